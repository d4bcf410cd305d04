// What only their owner sees, and what a link or a number opens: read in the order in which it stands, on a phone and on
// a wide screen; no field leads away when it is changed.

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import * as checks from './checks.mjs';
import * as journeys from './journeys.mjs';
import { signedIn, touch } from './residents.mjs';
import * as it from './support.mjs';

let browser;
let backend;
before(async () => {
  browser = await it.launch();
});
// Each person takes a number from home at the same counter, which gives out only so many.
beforeEach(async () => {
  backend = await it.startBackend();
});
afterEach(() => backend?.stop());
after(() => browser?.close());

/** A book, a visit, a permission and a number of the person; the addresses of all that they see. */
async function addresses(page) {
  const book = await journeys.bookBought(page, backend);
  const visit = await journeys.visitAsked(page);
  const { permission } = await it.call(page, 'POST', '/permissions', { name: '홍부친', services: ['siren_order'], until: '2026-12-31' });
  await it.open(page, backend.url);
  await journeys.takeNumber(page, touch(page));
  const number = new URL(page.url()).pathname;
  return [
    '/mine', '/mine/data', '/mine/data/erase', '/mine/messages', '/mine/claim',
    '/payback', `/payback/${book.reference}`, `/payback/apply/${book.isbn}`, '/payback/history',
    ...['', '/what', '/where', '/when', '/contact', '/check'].map((step) => `/visits/request/civil-helper${step}`),
    `/visits/requests/${visit}`, '/visits/requests', '/ask', `/ask/${permission.reference}`, `/ask/${permission.reference}/paper`, number,
  ];
}

/** Everything that is asked for a visit is filled in, so that each step opens. */
async function fillRequest(page) {
  const { person } = await it.call(page, 'GET', '/session');
  const windows = await it.call(page, 'GET', '/visits/services/civil-helper/windows?dong=banpo-1');
  const start = windows.days.flatMap((day) => day.windows).filter((window) => window.free)[1].start;
  const typed = {
    service: 'civil-helper', asker: 'oneself', answers: [['stage', ['papers']]], place_kind: 'home', dong: 'banpo-1', place: '시연로 1, 101호',
    wishes: [{ day: start.slice(0, 10), start }], access: ['hearing'], way: 'call', hours: 'any', language: 'ko',
  };
  await page.context().addInitScript((draft) => sessionStorage.setItem('visit-request', JSON.stringify({ ...draft, changed_at: Date.now() })), { of: person.account, typed });
}

test("one's own pages: read in the order in which they stand, and no field leads away", async (t) => {
  const { page, seen } = await signedIn(t, browser, backend, { phone: '01024681357', name: '홍두루미' }, { options: { viewport: { width: 360, height: 740 } } });
  const all = await addresses(page);
  await fillRequest(page);
  const found = [];
  for (const path of all) {
    await it.open(page, backend.url + path);
    await checks.stands(page);
    assert.equal(new URL(page.url()).pathname, path, 'the page itself, not one before it');
    const look = async (wanted) => found.push(...(await checks.run(page, wanted)).map((finding) => `${path}: ${finding}`));
    await page.locator('main details').evaluateAll((parts) => parts.forEach((part) => { part.open = true; }));
    await look(['reading order', 'filled in']);
    await page.setViewportSize({ width: 1080, height: 740 });
    await look(['reading order']);
    await page.setViewportSize({ width: 360, height: 740 });
    await look(['changing']);
  }
  assert.deepEqual(found, []);
  assert.deepEqual(seen.errors, []);
  assert.deepEqual(seen.violations, []);
});

/** How the pages are held, and what is looked at then. */
const WORDS = ['axe', 'cut off', 'overlapping', 'names'];
const SHAPE = ['targets', 'cut off', 'overlapping', 'letters', 'text contrast', 'mark contrast', 'structure', 'unnamed', 'names', 'announces'];
const MODES = {
  Korean: [{}, [...SHAPE, 'colour alone', 'text spacing', 'title', 'languages', 'forced colours', 'motion']],
  // In the largest text, as all pages are (everyone.test.mjs).
  'strong contrast': [{ contrast: 'strong', text_size: 5 }, ['text contrast', 'mark contrast']],
  'the easy mode': [{ easy: true }, ['axe', ...SHAPE]],
  Chinese: [{ lang: 'zh-Hans' }, WORDS],
  Vietnamese: [{ lang: 'vi' }, WORDS],
};

for (const [nth, [name, [settings, wanted]]] of Object.entries(MODES).entries()) {
  test(`one's own pages in ${name} at 320 px: the checks of all pages find nothing`, async (t) => {
    const whole = { lang: 'ko', text_size: 2, contrast: 'normal', ...settings };
    const { page, seen } = await signedIn(t, browser, backend, { phone: `0102468151${nth}`, name: '홍두루미' }, { settings: whole, options: { viewport: { width: 320, height: 740 } } });
    const all = await addresses(page);
    await fillRequest(page);
    const found = [];
    for (const path of all) {
      await it.open(page, backend.url + path);
      await checks.stands(page);
      assert.equal(new URL(page.url()).pathname, path, 'the page itself, not one before it');
      const mode = { easy: settings.easy, strong: settings.contrast === 'strong' };
      found.push(...(await checks.run(page, wanted, mode)).map((finding) => `${path}: ${finding}`));
    }
    t.diagnostic(`${all.length} pages`);
    assert.deepEqual(found, []);
    assert.deepEqual([seen.errors, seen.violations], [[], []]);
  });
}
