// What a kiosk does for those before it: checking in for an order up to the place in line, by typing and by scanning;
// setting work aside and going on elsewhere in the same state; calling someone of the staff.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LARGE, configure } from './kiosk.mjs';
import * as it from './support.mjs';

let browser;
let backend;
it.town((made) => ({ browser, backend } = made));

const SCREEN = { viewport: { width: 1080, height: 1920 }, deviceScaleFactor: 1, isMobile: false, hasTouch: true };

/** A kiosk of the district's configuration. */
async function kiosk(path = '/') {
  const made = await it.device(browser, SCREEN);
  await it.open(made.page, `${backend.url}${path}?kiosk=ok-center-1`);
  return made;
}

const door = (page, name) => page.getByRole('link', { name });
const staff = (name, body) => backend.staff(name, body);

async function sound({ context, page, seen }) {
  assert.deepEqual(await it.axe(page), []);
  assert.deepEqual(await it.overflowing(page), []);
  assert.deepEqual([seen.violations, seen.errors], [[], []]);
  await context.close();
}

test('whoever has come types the order number at a kiosk and stands in the line; a scan shows the same place', async () => {
  const phone = await it.device(browser);
  const reference = await it.orderDocuments(phone.page, backend.url);
  const secret = await phone.page.evaluate(() => JSON.parse(sessionStorage.getItem('order-secrets'))[0][1]);
  await phone.context.close();
  const asked = await fetch(`${backend.url}/api/v1/reservations/${reference}`, { headers: { 'reservation-key': secret } });
  const { reservation } = await asked.json();
  const here = await kiosk();
  const { page } = here;
  await door(page, /예약하고 왔어요/).click();
  const field = page.getByRole('textbox', { name: '예약번호' });
  const come = async (code) => {
    await field.waitFor();
    await page.waitForFunction(() => document.activeElement.id === 'arrival-code');
    // As a scanner types: wherever the focus is.
    await page.keyboard.type(code);
    await page.keyboard.press('Enter');
  };

  await come(reservation.ticket.qr_text);
  await it.heading(page, '오늘 예약이 아니에요').waitFor();
  await staff('clock', { set: reservation.start });
  const counter = { office: 'ok-center', counter: 'family-relation' };
  await staff('queue/manual', counter);
  await staff('queue/fill', { ...counter, waiting: 5 });

  await it.link(page, '처음 화면으로').click();
  await door(page, /예약하고 왔어요/).click();
  await come(reference.toLowerCase().replace('-', ' '));
  await it.heading(page, '본인인지 확인할게요').waitFor();
  await page.getByRole('textbox', { name: /휴대전화 번호 뒤 4자리/ }).fill('9999');
  await it.button(page, '도착 알리기').click();
  await page.getByText('맞는 예약을 찾지 못했어요').waitFor();
  await page.getByRole('textbox', { name: /휴대전화 번호 뒤 4자리/ }).fill('1234');
  await it.button(page, '도착 알리기').click();
  await it.heading(page, '도착을 알렸어요').waitFor();
  await page.getByText(reservation.ticket.number, { exact: true }).waitFor();
  await page.getByText(/앞에 \d명이 있어요|바로 다음 차례예요/).waitFor();
  const [order] = (await staff('orders')).filter((one) => one.reference === reference);
  // The clock was set to the beginning of the time, and runs.
  const late = Date.parse(order.arrived_at) - Date.parse(reservation.start);
  assert.ok(late >= 0 && late < 60_000, order.arrived_at);

  await staff('state', { reference, state: 'ready' });
  await it.link(page, '처음 화면으로').click();
  await door(page, /예약하고 왔어요/).click();
  await come(reservation.ticket.qr_text.toLowerCase());
  await it.heading(page, '서류가 준비됐어요').waitFor();
  const text = await page.locator('main').innerText();
  assert.ok(!text.includes(reference) && !text.includes('홍') && !text.includes('1234'), text);
  for (let at = 0; at < 6; at += 1) await staff('queue/call', counter);
  await it.link(page, '처음 화면으로').click();
  await door(page, /예약하고 왔어요/).click();
  await come(reservation.ticket.qr_text);
  await page.getByText(/지금 \d+번 자리로 가세요|창구로 가세요/).first().waitFor();
  assert.ok(!here.seen.urls.some((url) => url.includes(reference)), 'in no address');
  await sound(here);
});

