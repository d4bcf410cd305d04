// Ordering for someone else under their permission, and for a family one after the other.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as it from './support.mjs';
import { signIn } from './walks.mjs';

let browser;
before(async () => {
  browser = await it.launch();
});
after(() => browser?.close());

const { call } = it;

const NAME = '홍카나리아';
const PHONE = '01097531864';
const OTHER = '홍방울새';

/** A backend of its own, a device on which someone is signed in, and a permission that was said yes to. */
async function helper(t, until = '2026-12-31') {
  const backend = await it.startBackend();
  t.after(() => backend.stop());
  const { context, page, seen } = await it.device(browser);
  t.after(() => context.close());
  await it.open(page, `${backend.url}/orders`);
  await signIn(page, backend, { name: NAME, phone: PHONE });
  const asked = await call(page, 'POST', '/permissions', { name: OTHER, services: ['siren_order'], until });
  const { reference } = asked.permission;
  await backend.staff('permission', { reference, yes: true });
  await it.open(page, `${backend.url}/mine`);
  await page.getByText('홍***아 님').waitFor();
  return { backend, page, seen, reference };
}

/** From the household to the check page, for the person of the permission. */
async function upToCheck(page) {
  await it.link(page, '이분 서류 예약하기').click();
  await it.heading(page, '어떤 서류가 필요하세요?').waitFor();
  await page.getByText('홍**새 님 서류를 대신 예약하고 있어요').waitFor();
  await it.chooseUpToWho(page);
  await page.getByText(`${OTHER} 님 서류를 대신 예약하고 있어요`).waitFor();
  await page.getByRole('radio', { name: '가족이에요' }).check();
  assert.equal(await page.getByRole('textbox', { name: /^예약하는 분\(나\)의 이름/ }).inputValue(), NAME);
  await it.button(page, '다음').click();
  await it.heading(page, '이대로 예약할까요?').waitFor();
}

test('who is acted for is asked first, said on each step, followed by the family, and seen to stop', async (t) => {
  const { backend, page, seen, reference } = await helper(t);
  await upToCheck(page);
  await page.getByText(`${OTHER} 님 서류를 대신 예약하고 있어요`).waitFor();
  await it.button(page, '이대로 예약하기').click();
  await it.heading(page, '예약됐어요').waitFor();
  const first = await it.referenceOf(page);
  assert.equal(await it.button(page, '가족 홍**새 님 것도 예약하기').count(), 0, 'done already');
  // Two presses for a further person.
  await it.button(page, '내 것도 예약하기').click();
  await it.heading(page, '이대로 예약할까요?').waitFor();
  await page.getByText(NAME).waitFor();
  await it.button(page, '이대로 예약하기').click();
  await page.getByText('함께 예약한 것').waitFor();
  const second = await it.referenceOf(page);
  assert.notEqual(first, second);
  assert.deepEqual(await page.locator('.order-list .order-card').evaluateAll((all) => all.map((one) => one.pathname)), [`/orders/${first}`, `/orders/${second}`]);
  const orders = await backend.staff('orders');
  assert.deepEqual([...new Set(orders.map((order) => order.start))].length, 1, 'there was room at the same time');

  await page.locator('.order-list .order-card').first().click();
  await page.getByText('홍**새 님의 서류예요').first().waitFor();
  await backend.staff('permission', { reference, yes: false });
  await page.reload();
  await it.ready(page);
  await it.heading(page, '멈춘 예약이에요').waitFor();
  const addresses = seen.urls.map(decodeURIComponent).filter((url) => !url.includes('/api/'));
  assert.ok(!addresses.some((url) => url.includes(OTHER) || url.includes(reference)), 'nothing of it in an address');
  assert.deepEqual(seen.violations, []);
  assert.deepEqual(seen.errors, []);
});

test('a permission that goes no further or is over is said with ways on, and nothing is lost', async (t) => {
  const { backend, page, reference } = await helper(t, '2026-11-24');
  await upToCheck(page);
  await it.link(page, /^바꾸기.*받는 시간|받는 시간.*바꾸기/).click();
  await it.button(page, /11월 25일/).click();
  await it.firstFreeSlot(page).click();
  await it.heading(page, '이대로 예약할까요?').waitFor();
  await it.button(page, '이대로 예약하기').click();
  await page.getByText('허락받은 일이 아니에요').waitFor();
  await page.getByText('2026년 11월 24일 화요일까지만 허락하셨어요').waitFor();
  assert.match(await page.evaluate(() => document.activeElement.textContent), /허락받은 일이 아니에요/);
  await it.link(page, '다른 시간 고르기').click();
  await it.button(page, /11월 24일/).click();
  await it.firstFreeSlot(page).click();
  await it.heading(page, '이대로 예약할까요?').waitFor();
  await backend.staff('permission', { reference, yes: false });
  await it.button(page, '이대로 예약하기').click();
  await page.getByText('허락이 끝났어요').waitFor();
  await it.link(page, '다시 부탁하기').waitFor();
  await it.link(page, '누구 것인지 다시 고르기').click();
  await page.getByRole('radio', { name: '내 서류예요' }).check();
  assert.equal(await page.getByRole('textbox', { name: /^이름/ }).inputValue(), NAME);
  await it.button(page, '다음').click();
  await it.button(page, '이대로 예약하기').click();
  await it.heading(page, '예약됐어요').waitFor();
});
