// A kiosk: sizes in millimetres, six keys, keys on the screen, nobody there, and nothing left behind.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { LARGE, SCREENS, configure, door, kiosk as kioskOf, options, orderUnanswered, orderUpToWho, sixKeys, tooSmall } from './kiosk.mjs';
import { holding, killOwn, remainsNothing } from './residue.mjs';
import * as it from './support.mjs';

let browser;
let backend;
it.town((made) => ({ browser, backend } = made));

const kiosk = (screen, setup) => kioskOf({ browser, backend }, screen, setup);

for (const [name, screen] of Object.entries(SCREENS)) {
  test(`text, controls and gaps in millimetres, ${name}`, async () => {
    const { context, page, seen } = await kiosk(screen, { keypad: 'digits' });
    const ink = name.startsWith('10') ? 7.25 : 12;
    const pages = [];
    const look = async (what) => {
      pages.push(...(await tooSmall(page, screen[2], ink)).map((line) => `${what}: ${line}`));
      pages.push(...(await it.overflowing(page)).map((line) => `${what}: sticks out ${line}`));
    };
    await look('start');
    await it.button(page, /글자·화면/).click();
    await look('panel');
    await it.button(page, /글자·화면/).click();
    await door(page, /서류 예약하기/).click();
    await it.heading(page, '어떤 서류가 필요하세요?').waitFor();
    await look('documents');
    await page.getByRole('checkbox', { name: /^가족관계증명서/ }).first().check();
    await it.link(page, '다음').click();
    await it.heading(page, '받으실 때 필요한 것').waitFor();
    await look('needs');
    await it.link(page, /다음$/).click();
    await it.heading(page, '어디에서 받으실래요?').waitFor();
    await look('office');
    await it.link(page, /OK민원센터/).click();
    await it.heading(page, '언제 받으실래요?').waitFor();
    await it.firstFreeSlot(page).waitFor();
    await look('time');
    await it.firstFreeSlot(page).click();
    await it.heading(page, '누가 예약하시나요?').waitFor();
    await page.getByRole('textbox', { name: /이름/ }).first().click();
    await page.locator('.kiosk-keys').waitFor();
    await look('who');
    assert.deepEqual(pages, []);
    assert.deepEqual(seen.violations, []);
    assert.deepEqual(seen.errors, []);
    await context.close();
  });
}

test('the low layout has everything to press between 400 and 1,220 mm above the floor', async () => {
  // A tall screen whose lower edge is at 500 mm: its upper third is out of reach.
  const { context, page } = await kiosk(LARGE, { above_floor_mm: 600, low_reach: true });
  const [, height, mm] = LARGE;
  for (const what of ['start', 'documents', 'end']) {
    if (what === 'documents') {
      await door(page, /서류 예약하기/).click();
      await it.heading(page, '어떤 서류가 필요하세요?').waitFor();
    }
    if (what === 'end') await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    const out = await page.evaluate(([height, mm]) => {
      const above = (y) => 600 + (height - y) / mm;
      return [...document.querySelectorAll('a[href], button, input')].filter((element) => {
        const box = element.getBoundingClientRect();
        const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
        if (!box.width || y < 0 || y > innerHeight || !element.contains(document.elementFromPoint(x, y))) return false;
        return above(y) > 1220 || above(y) < 400;
      }).map((element) => element.outerHTML.slice(0, 80));
    }, [height, mm]);
    assert.deepEqual(out, [], what);
  }
  await context.close();
});

test('documents are ordered to the confirmation with six keys alone', async () => {
  const { context, page, seen } = await kiosk(LARGE, { keypad: 'six' });
  const six = sixKeys(page);
  await six.choose(door(page, /서류 예약하기/));
  await it.heading(page, '어떤 서류가 필요하세요?').waitFor();
  await six.choose(page.getByRole('checkbox', { name: /^\d*\s*가족관계증명서/ }).first());
  await six.choose(it.link(page, /다음$/));
  await it.heading(page, '받으실 때 필요한 것').waitFor();
  await six.choose(it.link(page, /다음$/));
  await it.heading(page, '어디에서 받으실래요?').waitFor();
  await six.choose(it.link(page, /OK민원센터/));
  await it.heading(page, '언제 받으실래요?').waitFor();
  await six.choose(it.firstFreeSlot(page));
  await it.heading(page, '누가 예약하시나요?').waitFor();
  await six.choose(page.getByRole('radio', { name: /내 서류예요/ }));
  await six.to(page.locator('#name'));
  await six.type([...'ㅎㅗㅇㅅㅣㅇㅕㄴ', '적었어요']);
  assert.equal(await page.locator('#name').inputValue(), '홍시연');
  await six.type([...'19500505']);
  assert.deepEqual(await page.locator('input[id^="birth-date"]').evaluateAll((all) => all.map((one) => Number(one.value))), [1950, 5, 5]);
  await six.press('Escape');
  await six.to(page.locator('#phone'));
  await six.type([...'01000001234']);
  await six.press('Escape');
  await six.press('Escape');
  await six.choose(it.button(page, /다음$/));
  await it.heading(page, '이대로 예약할까요?').waitFor();
  // Others read along: of what was typed, no more than tells whoever typed it that it is theirs.
  await page.getByText('1950년 *월 *일').waitFor();
  await page.getByText('홍*연').first().waitFor();
  await page.getByText('010-****-1234').waitFor();
  assert.doesNotMatch(await page.locator('main').innerText(), /홍시연|5월 5일|0000-?1234/);
  await six.choose(it.button(page, /이대로 예약하기/));
  await it.heading(page, '예약됐어요').waitFor();
  assert.equal(new URL(page.url()).search, '?kiosk=test', 'the address says nothing of the order');
  assert.equal(new URL(page.url()).pathname, '/');
  console.log(`# an order with six keys: ${six.count()} presses`);
  assert.deepEqual(seen.errors, []);
  assert.deepEqual(seen.violations, []);
  await context.close();
});

