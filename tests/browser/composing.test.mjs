// Hangul from a real keyboard: a syllable changes in the field until it is done. By the events of the browser's own
// (compositionstart to compositionend), on a phone and at a kiosk.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GAJOK, GASI, HONG, ime } from './ime.mjs';
import * as journeys from './journeys.mjs';
import { LARGE, door, kiosk as kioskOf } from './kiosk.mjs';
import { signedIn } from './residents.mjs';
import * as it from './support.mjs';
import { frames } from './walks.mjs';

let browser;
let backend;
it.town((made) => ({ browser, backend } = made));

/** The list of documents, held in the hand or at a kiosk. */
const PLACES = {
  'on a phone': async () => {
    const made = await it.device(browser);
    await it.open(made.page, `${backend.url}/order`);
    return made;
  },
  'at a kiosk': async () => {
    const made = await kioskOf({ browser, backend }, LARGE);
    await door(made.page, /서류 예약하기/).click();
    await it.heading(made.page, '어떤 서류가 필요하세요?').waitFor();
    return made;
  },
};

/** Counts syllables that were begun and that were ended, in `window.syllables`. */
const countSyllables = (page) => page.evaluate(() => {
  window.syllables = [0, 0];
  addEventListener('compositionstart', () => { window.syllables[0] += 1; }, true);
  addEventListener('compositionend', () => { window.syllables[1] += 1; }, true);
});

for (const [where, arrive] of Object.entries(PLACES)) {
  test(`a name is composed, its finals move, it is erased while it is composed, ${where}`, async (t) => {
    const { context, page, seen } = await arrive();
    t.after(() => context.close());
    await it.chooseUpToWho(page);
    await page.getByRole('radio', { name: '내 서류예요' }).check();
    const name = page.locator('#name');
    await name.click();
    await countSyllables(page);
    const hands = await ime(page);
    assert.deepEqual(await hands.type(name, HONG), []);
    assert.equal(await name.inputValue(), '홍시연');
    assert.deepEqual(await page.evaluate(() => window.syllables), [3, 3], 'none was broken off');
    // One more, taken back letter by letter.
    assert.deepEqual(await hands.type(name, [[, 'ㄱ'], [, '가'], [, '각'], [, '가'], [, 'ㄱ']]), []);
    await hands.compose('');
    assert.equal(await name.inputValue(), '홍시연');
    await page.keyboard.press('Backspace');
    assert.equal(await name.inputValue(), '홍시');
    assert.deepEqual(await hands.type(name, GASI), []);
    assert.equal(await name.inputValue(), '홍시가시');
    // Within the text too.
    await name.evaluate((field) => field.setSelectionRange(1, 1));
    await hands.compose('ㄷ');
    await hands.compose('두');
    await frames(page, 2);
    assert.equal(await name.inputValue(), '홍두시가시');
    await hands.commit('두');
    assert.equal(await name.evaluate((field) => field.selectionStart), 2, 'the caret stays');
    assert.deepEqual([seen.errors, seen.violations], [[], []]);
  });

  test(`Enter that ends a syllable sends nothing, and what was composed is what is sent, ${where}`, async (t) => {
    const { context, page, seen } = await arrive();
    t.after(() => context.close());
    await it.chooseUpToWho(page);
    await page.getByRole('radio', { name: '내 서류예요' }).check();
    await page.getByRole('textbox', { name: /년/ }).first().fill('19500505');
    await page.getByRole('textbox', { name: /휴대전화 번호/ }).fill('010-0000-1234');
    const name = page.locator('#name');
    await name.click();
    const hands = await ime(page);
    assert.deepEqual(await hands.type(name, HONG.slice(0, -1)), []);
    await hands.enter('연');
    await frames(page, 4);
    assert.equal(await name.inputValue(), '홍시연');
    await it.heading(page, '누가 예약하시나요?').waitFor();
    assert.equal(await page.locator('.error-summary').count(), 0);
    assert.ok(await name.evaluate((field) => field === document.activeElement), 'typing goes on');
    await page.locator('.who-form button[type="submit"]').click();
    await it.heading(page, '이대로 예약할까요?').waitFor();
    await page.getByText(where === 'on a phone' ? '홍시연' : '홍*연').first().waitFor();
    assert.deepEqual([seen.errors, seen.violations], [[], []]);
  });

  test(`a document is found while its name is composed, ${where}`, async (t) => {
    const { context, page, seen } = await arrive();
    t.after(() => context.close());
    const search = page.getByRole('searchbox');
    await search.click();
    await countSyllables(page);
    const hands = await ime(page);
    assert.deepEqual(await hands.type(search, GAJOK), []);
    assert.deepEqual(await page.evaluate(() => window.syllables), [2, 2], 'none was broken off');
    await page.getByRole('checkbox', { name: /가족관계증명서/ }).first().waitFor();
    assert.deepEqual(await hands.type(search, [[, 'ㄱ'], [, '과']]), []);
    await hands.enter('과');
    assert.equal(await search.inputValue(), '가족과');
    await it.heading(page, '어떤 서류가 필요하세요?').waitFor();
    // The button that empties the box appears while one types: it takes nothing of what is on its way.
    await search.fill('');
    assert.deepEqual(await hands.type(search, GASI), []);
    assert.deepEqual([seen.errors, seen.violations], [[], []]);
  });
}

test('a word for the officer is composed over lines, erased while it is composed, and sent as it stands', async (t) => {
  const { page, seen } = await signedIn(t, browser, backend, { phone: '01024681361', name: '홍두루미' });
  const reference = await journeys.visitAsked(page);
  await it.open(page, `${backend.url}/visits/requests/${reference}`);
  const box = page.locator('#message');
  await box.click();
  await countSyllables(page);
  const hands = await ime(page);
  assert.deepEqual(await hands.type(box, [...GASI, ...HONG]), []);
  assert.deepEqual(await page.evaluate(() => window.syllables), [5, 5], 'none was broken off');
  await hands.compose('ㄱ');
  await hands.compose('');
  assert.equal(await box.inputValue(), '가시홍시연');
  await page.keyboard.press('Enter');
  await hands.compose('가');
  await hands.enter('가');
  assert.equal(await box.inputValue(), '가시홍시연\n가');
  await page.locator('.visit-box button[type="submit"]').first().click();
  await page.locator('.visit-thread__text', { hasText: '가시홍시연' }).waitFor();
  assert.deepEqual([seen.errors, seen.violations], [[], []]);
});
