// Finding a visiting service, and where trucks and buses stop: by hand, by keyboard alone, for everyone.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as it from './support.mjs';

let browser;
let backend;
it.town((made) => ({ browser, backend } = made));

const focused = (page) => page.evaluate(() => document.activeElement.textContent.trim());
const answer = (page, name) => page.getByRole('button', { name, exact: true });

test('from the first page to the form of the right service in four presses, and nothing answered leaves the device', async (t) => {
  const { context, page, seen } = await it.device(browser);
  t.after(() => context.close());
  await it.open(page, backend.url);
  await it.link(page, /^찾아가는 서비스/).click();
  await it.heading(page, '찾아가는 서비스').waitFor();
  const before = seen.urls.length;
  await answer(page, '부모님이나 어르신').click();
  assert.equal(await focused(page), '무엇이 힘드세요?', 'the next question has the focus');
  await answer(page, '소음이나 먼지로 다투고 있어요').click();
  assert.equal(await focused(page), '이런 서비스가 맞아요');
  await page.getByText('1가지를 찾았어요').waitFor();
  await page.getByText('직원이 찾아가 접수하고 그 자리에서 조정해요.', { exact: true }).waitFor();
  const sent = seen.urls.slice(before).map((url) => decodeURIComponent(new URL(url).pathname));
  assert.deepEqual(sent.filter((path) => path.includes('/api/')), [], 'no request follows an answer');
  assert.equal(new URL(page.url()).search, '', 'no answer stands in the address');
  await it.link(page, '신청하기 찾아가는 환경분쟁조정').click();
  await page.waitForURL('**/visits/request/environment-dispute');
  assert.deepEqual(seen.violations, []);
  assert.deepEqual(seen.errors, []);
});

test('what was answered is there again on the way back, and can be taken back', async (t) => {
  const { context, page } = await it.device(browser);
  t.after(() => context.close());
  await it.open(page, `${backend.url}/visits`);
  await answer(page, '가족이 세상을 떠났어요').click();
  await it.link(page, '자세히 보기 민원도우미').click();
  await it.heading(page, '민원도우미').waitFor();
  await page.getByText('어디에 나온 내용인가요?').first().click();
  await page.getByText('서울시 민원 서비스 10가지, 2015년 공개 자료 (요약)').first().waitFor();
  await page.goBack();
  await page.getByText('이런 서비스가 맞아요').waitFor();
  await it.button(page, '‘가족이 세상을 떠났어요’ 빼기').click();
  await page.getByText('누구에게 필요한가요?').waitFor();
  assert.equal(await focused(page), '누구에게 필요한가요?');
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  assert.ok(!kept.includes('bereavement'), 'in no store');
});

test('words with mistakes find the service, and none says so', async (t) => {
  const { context, page, seen } = await it.device(browser);
  t.after(() => context.close());
  await it.open(page, `${backend.url}/visits`);
  await page.getByText('누구에게 필요한가요?').waitFor();
  const before = seen.urls.length;
  const search = page.getByRole('searchbox');
  await search.fill('층간 소음');
  await page.getByRole('heading', { name: '찾아가는 환경분쟁조정' }).waitFor();
  await search.fill('주택 진단');
  await page.locator('.visit-card__name mark', { hasText: '주택 진단' }).waitFor();
  await search.fill('집수라');
  await page.getByRole('heading', { name: '찾아가는 주택 진단' }).waitFor();
  assert.deepEqual(await it.axe(page), []);
  await search.fill('xylophone');
  await page.getByText('맞는 서비스를 찾지 못했어요').waitFor();
  await it.link(page, /전화로 물어보기 120/).waitFor();
  await it.button(page, /모든 서비스 보기/).click();
  await page.getByText('누구에게 필요한가요?').waitFor();
  const sent = seen.urls.slice(before).map(decodeURIComponent);
  assert.deepEqual(sent.filter((url) => url.includes('/api/')), [], 'no request follows a word');
  assert.ok(!sent.some((url) => /층간|집수|xylophone/.test(url)), 'in no address of any request');
  assert.equal(new URL(page.url()).search + new URL(page.url()).hash, '', 'in no address of the page');
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state, document.cookie]));
  assert.doesNotMatch(kept, /층간|집수|xylophone/, 'in no store');
});

