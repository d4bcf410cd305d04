// What comes to a kiosk at an odd moment: a program that is late, a screen that slept, a clock that is set, a scanner where
// nothing is typed, an answer that is lost. Nobody's work is lost by it, and nobody sees another's.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LARGE, configure, kiosk, options, orderUnanswered, orderUpToWho } from './kiosk.mjs';
import * as it from './support.mjs';

let browser;
let backend;
it.town((made) => ({ browser, backend } = made));

const town = () => ({ browser, backend });
const START = '무엇을 도와드릴까요?';
const marked = (page) => page.evaluate(() => { window.before = true; });
const anew = (page) => page.waitForFunction(() => window.before === undefined);

/** A kiosk whose clock the test moves. */
const withClock = (setup = {}) => kiosk(town(), LARGE, setup, (context) => context.clock.install({ time: new Date(it.MONDAY) }));

/** Somebody has typed their name. */
async function typing(made) {
  await orderUpToWho(made.page);
  await made.page.locator('#name').click();
  await made.page.keyboard.insertText('홍카나리아');
  return made;
}

test('a program that comes late, after the page has said so, is not begun anew under whoever types by then', async () => {
  const { context, page } = await it.device(browser, options(LARGE));
  await configure(context, LARGE);
  await context.clock.install({ time: new Date(it.MONDAY) });
  let go;
  const late = new Promise((resolve) => { go = resolve; });
  await context.route('**/main_bg.wasm', async (route) => { await late; await route.continue(); });
  await page.addInitScript(() => addEventListener('app-ready', () => { window.appReady = true; }));
  await page.goto(`${backend.url}/?kiosk=test`);
  await context.clock.runFor(16_000);
  await page.locator('#fallback').waitFor();
  go();
  await it.ready(page);
  await it.heading(page, START).waitFor();
  await typing({ page });
  await marked(page);
  await context.clock.runFor(61_000);
  assert.ok(await page.evaluate(() => window.before), 'the same document');
  assert.equal(await page.locator('#name').inputValue(), '홍카나리아');
  await context.close();
});

test('a kiosk that does not get its settings is none: it says whom to call, and begins anew', async () => {
  const { context, page } = await it.device(browser, options(LARGE));
  await context.clock.install({ time: new Date(it.MONDAY) });
  await context.route('**/config.json', (route) => route.abort());
  await page.goto(`${backend.url}/?kiosk=test`);
  await it.heading(page, '잠시만 기다려 주세요. 급하시면 120으로 전화하세요.').waitFor();
  assert.equal(await page.locator('.kiosk-doors, .kiosk-bar').count(), 0);
  await context.unroute('**/config.json');
  await configure(context, LARGE);
  await marked(page);
  await context.clock.runFor(31_000);
  await anew(page);
  await it.heading(page, START).waitFor();
  await context.close();
});

test('a program that does not come is asked for again once the server itself answers: a proxy\'s page is no answer', async () => {
  const { context, page } = await it.device(browser, options(LARGE));
  await configure(context, LARGE);
  await context.clock.install({ time: new Date(it.MONDAY) });
  await context.route('**/main_bg.wasm', (route) => route.abort());
  await page.goto(`${backend.url}/?kiosk=test`);
  await page.locator('#fallback', { hasText: '120' }).waitFor();
  await context.unroute('**/main_bg.wasm');
  await context.route('**/service-worker.js', (route) => route.fulfill({ status: 502, body: 'away' }));
  await marked(page);
  const asked = page.waitForResponse(/service-worker/);
  await context.clock.runFor(61_000);
  await asked;
  assert.ok(await page.evaluate(() => window.before), 'not yet');
  await context.unroute('**/service-worker.js');
  await context.clock.runFor(61_000);
  await anew(page);
  await it.heading(page, START).waitFor();
  await context.close();
});

test('a screen that slept beyond the time does not wake to what a stranger has typed, whoever touches it first', async () => {
  const { context, page } = await typing(await withClock());
  await marked(page);
  // The clock goes on, and no look at it comes.
  await context.clock.setSystemTime(new Date(Date.parse(it.MONDAY) + 3_600_000));
  await page.touchscreen.tap(540, 300);
  await anew(page);
  await it.heading(page, START).waitFor();
  assert.ok(!(await page.content()).includes('홍카나리아'));
  await context.close();
});

test('a clock that is set back keeps nobody\'s page', async () => {
  const { context, page } = await typing(await withClock());
  await context.clock.setSystemTime(new Date(Date.parse(it.MONDAY) - 3_600_000));
  await context.clock.runFor(130_000);
  await page.getByRole('alertdialog', { name: '계속하시겠어요?' }).waitFor();
  await context.close();
});

test('who ends while an answer is open is asked what to do, also where it is asked whether somebody is there', async () => {
  const { context, page } = await withClock();
  await orderUnanswered(context, page);
  await context.clock.runFor(125_000);
  const asked = page.getByRole('alertdialog', { name: '계속하시겠어요?' });
  await asked.waitFor();
  // By the press, not by the end of the time.
  await context.clock.pauseAt(new Date(await page.evaluate(() => Date.now()) + 1_000));
  await asked.getByRole('button', { name: /다 했어요/ }).click();
  await page.getByRole('alertdialog', { name: '답을 기다리고 있어요' }).waitFor();
  assert.equal(await asked.count(), 0);
  await context.close();
});

