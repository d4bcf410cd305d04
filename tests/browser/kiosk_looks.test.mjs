// How a kiosk looks: in every language, in strong contrast, in the largest text; the height of letters as they are drawn;
// what was typed of a person is not left to be read.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as checks from './checks.mjs';
import { LARGE, SCREENS, choose, coveredByNumbers, door, kiosk as kioskOf, looksWrong, orderUpToWho } from './kiosk.mjs';
import * as it from './support.mjs';

let browser;
let backend;
it.town((made) => ({ browser, backend } = made));

const LANGUAGES = ['ko', 'en', 'zh-Hans', 'vi'];
const kiosk = (screen, setup = {}) => kioskOf({ browser, backend }, screen, { keypad: 'digits', languages: LANGUAGES, ...setup });
const SMALL = SCREENS['15 inches'];

async function toDocuments(page) {
  await page.locator('.kiosk-doors a[href^="/order"]').click();
  await page.locator('main input[type="checkbox"]').first().waitFor();
}

/** From the documents to the form about the person. */
async function toWho(page) {
  await page.locator('main input[type="checkbox"]').first().check({ force: true });
  await page.locator('main a.primary[href*="/needs"]').click();
  await page.locator('main a.primary[href*="/office"]').click();
  await page.locator('main a[href*="office=ok-center"]').first().click();
  await it.firstFreeSlot(page).click();
  await page.locator('.who-form').waitFor();
}

for (const [name, screen] of [['32 inches', LARGE], ['15 inches', SMALL]]) {
  test(`in every language the millimetres hold and nothing is cut off, ${name}`, async () => {
    const found = [];
    for (const language of [...LANGUAGES.slice(1), 'ko-x-easy']) {
      const { context, page, seen } = await kiosk(screen);
      const look = async (what) => found.push(...(await looksWrong(page, screen)).map((line) => `${language} ${what}: ${line}`));
      await choose(page, [language === 'ko-x-easy' ? ['easy', 'on'] : ['language', language]], () => look('panel'));
      await page.waitForFunction((language) => document.documentElement.lang === language, language);
      await look('start');
      await toDocuments(page);
      await look('documents');
      await toWho(page);
      await look('who');
      assert.equal(await page.evaluate(() => document.documentElement.lang), language, 'a step changes no language');
      await page.keyboard.press('Escape');
      await page.locator('.kiosk-bar > .krds-btn').last().click();
      await page.getByRole('alertdialog').waitFor();
      await look('the end');
      await page.getByRole('alertdialog').getByRole('button').last().click();
      // Whoever comes next finds Korean.
      await it.heading(page, '무엇을 도와드릴까요?').waitFor();
      assert.equal(await page.evaluate(() => document.documentElement.lang), 'ko');
      assert.deepEqual([seen.violations, seen.errors], [[], []]);
      await context.close();
    }
    assert.deepEqual(found, []);
  });

  test(`strong contrast is 15:1, and the largest text loses nothing, ${name}`, async () => {
    const { context, page } = await kiosk(screen);
    const found = [];
    const controls = () => page.evaluate(() => document.querySelectorAll('main [data-number]').length);
    const ways = [];
    const look = async (what) => {
      found.push(...(await checks.textContrast(page, { body: 15, large: 15, mark: 4.5 })).map((line) => `${what}: ${line}`));
      found.push(...(await checks.markContrast(page, checks.STRONG)).map((line) => `${what}: ${line}`));
      found.push(...(await checks.cutOff(page)).map((line) => `${what}: ${line}`));
      found.push(...(await checks.overlapping(page)).map((line) => `${what}: ${line}`));
      found.push(...(await coveredByNumbers(page)).map((line) => `${what}: ${line}`));
      ways.push(await controls());
    };
    const walk = async (what) => {
      await look(`${what} start`);
      await toDocuments(page);
      await look(`${what} documents`);
      await toWho(page);
      await look(`${what} who`);
      await page.locator('.kiosk-bar > .krds-btn').last().click();
      await page.getByRole('alertdialog').waitFor();
      await look('the end');
      await page.getByRole('alertdialog').getByRole('button').last().click();
      await it.heading(page, '무엇을 도와드릴까요?').waitFor();
    };
    await choose(page, [['contrast', 'strong']]);
    await walk('strong');
    const usual = ways.splice(0);
    await choose(page, [['contrast', 'strong'], ['text-size', '5']]);
    await walk('largest');
    assert.deepEqual(found, []);
    assert.deepEqual(ways, usual, 'as much to choose from');
    await context.close();
  });
}

