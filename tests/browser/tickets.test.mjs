// A number taken from home: followed to the desk, told of the turn, late, missed, rejoined, given back; by touch and
// by keyboard, in every trouble, in browsers that can little. Each test has a counter of its own, worked by hand.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as it from './support.mjs';

let browser;
let backend;
it.town(async (made) => {
  ({ browser, backend } = made);
  await queue('rules', { open_per_client: 100, late_places: 3 });
}, { clock: '2026-11-23T10:20:00+09:00' });

const queue = (name, body) => backend.staff(`queue/${name}`, body);

/** A counter where nothing happens by itself, and so many wait. */
async function counter(office, waiting, id = 'general') {
  const place = { office, counter: id };
  // Closing ends the tickets of the tests before.
  await queue('close', { ...place, reason: '정리하고 있어요.' });
  await queue('reopen', place);
  await queue('manual', place);
  await queue('fill', { ...place, waiting });
  return {
    url: `${backend.url}/queue/${office}/take/${id}`,
    call: async (times = 1) => { for (let at = 0; at < times; at += 1) await queue('call', place); },
    join: (count) => queue('join', { ...place, count }),
    close: () => queue('close', { ...place, reason: '정전으로 문을 닫아요.' }),
    reopen: () => queue('reopen', place),
    tickets: async () => (await queue('tickets')).filter((ticket) => ticket.office === office),
  };
}

/** Counts what the device is asked to do, in place of a loudspeaker, a motor and a screen. */
async function ears(context) {
  const told = { notified: [], tones: 0, shaken: 0, tabs: 0 };
  await context.exposeBinding('__told', (_, kind, text) => {
    if (kind === 'notified') told.notified.push(text);
    else told[kind] += 1;
  });
  await context.addInitScript(() => {
    navigator.vibrate = () => { window.__told('shaken'); return true; };
    const oscillator = AudioContext.prototype.createOscillator;
    AudioContext.prototype.createOscillator = function createOscillator() {
      window.__told('tones');
      return oscillator.call(this);
    };
    const tell = (title, options) => window.__told('notified', `${title}: ${options.body}`);
    ServiceWorkerRegistration.prototype.showNotification = async function showNotification(title, options) { tell(title, options); };
    const { Notification } = window;
    window.Notification = function Told(title, options) { tell(title, options); };
    Object.defineProperty(window.Notification, 'permission', { get: () => Notification.permission });
    window.Notification.requestPermission = () => Notification.requestPermission();
  });
  return told;
}

/** As if the page were seen again: it asks at once. */
const look = (page) => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));

async function take(page, at) {
  await it.open(page, at.url);
  await it.button(page, '번호표 받기').click();
  await page.locator('.ticket__number').waitFor();
  return page.url().split('/').pop();
}

const polite = (page, text) => page.locator('[role=status]', { hasText: text }).waitFor({ state: 'attached' });
const assertive = (page, text) => page.locator('[role=alert]', { hasText: text }).waitFor({ state: 'attached' });

/** The page asks and listens by itself, at its own pace. */
const shown = (page, name) => it.heading(page, name).waitFor();