test('what a scanner types where nothing is typed presses nothing', async () => {
  for (const keypad of ['none', 'six']) {
    const { context, page, seen } = await kiosk(town(), LARGE, { keypad });
    await page.keyboard.type('SO:S7K2-9QF4:ABCD2345EFGH678923');
    await page.keyboard.press('Enter');
    await it.heading(page, START).waitFor();
    assert.equal(new URL(page.url()).pathname, '/');
    assert.equal(await page.locator('.kiosk-seen').count(), 0);
    assert.equal(await page.evaluate(() => document.documentElement.dataset.easy ?? 'off'), 'off');
    assert.deepEqual(await backend.staff('kiosk/help'), []);
    assert.deepEqual(seen.errors, []);
    await context.close();
  }
});

test('a space from a keyboard still ticks what has the focus', async () => {
  const { context, page } = await kiosk(town(), LARGE, { keypad: 'six' });
  await page.locator('.kiosk-doors a[href^="/order"]').tap();
  const paper = page.getByRole('checkbox', { name: /가족관계증명서/ }).first();
  await paper.focus();
  await page.keyboard.press('Space');
  assert.ok(await paper.isChecked());
  await context.close();
});

test('digits choose nothing where no choice shows a number', async () => {
  const { context, page } = await kiosk(town(), LARGE, { keypad: 'none' });
  await page.evaluate(() => { window.pressed = 0; addEventListener('click', () => { window.pressed += 1; }, true); });
  for (const digit of '123456789') await page.keyboard.press(digit);
  assert.equal(await page.evaluate(() => window.pressed), 0);
  assert.equal(new URL(page.url()).pathname, '/');
  await context.close();
});

test('a second scan takes the place of the first, wherever the focus is after a refusal', async () => {
  const { context, page } = await kiosk(town());
  await page.locator('.kiosk-doors a[href^="/arrive"]').tap();
  const field = page.locator('#arrival-code');
  await page.waitForFunction(() => document.activeElement.id === 'arrival-code');
  await page.keyboard.type('SO:A2B3-C4D5:AAAA2345EFGH678923');
  await page.keyboard.press('Enter');
  const refused = page.locator('.notice.is-warning');
  await refused.waitFor();
  await page.waitForFunction(() => document.activeElement.id !== 'arrival-code');
  const sent = page.waitForRequest(/check-in|arrivals/);
  await page.keyboard.type('SO:E6F7-G8H9:BBBB2345EFGH678923');
  await page.keyboard.press('Enter');
  assert.equal((await sent).postDataJSON().code, 'SO:E6F7-G8H9:BBBB2345EFGH678923');
  assert.equal(await field.inputValue(), 'SO:E6F7-G8H9:BBBB2345EFGH678923');
  await context.close();
});

test('after the question whether somebody is there, typing goes on where it was, also from the keys on the screen', async () => {
  const { context, page } = await typing(await withClock({ keypad: 'six' }));
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement.closest('.kiosk-keys'));
  await context.clock.runFor(121_000);
  await page.getByRole('alertdialog', { name: '계속하시겠어요?' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('alertdialog').waitFor({ state: 'detached' });
  await page.waitForFunction(() => document.activeElement.id === 'name' || document.activeElement.closest('.kiosk-keys'));
  await page.keyboard.press('Backspace');
  await it.heading(page, '누가 예약하시나요?').waitFor();
  await context.close();
});

test('work whose answer was lost on its way is asked for again by the same device, also after its page was closed', async () => {
  const { context, page } = await typing(await kiosk(town()));
  await page.locator('.kiosk-bar a').tap();
  await page.locator('main .page__actions button').first().tap();
  await page.locator('.parked__code').waitFor();
  const code = (await page.locator('.parked__code').innerText()).replace(/\D/g, '');
  await context.close();
  const phone = await it.device(browser, { serviceWorkers: 'block' });
  await it.open(phone.page, `${backend.url}/resume`);
  const lost = new Promise((resolve) => {
    phone.page.route('**/parked/resume', async (route) => {
      await route.fetch();
      resolve();
      await route.abort();
    }, { times: 1 });
  });
  await phone.page.locator('#code').fill(code);
  await phone.page.locator('main form button[type="submit"]').tap();
  await lost;
  // The messenger closes its window, and opens the link again.
  await phone.page.goto('about:blank');
  await it.open(phone.page, `${backend.url}/resume`);
  await it.heading(phone.page, '누가 예약하시나요?').waitFor();
  assert.equal(await phone.page.locator('#name').inputValue(), '홍카나리아');
  await phone.context.close();
});

test('at a kiosk a language that comes late does not change back what was chosen meanwhile', async () => {
  const { context, page } = await kiosk(town());
  let go;
  const held = new Promise((resolve) => { go = resolve; });
  await context.route('**/vi.txt', async (route) => { await held; await route.continue(); });
  await page.locator('.kiosk-bar [aria-controls="kiosk-seen"]').tap();
  const choice = (value) => page.locator(`.kiosk-seen .segmented__item:has(input[value="${value}"])`);
  await Promise.all([page.waitForRequest(/vi\.txt/), choice('vi').tap()]);
  await choice('5').tap();
  await page.waitForFunction(() => document.documentElement.dataset.textSize === '5');
  const came = page.waitForResponse(/vi\.txt/);
  go();
  await (await came).finished();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  assert.deepEqual(await page.evaluate(() => [document.documentElement.dataset.textSize, document.documentElement.lang]), ['5', 'ko']);
  await context.close();
});