test('work that was set aside at a kiosk goes on upon a phone as it was, once', async () => {
  const at = await kiosk('/order');
  const { page } = at;
  await it.chooseUpToWho(page);
  await page.getByRole('radio', { name: '내 서류예요' }).check();
  await page.getByRole('textbox', { name: /^이름/ }).fill('홍“시연');
  await page.getByRole('textbox', { name: /년/ }).first().fill('1950');
  await page.getByRole('textbox', { name: /휴대전화 번호/ }).fill('010-0000');
  const typed = (where) => where.evaluate(() => [
    location.pathname + location.search,
    ...[...document.querySelectorAll('main input')].map((input) => [input.id, input.value, input.checked]),
  ]);
  // A kiosk leaves no address behind: that of the page stands in what was chosen.
  const before = (await typed(page)).slice(1);
  await page.keyboard.press('Escape');
  await it.link(page, '뒷분 먼저 하세요').click();
  await it.heading(page, '뒷분 먼저 하세요').waitFor();
  await it.button(page, '맡기고 번호 받기').click();
  await it.heading(page, '맡아 두었어요').waitFor();
  const code = (await page.locator('.parked__code strong').textContent()).trim();
  assert.match(code, /^\d{4} \d{4}$/);
  assert.ok(!at.seen.urls.some((url) => url.includes(code.replace(' ', ''))), 'the code is in no address that is asked for');
  await page.goBack().catch(() => null);
  assert.ok(!(await page.locator('body').innerText()).includes('홍“시연'), 'nothing of it is left there');

  const phone = await it.device(browser);
  await it.open(phone.page, `${backend.url}/resume#${code.replace(' ', '')}`);
  assert.equal(await phone.page.getByRole('textbox', { name: '이어서 하는 번호' }).inputValue(), code);
  assert.ok(!phone.page.url().includes('#'), 'taken out of the address');
  await it.button(phone.page, '이어서 하기').click();
  await it.heading(phone.page, '누가 예약하시나요?').waitFor();
  assert.deepEqual((await typed(phone.page)).slice(1), before);
  // It goes on to its end.
  await it.typePerson(phone.page);
  await it.button(phone.page, '이대로 예약하기').click();
  await it.heading(phone.page, '예약됐어요').waitFor();

  const other = await it.device(browser);
  await it.open(other.page, `${backend.url}/resume`);
  await other.page.getByRole('textbox', { name: '이어서 하는 번호' }).fill(code);
  await it.button(other.page, '이어서 하기').click();
  await other.page.getByText('이제 쓸 수 없는 번호예요').waitFor();
  await sound(other);
  await sound(phone);
  await at.context.close();
});

test('a code that does not exist and one that is over are told apart, and what can be done is said', async () => {
  const at = await kiosk('/queue/naegok');
  await it.link(at.page, '뒷분 먼저 하세요').click();
  await it.button(at.page, '맡기고 번호 받기').click();
  await it.heading(at.page, '맡아 두었어요').waitFor();
  const code = (await at.page.locator('.parked__code strong').textContent()).trim();
  await sound(at);
  const { page, ...phone } = await it.device(browser, { viewport: { width: 320, height: 640 } });
  await it.open(page, `${backend.url}/resume`);
  const enter = async (text) => {
    await page.getByRole('textbox', { name: '이어서 하는 번호' }).fill(text);
    await it.button(page, '이어서 하기').click();
  };
  await enter('123');
  await page.getByRole('link', { name: '번호 8자리를 숫자로 적어 주세요.' }).waitFor();
  assert.match(await page.title(), /^오류: /);
  await enter(code === '0000 0000' ? '0000 0001' : '0000 0000');
  await page.getByText('그런 번호가 없어요').waitFor();
  await staff('clock', { advance_seconds: 30 * 60 });
  await enter(code);
  await page.getByText('이제 쓸 수 없는 번호예요').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.className), 'notice is-warning');
  await sound({ page, ...phone });
});

test('someone of the staff is called from any page of a kiosk, and seen to come', async () => {
  const at = await kiosk('/order');
  const { page } = at;
  await it.button(page, '직원 부르기').click();
  const status = (text) => page.locator('.kiosk-call [role=status]', { hasText: text }).waitFor();
  await status('직원에게 알렸어요.');
  await it.button(page, '직원 부르기').click();
  await status('직원에게 알렸어요.');
  const [call, ...others] = await staff('kiosk/help');
  assert.deepEqual([others.length, call.kiosk, call.office, call.page], [0, 'ok-center-1', 'ok-center', 'order']);
  await staff('kiosk/help-coming', { id: call.id });
  await status('직원이 가고 있어요.');
  await staff('kiosk/help-done', { id: call.id });
  await page.waitForFunction(() => document.querySelector('.kiosk-call [role=status]').textContent === '');
  assert.deepEqual(await staff('kiosk/help'), []);
  await sound(at);
});

