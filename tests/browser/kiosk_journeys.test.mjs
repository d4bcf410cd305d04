// Whole ways at a kiosk, by six keys alone and by digits alone: help at home, the queue, checking in, setting work aside
// and going on, an order. Every page on the way is measured in millimetres, on a large and on a small screen.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SCREENS, digitKeys, door, kiosk as kioskOf, looksWrong, sixKeys } from './kiosk.mjs';
import { remainsNothing } from './residue.mjs';
import * as it from './support.mjs';

let browser;
let backend;
it.town((made) => ({ browser, backend } = made));

/** Someone with six keys before a kiosk; `arrives` waits for a page and looks at it. */
async function someone(screen, setup = { keypad: 'six' }, town = { browser, backend }) {
  const made = await kioskOf(town, screen, setup);
  const { page, context, seen } = made;
  const found = [];
  const look = async (what) => found.push(...(await looksWrong(page, screen)).map((line) => `${what}: ${line}`));
  const arrives = async (name) => {
    await it.heading(page, name).waitFor();
    // Where a scanner types, its field waits for it.
    await page.waitForFunction(() => document.activeElement.matches('h1, #arrival-code'));
    await look(name);
  };
  const leave = async () => {
    assert.deepEqual(found, []);
    assert.deepEqual([seen.violations, seen.errors], [[], []]);
    await context.close();
  };
  await look('start');
  return { ...made, six: sixKeys(page), look, arrives, leave };
}

const TWO = Object.entries(SCREENS).filter(([name]) => /^(32|15)/.test(name));

for (const [name, screen] of TWO) {
  test(`help at home is found with six keys and goes on upon one's own phone, ${name}`, async (t) => {
    const { page, six, look, arrives, leave } = await someone(screen);
    await six.choose(door(page, /집으로 오는 도움/));
    await arrives('찾아가는 서비스');
    await six.to(page.getByRole('searchbox'));
    await six.type([...'ㅅㅓㄹㅠ', '적었어요']);
    assert.equal(await page.getByRole('searchbox').inputValue(), '서류');
    await look('found');
    await six.choose(it.link(page, /민원도우미$/).first());
    await arrives('민원도우미');
    // Whoever asks for a visit signs in, and nobody signs in here: said at once, not after a page that asks to.
    await six.choose(it.link(page, /신청하기/).first());
    await arrives('이 화면에서는 할 수 없어요');
    await page.getByRole('img', { name: /QR코드/ }).waitFor();
    assert.match(await page.locator('.kiosk-address').innerText(), /\/visits\/request\/[a-z-]+/);
    t.diagnostic(`help at home: ${six.count()} presses of six keys`);
    await six.press('Escape');
    await it.heading(page, '무엇을 도와드릴까요?').waitFor();
    await leave();
  });

  test(`how many wait is read with six keys, here and elsewhere, ${name}`, async (t) => {
    const { page, six, arrives, leave } = await someone(screen);
    await six.choose(door(page, /지금 대기/));
    await page.getByText(/^\d+명$/).first().waitFor();
    await arrives('서초구청 OK민원센터');
    t.diagnostic(`the queue here: ${six.count()} presses of six keys`);
    await six.press('Escape');
    await arrives('지금 얼마나 기다려요?');
    await six.choose(it.link(page, /내곡/).first());
    await arrives(/내곡/);
    await page.getByText(/^\d+명$/).first().waitFor();
    await six.press('Escape');
    await it.heading(page, '지금 얼마나 기다려요?').waitFor();
    await leave();
  });

  test(`work is set aside and gone on with, by six keys, ${name}`, async (t) => {
    const { page, six, arrives, leave } = await someone(screen);
    const paper = () => page.getByRole('checkbox', { name: /^\d*\s*가족관계증명서/ }).first();
    await six.choose(door(page, /서류 예약하기/));
    await arrives('어떤 서류가 필요하세요?');
    await six.choose(paper());
    assert.ok(await paper().isChecked());
    // While something is typed on a low screen the bar makes room for the keys.
    await six.to(page.locator('.kiosk-bar a'), 'ArrowUp');
    await six.press('Enter');
    await arrives('뒷분 먼저 하세요');
    await six.choose(it.button(page, /맡기고 번호 받기/));
    await arrives('맡아 두었어요');
    const code = (await page.locator('.parked__code strong').textContent()).replace(/\D/g, '');
    await six.choose(it.button(page, /다 했어요/).first());
    await it.heading(page, '무엇을 도와드릴까요?').waitFor();
    await six.choose(it.link(page, /이어서 하기/));
    await arrives('이어서 하기');
    await six.to(page.getByRole('textbox', { name: '이어서 하는 번호' }));
    await six.type([...code, '적었어요']);
    await six.choose(it.button(page, /이어서 하기/));
    await it.heading(page, '어떤 서류가 필요하세요?').waitFor();
    assert.ok(await paper().isChecked(), 'as it was left');
    t.diagnostic(`set aside and gone on: ${six.count()} presses of six keys`);
    await leave();
  });
}

