// What goes wrong, and that nothing typed is lost and nothing is ordered twice.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as it from './support.mjs';

let browser;
let backend;
it.town((made) => ({ browser, backend } = made));

const orders = async () => (await backend.staff('orders')).orders ?? (await backend.staff('orders'));

async function ordersOf(name) {
  const all = await orders();
  return all.filter((order) => JSON.stringify(order).includes(name));
}

test('each step survives a reload, back, forward and a link sent to someone else', async () => {
  const { context, page } = await it.device(browser);
  await it.open(page, `${backend.url}/order`);
  await it.chooseUpToWho(page);
  await page.getByRole('radio', { name: '내 서류예요' }).check();
  await page.getByRole('textbox', { name: /^이름/ }).fill('홍새로');
  await page.reload();
  await it.heading(page, '누가 예약하시나요?').waitFor();
  assert.equal(await page.getByRole('textbox', { name: /^이름/ }).inputValue(), '홍새로');
  const steps = ['언제 받으실래요?', '어디에서 받으실래요?', '받으실 때 필요한 것', '어떤 서류가 필요하세요?'];
  const links = [];
  for (const name of steps) {
    await page.goBack();
    await it.heading(page, name).waitFor();
    await page.reload();
    await it.heading(page, name).waitFor();
    links.push([page.url(), name]);
  }
  assert.ok(await page.getByRole('checkbox', { name: /^가족관계증명서/ }).first().isChecked());
  for (const name of [...steps].reverse().slice(1)) {
    await page.goForward();
    await it.heading(page, name).waitFor();
  }
  await page.goForward();
  await it.heading(page, '누가 예약하시나요?').waitFor();
  assert.equal(await page.getByRole('textbox', { name: /^이름/ }).inputValue(), '홍새로');

  const friend = await it.device(browser);
  for (const [url, name] of links) {
    assert.ok(!decodeURIComponent(url).includes('홍새로'), 'no name in an address');
    await it.open(friend.page, url);
    await it.heading(friend.page, name).waitFor();
  }
  await friend.context.close();
  await context.close();
});

test('two phones want the last place: one gets it, the other keeps what was typed and is offered the nearest', async () => {
  const [one, two] = await Promise.all([it.device(browser), it.device(browser)]);
  const start = '2026-12-03T10:00:00+09:00';
  await backend.staff('capacity', { office: 'banpo-1', start, capacity: 1 });
  const url = `${backend.url}/order/time?documents=family-relation&office=banpo-1&day=2026-12-03`;
  for (const { page } of [one, two]) {
    await it.open(page, url);
    await page.getByRole('button', { name: /오전 10시 1자리|오전 10시.*1자리/ }).waitFor();
  }
  // The second phone has not heard yet that the place is gone.
  await two.page.route('**/offices/*/slots', (route) => route.abort());
  await one.page.getByRole('button', { name: /^오전 10시 1/ }).click();
  await it.heading(one.page, '누가 예약하시나요?').waitFor();
  await two.page.getByRole('button', { name: /^오전 10시 1/ }).click();
  await two.page.getByText('그 시간은 방금 마감됐어요').waitFor();
  await two.page.locator('.slot-near-list .slot').first().click();
  await it.heading(two.page, '누가 예약하시나요?').waitFor();
  await one.context.close();
  await two.context.close();
});

test('the answer is lost after the commit: the page asks again with the same key, and there is one order', async () => {
  const { context, page } = await it.device(browser);
  await it.open(page, `${backend.url}/order`);
  await it.chooseUpToWho(page);
  await it.typePerson(page, { name: '홍유실', phone: '010-0000-0504' });
  await it.button(page, '이대로 예약하기').click();
  await it.heading(page, '예약됐어요').waitFor();
  assert.equal((await ordersOf('홍*실')).length, 1);
  await context.close();
});

