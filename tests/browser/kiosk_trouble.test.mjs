// A kiosk when something goes wrong: nobody hears a call, the server is away, the program stops; and what must not be
// lost or left by a press, a long wait for help, or the browser's own menu.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LARGE, SCREENS, configure, kiosk, options, orderUpToWho } from './kiosk.mjs';
import * as it from './support.mjs';

let browser;
let backend;
it.town((made) => ({ browser, backend } = made));

const CALLS = '**/api/v1/help-calls';
const town = () => ({ browser, backend });

/** A kiosk with a clock of its own. */
async function withClock(setup = {}) {
  const { context, page } = await it.device(browser, options(LARGE));
  await configure(context, LARGE, setup);
  await context.clock.install({ time: new Date(it.MONDAY) });
  await it.open(page, `${backend.url}/?kiosk=test`);
  await it.heading(page, '무엇을 도와드릴까요?').waitFor();
  return { context, page };
}

for (const [what, fail] of [['no network', (route) => route.abort()], ['503', (route) => route.fulfill({ status: 503, headers: { 'retry-after': '2' } })]]) {
  test(`a call that nobody hears says so, and is made once it can be (${what})`, async () => {
    const { context, page } = await withClock({ id: 'test' });
    const called = page.locator('.kiosk-call [role=status]');
    await context.route(CALLS, fail);
    await it.button(page, '직원 부르기').click();
    await context.clock.runFor(2_000);
    await called.filter({ hasText: /아직 부르지 못했어요.*120으로 전화하세요/ }).waitFor();
    assert.deepEqual(await backend.staff('kiosk/help'), []);
    await context.unroute(CALLS);
    await context.clock.runFor(30_000);
    await called.filter({ hasText: '직원에게 알렸어요.' }).waitFor();
    const calls = await backend.staff('kiosk/help');
    assert.equal(calls.length, 1, 'one call, however often it was tried');
    await backend.staff('kiosk/help-done', { id: calls[0].id });
    await context.close();
  });
}

test('whoever waits for help that was called is not asked away', async () => {
  const { context, page } = await withClock();
  await orderUpToWho(page);
  await page.locator('#name').click();
  await page.keyboard.insertText('홍시연');
  await it.button(page, '직원 부르기').click();
  await page.locator('.kiosk-call [role=status]', { hasText: '직원에게 알렸어요.' }).waitFor();
  await context.clock.runFor(400_000);
  assert.equal(await page.getByRole('alertdialog').count(), 0);
  assert.equal(await page.locator('#name').inputValue(), '홍시연');
  const [call] = await backend.staff('kiosk/help');
  await backend.staff('kiosk/help-done', { id: call.id });
  await context.clock.runFor(20_000);
  await page.waitForFunction(() => document.querySelector('.kiosk-call [role=status]').textContent === '');
  await context.clock.runFor(125_000);
  await page.getByRole('alertdialog', { name: '계속하시겠어요?' }).waitFor();
  await context.close();
});

test('what was typed is not thrown away by one press of the wrong button', async () => {
  const { context, page } = await kiosk(town());
  await orderUpToWho(page);
  await page.locator('#name').click();
  await page.keyboard.insertText('홍시연');
  await it.button(page, /다 했어요/).click();
  await page.getByRole('alertdialog', { name: '그만하시겠어요?' }).waitFor();
  assert.deepEqual(await it.axe(page), []);
  await it.button(page, /계속할게요/).click();
  await page.getByRole('alertdialog').waitFor({ state: 'detached' });
  assert.equal(await page.locator('#name').inputValue(), '홍시연');
  await it.button(page, /다 했어요/).click();
  await page.evaluate(() => { window.before = true; });
  await it.button(page, /그만할게요/).click();
  await page.waitForFunction(() => window.before === undefined);
  await it.heading(page, '무엇을 도와드릴까요?').waitFor();
  // Where nothing was begun, one press is enough.
  await it.link(page, /지금 대기/).click();
  await page.locator('main h1').filter({ hasNotText: '무엇을' }).waitFor();
  await it.button(page, /다 했어요/).click();
  await it.heading(page, '무엇을 도와드릴까요?').waitFor();
  await context.close();
});

test('in a field, too, there is no menu of the browser, and nothing is copied for whoever comes next', async () => {
  const { context, page } = await kiosk(town(), SCREENS['15 inches']);
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: backend.url });
  await orderUpToWho(page);
  const name = page.locator('#name');
  await name.click();
  await page.keyboard.insertText('홍카나리아');
  await page.evaluate(() => {
    window.left = [];
    for (const kind of ['contextmenu', 'copy', 'cut', 'dragstart', 'auxclick']) {
      addEventListener(kind, (event) => window.left.push(`${kind} ${event.defaultPrevented}`));
    }
    return navigator.clipboard.writeText('before');
  });
  await name.click({ button: 'right' });
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  await page.keyboard.press('Control+x');
  const left = await page.evaluate(() => {
    // Whatever way it is asked for.
    for (const kind of ['copy', 'cut', 'dragstart', 'drop']) {
      document.querySelector('#name').dispatchEvent(new Event(kind, { bubbles: true, cancelable: true }));
    }
    return window.left;
  });
  for (const kind of ['contextmenu', 'copy', 'cut', 'dragstart']) assert.ok(left.includes(`${kind} true`), left.join());
  assert.ok(!left.some((one) => one.endsWith('false')), left.join());
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), 'before');
  assert.equal(await name.inputValue(), '홍카나리아');
  await context.close();
});

test('an end while the server is away leaves an empty screen, which begins anew by itself', async () => {
  const { context, page } = await withClock();
  await orderUpToWho(page);
  await page.locator('#name').click();
  await page.keyboard.insertText('홍카나리아');
  await page.evaluate(() => { window.before = true; });
  await context.setOffline(true);
  await it.button(page, /다 했어요/).click();
  await it.button(page, /그만할게요/).click();
  await page.locator('.kiosk-foot').waitFor({ state: 'detached' });
  await context.clock.runFor(20_000);
  await page.getByText('잠시만 기다려 주세요. 급하시면 120으로 전화하세요.').waitFor();
  assert.ok(!(await page.content()).includes('홍카나리아'));
  assert.ok(page.url().startsWith(backend.url), 'no page of the browser');
  await context.setOffline(false);
  await context.clock.runFor(6_000);
  await page.waitForFunction(() => window.before === undefined);
  await it.heading(page, '무엇을 도와드릴까요?').waitFor();
  await context.close();
});

test('a program that stops shows nobody what was typed, also while the server is away', async () => {
  const { context, page } = await withClock();
  await orderUpToWho(page);
  await page.locator('#name').click();
  await page.keyboard.insertText('홍카나리아');
  await page.evaluate(() => { window.before = true; });
  await context.setOffline(true);
  await page.evaluate(() => dispatchEvent(new Event('app-failed')));
  await page.locator('#fallback').waitFor();
  const shown = await page.evaluate(() => document.body.innerText + [...document.querySelectorAll('input')].map((input) => input.value).join());
  assert.ok(!shown.includes('홍카나리아'), shown);
  await context.setOffline(false);
  await context.clock.runFor(61_000);
  await page.waitForFunction(() => window.before === undefined);
  await it.heading(page, '무엇을 도와드릴까요?').waitFor();
  await context.close();
});
