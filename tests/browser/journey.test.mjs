// A resident orders documents and collects them: for oneself, for someone else, by touch and by keyboard.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as it from './support.mjs';

let browser;
let backend;
it.town((made) => ({ browser, backend } = made));

test('a resident orders for oneself by touch, in at most 12 taps and 7 pages, and collects', async () => {
  const { context, page, seen } = await it.device(browser);
  await it.open(page, backend.url);
  let taps = 0;
  const tap = async (locator) => {
    taps += 1;
    await locator.tap();
  };
  const pages = new Set();
  const at = async (name) => {
    await it.heading(page, name).waitFor();
    pages.add(name);
    const focused = await page.evaluate(() => document.activeElement.tagName);
    if (pages.size > 1) assert.equal(focused, 'H1', `after the change to “${name}” the focus is on its heading`);
    assert.match(await page.title(), new RegExp(`^${name.replace('?', '\\?')} - `));
  };
  await at('무엇을 도와드릴까요?');
  await tap(it.link(page, /서류 예약/));
  await at('어떤 서류가 필요하세요?');
  await tap(page.getByText('가족관계증명서', { exact: true }).first());
  await tap(it.link(page, '다음'));
  await at('받으실 때 필요한 것');
  await page.getByText('본인이 받을 때 가져올 것').first().waitFor();
  await tap(it.link(page, '다음'));
  await at('어디에서 받으실래요?');
  await tap(it.link(page, /OK민원센터/));
  await at('언제 받으실래요?');
  await tap(it.firstFreeSlot(page));
  await at('누가 예약하시나요?');
  await tap(page.getByText('내 서류예요'));
  await tap(page.getByRole('textbox', { name: /^이름/ }));
  await page.keyboard.insertText('홍시연');
  await tap(page.getByRole('textbox', { name: /년/ }).first());
  await page.keyboard.type('19500505');
  await tap(page.getByRole('textbox', { name: /휴대전화 번호/ }));
  await page.keyboard.type('01000001234');
  await tap(it.button(page, '다음'));
  await at('이대로 예약할까요?');
  await page.getByText('1통 · 1,000원').first().waitFor();
  await page.getByText('1950년 5월 5일').waitFor();
  await tap(it.button(page, '이대로 예약하기'));
  await at('예약됐어요');
  // Home is where the doors are; the order itself takes the pages after it.
  assert.ok(taps <= 12 + 1, `${taps} taps`);
  assert.ok(pages.size - 1 <= 7, `${[...pages].join(', ')}`);
  const reference = await it.referenceOf(page);
  assert.match(reference, /^[2-9A-HJ-NP-TV-Z]{4}-[2-9A-HJ-NP-TV-Z]{4}$/);
  assert.ok(page.url().endsWith(`/orders/${reference}`));
  await page.getByRole('img', { name: '창구에서 찍는 QR코드' }).waitFor();

  await advances(page, reference);
  assert.deepEqual(seen.errors, []);
  assert.deepEqual(seen.violations, []);
  console.log(`# a first order: ${taps} taps, ${pages.size - 1} pages after home`);
  await context.close();
});

/** The office prepares; the page follows without being touched. */
async function advances(page, reference) {
  await backend.staff('state', { reference, state: 'preparing' });
  // Coming back to the page asks at once; from then on it asks by itself.
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await it.heading(page, '서류를 준비하고 있어요').waitFor();
  await backend.staff('state', { reference, state: 'ready' });
  await it.heading(page, '서류가 다 됐어요').waitFor();
  await backend.staff('state', { reference, state: 'collected' });
  await it.heading(page, '서류를 찾아가셨어요').waitFor();
}

test('a daughter orders for her father; his name is on every later page', async () => {
  const { context, page } = await it.device(browser);
  await it.open(page, `${backend.url}/order`);
  await it.chooseUpToWho(page);
  await it.typePerson(page, { forWhom: /가족의 서류예요/, other: '홍부친', phone: '010-0000-2234' });
  await page.getByText('홍부친 님의 서류예요.').waitFor();
  await it.button(page, '이대로 예약하기').click();
  await it.heading(page, '예약됐어요').waitFor();
  await page.getByText('홍*친 님의 서류예요.').first().waitFor();
  await context.close();
});