test('the network goes as the order is sent: it says so, claims nothing, and goes on after a reload', async () => {
  const { context, page } = await it.device(browser);
  await it.open(page, `${backend.url}/order`);
  await it.chooseUpToWho(page);
  await it.typePerson(page, { name: '홍단절', phone: '010-0000-6234' });
  await page.route('**/api/v1/reservations', (route) => route.abort('connectionreset'));
  await it.button(page, '이대로 예약하기').click();
  await page.getByText('예약됐는지 확인하고 있어요').waitFor();
  assert.equal(await it.heading(page, '예약됐어요').count(), 0);
  assert.equal((await ordersOf('홍*절')).length, 0);
  await page.goto(`${backend.url}/order`);
  await page.getByText('예약됐는지 확인하고 있어요').waitFor();
  await page.unroute('**/api/v1/reservations');
  await it.button(page, '지금 다시 확인하기').click();
  await it.heading(page, '예약됐어요').waitFor();
  assert.equal((await ordersOf('홍*절')).length, 1);
  await context.close();
});

test('a press that is repeated sends once', async () => {
  const { context, page } = await it.device(browser);
  await it.open(page, `${backend.url}/order`);
  await it.chooseUpToWho(page);
  await it.typePerson(page, { name: '홍두번', phone: '010-0000-7234' });
  await it.button(page, '이대로 예약하기').dblclick();
  await it.heading(page, '예약됐어요').waitFor();
  assert.equal((await ordersOf('홍*번')).length, 1);
  await context.close();
});

for (const [name, phone, words] of [
  ['the held time has run out', '010-0000-0410', '맡아 둔 시간이 지났어요'],
  ['the place was taken meanwhile', '010-0000-0409', '그 시간은 방금 마감됐어요'],
  ['the fee has changed', '010-0000-0412', '수수료가 바뀌었어요'],
]) {
  test(`${name}: it is said, and what was typed is still there`, async () => {
    const { context, page } = await it.device(browser);
    await it.open(page, `${backend.url}/order`);
    await it.chooseUpToWho(page);
    await it.typePerson(page, { name: '홍그대', phone });
    await it.button(page, '이대로 예약하기').click();
    await page.getByText(words).first().waitFor();
    assert.match(await page.title(), /^오류: /);
    await page.getByText('홍그대').first().waitFor();
    await context.close();
  });
}

test('after a changed fee the second press orders at the new total', async () => {
  const { context, page } = await it.device(browser);
  await it.open(page, `${backend.url}/order`);
  await it.chooseUpToWho(page);
  await it.typePerson(page, { name: '홍새값', phone: '010-0000-0412' });
  await it.button(page, '이대로 예약하기').click();
  await page.getByText('새 합계는 1,100원입니다').waitFor();
  await it.button(page, '이대로 예약하기').click();
  await it.heading(page, '예약됐어요').waitFor();
  assert.equal((await ordersOf('홍*값')).length, 1);
  await context.close();
});

test('the held time runs out again and again: each press holds it anew and then orders once', async () => {
  const { context, page } = await it.device(browser);
  await it.open(page, `${backend.url}/order`);
  await it.chooseUpToWho(page);
  await it.typePerson(page, { name: '홍기한', phone: '010-0000-1334' });
  for (let round = 0; round < 2; round += 1) {
    await backend.staff('clock', { advance_seconds: 11 * 60 });
    const refused = page.waitForResponse((answer) => answer.url().endsWith('/reservations') && answer.status() === 410);
    const held = page.waitForResponse((answer) => answer.url().endsWith('/holds') && answer.status() === 201);
    await it.button(page, '이대로 예약하기').click();
    // An answer that came late may have told the page the time: then it holds anew first, and orders.
    const ordered = it.heading(page, '예약됐어요').waitFor().then(() => true);
    const known = Promise.race([ordered, refused.then(() => false)]);
    for (const other of [refused, held, ordered]) other.catch(() => {});
    if (await known) break;
    await held;
    await page.getByText('맡아 둔 시간이 지났어요').waitFor();
  }
  const button = it.button(page, '이대로 예약하기');
  if (await button.count() > 0) await button.click();
  await it.heading(page, '예약됐어요').waitFor();
  assert.equal((await ordersOf('홍*한')).length, 1);
  await context.close();
});