test('whoever has an order checks in with six keys, on a large and on a small screen', async (t) => {
  const own = await it.startBackend();
  t.after(() => own.stop());
  const phone = await it.device(browser);
  const reference = await it.orderDocuments(phone.page, own.url);
  await phone.context.close();
  const [order] = (await own.staff('orders')).filter((one) => one.reference === reference);
  await own.staff('clock', { set: order.start });
  const counter = { office: 'ok-center', counter: 'family-relation' };
  await own.staff('queue/manual', counter);
  await own.staff('queue/fill', { ...counter, waiting: 5 });
  for (const [name, screen] of TWO) {
    const { page, six, arrives, leave } = await someone(screen, { keypad: 'six' }, { browser, backend: own });
    await six.choose(door(page, /예약하고 왔어요/));
    await page.waitForFunction(() => document.activeElement.id === 'arrival-code');
    // Letters and digits of a reference are there at once, as they stand on paper.
    await page.locator('.kiosk-keys').getByRole('button', { name: 'Q', exact: true }).waitFor();
    await arrives('예약하고 오셨어요?');
    await six.type([...reference.replace('-', ''), '적었어요']);
    await six.choose(it.button(page, /다음$/));
    await arrives('본인인지 확인할게요');
    await six.to(page.getByRole('textbox', { name: /휴대전화 번호 뒤 4자리/ }));
    await six.type([...'1234', '적었어요']);
    await six.choose(it.button(page, /도착 알리기/));
    await arrives('도착을 알렸어요');
    const text = await page.locator('main').innerText();
    assert.ok(!text.includes(reference) && !text.includes('홍') && !text.includes('1234'), text);
    t.diagnostic(`checking in, ${name}: ${six.count()} presses of six keys`);
    await leave();
  }
});

for (const [name, screen] of TWO) {
  test(`documents are ordered from the start to the ticket with digits and OK alone, ${name}`, async (t) => {
    const { page, arrives, leave } = await someone(screen, { keypad: 'digits' });
    const keys = digitKeys(page);
    await keys.choose(door(page, /서류 예약하기/));
    await arrives('어떤 서류가 필요하세요?');
    await keys.choose(page.getByRole('checkbox', { name: /가족관계증명서/ }).first());
    await keys.choose(it.link(page, /다음$/));
    await arrives('받으실 때 필요한 것');
    await keys.choose(it.link(page, /다음$/));
    await arrives('어디에서 받으실래요?');
    await keys.choose(it.link(page, /OK민원센터/));
    await arrives('언제 받으실래요?');
    await keys.choose(it.firstFreeSlot(page));
    await arrives('누가 예약하시나요?');
    await keys.choose(page.getByRole('radio', { name: /내 서류예요/ }));
    await keys.choose(page.locator('#name'));
    // ㅅㅅ ㆍㅡ ㅇ, ㄱㅣ ㄴㄴ, ㄷ ㆍㅡ ㅇ.
    await keys.type('8823041556230');
    assert.equal(await page.locator('#name').inputValue(), '홍길동');
    await keys.wide('적었어요');
    // The whole date goes into the first of its three fields.
    await keys.type('19500505');
    assert.deepEqual(await page.locator('input[id^="birth-date"]').evaluateAll((all) => all.map((one) => Number(one.value))), [1950, 5, 5]);
    for (const id of ['birth-date-month', 'birth-date-day', 'phone']) {
      await keys.wide('적었어요');
      await page.waitForFunction((id) => document.activeElement.id === id, id);
    }
    await keys.type(`0100000${1000 + screen[0]}`);
    await keys.wide('적었어요');
    await keys.choose(it.button(page, /다음$/));
    await arrives('이대로 예약할까요?');
    await keys.choose(it.button(page, /이대로 예약하기/));
    await arrives('예약됐어요');
    t.diagnostic(`an order, ${name}: ${keys.count()} presses of digits and OK`);
    await leave();
  });
}

/** An order of somebody at home: its reference, and the end of the phone number. */
async function ordered(ending) {
  const phone = await it.device(browser);
  const reference = await it.orderDocuments(phone.page, backend.url, { phone: `010-0000-${ending}` });
  await phone.context.close();
  return { reference, letters: reference.replace('-', '') };
}