test('a number from home is followed to the desk: alerts, late, missed, rejoined, served', async () => {
  const at = await counter('naegok', 12);
  const { context, page, seen } = await it.device(browser, { permissions: ['notifications'] });
  const told = await ears(context);
  await it.open(page, at.url);
  await it.heading(page, '집에서 번호표를 받을까요?').waitFor();
  for (const text of ['내곡동', '12명', /3명 뒤로 갈 수 있어요. 두 번까지/, /부를 때 안 계셨으면/, '누구를 먼저 부르나요?', '오시기 힘드세요?']) {
    await page.getByText(text).first().waitFor();
  }
  await it.button(page, '번호표 받기').click();
  await shown(page, '앞에 12명 있어요');
  assert.match(page.url(), /\/tickets\/[2-9A-HJ-NP-TV-Z]{4}-[2-9A-HJ-NP-TV-Z]{4}$/);
  const reference = page.url().split('/').pop();
  assert.match(await page.title(), /^앞에 12명 있어요 - /, 'another tab shows the place too');
  await page.reload();
  await it.ready(page);
  await shown(page, '앞에 12명 있어요');

  for (const name of ['알림으로 받기', '소리로 듣기', '진동으로 받기']) {
    assert.ok(!(await page.getByRole('checkbox', { name }).isChecked()), `${name} is off at first`);
    await page.getByRole('checkbox', { name }).check();
  }
  assert.deepEqual([told.tones, told.shaken], [1, 1], 'switching on lets one hear and feel it once');

  await at.call(2);
  await look(page);
  await shown(page, '앞에 10명 있어요');
  await polite(page, '앞에 10명 남았어요.');
  assert.deepEqual(told.notified, ['번호표: 앞에 10명 남았어요. 가까이 와 계세요.']);
  assert.deepEqual([told.tones, told.shaken], [2, 2]);

  // From here on the page listens to the counter.
  await page.waitForRequest(/queue-status\/stream/).catch(() => {});
  await at.call(7);
  await shown(page, '앞에 3명 있어요');
  await polite(page, '앞에 3명 남았어요.');
  await page.reload();
  await it.ready(page);
  await shown(page, '앞에 3명 있어요');
  assert.equal(told.notified.length, 2, 'a reload tells nothing again');

  await late(page, at);
  assert.equal(told.notified.length, 2, 'being late is no news to the one who pressed it');
  await at.call(6);
  await shown(page, '다음이 차례예요');
  assert.equal(told.notified.length, 3, 'three ahead comes again after going back');
  await at.call(1);
  await shown(page, '지금 차례예요');
  await assertive(page, /지금 차례예요\. .*창구로 가세요\. .*까지예요\./);
  await page.getByText(/번 창구로 지금 가세요/).waitFor();
  assert.equal(told.notified.length, 4);

  await missed(page);
  await at.call(3);
  await shown(page, '지금 차례예요');
  await assertive(page, /지금 차례예요\. .*창구로 가세요\. .*까지예요\./);
  assert.equal(told.notified.at(-1), '번호표: 지금 차례예요. 창구로 가세요.');
  await queue('came', { reference });
  await look(page);
  await shown(page, '창구로 가셨어요');
  assert.ok(told.notified.every((text) => !/내곡|통합|\d{4}/.test(text)), 'a locked screen tells nothing of place and counter');
  assert.deepEqual(seen.errors, []);
  assert.deepEqual(seen.violations, []);
  await context.close();
});

/** Three ahead, others behind: back by three, after being told so and asked. */
async function late(page, at) {
  await at.join(9);
  await look(page);
  await page.getByText('3명 뒤로 가요. 앞에 6명이 돼요. 두 번까지 쓸 수 있어요.').waitFor();
  await it.button(page, '조금 늦어요').click();
  await page.getByText('뒤로 갈까요?').waitFor();
  await it.button(page, '아니요, 그대로 둘게요').click();
  await it.button(page, '조금 늦어요').click();
  await it.button(page, '네, 뒤로 갈게요').click();
  await shown(page, '앞에 6명 있어요');
  await page.getByText('뒤로 갔어요').waitFor();
  await page.getByText('3명 뒤로 가요. 앞에 9명이 돼요. 이번이 마지막이에요.').waitFor();
}

/** Nobody comes for three minutes; then the resident is back in time. */
async function missed(page) {
  await backend.staff('clock', { advance_seconds: 181 });
  await look(page);
  await shown(page, '부를 때 안 계셨어요');
  await page.getByText(/다시 줄을 설 수 있어요. (19|20)분 남았어요. 다시 서면 앞에 2명이 있어요./).waitFor();
  await it.button(page, '다시 줄 서기').click();
  await shown(page, '앞에 2명 있어요');
  await page.getByText('다시 줄을 섰어요').waitFor();
}

test('a number is given back only after a question, and the place is free for the next', async () => {
  const at = await counter('seocho-4', 3);
  const { context, page } = await it.device(browser);
  await take(page, at);
  await it.button(page, '번호표 돌려주기').click();
  await page.getByText('되돌릴 수 없어요.').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.classList.contains('notice')), true, 'the question has the focus');
  await it.button(page, '아니요, 그대로 둘게요').click();
  assert.equal((await at.tickets())[0].state, 'waiting');
  assert.equal(await page.evaluate(() => document.activeElement.className), 'queue-ticket__choices', 'the focus is back at the choices');
  await it.button(page, '번호표 돌려주기').click();
  await it.button(page, '네, 돌려줄게요').click();
  await shown(page, '돌려준 번호표예요');
  assert.equal((await at.tickets())[0].state, 'left');
  await it.link(page, '새 번호표 받기').click();
  await it.button(page, '번호표 받기').waitFor();
  await context.close();
});