test('two tabs of one phone send the same order: there is one', async () => {
  const { context, page } = await it.device(browser);
  await it.open(page, `${backend.url}/order`);
  await it.chooseUpToWho(page);
  await it.typePerson(page, { name: '홍두창', phone: '010-0000-9334' });
  const other = await context.newPage();
  await it.open(other, page.url());
  await it.heading(other, '이대로 예약할까요?').waitFor();
  // The first tab's answers are lost after the commit.
  await page.route('**/api/v1/reservations', async (route) => {
    await route.fetch();
    await route.abort('connectionreset');
  });
  await it.button(page, '이대로 예약하기').click();
  await page.getByText('예약됐는지 확인하고 있어요').waitFor();
  await it.button(other, '이대로 예약하기').click();
  await it.heading(other, '예약됐어요').waitFor();
  assert.equal((await ordersOf('홍*창')).length, 1);
  await context.close();
});

test('check page and ticket survive a reload, and the ticket a bookmark', async () => {
  const { context, page } = await it.device(browser);
  await it.open(page, `${backend.url}/order`);
  await it.chooseUpToWho(page);
  await it.typePerson(page, { phone: '010-0000-1434' });
  await page.reload();
  await it.heading(page, '이대로 예약할까요?').waitFor();
  await page.getByText('홍시연').waitFor();
  await it.button(page, '이대로 예약하기').click();
  await it.heading(page, '예약됐어요').waitFor();
  const reference = await it.referenceOf(page);
  await page.reload();
  await it.heading(page, '예약됐어요').waitFor();
  // Back leads to no second order.
  await page.goBack();
  assert.equal(await it.button(page, '이대로 예약하기').count(), 0);
  const other = await it.device(browser);
  await it.open(other.page, `${backend.url}/orders/${reference}`);
  await it.heading(other.page, '예약을 열어 볼게요').waitFor();
  assert.equal(await other.page.getByRole('textbox', { name: /^예약번호/ }).inputValue(), reference);
  await other.context.close();
  await context.close();
});

test('a cancellation that found no answer does not run after the resident has left it', async () => {
  const { context, page } = await it.device(browser);
  const reference = await it.orderDocuments(page, backend.url, { phone: '010-0000-1534' });
  await it.link(page, '예약 취소하기').click();
  await page.route('**/cancel', (route) => route.abort('connectionreset'));
  await it.button(page, '네, 취소할게요').click();
  await page.getByText('취소됐는지 확인하고 있어요').waitFor();
  await it.link(page, '예약 화면으로').last().click();
  await it.heading(page, '예약됐어요').waitFor();
  let asked = 0;
  page.on('request', (request) => { if (request.url().endsWith('/cancel')) asked += 1; });
  await page.unroute('**/cancel');
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await page.reload();
  await it.heading(page, '예약됐어요').waitFor();
  assert.equal(asked, 0);
  assert.ok((await ordersOf(reference)).every((order) => order.state === 'accepted'));
  await context.close();
});

for (const [name, phone, words] of [
  ['too many requests', '010-0000-0429', '예약됐는지 확인하고 있어요'],
  ['a fault of the server', '010-0000-0500', '예약됐어요'],
]) {
  test(`${name}: the page waits or asks again and orders once`, async () => {
    const { context, page } = await it.device(browser);
    await it.open(page, `${backend.url}/order`);
    await it.chooseUpToWho(page);
    await it.typePerson(page, { name: `홍${phone.slice(-3)}번`, phone });
    await it.button(page, '이대로 예약하기').click();
    await page.getByText(words).first().waitFor();
    await it.heading(page, '예약됐어요').waitFor({ timeout: 90_000 });
    await context.close();
  });
}

test('a fourth open order is refused with what to do', async () => {
  const { context, page } = await it.device(browser);
  for (let order = 0; order < 3; order += 1) {
    await it.orderDocuments(page, backend.url, { name: '홍많이', phone: '010-0000-1634' });
  }
  await it.open(page, `${backend.url}/order`);
  await it.chooseUpToWho(page);
  await it.typePerson(page, { name: '홍많이', phone: '010-0000-1634' });
  await it.button(page, '이대로 예약하기').click();
  await page.getByText('지금은 더 예약할 수 없어요').waitFor();
  await context.close();
});