test('digits choose what they stand beside, also beyond nine, and wait as long as one likes', async () => {
  const { context, page } = await kiosk(LARGE, { keypad: 'digits' });
  const number = (locator) => locator.evaluate((element) => (element.closest('[data-number]') ?? element.querySelector('[data-number]')).dataset.number);
  await page.keyboard.press(await number(door(page, /서류 예약하기/)));
  await it.heading(page, '어떤 서류가 필요하세요?').waitFor();
  const twelfth = page.locator('[data-number="12"]');
  await twelfth.waitFor();
  await page.keyboard.press('1');
  await page.getByText('1번이요?').waitFor();
  await page.keyboard.press('2');
  await page.getByText('1번이요?').waitFor({ state: 'detached' });
  assert.ok(await twelfth.evaluate((element) => element.contains(document.activeElement) || element === document.activeElement
    || element.htmlFor === document.activeElement.id));
  const shown = await page.locator('main [data-number]').evaluateAll((all) => all.map((one) => Number(one.dataset.number)));
  assert.deepEqual(shown, shown.map((_, at) => at + 1), 'in the order of the page, none left out');
  await context.close();
});

test('digits that come before the page is drawn again are all typed', async () => {
  const { context, page } = await kiosk(LARGE, { keypad: 'digits' });
  await orderUpToWho(page);
  await page.locator('#name').click();
  await page.locator('.kiosk-keys').waitFor();
  // ㅅㅅ ㆍㅡ ㅇ at once: nothing is drawn between them.
  await page.evaluate(() => [...'88230'].forEach((key) => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))));
  await page.waitForFunction(() => document.querySelector('#name').value === '홍');
  await context.close();
});

test('Hangul comes from both keyboards, from the keypad, and from a real one', async () => {
  const { context, page } = await kiosk(LARGE, { keypad: 'digits' });
  await orderUpToWho(page);
  const name = page.locator('#name');
  const key = (text) => page.locator('.kiosk-keys').getByRole('button', { name: text, exact: true });
  await name.click();
  await page.locator('.kiosk-keys').waitFor();
  // The keypad's digits are the ten keys: ㅅㅅ ㆍㅡ ㅇ, ㄱㅣ ㄴㄴ, ㄷ ㆍㅡ ㅇ.
  for (const digit of '882304155623 0'.replace(' ', '')) await page.keyboard.press(digit);
  assert.equal(await name.inputValue(), '홍길동');
  // A keypad of digits alone: OK leads to the keys that type nothing, and each has a number there.
  await page.keyboard.press('Enter');
  await page.keyboard.press('1');
  assert.equal(await name.inputValue(), '홍길도');
  assert.ok(await name.evaluate((element) => element === document.activeElement), 'typing goes on');
  // Thirteen keys were pressed; each is taken back.
  for (let at = 0; at < 12; at += 1) await key('지우기').click();
  assert.equal(await name.inputValue(), '');
  await key('ㄱㄴㄷ').click();
  for (const letter of 'ㄱㅏㅂㅅㅇㅣ') await key(letter).click();
  assert.equal(await name.inputValue(), '값이');
  assert.ok(await name.evaluate((element) => element === document.activeElement), 'the caret stays in the field');
  await page.keyboard.insertText('김');
  assert.equal(await name.inputValue(), '값이김');
  await key('지우기').click();
  assert.equal(await name.inputValue(), '값이');
  // What the page heard is what it sends on.
  await key('쌍자음').click();
  await key('ㄲ').click();
  await key('ㅡ').click();
  await key('ㅌ').click();
  assert.equal(await name.inputValue(), '값이끝');
  await key('적었어요').click();
  assert.ok(await page.locator('#birth-date-year, #birth-date').first().isVisible());
  await context.close();
});

