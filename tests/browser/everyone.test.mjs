// For everyone: accessibility of each page in each mode, narrow screens, large text, languages, no script.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as it from './support.mjs';
import { atWidths, everyPage, inLargestText } from './every_page.mjs';
import { routes } from './routes.mjs';
import { signIn } from './walks.mjs';

let browser;
let backend;
let reference;
let storage;
/** A signed-in device with a visit that was asked for. */
let own;
before(async () => {
  [browser, backend] = await Promise.all([it.launch(), it.startBackend()]);
  ({ reference, storage } = await it.keptOrder(browser, backend));
  own = await signedIn();
});

/** Signs in on a device and asks for a visit, by calls of the page. */
async function signedIn() {
  const { context, page } = await it.device(browser);
  await it.open(page, `${backend.url}/orders`);
  const session = await signIn(page, backend, { phone: '01097531864', name: '홍카나리아' });
  const call = (...what) => it.call(page, ...what);
  const windows = await call('GET', '/visits/services/civil-helper/windows?dong=banpo-1');
  const [first, second] = windows.days.flatMap((day) => day.windows).filter((window) => window.free);
  const view = await call('POST', '/visits/requests', {
    service: 'civil-helper', asker: 'oneself', answers: [{ field: 'stage', values: ['start'] }],
    place: { kind: 'home', dong: 'banpo-1', text: '시연로 1' }, windows: [first.start],
    contact: { way: 'call', hours: 'any' }, language: 'ko',
  });
  await it.open(page, `${backend.url}/mine`);
  const kept = await context.storageState();
  await context.close();
  return { kept, visit: view.visit.reference, draft: { of: session.person.account, typed: asked(second.start) } };
}
after(async () => {
  await browser?.close();
  await backend?.stop();
});

/** What is filled in of a request for a visit, up to the last page. */
const asked = (start) => ({
  service: 'civil-helper', asker: 'oneself', answers: [['stage', ['papers']]], place_kind: 'home', dong: 'banpo-1',
  place: '시연로 1, 101호', wishes: [{ day: start.slice(0, 10), start }], access: ['hearing'], way: 'call', hours: 'any',
  language: 'ko',
});

/** Pages of visits that only their owner sees. */
const ownRoutes = () => [
  ['/visits/request/civil-helper', /다른 분 대신|For someone else/],
  ['/visits/request/nursery-nurse', /영아 전담|Infant-only nursery/],
  ['/visits/request/civil-helper/what', /어디까지 하셨어요|How far have you come/],
  ['/visits/request/civil-helper/where', /길 이름과 번호|Street, number/],
  ['/visits/request/civil-helper/when', /가장 좋은 날의 시간|Time/],
  ['/visits/request/civil-helper/contact', /전화 받기 좋은 때|When to call/],
  ['/visits/request/civil-helper/check', /신청 보내기|Send/],
  [`/visits/requests/${own.visit}`, /담당자를 정하고 있어요|We are choosing who comes/],
  ['/visits/requests', /번호로 찾기|Find by number/],
];

/** What axe finds, and what sticks out on a narrow and on a wide screen, in the text as it comes and in the largest. */
async function axeAndEdges(page) {
  const edges = () => atWidths(page, [320, 360, 1080], it.overflowing);
  return [...(await it.axe(page)), ...(await edges()), ...(await inLargestText(page, edges))];
}

for (const [name, settings] of [
  ['Korean, light', {}],
  ['Korean, strong contrast, largest text', { text_size: 5, contrast: 'strong' }],
  ['English, light', { lang: 'en' }],
]) {
  test(`axe finds nothing on any page, and nothing sticks out from 320 to 1080 px in any size of text (${name})`, async () => {
    const device = { settings, storageState: storage, reducedMotion: 'reduce' };
    assert.deepEqual(await everyPage({ browser, backend }, routes(reference), device, axeAndEdges), []);
  });
}

for (const [name, settings] of [
  ['Korean, light', {}],
  ['English, strong contrast, largest text', { lang: 'en', text_size: 5, contrast: 'strong' }],
]) {
  test(`each step of asking for a visit, and following one: axe finds nothing, and nothing sticks out (${name})`, async () => {
    const device = { settings, visit: own.draft, storageState: own.kept, reducedMotion: 'reduce' };
    assert.deepEqual(await everyPage({ browser, backend }, ownRoutes(), device, axeAndEdges), []);
  });
}