test('an answer that is lost: one number, found again; the same after the page was closed', async () => {
  const at = await counter('banpo-4', 5);
  const { context, page } = await it.device(browser);
  await it.open(page, at.url);
  let lost = 0;
  await page.route('**/offices/*/tickets', async (route) => {
    lost += 1;
    await route.fetch();
    await route.abort();
  });
  await it.button(page, '번호표 받기').click();
  await page.getByText('번호표를 받았는지 확인하고 있어요').waitFor();
  assert.equal(await it.button(page, '번호표 받기').count(), 0, 'nothing to press twice');
  await page.close();
  const again = await context.newPage();
  await it.open(again, at.url);
  await again.locator('.ticket__number').waitFor();
  assert.ok(lost >= 1);
  assert.equal((await at.tickets()).length, 1, 'one number');
  // It is kept: the check page leads to it, and offers no second one.
  await it.open(again, at.url);
  await it.link(again, '내 번호표 보기').click();
  await shown(again, '앞에 5명 있어요');
  await context.close();
});

test('two tabs tell each turn once', async () => {
  const at = await counter('bangbae-4', 12);
  const { context, page } = await it.device(browser, { permissions: ['notifications'] });
  const told = await ears(context);
  await take(page, at);
  for (const name of ['알림으로 받기', '소리로 듣기']) await page.getByRole('checkbox', { name }).check();
  const other = await context.newPage();
  await it.open(other, page.url());
  await shown(other, '앞에 12명 있어요');
  const tones = told.tones;
  let turns = 0;
  for (const [calls, name] of [[3, '앞에 9명 있어요'], [7, '앞에 2명 있어요'], [3, '지금 차례예요']]) {
    await at.call(calls);
    await Promise.all([look(page), look(other)]);
    await Promise.all([shown(page, name), shown(other, name)]);
    turns += 1;
    // It is told once the tabs have agreed which of them tells it.
    for (let rounds = 0; told.notified.length < turns && rounds < 500; rounds += 1) await other.evaluate(() => fetch('/config.json').then(() => undefined));
  }
  assert.equal(told.notified.length, 3);
  assert.ok(told.tones - tones <= 1 + 2 + 3, `${told.tones - tones} tones`);
  await context.close();
});

test('without a network the last known place is shown with its age, and it is fresh again on return', async () => {
  const at = await counter('ok-center', 8, 'passport');
  const { context, page } = await it.device(browser);
  await page.clock.install();
  await take(page, at);
  await shown(page, '앞에 8명 있어요');
  await context.setOffline(true);
  await page.clock.runFor(45_000);
  await page.getByText(/초 전에 확인한 내용이에요. 지금은 새로 확인할 수 없어요./).waitFor();
  await page.getByText(/명 뒤로 가요|기다려요|아직 알 수 없어요/).first().waitFor();
  await page.clock.runFor(60_000);
  await page.getByText(/(분|초) 전에 확인한 내용이라 지금과 다를 수 있어요/).waitFor();
  assert.equal(await page.locator('.queue-ticket.is-old').count(), 1, 'greyed');
  await page.getByText('새 숫자가 오면 보여 드려요').waitFor();
  await shown(page, '앞에 8명 있어요');
  await at.call(1);
  await context.setOffline(false);
  await page.clock.runFor(2_000);
  await shown(page, '앞에 7명 있어요');
  await page.locator('.queue-ticket.is-old, .stale-note').first().waitFor({ state: 'detached' });
  await context.close();
});

test('in a browser without notification, sound, vibration, locks and wake lock everything still works', async () => {
  const at = await counter('ok-center', 11, 'family-relation');
  const { context, page, seen } = await it.device(browser);
  await context.addInitScript(() => {
    for (const name of ['Notification', 'AudioContext', 'webkitAudioContext']) delete window[name];
    for (const name of ['vibrate', 'locks', 'wakeLock', 'serviceWorker', 'share']) {
      Object.defineProperty(Navigator.prototype, name, { get: () => undefined });
    }
  });
  await take(page, at);
  await page.getByText('이 브라우저에서는 소리나 알림을 쓸 수 없어요. 화면을 열어 두고 가끔 봐 주세요.').waitFor();
  await page.getByText(/이 화면을 닫으면 알려 드릴 수 없어요/).waitFor();
  assert.equal(await page.getByRole('checkbox').count(), 0, 'no switch that does nothing');
  await at.call(1);
  await look(page);
  await polite(page, '앞에 10명 남았어요.');
  await at.call(10);
  await look(page);
  await shown(page, '다음이 차례예요');
  await at.call(1);
  await look(page);
  await assertive(page, '지금 차례예요.');
  assert.deepEqual(seen.errors, []);
  await context.close();
});