test('nobody there: asked with a minute to answer, as often as one likes, then everything is gone', async () => {
  const made = await it.device(browser, options(LARGE));
  const { context, page } = made;
  await configure(context, LARGE);
  await context.clock.install({ time: new Date(it.MONDAY) });
  await it.open(page, `${backend.url}/?kiosk=test`);
  await it.heading(page, '무엇을 도와드릴까요?').waitFor();
  await context.clock.runFor(600_000);
  assert.equal(await page.getByRole('alertdialog').count(), 0, 'nobody has touched it: nothing to ask');
  await orderUpToWho(page);
  await page.locator('#name').click();
  await page.keyboard.insertText('홍시연');
  const entries = await page.evaluate(() => { window.before = true; return history.length; });
  for (let round = 0; round < 4; round += 1) {
    await context.clock.runFor(119_000);
    assert.equal(await page.getByRole('alertdialog').count(), 0);
    await context.clock.runFor(1_500);
    await page.getByText(/(60|59)초 남았어요/).waitFor();
    await context.clock.runFor(50_000);
    await it.button(page, /계속할게요/).click();
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    assert.equal(await page.locator('#name').inputValue(), '홍시연');
  }
  await context.clock.runFor(121_000);
  await page.getByRole('alertdialog').waitFor();
  await context.clock.runFor(61_000);
  await page.waitForFunction(() => window.before === undefined);
  await it.heading(page, '무엇을 도와드릴까요?').waitFor();
  assert.equal(await page.evaluate(() => history.length), entries, 'nothing to go back to');
  await context.close();
});

test('what was sent and has no answer yet is not thrown away by a press', async () => {
  const { context, page } = await kiosk();
  await orderUnanswered(context, page);
  await it.button(page, /다 했어요/).click();
  await page.getByRole('alertdialog', { name: '답을 기다리고 있어요' }).waitFor();
  await it.button(page, /기다릴게요/).click();
  await page.getByRole('alertdialog').waitFor({ state: 'detached' });
  await it.heading(page, '이대로 예약할까요?').waitFor();
  await it.button(page, /다 했어요/).click();
  await it.button(page, /그래도 끝낼게요/).click();
  await it.heading(page, '무엇을 도와드릴까요?').waitFor();
  await context.close();
});

test('nothing leads out: no menu, no link, no telephone, nothing to save, no service worker', async () => {
  const { context, page } = await kiosk();
  await door(page, /집으로 오는 도움/).click();
  await page.locator('main h1').waitFor();
  assert.equal(await page.locator('a[href^="tel:"]').count(), 0);
  const kept = await page.evaluate(() => {
    const event = new MouseEvent('contextmenu', { bubbles: true, cancelable: true });
    document.querySelector('main').dispatchEvent(event);
    return event.defaultPrevented;
  });
  assert.ok(kept, 'no menu');
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'https://example.org/rule';
    link.textContent = 'elsewhere';
    link.id = 'elsewhere';
    document.querySelector('main').append(link);
  });
  await page.locator('#elsewhere').click();
  await page.getByRole('img', { name: /QR코드/ }).waitFor();
  await it.button(page, /닫기/).click();
  assert.ok(page.url().startsWith(backend.url));
  assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
  assert.equal(await page.evaluate(async () => (await caches.keys()).length), 0);
  await context.close();
});

for (const end of ['finish', 'closed', 'killed', 'offline']) {
  test(`nothing remains of a person in the browser or on its disk (${end})`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kiosk-'));
    const context = await it.chromium.launchPersistentContext(folder, {
      executablePath: process.env.CHROMIUM, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'], ...options(LARGE),
    });
    try {
      await configure(context, LARGE);
      const page = await context.newPage();
      await it.open(page, `${backend.url}/?kiosk=test`);
      await orderUpToWho(page);
      await it.typePerson(page, { name: '카나리홍', phone: '010-0000-7391' });
      if (end === 'offline') await context.setOffline(true);
      await it.button(page, /이대로 예약하기/).click();
      const words = ['카나리홍', '0000-7391', '00007391'];
      if (end !== 'offline') {
        await it.heading(page, '예약됐어요').waitFor();
        words.push(await it.referenceOf(page));
      }
      assert.deepEqual(await page.evaluate(() => [Object.keys(localStorage), Object.keys(sessionStorage)]), [[], ['kiosk']]);
      if (end === 'offline') {
        // What was sent is open; it ends all the same, and whoever comes next finds a new page once the network is back.
        await it.button(page, /다 했어요/).click();
        await it.button(page, /그래도 끝낼게요/).click();
        await page.locator('.kiosk-foot').waitFor({ state: 'detached' });
        await context.setOffline(false);
        await it.open(page, `${backend.url}/?kiosk=test`);
        await it.heading(page, '무엇을 도와드릴까요?').waitFor();
        await remainsNothing(context, page, words);
      }
      if (end === 'finish') {
        await page.evaluate(() => { window.before = true; });
        await it.button(page, /다 했어요/).click();
        await page.waitForFunction(() => window.before === undefined);
        await it.heading(page, '무엇을 도와드릴까요?').waitFor();
        await remainsNothing(context, page, words);
        await page.goBack().catch(() => {});
        await remainsNothing(context, page, words);
      }
      if (end === 'killed') {
        killOwn(folder);
      }
      await context.close().catch(() => {});
      assert.deepEqual(holding(folder, words), []);
    } finally {
      await context.close().catch(() => {});
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  });
}
