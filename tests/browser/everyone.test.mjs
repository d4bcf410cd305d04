// For everyone: accessibility of each page in each mode, narrow screens, large text, languages, no script.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as it from './support.mjs';
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

const PERSON = {
  person: { for_whom: 'Family', other_name: '홍부친', name: '홍시연', year: '1950', month: '5', day: '5', phone: '010-0000-1234' },
  held: null,
};

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

async function visit(options, settings, check, { kept = storage, all = routes(reference), draft = null } = {}) {
  const { context, page, seen } = await it.device(browser, { storageState: kept, ...options });
  await context.addInitScript(([settings, person, draft]) => {
    localStorage.setItem('settings', JSON.stringify(settings));
    localStorage.setItem('order-draft', JSON.stringify({ ...person, changed_at: Date.now() }));
    if (draft) sessionStorage.setItem('visit-request', JSON.stringify({ ...draft, changed_at: Date.now() }));
  }, [settings, PERSON, draft]);
  for (const [path, text] of all) {
    await it.open(page, backend.url + path);
    await page.getByText(text).first().waitFor();
    // The stylesheets that come after the first paint.
    await page.waitForFunction(() => [...document.styleSheets].some((sheet) => /pages/.test(sheet.href)));
    await check(page, path);
  }
  assert.deepEqual(seen.violations, []);
  assert.deepEqual(seen.errors, []);
  await context.close();
}

for (const [name, settings] of [
  ['Korean, light', { lang: 'ko', text_size: 2, contrast: 'normal' }],
  ['Korean, strong contrast, largest text', { lang: 'ko', text_size: 5, contrast: 'strong' }],
  ['English, light', { lang: 'en', text_size: 2, contrast: 'normal' }],
]) {
  test(`axe finds nothing on any page (${name})`, async () => {
    const found = [];
    await visit({ reducedMotion: 'reduce' }, settings, async (page, path) => {
      found.push(...(await it.axe(page)).map((violation) => `${path}: ${violation}`));
    });
    assert.deepEqual(found, []);
  });
}

for (const settings of [
  { lang: 'ko', text_size: 2, contrast: 'normal' },
  { lang: 'en', text_size: 5, contrast: 'strong' },
]) {
  test(`each step of asking for a visit, and following one: axe finds nothing (${settings.lang}, ${settings.contrast})`, async () => {
    const found = [];
    await visit({ reducedMotion: 'reduce' }, settings, async (page, path) => {
      found.push(...(await it.axe(page)).map((violation) => `${path}: ${violation}`));
    }, { kept: own.kept, all: ownRoutes(), draft: own.draft });
    assert.deepEqual(found, []);
  });
}

for (const [width, size, lang] of [[320, 2, 'ko'], [320, 5, 'ko'], [320, 5, 'en'], [1080, 3, 'ko']]) {
  test(`nothing of asking for a visit sticks out at ${width} px with text size ${size} (${lang})`, async () => {
    const found = [];
    const settings = { lang, text_size: size, contrast: 'normal' };
    await visit({ viewport: { width, height: 740 } }, settings, async (page, path) => {
      found.push(...(await it.overflowing(page)).map((element) => `${path}: ${element}`));
    }, { kept: own.kept, all: ownRoutes(), draft: own.draft });
    assert.deepEqual(found, []);
  });
}

for (const [width, size, lang] of [[320, 2, 'ko'], [320, 5, 'ko'], [320, 5, 'en'], [360, 5, 'ko'], [1080, 3, 'ko']]) {
  test(`nothing sticks out at ${width} px with text size ${size} (${lang})`, async () => {
    const found = [];
    await visit({ viewport: { width, height: 740 } }, { lang, text_size: size, contrast: 'normal' }, async (page, path) => {
      found.push(...(await it.overflowing(page)).map((element) => `${path}: ${element}`));
    });
    assert.deepEqual(found, []);
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

test('targets are at least 44 px high on a phone', async () => {
  const found = [];
  await visit({}, { lang: 'ko', text_size: 2, contrast: 'normal' }, async (page, path) => {
    const small = await page.evaluate(() => {
      const inText = (element) => element.closest('p, li:not(.plain-list li), .app-footer') !== null && element.tagName === 'A';
      return [...document.querySelectorAll('a, button, input, select, summary')]
        .filter((element) => element.getClientRects().length > 0 && !element.closest('.skip-link, .sr-only') && !inText(element))
        .map((element) => [element, (element.closest('label, .choice-card') ?? element).getBoundingClientRect()])
        .filter(([, box]) => Math.max(box.height, box.width) > 1 && box.height < 43.5)
        .map(([element, box]) => `${element.outerHTML.slice(0, 90)} ${Math.round(box.height)}`);
    });
    found.push(...small.map((element) => `${path}: ${element}`));
  });
  assert.deepEqual(found, []);
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
