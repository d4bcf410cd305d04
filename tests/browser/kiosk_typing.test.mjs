// While something is typed at a kiosk: someone of the staff is one touch away as on every page, and neither the call nor what
// comes of it lies upon the field or takes a key away.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SCREENS, choose, coveredByKeys, door, kiosk as kioskOf, looksWrong, orderUpToWho } from './kiosk.mjs';
import * as it from './support.mjs';

let browser;
let backend;
it.town((made) => ({ browser, backend } = made));

const LANGUAGES = ['ko', 'en', 'zh-Hans', 'vi'];
const call = (page) => page.locator('.kiosk-call > button');
const ink = (size) => (size.startsWith('10') ? 7.25 : 12);

/** A finger; the page stays where it is, which the tools' own tap does not promise for what lies over it. */
async function touched(page, locator) {
  await locator.waitFor();
  const { x, y, width, height } = await locator.boundingBox();
  await page.touchscreen.tap(x + width / 2, y + height / 2);
}

/** What stands in the field that is typed into is seen: its middle lies in the window, above the keys. */
const seenMiddle = (page) => page.waitForFunction(() => {
  const box = document.activeElement.getBoundingClientRect();
  const middle = (box.top + box.bottom) / 2;
  return document.activeElement.matches('input') && middle > 0 && middle + 12 < document.querySelector('.kiosk-foot').getBoundingClientRect().top;
});

/** The call, as far as it cannot be pressed: it is in the window, and nothing lies upon its middle. */
async function unreachable(page) {
  await call(page).waitFor();
  return call(page).evaluate((button) => {
    const box = button.getBoundingClientRect();
    const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return button.contains(at) && box.left >= 0 && box.right <= innerWidth && box.bottom <= innerHeight ? [] : [`the call is at ${JSON.stringify(box)}`];
  });
}

/** Sets of keys that lead to each other, from those of a name on, by what stands on the keys that lead there. */
const SETS = { none: ['영어', '숫자'], six: ['영어', '숫자'], digits: ['ㄱㄴㄷ', '영어', '숫자'] };

/** What is drawn on the keys with words: with a keypad of digits alone each has the number that presses it. */
const numbers = (page) => page.locator('.kiosk-keys .is-wide').evaluateAll((keys) => keys.map((key) => [key.dataset.wide, getComputedStyle(key, '::before').content]));

for (const [size, screen] of Object.entries(SCREENS)) {
  for (const [keypad, sets] of Object.entries(SETS)) {
    test(`someone can be called from every set of keys, ${size}, keypad: ${keypad}`, async () => {
      const { context, page, seen } = await kioskOf({ browser, backend }, screen, { keypad });
      const found = [];
      const look = async (what) => found.push(...[...(await looksWrong(page, screen, ink(size))), ...(await unreachable(page))].map((line) => `${what}: ${line}`));
      await orderUpToWho(page);
      await page.locator('#name').tap();
      await page.locator('.kiosk-keys').waitFor();
      await look('a name');
      for (const set of sets) {
        await page.locator('.kiosk-key', { hasText: set }).tap();
        await look(set);
        await call(page).tap();
        await page.locator('.kiosk-call__state', { hasText: '알렸어요' }).waitFor();
        assert.ok(await page.locator('.kiosk-keys').isVisible(), 'typing goes on');
        const drawn = await numbers(page);
        assert.deepEqual(drawn.map(([number]) => Number(number)), drawn.map((_, at) => at + 1));
      }
      if (keypad === 'digits') {
        await page.keyboard.press('Enter');
        const drawn = await numbers(page);
        assert.ok(drawn.length > 2 && drawn.every(([number, content]) => content.includes(`"${number}"`) || content.startsWith('attr')), JSON.stringify(drawn));
      }
      assert.deepEqual(found, []);
      assert.deepEqual([seen.violations, seen.errors], [[], []]);
      await context.close();
    });
  }

  test(`who calls while typing goes on typing, and sees what comes of it, ${size}`, async () => {
    const { context, page, seen } = await kioskOf({ browser, backend }, screen);
    await orderUpToWho(page);
    await page.locator('#name').tap();
    const key = (name) => page.locator('.kiosk-keys').getByRole('button', { name, exact: true });
    await touched(page, key('ㅎ'));
    await touched(page, key('영어'));
    await key('q').waitFor();
    await seenMiddle(page);
    await touched(page, call(page));
    const state = page.locator('.kiosk-call__state', { hasText: '알렸어요' });
    await state.waitFor();
    await seenMiddle(page);
    await touched(page, key('q'));
    assert.equal(await page.locator('#name').inputValue(), 'ㅎq');
    assert.ok(await state.isVisible());
    assert.deepEqual(await coveredByKeys(page), []);
    assert.deepEqual(await looksWrong(page, screen, ink(size)), []);
    assert.deepEqual([seen.violations, seen.errors], [[], []]);
    await context.close();
  });
}

test('in every language and in the low layout the call stands beside the keys', async () => {
  const screen = SCREENS['15 inches'];
  const found = [];
  for (const language of LANGUAGES) {
    const { context, page } = await kioskOf({ browser, backend }, screen, { languages: LANGUAGES });
    if (language !== 'ko') await choose(page, [['language', language]]);
    await page.locator('.kiosk-doors a[href^="/arrive"]').tap();
    await page.locator('.kiosk-keys').waitFor();
    found.push(...[...(await looksWrong(page, screen)), ...(await unreachable(page))].map((line) => `${language}: ${line}`));
    await context.close();
  }
  const large = SCREENS['32 inches upright'];
  const { context, page } = await kioskOf({ browser, backend }, large, { low_reach: true });
  await door(page, /예약하고 왔어요/).tap();
  await page.locator('.kiosk-keys').waitFor();
  found.push(...[...(await looksWrong(page, large)), ...(await unreachable(page))].map((line) => `low: ${line}`));
  await context.close();
  assert.deepEqual(found, []);
});

test('the easy mode is one touch away on every page of a kiosk, and so is the way back', async () => {
  const { context, page, seen } = await kioskOf({ browser, backend }, SCREENS['32 inches upright']);
  const mode = () => page.evaluate(() => document.documentElement.dataset.easy);
  const both = async (there) => {
    await there.waitFor();
    for (const wanted of ['on', 'off']) {
      await page.locator('.kiosk-bar').getByRole('button', { name: wanted === 'on' ? '쉬운 화면' : '보통 화면' }).tap();
      await page.waitForFunction((wanted) => document.documentElement.dataset.easy === wanted, wanted);
    }
    assert.equal(await mode(), 'off');
    await there.waitFor();
  };
  for (const path of ['/', '/order', '/orders', '/queue', '/visits', '/payback', '/arrive', '/resume']) {
    await page.goto(`${backend.url}${path}`);
    await both(page.locator('main h1'));
  }
  await page.goto(`${backend.url}/`);
  await orderUpToWho(page);
  await page.locator('#name').fill('홍시연');
  await page.locator('main h1').tap();
  await page.evaluate(() => document.activeElement.blur());
  await both(page.locator('.who-form'));
  assert.equal(await page.locator('#name').inputValue(), '홍시연', 'nothing is lost');
  assert.deepEqual([seen.violations, seen.errors], [[], []]);
  await context.close();
});
