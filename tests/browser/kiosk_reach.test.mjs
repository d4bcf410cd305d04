// What must be seen and reached at a kiosk, however small the screen, large the text, few the keys.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SCREENS, choose, coveredByKeys, kiosk, orderUpToWho } from './kiosk.mjs';
import * as it from './support.mjs';

let browser;
let backend;
it.town((made) => ({ browser, backend } = made));

const town = () => ({ browser, backend });
const frames = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/** A finger, where the button stands. */
async function touch(page, button) {
  const { x, y, width, height } = await button.boundingBox();
  await page.touchscreen.tap(x + width / 2, y + height / 2);
}

/** How much of an element is seen between the head's edge and the foot, in px. */
const seenOf = (locator) => locator.evaluate((element) => {
  const box = element.getBoundingClientRect();
  const foot = document.querySelector('.kiosk-foot').getBoundingClientRect().top;
  return Math.min(box.bottom, foot) - Math.max(box.top, 0);
});

for (const [name, keypad] of [['27 inches upright', 'none'], ['32 inches upright', 'six'], ['27 inches upright', 'digits']]) {
  test(`in the largest text what is typed is seen above the keys in every language, ${name}, ${keypad}`, async () => {
    const found = [];
    for (const language of ['ko', 'en', 'zh-Hans', 'vi']) {
      const { context, page } = await kiosk(town(), SCREENS[name], { keypad });
      await choose(page, [['language', language], ['text-size', '5']]);
      await page.locator('.kiosk-doors a[href^="/arrive"]').tap();
      await page.locator('.kiosk-keys').waitFor();
      await frames(page);
      const field = page.locator('#arrival-code');
      const { height } = await field.boundingBox();
      const seen = await seenOf(field);
      if (seen < height - 1) found.push(`${language}: ${Math.round(seen)} of ${Math.round(height)} px`);
      found.push(...(await coveredByKeys(page)).map((finding) => `${language}: ${finding}`));
      // Rows of letters are rows; in the last one stand words.
      const broken = await page.evaluate(() => [...document.querySelectorAll('.kiosk-keys__row:not(:last-child)')].filter((row) => new Set([...row.children].map((key) => Math.round(key.getBoundingClientRect().top))).size > 1).length);
      if (broken > 0) found.push(`${language}: ${broken} rows are broken`);
      await context.close();
    }
    assert.deepEqual(found, []);
  });
}

test('the arrows of the bar go through what is open over the page first, then through the page', async () => {
  const { context, page } = await kiosk(town(), SCREENS['15 inches']);
  await page.locator('.kiosk-bar [aria-controls="kiosk-seen"]').tap();
  const panel = page.locator('.kiosk-seen');
  await panel.waitFor();
  await frames(page);
  const [up, down] = await page.locator('.kiosk-scroll button').all();
  assert.equal(await down.getAttribute('aria-disabled'), null, 'there is more of it');
  const place = await page.evaluate(() => scrollY);
  for (let at = 0; at < 12 && (await panel.evaluate((it) => it.scrollTop + it.clientHeight < it.scrollHeight - 4)); at += 1) {
    const before = await panel.evaluate((it) => it.scrollTop);
    await touch(page, down);
    await page.waitForFunction((before) => document.querySelector('.kiosk-seen').scrollTop > before, before);
    assert.equal(await page.evaluate(() => scrollY), place, 'the page stays');
  }
  await it.button(page, '소리로 듣기').waitFor();
  assert.ok((await panel.evaluate((it) => it.scrollTop)) > 100);
  await touch(page, up);
  await page.waitForFunction(() => { const it = document.querySelector('.kiosk-seen'); return it.scrollTop + it.clientHeight < it.scrollHeight - 4; });
  await context.close();
});