test('blocked notifications are said where they are switched on', async () => {
  const at = await counter('ok-center', 11);
  const { context, page } = await it.device(browser);
  await context.addInitScript(() => {
    let permission = 'default';
    window.Notification = function Blocked() {};
    Object.defineProperty(window.Notification, 'permission', { get: () => permission });
    window.Notification.requestPermission = async () => { permission = 'denied'; return permission; };
  });
  await take(page, at);
  await page.getByRole('checkbox', { name: '알림으로 받기' }).click();
  await page.getByText('이 기기에서 알림이 막혀 있어요. 대신 소리를 켜 두세요.').waitFor();
  assert.ok(!(await page.getByRole('checkbox', { name: '알림으로 받기' }).isChecked()));
  await context.close();
});

test('a number stands first on the first page, and leads to where it is followed', async () => {
  const at = await counter('ok-center', 3);
  const { context, page } = await it.device(browser);
  await take(page, at);
  const address = page.url();
  await it.open(page, backend.url);
  const card = page.locator('.next-thing').first();
  await card.getByText(/3명/).waitFor();
  await card.getByRole('link').click();
  await page.waitForURL(address);
  await context.close();
});

test('a hidden page asks for nothing, unless the resident asked to be told', async () => {
  const at = await counter('ok-center', 20);
  const { context, page } = await it.device(browser);
  const told = await ears(context);
  await page.clock.install();
  await take(page, at);
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { get: () => true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  const asked = [];
  page.on('request', (request) => { if (request.url().includes('/api/')) asked.push(request.url()); });
  await page.clock.runFor(60_000);
  assert.deepEqual(asked, []);
  await page.getByRole('checkbox', { name: '진동으로 받기' }).check();
  await at.call(12);
  await Promise.all([page.waitForRequest(/\/tickets\//), page.clock.runFor(15_000)]);
  await shown(page, '앞에 8명 있어요');
  await polite(page, '앞에 8명 남았어요.');
  assert.equal(told.shaken, 2, 'once when switched on, once for the turn');
  assert.ok(asked.every((url) => url.includes('/tickets/')), 'nothing but the ticket');
  await context.close();
});

test('a ticket that is not of this device, a closed counter and a counter without tickets say what to do', async () => {
  const at = await counter('seocho-4', 4);
  const one = await it.device(browser);
  const reference = await take(one.page, at);
  const other = await it.device(browser);
  await it.open(other.page, `${backend.url}/tickets/${reference}`);
  await other.page.getByText('이 기기에는 이 번호표가 없어요').waitFor();
  await it.open(other.page, `${backend.url}/queue/seocho-1/take/general`);
  await other.page.getByText('이 창구는 집에서 번호표를 받을 수 없어요').waitFor();
  await it.open(other.page, `${backend.url}/queue/seocho-4/take/nothing`);
  await other.page.getByText('그런 창구를 찾지 못했어요').waitFor();
  await it.open(other.page, `${backend.url}/queue/nowhere/take/general`);
  await it.heading(other.page, '그런 곳을 찾지 못했어요').waitFor();

  // It closes while the check page is open: the refusal says so.
  await it.open(other.page, at.url);
  await it.button(other.page, '번호표 받기').waitFor();
  await other.page.route('**/queue-status*', (route) => route.abort());
  await at.close();
  await it.button(other.page, '번호표 받기').click();
  await other.page.getByText('창구가 그 사이에 닫혔어요').waitFor();
  await look(one.page);
  await shown(one.page, '이제 쓸 수 없는 번호표예요');
  await at.reopen();
  await one.context.close();
  await other.context.close();
});

test('what changed elsewhere in the meantime is shown before it is pressed again; more than is allowed is refused', async () => {
  const at = await counter('naegok', 6);
  const { context, page } = await it.device(browser);
  await take(page, at);
  const other = await context.newPage();
  await it.open(other, page.url());
  await shown(other, '앞에 6명 있어요');
  await page.route('**/api/v1/tickets/*', (route) => route.abort());
  await it.button(other, '번호표 돌려주기').click();
  await it.button(other, '네, 돌려줄게요').click();
  await shown(other, '돌려준 번호표예요');
  await it.button(page, '번호표 돌려주기').click();
  // Only now, so that the page has not asked by itself before it is pressed.
  await page.unroute('**/api/v1/tickets/*');
  await it.button(page, '네, 돌려줄게요').click();
  await page.getByText('그 사이에 번호표가 바뀌었어요').waitFor();
  await shown(page, '돌려준 번호표예요');

  await queue('rules', { open_per_client: 0 });
  await it.open(page, at.url);
  await it.button(page, '번호표 받기').click();
  await page.getByText('번호표를 더 받을 수 없어요').waitFor();
  await queue('rules', { open_per_client: 100 });
  await context.close();
});

test('by keyboard alone: take, travel time, a switch, give back; the focus always visible', async () => {
  const at = await counter('banpo-4', 7);
  const { context, page } = await it.device(browser, { viewport: { width: 1280, height: 800 }, hasTouch: false, isMobile: false });
  await ears(context);
  await it.open(page, at.url);
  const tabTo = async (locator) => {
    await locator.waitFor();
    for (let at = 0; at < 80; at += 1) {
      if (await locator.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
      assert.equal(await focusUnseen(page), '', 'a focus that cannot be seen');
    }
    assert.fail(`the keyboard does not reach ${locator}`);
  };
  await tabTo(it.button(page, '번호표 받기'));
  await page.keyboard.press('Enter');
  await shown(page, '앞에 7명 있어요');
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'H1');
  await tabTo(page.getByRole('checkbox', { name: '진동으로 받기' }));
  await page.keyboard.press('Space');
  await tabTo(page.getByRole('textbox', { name: '가는 데 몇 분 걸리세요?' }));
  await page.keyboard.type('500');
  await page.getByText('0부터 240까지 숫자로 적어 주세요.').waitFor();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('15');
  await page.locator('.queue-travel__answer').waitFor();
  await tabTo(it.button(page, '번호표 돌려주기'));
  await page.keyboard.press('Enter');
  await tabTo(it.button(page, '네, 돌려줄게요'));
  await page.keyboard.press('Enter');
  await shown(page, '돌려준 번호표예요');
  assert.equal(await page.evaluate(() => document.activeElement.classList.contains('notice')), true, 'what was done has the focus');
  await context.close();
});

/** Why the focused element cannot be seen; empty if it can. */
function focusUnseen(page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (element === document.body) return '';
    const carriers = [element, element.closest('label'), element.nextElementSibling, element.parentElement].filter(Boolean);
    const shown = carriers.some((carrier) => {
      const style = getComputedStyle(carrier);
      return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none';
    });
    const box = element.getBoundingClientRect();
    return shown && box.bottom > 0 && box.top < innerHeight ? '' : element.outerHTML.slice(0, 120);
  });
}

for (const [name, settings, width] of [
  ['light, 360 px', { lang: 'ko', text_size: 2, contrast: 'normal' }, 360],
  ['strong contrast, largest text, 320 px', { lang: 'ko', text_size: 5, contrast: 'strong' }, 320],
  ['English, 1080 px', { lang: 'en', text_size: 3, contrast: 'normal' }, 1080],
]) {
  test(`axe finds nothing and nothing sticks out in each state (${name})`, async () => {
    const at = await counter('bangbae-4', 6);
    const { context, page, seen } = await it.device(browser, { reducedMotion: 'reduce', viewport: { width, height: 740 } });
    await ears(context);
    await context.addInitScript((settings) => localStorage.setItem('settings', JSON.stringify(settings)), settings);
    const found = [];
    const check = async (state) => {
      await page.waitForFunction(() => [...document.styleSheets].some((sheet) => /pages/.test(sheet.href)));
      found.push(...(await it.axe(page)).map((violation) => `${state}: ${violation}`));
      found.push(...(await it.overflowing(page)).map((element) => `${state}: ${element}`));
    };
    await it.open(page, at.url);
    const button = page.locator('.page__actions button');
    await button.waitFor();
    await check('take');
    await button.click();
    await page.locator('.ticket__number').waitFor();
    const reference = page.url().split('/').pop();
    await at.join(5);
    await look(page);
    await page.locator('.queue-ticket__choices .panel button').waitFor();
    await page.locator('#travel-minutes').fill('30');
    await check('waiting');
    await page.locator('.queue-ticket__choices .panel button').click();
    await check('asked');
    await page.locator('.queue-ticket__answers button').last().click();
    await at.call(7);
    const state = (number) => page.waitForFunction((number) => !document.querySelector('#travel-minutes') === number, true);
    await state();
    await check('called');
    await backend.staff('clock', { advance_seconds: 181 });
    await look(page);
    await page.locator('.queue-ticket > button').waitFor();
    await check('missed');
    await page.locator('.queue-ticket > button').click();
    await page.locator('#travel-minutes').waitFor();
    await at.call(3);
    await state();
    await queue('came', { reference });
    await look(page);
    await page.locator('.ticket.is-spent').waitFor();
    await check('served');
    await it.open(page, `${backend.url}/tickets/2222-2222`);
    await page.locator('.notice').first().waitFor();
    await check('of another device');
    assert.deepEqual(found, []);
    assert.deepEqual(seen.violations, []);
    await context.close();
  });
}