test('axe finds nothing in the states that come with use', async () => {
  const { context, page, seen } = await it.device(browser, { reducedMotion: 'reduce' });
  const found = [];
  const look = async (state) => found.push(...(await it.axe(page)).map((violation) => `${state}: ${violation}`));
  await it.open(page, `${backend.url}/order`);
  await it.button(page, '글자 크기·화면').click();
  await page.getByRole('radio', { name: '조금 크게' }).waitFor();
  await look('display panel');
  await page.getByRole('searchbox').fill('번호판 교체');
  await page.getByText('찾는 서류가 없어요.').waitFor();
  await look('nothing found');
  await page.getByRole('searchbox').fill('');
  await it.chooseUpToWho(page);
  await it.button(page, '다음').click();
  await page.getByText(/가지를 고쳐 주세요/).waitFor();
  await look('error summary');
  await page.goBack();
  await page.getByRole('radio', { name: '달력' }).check({ force: true });
  await look('month');
  await page.goForward();
  await it.heading(page, '누가 예약하시나요?').waitFor();
  await it.typePerson(page, { phone: '010-0000-0409' });
  await it.button(page, '이대로 예약하기').click();
  await page.getByText('그 시간은 방금 마감됐어요').waitFor();
  await look('place taken');
  await page.route('**/api/v1/reservations', (route) => route.abort());
  await it.button(page, '이대로 예약하기').click();
  await page.getByText('예약됐는지 확인하고 있어요').waitFor();
  await look('outcome unknown');
  assert.deepEqual(found, []);
  assert.deepEqual(seen.violations, []);
  await context.close();
});

test('text size, contrast and language are chosen on any page, hold at once and are remembered', async () => {
  const { context, page } = await it.device(browser);
  await it.open(page, `${backend.url}/order`);
  const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
  const before = await size();
  await it.button(page, '글자 크기·화면').click();
  const choose = (name) => page.getByRole('radio', { name, exact: true }).check({ force: true });
  await choose('가장 크게');
  assert.ok((await size()) >= before * 1.4);
  await choose('검은 바탕');
  assert.equal(await page.evaluate(() => document.documentElement.dataset.contrast), 'strong');
  await choose('English');
  await it.heading(page, 'Which documents do you need?').waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
  await page.goto(`${backend.url}/`);
  await it.heading(page, 'How can we help?').waitFor();
  assert.ok((await size()) >= before * 1.4);
  await context.close();
});

test('without JavaScript every page says what it is and what helps', async () => {
  const { context, page } = await it.device(browser, { javaScriptEnabled: false });
  for (const path of ['/', '/order', '/orders', '/visits']) {
    await page.goto(backend.url + path);
    assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1, path);
    assert.ok((await page.getByRole('link', { name: /120/ }).count()) > 0, path);
  }
  await page.goto(backend.url);
  await it.link(page, /서류 예약/).click();
  await it.heading(page, '어떤 서류가 필요하세요?').waitFor();
  await context.close();
});

test('with the program blocked the page stands and says what to do', async () => {
  const { context, page } = await it.device(browser);
  await page.route('**/*.wasm', (route) => route.abort());
  await page.goto(backend.url);
  await page.getByRole('alert').filter({ hasText: '120' }).waitFor();
  await it.heading(page, '무엇을 도와드릴까요?').waitFor();
  await context.close();
});

test('the code of a page that does not arrive can be asked for again', async () => {
  const { context, page } = await it.device(browser);
  await page.route('**/split_orders*.wasm', (route) => route.abort());
  await it.open(page, `${backend.url}/orders`);
  await page.getByText('화면을 불러오지 못했어요.').waitFor();
  await page.unroute('**/split_orders*.wasm');
  await it.button(page, '다시 해 보기').click();
  await page.getByRole('heading', { name: '이 기기에 저장한 예약' }).waitFor();
  await context.close();
});

test('a phone in another time zone, three days wrong, shows the Korean times of the office', async () => {
  const seen = new Set();
  for (const timezoneId of ['Asia/Seoul', 'America/Los_Angeles', 'Pacific/Kiritimati']) {
    const { context, page } = await it.device(browser, { timezoneId, storageState: storage });
    await context.clock.install({ time: new Date('2026-11-26T23:30:00+09:00') });
    await it.open(page, `${backend.url}/orders/${reference}`);
    await page.locator('.ticket__time').waitFor();
    seen.add(await page.locator('.ticket__time').innerText());
    await context.close();
  }
  assert.equal(seen.size, 1, [...seen].join(' | '));
});