test('a keypad of digits alone goes through a long page with 0, and back to its start', async () => {
  const { context, page } = await kiosk(town(), SCREENS['15 inches'], { keypad: 'digits' });
  await page.locator('.kiosk-doors a[href^="/order"]').tap();
  await it.heading(page, '어떤 서류가 필요하세요?').waitFor();
  await page.waitForFunction(() => document.querySelectorAll('main .choice-card').length > 3);
  const down = page.locator('.kiosk-scroll button').last();
  assert.match(await down.evaluate((button) => getComputedStyle(button, '::before').content), /0/);
  let last = await page.evaluate(() => scrollY);
  for (let at = 0; at < 60; at += 1) {
    await page.keyboard.press('0');
    await page.waitForFunction((last) => Math.abs(scrollY - last) > 4, last);
    const now = await page.evaluate(() => scrollY);
    if (now < last) break;
    last = now;
  }
  assert.equal(await page.evaluate(() => scrollY), 0);
  assert.ok(last > 1_000, `${last} px`);
  await context.close();
});

test('while digits type no choice shows a number that would type instead', async () => {
  const { context, page } = await kiosk(town(), SCREENS['32 inches upright'], { keypad: 'digits' });
  await page.locator('.kiosk-doors a[href^="/arrive"]').tap();
  await page.locator('.kiosk-keys').waitFor();
  const shown = () => page.evaluate(() => [...document.querySelectorAll('[data-number]')]
    .filter((one) => one.checkVisibility() && getComputedStyle(one, '::before').visibility !== 'hidden')
    .map((one) => `${one.dataset.number} ${one.textContent.trim()}`));
  assert.deepEqual(await shown(), []);
  await page.keyboard.press('Escape');
  await page.locator('.kiosk-keys').waitFor({ state: 'detached' });
  assert.ok((await shown()).length > 3, 'they are back');
  await context.close();
});

for (const name of ['15 inches', '10.1 inches']) {
  test(`a question shows both its ways at once, ${name}`, async () => {
    const clock = (context) => context.clock.install({ time: new Date(it.MONDAY) });
    const { context, page } = await kiosk(town(), SCREENS[name], {}, clock);
    await orderUpToWho(page);
    await context.clock.runFor(121_000);
    const asked = page.getByRole('alertdialog', { name: '계속하시겠어요?' });
    await asked.waitFor();
    const panel = await asked.boundingBox();
    for (const part of [asked.getByRole('heading'), ...(await asked.getByRole('button').all())]) {
      const box = await part.boundingBox();
      assert.ok(box.y >= panel.y && box.y + box.height <= panel.y + panel.height + 1, `${JSON.stringify(box)} of ${JSON.stringify(panel)}`);
    }
    await context.close();
  });
}

test('a ticket at a kiosk says that its number must be taken along; what is chosen there is said to be erased', async () => {
  const { context, page } = await kiosk(town());
  await page.locator('.kiosk-doors a[href^="/visits"]').tap();
  await page.getByText('고르신 내용은 다 하시면 지워져요.').waitFor();
  await it.open(page, `${backend.url}/?kiosk=test`);
  await orderUpToWho(page);
  await it.typePerson(page);
  await it.button(page, /이대로 예약하기/).click();
  await page.locator('.ticket__reference').waitFor();
  await page.getByText('적거나 사진을 찍어 두세요.').waitFor();
  await context.close();
});

test('who ends in the middle can set the work aside from the question itself, and goes on with what was typed', async () => {
  const { context, page, seen } = await kiosk(town());
  await orderUpToWho(page);
  await page.locator('#name').click();
  await page.keyboard.insertText('홍시연');
  await it.button(page, /다 했어요/).click();
  const asked = page.getByRole('alertdialog', { name: '그만하시겠어요?' });
  await asked.getByRole('link', { name: '뒷분 먼저 하세요' }).tap();
  await asked.waitFor({ state: 'detached' });
  await page.locator('main .page__actions button').first().tap();
  await page.locator('.parked__code').waitFor();
  assert.deepEqual([seen.errors, seen.violations], [[], []]);
  await context.close();
});
