// A change of language in the middle of something: the address, what was typed and chosen, and the focus stay; and whom to
// call for an interpreter stands beside every choice of a language.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as checks from './checks.mjs';
import * as journeys from './journeys.mjs';
import { LARGE, kiosk as kioskOf } from './kiosk.mjs';
import * as kioskWalks from './kiosk_walks.mjs';
import { signedIn, someone, touch } from './residents.mjs';
import * as it from './support.mjs';

let browser;
let backend;
it.town((made) => ({ browser, backend } = made));

const LANGUAGES = ['ko', 'en', 'zh-Hans', 'vi'];
const ROUND = ['vi', 'zh-Hans', 'ko'];
const INTERPRETERS = '1577-1366';

/** Where one is and what one has done there. */
const state = (page) => page.evaluate(() => ({
  address: location.pathname + location.search,
  fields: [...document.querySelectorAll('main :is(input, select, textarea)')]
    .map((field) => `${field.id || field.name} ${field.type} ${field.value} ${field.checked ?? ''}`).sort(),
  chosen: [...document.querySelectorAll('main :is(a, button)')]
    .map((one, at) => (one.matches('[aria-current], [aria-pressed="true"], .is-selected, .is-chosen') ? `${at} ${one.getAttribute('href')}` : ''))
    .filter(Boolean),
  numbers: [...document.querySelectorAll('main .ticket strong')].map((one) => one.textContent).filter((text) => /^[\d A-Z-]+$/.test(text)),
  opened: [...document.querySelectorAll('main details')].map((part) => part.open),
}));

/** Changes the language in the panel; the focus stays on what was chosen there. */
async function change(page, language, kiosk) {
  const radio = page.locator(`input[name="language"][value="${language}"]`);
  if (kiosk) await page.locator(`.kiosk-seen .segmented__item:has(input[value="${language}"])`).tap();
  else await radio.check({ force: true });
  await page.waitForFunction((language) => document.documentElement.lang === language, language);
  await checks.stands(page);
  assert.ok(await radio.evaluate((one) => one === document.activeElement), `${language}: the focus stays`);
}

/** From Korean through the others and back. `panel`: the button that opens where a language is chosen. */
async function roundTrip(page, kiosk = false) {
  await checks.stands(page);
  const before = await state(page);
  assert.ok(before.fields.length + before.chosen.length + before.numbers.length > 0, 'something to lose');
  const panel = page.locator(`[aria-controls="${kiosk ? 'kiosk-seen' : 'display-panel'}"]`).first();
  const heading = await page.locator('h1').innerText();
  await panel.click();
  for (const language of ROUND) {
    await change(page, language, kiosk);
    const now = await page.locator('h1').innerText();
    assert.equal(now === heading, language === 'ko', `${language}: “${now}”`);
    assert.deepEqual(await state(page), before, language);
  }
  await panel.click();
  assert.ok(await panel.evaluate((button) => button === document.activeElement), 'the panel is closed where it was opened');
}

const guest = (work) => async (t) => {
  const device = await someone(t, browser);
  await work(device.page);
  return device;
};
let nth = 0;
const member = (work) => async (t) => {
  nth += 1;
  const device = await signedIn(t, browser, backend, { phone: `0102468140${nth}`, name: '홍두루미' });
  await work(device.page);
  return device;
};
const requestOfVisit = async (page) => {
  await it.open(page, `${backend.url}/visits/request/civil-helper`);
  await page.locator('.visit-way').first().tap();
  await page.locator('#answer-stage input').first().check();
  await page.locator('.visit-form button[type="submit"]').tap();
  await page.locator('input[name="place-kind"]').first().check();
  await page.locator('#place').fill('시연로 1, 101호');
  await page.locator('#dong').selectOption({ index: 2 });
};