/** Counts the tones that a page makes, in `window.tones`. */
function countTones(context) {
  return context.addInitScript(() => {
    window.tones = 0;
    window.AudioContext = class {
      currentTime = 0;

      destination = {};

      resume() {}

      createOscillator() {
        return { frequency: {}, connect() {}, start() { window.tones += 1; }, stop() {} };
      }

      createGain() {
        return { gain: {}, connect() {} };
      }
    };
  });
}

/** Calls someone, orders and sets aside; `loud`: as the district wants the kiosk. */
async function soundsOf(loud) {
  const { context, page, seen } = await it.device(browser, SCREEN);
  await configure(context, LARGE, { id: 'ok-center-1', sound: loud });
  await countTones(context);
  await it.open(page, `${backend.url}/order?kiosk=ok-center-1`);
  const heard = (count) => page.waitForFunction((count) => window.tones === count, loud ? count : 0);
  await heard(0);
  await it.button(page, '직원 부르기').click();
  await page.locator('.kiosk-call [role=status]', { hasText: '직원' }).waitFor();
  await page.waitForFunction(() => /알렸어요|가고 있어요/.test(document.querySelector('.kiosk-call [role=status]').textContent));
  await heard(1);
  await it.chooseUpToWho(page);
  // Each of the two is somebody else: one person may not hold any number of orders.
  await it.typePerson(page, { phone: loud ? '010-0000-4321' : '010-0000-5432' });
  await heard(1);
  await it.button(page, '이대로 예약하기').click();
  await it.heading(page, '예약됐어요').waitFor();
  await heard(2);
  await it.link(page, '뒷분 먼저 하세요').click();
  await it.button(page, '맡기고 번호 받기').click();
  await it.heading(page, '맡아 두었어요').waitFor();
  await heard(3);
  assert.deepEqual([seen.violations, seen.errors], [[], []]);
  await context.close();
}

test('what is done is heard: someone was called, an order placed, work set aside', () => soundsOf(true));

test('a kiosk that the district wants silent makes no sound', () => soundsOf(false));

test('checking in is heard, and an order that is for another day is not', async (t) => {
  const own = await it.startBackend();
  t.after(() => own.stop());
  const phone = await it.device(browser);
  const reference = await it.orderDocuments(phone.page, own.url);
  await phone.context.close();
  const { context, page, seen } = await it.device(browser, SCREEN);
  await countTones(context);
  const come = async (heading) => {
    await it.open(page, `${own.url}/arrive?kiosk=ok-center-1`);
    await page.waitForFunction(() => document.activeElement.id === 'arrival-code');
    await page.keyboard.type(reference);
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: /휴대전화 번호 뒤 4자리/ }).fill('1234');
    await it.button(page, '도착 알리기').click();
    await it.heading(page, heading).waitFor();
  };
  await come('오늘 예약이 아니에요');
  assert.equal(await page.evaluate(() => window.tones), 0);
  const [order] = await own.staff('orders');
  await own.staff('clock', { set: order.start });
  const counter = { office: 'ok-center', counter: 'family-relation' };
  await own.staff('queue/manual', counter);
  await own.staff('queue/fill', { ...counter, waiting: 5 });
  await come('도착을 알렸어요');
  assert.equal(await page.evaluate(() => window.tones), 1);
  assert.deepEqual([seen.violations, seen.errors], [[], []]);
  await context.close();
});

test('a kiosk offers no number from home where it stands, and does for an office that one is not in', async () => {
  const at = await kiosk('/queue/ok-center');
  const { page } = at;
  await page.getByText('번호표는 여기 번호표 기계에서 뽑아 주세요.').waitFor();
  await page.locator('.counter-card').first().waitFor();
  assert.equal(await page.locator('.counter-card__take').count(), 0);
  assert.doesNotMatch(await page.locator('main').innerText(), /집에서/);
  await it.open(page, `${backend.url}/queue/ok-center/take/family-relation?kiosk=ok-center-1`);
  await page.getByText('이 창구는 집에서 번호표를 받을 수 없어요').waitFor();
  assert.equal(await it.button(page, '번호표 받기').count(), 0);
  await it.open(page, `${backend.url}/queue/naegok?kiosk=ok-center-1`);
  await it.link(page, /집에서 번호표 받기/).first().waitFor();
  assert.equal(await page.getByText('번호표는 여기 번호표 기계에서 뽑아 주세요.').count(), 0);
  await sound(at);
});