/** Found: another time, then none. `choose` presses as this keypad does. */
async function movedAndCancelled({ page, arrives }, choose, reference) {
  await arrives('예약됐어요');
  await page.locator('.ticket__reference strong', { hasText: reference }).waitFor();
  await choose(it.link(page, /시간 바꾸기/));
  await arrives('언제로 바꿀까요?');
  await choose(page.locator('.slot-list .slot:not([aria-disabled])').nth(2));
  await arrives('이렇게 바꿀까요?');
  await choose(it.button(page, /네, 바꿀게요/));
  await page.getByText('시간을 바꿨어요').first().waitFor();
  await choose(it.link(page, /예약 취소하기/));
  await arrives('예약을 취소할까요?');
  await choose(it.button(page, /네, 취소할게요/));
  await page.getByText('예약을 취소했어요').first().waitFor();
  const [order] = (await backend.staff('orders')).filter((one) => one.reference === reference);
  assert.equal(order.state, 'cancelled');
}

/** The end of it: the first page, and nothing of the person anywhere. */
async function leftBehind({ page, context }, choose, words) {
  await page.evaluate(() => { window.before = true; });
  await choose(it.button(page, /다 했어요/).first());
  await page.waitForFunction(() => window.before === undefined);
  await it.heading(page, '무엇을 도와드릴까요?').waitFor();
  await remainsNothing(context, page, words);
}

for (const [at, [name, screen]] of TWO.entries()) {
  test(`an order is found, moved and cancelled with six keys alone, and nothing of it stays, ${name}`, async (t) => {
    const { reference, letters } = await ordered(`567${at}`);
    const here = await someone(screen);
    const { page, six, arrives } = here;
    await six.choose(it.link(page, /예약 보기·바꾸기/));
    await arrives('예약번호로 찾기');
    await six.to(page.getByRole('textbox', { name: /예약번호/ }));
    await six.type([...letters, '적었어요']);
    assert.equal(await page.locator('#reference').inputValue(), letters);
    await six.to(page.getByRole('textbox', { name: /휴대전화 번호 뒤 4자리/ }));
    await six.type([...`567${at}`, '적었어요']);
    await six.choose(it.button(page, /예약 찾기/));
    await movedAndCancelled(here, six.choose, reference);
    t.diagnostic(`found, moved and cancelled: ${six.count()} presses of six keys`);
    // The bar stands behind the page: the shorter way is upwards.
    await leftBehind(here, async (button) => { await six.to(button, 'ArrowUp'); await six.press('Enter'); }, [reference, letters, `567${at}`]);
    await here.leave();
  });

  test(`an order is found, moved and cancelled with digits and OK alone, letters and all, ${name}`, async (t) => {
    const { reference, letters } = await ordered(`678${at}`);
    const here = await someone(screen, { keypad: 'digits' });
    const { page, arrives } = here;
    const keys = digitKeys(page);
    await keys.choose(it.link(page, /예약 보기·바꾸기/));
    await arrives('예약번호로 찾기');
    await keys.choose(page.locator('#reference'));
    await page.locator('.kiosk-keys').waitFor();
    await typeLetters(keys, letters);
    assert.equal(await page.locator('#reference').inputValue(), letters);
    await keys.wide('적었어요');
    await keys.choose(page.locator('#phone-ending'));
    await keys.type(`678${at}`);
    await keys.wide('적었어요');
    await keys.choose(it.button(page, /예약 찾기/));
    await movedAndCancelled(here, keys.choose, reference);
    t.diagnostic(`found, moved and cancelled: ${keys.count()} presses of digits and OK`);
    // The last of all numbers: no other begins with it, and with it the page is gone.
    await leftBehind(here, async (button) => keys.type(await button.getAttribute('data-number')), [reference, letters, `678${at}`]);
    await here.leave();
  });
}

/** Letters as a telephone has them: 2 gives A, B, C, 2; the same key for another letter after “next letter”. */
async function typeLetters(keys, letters) {
  const signs = ['0', '1', 'ABC2', 'DEF3', 'GHI4', 'JKL5', 'MNO6', 'PQRS7', 'TUV8', 'WXYZ9'];
  let before;
  for (const letter of letters) {
    const digit = signs.findIndex((of) => of.includes(letter));
    if (digit === before && signs[digit].length > 1) await keys.wide('다음 글자');
    await keys.type(String(digit).repeat(signs[digit].indexOf(letter) + 1));
    before = digit;
  }
}

test('what a scanner types is taken as it is where digits type letters', async () => {
  const { reference } = await ordered('7890');
  const { page, leave } = await someone(TWO[0][1], { keypad: 'digits' });
  await it.link(page, /예약하고 왔어요/).click();
  await page.waitForFunction(() => document.activeElement.id === 'arrival-code');
  await page.keyboard.type(`SO:${reference}:ABCD2345EFGH6789`);
  assert.equal(await page.locator('#arrival-code').inputValue(), `SO:${reference}:ABCD2345EFGH6789`);
  await leave();
});