test('a day that the office closes meanwhile: the place is gone, and it is said', async () => {
  const { context, page } = await it.device(browser);
  await it.open(page, `${backend.url}/order/time?documents=family-relation&office=naegok&day=2026-12-04`);
  await it.firstFreeSlot(page).click();
  await it.heading(page, '누가 예약하시나요?').waitFor();
  await it.typePerson(page, { phone: '010-0000-1734' });
  await backend.staff('cancel-slots', { office: 'naegok', date: '2026-12-04', reason: '정전' });
  await it.button(page, '이대로 예약하기').click();
  await page.getByText(/그 시간에는 예약할 수 없어요|그 시간은 방금 마감됐어요/).first().waitFor();
  await it.link(page, '다른 시간 고르기').first().click();
  await it.heading(page, '언제 받으실래요?').waitFor();
  await context.close();
});

test('a document that family may not collect says so before anything is typed', async () => {
  const { context, page } = await it.device(browser);
  await it.open(page, `${backend.url}/order`);
  await page.getByRole('searchbox').fill('입양관계');
  await it.chooseUpToWho(page, { document: /입양관계증명서/ });
  await page.getByText(/입양관계증명서는 가족이라고 대신 받을 수 없어요/).waitFor();
  await context.close();
});

test('without any store the order still goes through', async () => {
  const { context, page } = await it.device(browser);
  await context.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError'); } });
    }
  });
  await it.open(page, `${backend.url}/order`);
  await it.chooseUpToWho(page);
  await it.typePerson(page, { phone: '010-0000-1834' });
  await it.button(page, '이대로 예약하기').click();
  await it.heading(page, '예약됐어요').waitFor();
  await context.close();
});

test('a hidden page asks for nothing', async () => {
  const { context, page } = await it.device(browser);
  await it.orderDocuments(page, backend.url, { phone: '010-0000-1934' });
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { get: () => true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  let asked = 0;
  page.on('request', (request) => { if (request.url().includes('/api/')) asked += 1; });
  for (let time = 0; time < 5; time += 1) {
    await page.evaluate(() => { dispatchEvent(new Event('online')); document.dispatchEvent(new Event('visibilitychange')); });
  }
  await page.evaluate(() => fetch('/config.json'));
  assert.equal(asked, 0);
  await context.close();
});

test('going back while a list still loads shows the list', async () => {
  const { context, page } = await it.device(browser);
  let release;
  const gate = new Promise((resolve) => { release = resolve; });
  await page.route('**/api/v1/documents*', async (route) => { await gate; await route.continue(); });
  await it.open(page, `${backend.url}/order`);
  await it.link(page, '처음 화면으로').click();
  await it.heading(page, '무엇을 도와드릴까요?').waitFor();
  await page.goBack();
  await it.heading(page, '어떤 서류가 필요하세요?').waitFor();
  release();
  await page.getByRole('checkbox', { name: /^가족관계증명서/ }).first().waitFor();
  await context.close();
});

test('the server is down for a moment: the page waits as told and then orders once', async () => {
  const { context, page } = await it.device(browser);
  await it.open(page, `${backend.url}/order`);
  await it.chooseUpToWho(page);
  await it.typePerson(page, { name: '홍잠시', phone: '010-0000-0503' });
  await it.button(page, '이대로 예약하기').click();
  await page.getByText('예약됐는지 확인하고 있어요').waitFor();
  await it.heading(page, '예약됐어요').waitFor();
  assert.equal((await ordersOf('홍*시')).length, 1);
  await context.close();
});

test('lists that cannot be loaded say so and can be tried again', async () => {
  const { context, page } = await it.device(browser);
  await page.route('**/api/v1/**', (route) => route.fulfill({
    status: 503,
    headers: { 'retry-after': '1' },
    contentType: 'application/problem+json',
    body: JSON.stringify({ code: 'unavailable' }),
  }));
  await it.open(page, `${backend.url}/order`);
  await page.getByText('지금은 답을 받지 못했어요').waitFor();
  await page.unroute('**/api/v1/**');
  await it.button(page, '다시 해 보기').click();
  await page.getByRole('checkbox', { name: /^가족관계증명서/ }).first().waitFor();
  await context.close();
});

test('a kept ticket is read without a network', async () => {
  const { context, page } = await it.device(browser);
  const reference = await it.orderDocuments(page, backend.url, { phone: '010-0000-8234' });
  await it.button(page, '이 기기에 예약 저장하기').click();
  await page.getByText('이 기기에 저장했어요.').waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null || caches.keys().then((keys) => keys.length > 0));
  await context.setOffline(true);
  await page.goto(`${backend.url}/orders/${reference}`);
  await page.getByText(/에 확인한 내용이에요/).waitFor();
  await page.getByRole('img', { name: '창구에서 찍는 QR코드' }).waitFor();
  await page.goto(`${backend.url}/`);
  await page.getByText('다음에 하실 일').waitFor();
  await context.setOffline(false);
  await context.close();
});