/** Rows of ink of the highest letter of Hangul in an element's first line, in millimetres: from the picture, not from sizes. */
async function inkHeight(page, painter, locator, mm) {
  await locator.scrollIntoViewIfNeeded();
  const clip = await locator.evaluate((element) => {
    const words = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = words.nextNode(); node; node = words.nextNode()) {
      const hangul = /[가-힣]+/.exec(node.data);
      if (!hangul || node.parentElement.closest('.sr-only')) continue;
      const range = document.createRange();
      range.setStart(node, hangul.index);
      range.setEnd(node, hangul.index + hangul[0].length);
      const { x, y, width, height } = range.getClientRects()[0];
      return { x, y, width, height };
    }
    return null;
  });
  const picture = await page.screenshot({ clip });
  const rows = await painter.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    const { data, width, height } = context.getImageData(0, 0, image.width, image.height);
    const light = (at) => 0.3 * data[at] + 0.6 * data[at + 1] + 0.1 * data[at + 2];
    const ground = light(0);
    const strongest = Math.max(...Array.from({ length: width * height }, (_, at) => Math.abs(light(at * 4) - ground)));
    const inked = [];
    for (let y = 0; y < height; y += 1) {
      // At least half as dark as the darkest: the blur at the edges of a letter is no ink.
      for (let x = 0; x < width; x += 1) if (Math.abs(light((y * width + x) * 4) - ground) > strongest / 2) { inked.push(y); break; }
    }
    return inked.length ? inked.at(-1) - inked[0] + 1 : 0;
  }, picture.toString('base64'));
  return rows / mm;
}

for (const [name, screen] of Object.entries(SCREENS).filter(([name]) => !/^27/.test(name))) {
  test(`letters are high enough as they are drawn, ${name}`, async (t) => {
    const least = name.startsWith('10') ? 7.25 : 12;
    const { context, page } = await kiosk(screen);
    const painter = await context.newPage();
    await page.bringToFront();
    await page.evaluate(() => document.fonts.ready);
    const measured = {};
    const measure = async (what, locator) => { measured[what] = await inkHeight(page, painter, locator, screen[2]); };
    await measure('heading', page.locator('h1'));
    await measure('door', page.locator('.door__title').first());
    await measure('name of the kiosk', page.locator('.kiosk-head__name'));
    await measure('button of the bar', page.locator('.kiosk-call .krds-btn__text'));
    await orderUpToWho(page);
    await page.evaluate(() => document.fonts.ready);
    await measure('label', page.locator('label[for="name"]'));
    await measure('hint', page.locator('.form-hint').first());
    await measure('choice', page.locator('.choice-card').first());
    await measure('button', it.button(page, /다음$/));
    t.diagnostic(`${name}: ${Object.entries(measured).map(([what, mm]) => `${what} ${mm.toFixed(1)} mm`).join(', ')}`);
    const low = Object.entries(measured).filter(([, mm]) => mm < least);
    assert.deepEqual(low, []);
    await context.close();
  });
}

test('what was typed of a person cannot be read once its field is left, and is seen again when it is pressed', async () => {
  const { context, page } = await kiosk(LARGE, { keypad: 'six' });
  await orderUpToWho(page);
  await page.getByText('적은 내용은 점으로 가려요').waitFor();
  const hidden = (id) => page.locator(`#${id}`).evaluate((field) => getComputedStyle(field).webkitTextSecurity !== 'none');
  const name = page.locator('#name');
  await name.click();
  await page.locator('.kiosk-keys').waitFor();
  await page.keyboard.insertText('홍시연');
  assert.equal(await hidden('name'), false, 'while it is typed');
  // With six keys the focus is on the keys of the screen meanwhile.
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement.closest('.kiosk-keys'));
  assert.equal(await hidden('name'), false, 'while its keys have the focus');
  await page.locator('#phone').click();
  await page.keyboard.insertText('01000001234');
  assert.equal(await hidden('name'), true, 'in another field');
  assert.equal(await hidden('phone'), false);
  await page.keyboard.press('Escape');
  await it.heading(page, '누가 예약하시나요?').click();
  assert.equal(await hidden('phone'), true, 'nowhere');
  await name.click();
  assert.equal(await hidden('name'), false, 'pressed');
  assert.equal(await name.inputValue(), '홍시연');
  await context.close();
});