for (const [forWhom, other] of [['내 서류예요', ''], ['가족의 서류예요', '홍부친']]) {
  test(`the whole journey works by keyboard alone, the focus always visible (${forWhom})`, async () => {
  const { context, page } = await it.device(browser, { viewport: { width: 1280, height: 800 }, hasTouch: false, isMobile: false });
  await it.open(page, `${backend.url}/order`);
  const press = async (key, times = 1) => {
    for (let at = 0; at < times; at += 1) await page.keyboard.press(key);
  };
  /** Tabs until the focus is on what is wanted; at every stop the focus must be seen. */
  const tabTo = async (locator) => {
    for (let at = 0; at < 150; at += 1) {
      if (await locator.evaluate((element) => element === document.activeElement)) return;
      await press('Tab');
      const unseen = await focusUnseen(page);
      assert.equal(unseen, '', 'a focus that cannot be seen');
    }
    assert.fail(`the keyboard does not reach ${locator}`);
  };
  await tabTo(page.getByRole('checkbox', { name: /^가족관계증명서/ }).first());
  await press('Space');
  await tabTo(it.link(page, '다음'));
  await press('Enter');
  await it.heading(page, '받으실 때 필요한 것').waitFor();
  await tabTo(it.link(page, '다음'));
  await press('Enter');
  await it.heading(page, '어디에서 받으실래요?').waitFor();
  await tabTo(it.link(page, /OK민원센터/));
  await press('Enter');
  await it.heading(page, '언제 받으실래요?').waitFor();
  await tabTo(it.firstFreeSlot(page));
  await press('Enter');
  await it.heading(page, '누가 예약하시나요?').waitFor();
  await tabTo(page.getByRole('radio', { name: '내 서류예요' }));
  await press('Space');
  if (other) {
    // Arrows move within the group, as everywhere.
    await press('ArrowDown');
    assert.ok(await page.getByRole('radio', { name: new RegExp(forWhom) }).isChecked());
    await tabTo(page.getByRole('textbox', { name: /^서류 주인의 이름/ }));
    await page.keyboard.insertText(other);
  }
  await tabTo(page.getByRole('textbox', { name: other ? /^예약하는 분\(나\)의 이름/ : /^이름/ }));
  await page.keyboard.insertText('홍시연');
  await tabTo(page.getByRole('textbox', { name: /년/ }).first());
  await page.keyboard.type('19500505');
  await tabTo(page.getByRole('textbox', { name: /휴대전화 번호/ }));
  await page.keyboard.type('010-0000-3234');
  await press('Enter');
  await it.heading(page, '이대로 예약할까요?').waitFor();
  await tabTo(it.button(page, '이대로 예약하기'));
  await press('Enter');
  await it.heading(page, '예약됐어요').waitFor();
  await context.close();
  });
}

/** Why the focused element cannot be seen; empty if it can. */
function focusUnseen(page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (element === document.body) return '';
    // A hidden radio or checkbox shows its focus on its card or label.
    const carriers = [element, element.closest('label'), element.nextElementSibling, element.parentElement].filter(Boolean);
    const shown = carriers.some((carrier) => {
      const style = getComputedStyle(carrier);
      return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none';
    });
    const box = element.getBoundingClientRect();
    const inside = box.bottom > 0 && box.top < innerHeight;
    return shown && inside ? '' : `${element.outerHTML.slice(0, 120)} outline ${shown}, in view ${inside}`;
  });
}

test('one line is changed on the check page and the way leads back to it', async () => {
  const { context, page } = await it.device(browser);
  await it.open(page, `${backend.url}/order`);
  await it.chooseUpToWho(page);
  await it.typePerson(page, { phone: '010-0000-4234' });
  await it.link(page, /바꾸기 서류/).first().click();
  await it.heading(page, '어떤 서류가 필요하세요?').waitFor();
  await page.getByRole('searchbox').fill('ㄷㅂ');
  await page.getByRole('checkbox', { name: /등본/ }).first().check();
  await it.link(page, '다음').click();
  await it.heading(page, '이대로 예약할까요?').waitFor();
  await page.getByText('1,400원').waitFor();
  await it.link(page, /바꾸기 받는 곳/).click();
  await it.link(page, /서초1동/).first().click();
  await it.heading(page, '언제 받으실래요?').waitFor();
  await it.firstFreeSlot(page).click();
  await it.heading(page, '이대로 예약할까요?').waitFor();
  await page.getByText(/서초1동/).first().waitFor();
  await page.getByText('홍시연').waitFor();
  await context.close();
});