test('what looks like a registration number is stopped and never leaves the page', async () => {
  const { context, page, seen } = await it.device(browser);
  const bodies = [];
  page.on('request', (request) => bodies.push(`${request.url()} ${request.postData() ?? ''}`));
  await it.open(page, `${backend.url}/order`);
  await it.chooseUpToWho(page);
  await page.getByRole('radio', { name: '내 서류예요' }).check();
  await page.getByRole('textbox', { name: /^이름/ }).fill('500505-1234567');
  await page.getByText('주민등록번호는 적지 마세요. 지우고 다시 적어 주세요.').first().waitFor();
  const stored = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
  assert.ok(!stored.includes('1234567'), 'not even stored as a draft');
  await it.button(page, '다음').click();
  await page.getByText(/가지를 고쳐 주세요/).waitFor();
  assert.ok(bodies.every((body) => !body.includes('1234567')));
  assert.ok(seen.urls.every((url) => !url.includes('1234567')));
  await context.close();
});

test('the app stops in the middle: the page still helps, and what was typed comes back', async () => {
  const { context, page } = await it.device(browser);
  await it.open(page, `${backend.url}/order`);
  await it.chooseUpToWho(page);
  await page.getByRole('textbox', { name: /^이름/ }).fill('홍중단');
  // Without the browser's chance there is no key, and the program stops rather than send without one.
  await page.evaluate(() => { Crypto.prototype.getRandomValues = () => { throw new Error('no chance'); }; });
  await page.goBack();
  await it.heading(page, '언제 받으실래요?').waitFor();
  await page.locator('.slot-list .slot:not([aria-disabled])').nth(1).click();
  await page.getByRole('alert').filter({ hasText: '120' }).waitFor();
  await page.reload();
  await it.heading(page, '언제 받으실래요?').waitFor();
  await page.goForward();
  await it.heading(page, '누가 예약하시나요?').waitFor();
  assert.equal(await page.getByRole('textbox', { name: /^이름/ }).inputValue(), '홍중단');
  await context.close();
});

test('unknown addresses, references and offices get a page that helps', async () => {
  const { context, page } = await it.device(browser);
  const answer = await it.open(page, `${backend.url}/no/such/page`);
  assert.equal(answer.status(), 404);
  await it.heading(page, '화면을 찾을 수 없어요').waitFor();
  await it.open(page, `${backend.url}/orders/22222222`);
  await it.heading(page, '예약을 열어 볼게요').waitFor();
  await page.getByRole('textbox', { name: /뒤 4자리/ }).fill('0000');
  await it.button(page, '예약 찾기').click();
  await page.getByText('맞는 예약을 찾지 못했어요').waitFor();
  await it.open(page, `${backend.url}/order/time?documents=family-relation&office=atlantis`);
  await page.getByText('다시 해 보기').waitFor();
  await context.close();
});