test('by keyboard alone: the finder, a service, the stops of a dong as a calendar', async (t) => {
  const { context, page, seen } = await it.device(browser, { viewport: { width: 320, height: 640 }, isMobile: false, hasTouch: false });
  t.after(() => context.close());
  await it.open(page, `${backend.url}/visits`);
  await answer(page, '청소년').focus();
  await page.keyboard.press('Enter');
  await answer(page, '마음이 힘들고 도움이 급해요').focus();
  await page.keyboard.press('Enter');
  assert.equal(await focused(page), '이런 서비스가 맞아요');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 2, name: '청소년 동반자' }).waitFor();
  assert.equal(new URL(page.url()).pathname, '/visits/services/quiet', 'the address says nothing');
  assert.match(await page.title(), /^찾아가는 서비스/);
  assert.ok((await it.button(page, '나가기').count()) > 0, 'one can leave at once');
  await it.open(page, `${backend.url}/visits/stops`);
  await page.getByRole('combobox', { name: '사시는 동' }).selectOption('banpo-2');
  await page.waitForURL('**/visits/stops?dong=banpo-2');
  await page.getByText('다음은 12월 11일 금요일').waitFor();
  await page.getByRole('radio', { name: '목록' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.waitForURL('**/visits/stops?dong=banpo-2&view=month');
  await page.getByRole('button', { name: '12월 11일 금요일, 1번 와요' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '12월 11일 금요일에 오는 곳' }).waitFor();
  assert.deepEqual(await it.axe(page), []);
  assert.deepEqual(await it.overflowing(page), []);
  assert.deepEqual(seen.errors, []);
});

test('a stop goes into the calendar, and the map chooses a dong', async (t) => {
  const { context, page } = await it.device(browser);
  t.after(() => context.close());
  await it.open(page, `${backend.url}/visits/stops`);
  const download = page.waitForEvent('download');
  await it.button(page, /^달력에 넣기/).first().click();
  assert.equal((await download).suggestedFilename(), 'stop.ics');
  await page.locator('.visit-map__dong').filter({ hasText: '내곡' }).click();
  await page.waitForURL('**/visits/stops?dong=naegok');
  await page.getByRole('heading', { name: '내곡동에도 와 주세요' }).waitFor();
});

test('the place of the device is asked for only when pressed, and reaches nobody', async (t) => {
  const { context, page, seen } = await it.device(browser, { geolocation: { latitude: 37.459, longitude: 127.076 }, permissions: ['geolocation'] });
  t.after(() => context.close());
  await it.open(page, `${backend.url}/visits/stops`);
  await it.button(page, '지금 있는 곳으로 찾기').click();
  await page.waitForURL('**/visits/stops?dong=naegok');
  assert.ok(!seen.urls.some((url) => url.includes('37.') || url.includes('127.076')));
});

test('five neighbours wish for a stop, the fifth sees the number, and a second press changes nothing', async (t) => {
  for (let neighbour = 1; neighbour <= 5; neighbour += 1) {
    const { context, page, seen } = await it.device(browser);
    await it.open(page, `${backend.url}/visits/stops?dong=jamwon`);
    await it.button(page, '우리 동네로 와 주세요').click();
    await page.getByText('와 달라는 뜻을 전했어요').waitFor();
    const told = page.getByText('잠원동에 와 달라는 분이 5명이에요.');
    assert.equal(await told.count(), neighbour === 5 ? 1 : 0);
    if (neighbour === 5) {
      await page.reload();
      await it.ready(page);
      await told.waitFor();
      assert.deepEqual(await it.axe(page), []);
      await it.button(page, '와 달라는 말 거두기').click();
      await page.getByText('와 달라는 말을 거두었어요').waitFor();
      assert.equal(await told.count(), 0, 'four are not told');
    }
    assert.deepEqual(seen.errors, []);
    await context.close();
  }
});