const STATES = {
  'words typed into the search of documents, and a document chosen': guest(async (page) => {
    await it.open(page, `${backend.url}/order`);
    await page.getByRole('checkbox', { name: /^가족관계증명서/ }).first().check();
    await page.locator('#document-search').fill('가족');
  }),
  'the chosen time of an order': guest(async (page) => {
    await it.open(page, `${backend.url}/order`);
    await it.chooseUpToWho(page);
    await page.goBack();
    await page.locator('.slot.is-selected, .slot[aria-current]').first().waitFor();
  }),
  'who orders': guest(async (page) => {
    await it.open(page, `${backend.url}/order`);
    await it.chooseUpToWho(page);
    await page.locator('input[name="for-whom"]').nth(1).check();
    await page.locator('#name').fill('홍시연');
    await page.locator('.who-form .date-part input').first().fill('1950');
  }),
  'answers of the finder of visits': guest(async (page) => {
    await it.open(page, `${backend.url}/visits`);
    await page.locator('.visit-questions .visit-chip').first().tap();
    await page.locator('.visit-chip.is-chosen').first().waitFor();
  }),
  'the ticket of an order': guest(async (page) => {
    await it.orderDocuments(page, backend.url, { phone: '010-2468-1499' });
    await page.locator('main details').evaluateAll((all) => all.forEach((one) => { one.open = true; }));
  }),
  'a number from home': guest(async (page) => {
    await it.open(page, backend.url);
    await journeys.takeNumber(page, touch(page));
  }),
  'where a visit is asked for': member(requestOfVisit),
  'when a visit is asked for': member(async (page) => {
    await requestOfVisit(page);
    await page.locator('.visit-form button[type="submit"]').tap();
    await page.locator('#wish-0 input[type="radio"]').nth(1).check();
  }),
  'applying for a book': member(async (page) => {
    const { items } = await it.call(page, 'GET', '/payback/books');
    const verdicts = await Promise.all(items.map(({ isbn13 }) => it.call(page, 'GET', `/payback/books/${isbn13}`)));
    await it.open(page, `${backend.url}/payback/apply/${items[verdicts.findIndex(({ verdict }) => verdict === 'allowed')].isbn13}`);
    await page.locator('main input[type="radio"]').first().check();
  }),
  'asking for a permission': member(async (page) => {
    await it.open(page, `${backend.url}/ask`);
    await page.locator('.ask-form input[type="text"]').first().fill('홍방울새');
    await page.locator('#service-siren_order').check();
    await page.locator('#until-3').check();
  }),
};

for (const [name, arrive] of Object.entries(STATES)) {
  test(`a change of language keeps everything: ${name}`, async (t) => {
    const { page, seen } = await arrive(t);
    await roundTrip(page);
    assert.deepEqual([seen.errors, seen.violations], [[], []]);
  });
}

const kiosk = async (t) => {
  const made = await kioskOf({ browser, backend }, LARGE, { languages: LANGUAGES });
  t.after(() => made.context.close());
  return { ...made, hands: kioskWalks.fingers(made.page) };
};

test('a change of language keeps everything: Hangul half typed at a kiosk', async (t) => {
  const { page, hands, seen } = await kiosk(t);
  await page.locator('.kiosk-doors a[href^="/order"]').tap();
  await it.chooseUpToWho(page);
  await hands.tick(page.locator('input[name="for-whom"]').first());
  await hands.write(page.locator('#name'), [...'ㅎㅗㅇㅅㅣ']);
  await page.locator('.who-form .date-part input').first().fill('1950');
  await page.locator('#name').tap();
  assert.equal(await page.locator('#name').inputValue(), '홍시');
  await roundTrip(page, true);
  // The same syllable is not gone on with, since one was elsewhere; the next one is.
  await hands.write(page.locator('#name'), [...'ㅇㅕㄴ']);
  assert.equal(await page.locator('#name').inputValue(), '홍시연');
  assert.deepEqual([seen.errors, seen.violations], [[], []]);
});

test('a change of language keeps everything: the second question of checking in at a kiosk', async (t) => {
  const { page, hands, seen } = await kiosk(t);
  await page.locator('.kiosk-doors a[href^="/arrive"]').tap();
  await hands.write(page.locator('#arrival-code'), [...'A2B3C4D5']);
  await hands.ready();
  await page.locator('main form button[type="submit"]').tap();
  await page.locator('main .segmented__item').first().waitFor();
  await page.locator('main form input.krds-input').fill('12');
  await roundTrip(page, true);
  assert.deepEqual([seen.errors, seen.violations], [[], []]);
});

test("the interpreters' number stands beside the choice of a language in every language, on a phone", async (t) => {
  const { page } = await someone(t, browser);
  await it.open(page, backend.url);
  await page.locator('[aria-controls="display-panel"]').click();
  const seen = new Set();
  for (const language of [...LANGUAGES.slice(1), 'ko']) {
    await change(page, language, false);
    const link = page.locator(`#display-panel a[href="tel:${INTERPRETERS}"]`);
    assert.ok((await link.innerText()).includes(INTERPRETERS));
    seen.add(await link.innerText());
  }
  assert.equal(seen.size, LANGUAGES.length, 'in the language that was chosen');
});

test("the interpreters' number stands beside the choice of a language in every language, at a kiosk, which cannot call", async (t) => {
  const { page } = await kiosk(t);
  await page.locator('.kiosk-bar [aria-controls="kiosk-seen"]').tap();
  const seen = new Set();
  for (const language of [...LANGUAGES.slice(1), 'ko']) {
    await change(page, language, true);
    const line = page.locator('#kiosk-seen p', { hasText: INTERPRETERS });
    seen.add(await line.innerText());
    assert.equal(await page.locator('a[href^="tel:"]').count(), 0);
  }
  assert.equal(seen.size, LANGUAGES.length, 'in the language that was chosen');
});