test('an order is found again, its time changed in place, cancelled, taken back and ordered again', async () => {
  const { context, page } = await it.device(browser);
  const reference = await it.orderDocuments(page, backend.url, { phone: '010-0000-5234' });
  await context.close();

  const other = await it.device(browser);
  const { page: found } = other;
  await it.open(found, `${backend.url}/orders`);
  await found.getByRole('textbox', { name: /^예약번호/ }).fill(` ${reference.toLowerCase().replace('-', ' ')} `);
  await found.getByRole('textbox', { name: /뒤 4자리/ }).fill('5234');
  await it.button(found, '예약 찾기').click();
  await it.heading(found, '예약됐어요').waitFor();

  await it.link(found, '시간 바꾸기').click();
  await it.heading(found, '언제로 바꿀까요?').waitFor();
  await found.getByRole('button', { name: /11월 26일/ }).click();
  await found.getByRole('heading', { name: /11월 26일/ }).waitFor();
  await it.firstFreeSlot(found).click();
  await it.heading(found, '이렇게 바꿀까요?').waitFor();
  await it.button(found, '네, 바꿀게요').click();
  await found.getByText('시간을 바꿨어요').waitFor();
  await it.heading(found, '예약됐어요').waitFor();
  assert.equal(await it.referenceOf(found), reference);
  await found.locator('.ticket').getByText(/11월 26일 목요일/).waitFor();

  await it.link(found, '예약 취소하기').click();
  await found.getByText('취소해도 10분 안에는 되돌릴 수 있어요.').waitFor();
  await it.button(found, '네, 취소할게요').click();
  await it.heading(found, '취소된 예약이에요').waitFor();
  await found.getByText('예약을 취소했어요').waitFor();
  await it.button(found, '취소 되돌리기').click();
  await found.getByText('취소를 되돌렸어요').waitFor();
  await it.heading(found, '예약됐어요').waitFor();

  let taps = 0;
  const click = async (locator) => {
    taps += 1;
    await locator.click();
  };
  await click(it.link(found, '같은 서류 다시 예약하기'));
  await it.heading(found, '언제 받으실래요?').waitFor();
  await click(it.firstFreeSlot(found));
  await it.heading(found, '누가 예약하시나요?').waitFor();
  await it.typePerson(found, { phone: '010-0000-5234' });
  await click(it.button(found, '이대로 예약하기'));
  await it.heading(found, '예약됐어요').waitFor();
  console.log(`# the same again: ${taps} taps, the form about oneself left out`);
  await other.context.close();
});

test('search forgives, and says how many it found', async () => {
  const { context, page } = await it.device(browser);
  await it.open(page, `${backend.url}/order`);
  for (const typed of ['등본', '가족관게증명서', 'ㄱㅈㄱㄱ', 'emdqhs']) {
    await page.getByRole('searchbox').fill(typed);
    await page.getByText(/서류 \d+가지를 찾았어요/).waitFor();
    assert.ok((await page.getByRole('checkbox').count()) > 0, typed);
  }
  await context.close();
});

test('what was looked for is marked, each document says its kind, and where nothing is found there are other ways', async () => {
  const { context, page } = await it.device(browser);
  await it.open(page, `${backend.url}/order`);
  const search = page.getByRole('searchbox');
  await search.fill('주민 등록');
  await page.getByText(/서류 \d+가지를 찾았어요/).waitFor();
  const marks = await page.locator('.doc-results mark').allTextContents();
  assert.ok(marks.length >= 2 && marks.every((mark) => mark === '주민등록'), marks.join());
  const cards = await page.locator('.doc-results .choice-card').count();
  assert.equal(await page.locator('.doc-results .doc-card__kind').count(), cards);
  await search.fill('ㅈㅁㄷㄹ');
  await page.waitForFunction(() => document.querySelector('.doc-results .choice-card') && !document.querySelector('.doc-results mark'));
  assert.deepEqual(await it.axe(page), []);
  await search.fill('번호판 교체');
  await page.getByText('찾는 서류가 없어요.').waitFor();
  assert.equal(await it.link(page, /전화로 물어보기 120/).getAttribute('href'), 'tel:120');
  await it.button(page, '모든 서류 보기').click();
  await it.heading(page, '어떤 서류가 필요하세요?').waitFor();
  await page.getByText('많이 찾는 서류').waitFor();
  assert.equal(await search.inputValue(), '');
  await context.close();
});

test('wrong input is said in the summary, which takes the focus and leads to the field', async () => {
  const { context, page } = await it.device(browser);
  await it.open(page, `${backend.url}/order`);
  await it.chooseUpToWho(page);
  await it.button(page, '다음').click();
  await page.getByText(/가지를 고쳐 주세요/).waitFor();
  assert.match(await page.title(), /^오류: /);
  const inSummary = await page.evaluate(() => document.activeElement.closest('.error-summary') !== null);
  assert.ok(inSummary, 'the summary takes the focus');
  await it.link(page, '휴대전화 번호를 적어 주세요.').click();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'phone');
  await context.close();
});
