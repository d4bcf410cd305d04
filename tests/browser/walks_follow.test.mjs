// By keys alone, in a small window: what follows after asking. A visit is found and an offered time answered; a book is
// told bought and returned, and looked up among all of them. The focus is seen at every stop.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as it from './support.mjs';
import * as walks from './walks.mjs';

let browser;
let backend;
it.town((made) => ({ browser, backend } = made));

/** Someone who is signed in and has no mouse; what the app's own page would send. */
async function small(t, person) {
  const { context, page, seen } = await it.device(browser, { viewport: { width: 360, height: 640 }, hasTouch: false, isMobile: false });
  t.after(() => context.close());
  await it.open(page, `${backend.url}/orders`);
  await walks.signIn(page, backend, person);
  const call = (...what) => it.call(page, ...what);
  return { page, seen, call, keys: walks.keyboard(page) };
}

test('by keys alone a visit is found in the list, and yes is said to the time that is offered', async (t) => {
  const { page, seen, call, keys } = await small(t, { phone: '01097531864', name: '홍카나리아' });
  const { days } = await call('GET', '/visits/services/civil-helper/windows?dong=banpo-1');
  const { visit } = await call('POST', '/visits/requests', {
    service: 'civil-helper', asker: 'oneself', answers: [{ field: 'stage', values: ['start'] }],
    place: { kind: 'home', dong: 'banpo-1', text: '시연로 1' },
    windows: [days.flatMap((day) => day.windows).find((window) => window.free).start],
    contact: { way: 'call', hours: 'any' }, language: 'ko',
  });
  const office = (act, more = {}) => backend.staff(`visits/${act}`, { reference: visit.reference, ...more });
  await office('assign', { name: '김담당', desk: '찾아가는 서비스팀 (시연)', phone: '120' });
  await office('offer', { start: '2026-12-01T14:00:00+09:00' });
  await it.open(page, `${backend.url}/visits/requests`);
  await it.heading(page, '찾아와 달라고 한 신청').waitFor();
  await keys.enter(it.link(page, /민원도우미/));
  await it.heading(page, '신청한 방문').waitFor();
  await keys.enter(it.button(page, '네, 좋아요'));
  await page.locator('.visit-follow__next').filter({ hasText: /12월 1일 화요일 오후 2시에 찾아갈게요/ }).waitFor();
  // What goes on from here is reached, too.
  await keys.to(it.button(page, '달력에 넣기'));
  await keys.to(page.getByLabel('담당자에게 할 말'));
  await keys.enter(page.locator('summary').filter({ hasText: '지금까지 있었던 일' }));
  await page.getByText(/오후 2시에 가기로 했어요/).waitFor();
  assert.equal((await call('GET', `/visits/requests/${visit.reference}`)).visit.state, 'agreed');
  assert.deepEqual([keys.findings, seen.errors], [[], []]);
});

test('by keys alone a book is told bought and returned, and chosen in the history by year and order', async (t) => {
  const { page, seen, call, keys } = await small(t, { phone: '01000001234', name: '홍시연' });
  const { items } = await call('GET', '/payback/books');
  const checks = await Promise.all(items.slice(0, 6).map(({ isbn13 }) => call('GET', `/payback/books/${isbn13}`)));
  const isbn = items[checks.findIndex((check) => check.verdict === 'allowed')].isbn13;
  const { payback } = await call('POST', '/paybacks', { isbn, store: 'geomok' });
  await backend.staff('payback/approve', { reference: payback.reference });
  await it.open(page, `${backend.url}/payback`);
  await keys.enter(page.locator('.order-card').first());
  await it.heading(page, '내 북페이백 책').waitFor();
  await keys.enter(it.button(page, '샀다고 알리기'));
  await page.getByText('12월 14일 월요일까지 반납하세요').waitFor();
  await keys.enter(it.button(page, '반납했다고 알리기'));
  await page.getByText('서점이 책을 살펴보고 있어요').first().waitFor();
  await keys.enter(it.link(page, '북페이백').first(), 'Shift+Tab');
  await it.heading(page, '북페이백').waitFor();
  await keys.enter(it.link(page, '내가 본 책과 돌려받은 돈'));
  await it.heading(page, '내가 본 책과 돌려받은 돈').waitFor();
  await page.getByText('모두 1권 가운데 1번째부터 1번째까지').waitFor();
  for (const [name, query] of [['신청한 해', '?year=2026'], ['보는 순서', '?year=2026&sort=earliest']]) {
    await keys.to(page.getByRole('combobox', { name }));
    await keys.press('ArrowDown');
    await page.waitForFunction((query) => location.search === query, query);
  }
  await keys.enter(page.locator('.payback-rows .order-card'));
  await it.heading(page, '내 북페이백 책').waitFor();
  assert.equal((await call('GET', `/paybacks/${payback.reference}`)).payback.state, 'returned');
  assert.deepEqual([keys.findings, seen.errors], [[], []]);
});
