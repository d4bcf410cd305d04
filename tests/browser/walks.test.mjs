// Those who do not see, or do not touch: whole journeys by keys alone and by ear alone, in a small window, where bars
// that stick to it could cover what has the focus. And in KakaoTalk's browser, which lacks much.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as it from './support.mjs';
import * as walks from './walks.mjs';

let browser;
let backend;
it.town((made) => ({ browser, backend } = made));

const SMALL = { viewport: { width: 360, height: 640 }, hasTouch: false, isMobile: false };

async function small(t, options = SMALL) {
  const device = await it.device(browser, options);
  t.after(() => device.context.close());
  const named = { link: (name) => it.link(device.page, name), button: (name) => it.button(device.page, name), heading: (name) => it.heading(device.page, name).waitFor() };
  return { ...device, named, keys: walks.keyboard(device.page) };
}

test('by keys alone from the first page to the ticket, back and forth, the focus seen at every stop', async (t) => {
  const { page, keys, named } = await small(t);
  await it.open(page, backend.url);
  await walks.orderByKeys(page, named, keys);
  assert.deepEqual(keys.findings, []);
});

test('by keys alone a number is taken and given back', async (t) => {
  const { page, keys, named } = await small(t);
  await it.open(page, `${backend.url}/queue`);
  await it.heading(page, '지금 얼마나 기다려요?').waitFor();
  await keys.enter(named.link('서초구청 OK민원센터'));
  await named.heading('서초구청 OK민원센터');
  await keys.enter(named.link(/번호표 받기/).first());
  await keys.enter(named.button('번호표 받기'));
  await page.locator('.ticket__number').waitFor();
  await keys.enter(named.button('번호표 돌려주기'));
  await keys.enter(named.button('네, 돌려줄게요'));
  await named.heading('돌려준 번호표예요');
  assert.deepEqual(keys.findings, []);
});

test('by keys alone a visit is asked for up to its check page', async (t) => {
  const { page, keys, named } = await small(t);
  await it.open(page, `${backend.url}/orders`);
  await walks.signIn(page, backend, { phone: '01097531864', name: '홍카나리아' });
  await it.open(page, `${backend.url}/visits/request/dong-visit`);
  await named.heading('누구를 위한 신청인가요?');
  await keys.enter(named.button('나를 위해'));
  await page.locator('#answer-topics').waitFor();
  await keys.space(page.locator('#answer-topics input').first());
  await keys.enter(named.button('다음'));
  await named.heading('어디로 갈까요?');
  await keys.to(page.locator('#dong'));
  await keys.press('ArrowDown', 2);
  await keys.write(page.locator('#place'), '시연로 1');
  await keys.enter(named.button('다음'));
  await named.heading('언제 갈까요?');
  await keys.space(page.getByRole('group', { name: /의 시간$/ }).first().getByRole('radio').first());
  await keys.enter(named.button('다음'));
  await named.heading('어떻게 연락할까요?');
  await keys.enter(named.button('적은 내용 확인하기'));
  await named.heading('보내기 전에 확인해 주세요');
  await keys.to(named.button('신청 보내기'));
  assert.deepEqual(keys.findings, []);
});

test('by keys alone a book is found and everything said that its payback asks for', async (t) => {
  const { page, keys, named } = await small(t);
  await it.open(page, `${backend.url}/orders`);
  await walks.signIn(page, backend, { phone: '01000001234', name: '홍시연' });
  await it.open(page, `${backend.url}/payback`);
  await keys.enter(named.link(/사기 전에 확인하기/));
  await page.getByRole('searchbox').waitFor();
  await keys.write(page.getByRole('searchbox'), '골목을 걷는');
  await keys.press('Enter');
  await keys.enter(page.locator('.order-list .order-card').first());
  await page.getByText('네, 돌려받을 수 있는 책이에요').waitFor();
  await keys.enter(named.link('이 책 신청하기'));
  await named.heading('북페이백 신청하기');
  await page.getByRole('radio').first().waitFor();
  await keys.space(page.getByRole('radio').first());
  await keys.to(named.button('이 책 신청하기'));
  assert.deepEqual(keys.findings, []);
});

test('by ear alone a document is ordered: each step is heard, a mistake is told, the field says how it is wrong', async (t) => {
  const { page, seen } = await small(t);
  await it.open(page, backend.url);
  const ears = await walks.listener(page);
  await walks.orderByEar(page, ears);
  const reference = await ears.find('StaticText', /^[2-9A-HJ-NP-TV-Z]{4}-[2-9A-HJ-NP-TV-Z]{4}$/);
  assert.ok(page.url().endsWith(reference.name), 'the number of the order is heard');
  assert.deepEqual(seen.errors, []);
});

test("in KakaoTalk's browser a document is ordered, and nothing is offered that is not there", async (t) => {
  const { context, page, seen } = await small(t, walks.KAKAOTALK);
  await context.addInitScript(walks.withoutApis);
  await walks.orderInKakaoTalk(page, it, backend.url);
  const reference = await it.referenceOf(page);
  await it.button(page, '이 기기에 예약 저장하기').tap();
  await page.getByText('이 기기에 저장했어요.').waitFor();
  await it.open(page, `${backend.url}/orders`);
  await page.locator(`main a[href="/orders/${reference}"]`).first().waitFor();
  await it.open(page, `${backend.url}/queue/ok-center`);
  await page.getByText('지금 부르는 번호').first().waitFor();
  await walks.offersNothingAbsent(page);
  assert.deepEqual(await page.evaluate(() => window.askedFor), []);
  assert.deepEqual(seen.errors, []);
  assert.deepEqual(seen.violations, []);
});
