// Every page that a kiosk can show, one after the other, with what stands above and below it: for checks that hold on
// each of them.

import { kiosk, door, LARGE } from './kiosk.mjs';
import * as it from './support.mjs';

const CHOICE = 'documents=family-relation&office=ok-center&start=2026-11-25T09:00';

/** Pages that an address opens. */
const ADDRESSES = [
  '/', '/order', ...['needs', 'office', 'time', 'who'].map((step) => `/order/${step}?${CHOICE}`),
  '/orders', '/orders/S7K2-9QF4', '/orders/S7K2-9QF4/cancel',
  '/queue', '/queue?order=quietest', '/queue/ok-center', '/queue/ok-center/when', '/queue/naegok', '/queue/nowhere',
  '/queue/ok-center/take/family-relation', '/queue/naegok/take/general',
  '/visits', ...['civil-helper', 'nursery-nurse', 'harm-counsel', 'art-class'].map((service) => `/visits/services/${service}`),
  '/visits/stops', '/visits/stops?dong=banpo-2', '/visits/stops?view=month', '/visits/group', '/visits/request/civil-helper',
  '/payback', '/mine', '/answer', '/arrive', '/park', '/resume', '/nowhere',
];

/** Waits until the page says what it has to say, in its final looks. */
const stands = (page) => page.waitForFunction(() => document.querySelector('main h1') && document.querySelector('.kiosk-foot')
  && !document.querySelector('.skeleton, .lazy-wait') && getComputedStyle(document.body).visibility === 'visible');

async function opened(page, backend, address) {
  await it.open(page, `${backend.url}${address}${address.includes('?') ? '&' : '?'}kiosk=test`);
  await stands(page);
}

const key = (page, name) => page.locator('.kiosk-keys').getByRole('button', { name, exact: true });

/** The frame: how the page is seen, someone called, what stands above the page, every set of keys. */
async function frame(page, backend, arrives) {
  await opened(page, backend, '/');
  await it.button(page, /글자·화면/).click();
  await page.locator('.kiosk-seen').waitFor();
  await arrives('how it is seen');
  await it.button(page, /글자·화면/).click();
  await page.locator('.kiosk-seen').waitFor({ state: 'detached' });
  await it.button(page, /직원 부르기/).click();
  await page.locator('.kiosk-call [role=status]', { hasText: '알렸어요' }).waitFor();
  await arrives('someone called');
  await page.evaluate(() => {
    const link = Object.assign(document.createElement('a'), { href: 'https://example.org/rule', textContent: '다른 누리집', id: 'outside' });
    document.querySelector('main h1').after(link);
  });
  await page.locator('#outside').click();
  await page.getByRole('img', { name: /QR코드/ }).waitFor();
  await arrives('a link that leads out');
  await it.button(page, /닫기/).click();
  await opened(page, backend, '/visits');
  await arrives('before the keys');
  await page.getByRole('searchbox').click();
  await page.locator('.kiosk-keys').waitFor();
  await arrives('keys: letters');
  for (const [name, set] of [['쌍자음', 'double letters'], ['천지인', 'ten keys'], ['숫자', 'digits'], ['ㄱㄴㄷ', 'letters again'], ['영어', 'Latin']]) {
    await key(page, name).click();
    if (set !== 'letters again') await arrives(`keys: ${set}`);
  }
  await page.keyboard.insertText('서류');
  await page.locator('.search-field .icon-btn').waitFor();
  await arrives('a search');
}

/** An order: what is missing, what was typed, the ticket, another time, no more; and that it has come. */
async function order(page, backend, arrives) {
  await opened(page, backend, '/order');
  await it.chooseUpToWho(page);
  await it.button(page, /다음$/).click();
  await page.locator('.error-summary').waitFor();
  await arrives('who: what is missing');
  await it.typePerson(page);
  await arrives('check');
  // What was sent has no answer for as long as the test wants.
  let answer;
  await page.route('**/api/v1/reservations', (route) => { answer = () => route.continue(); });
  await it.button(page, /이대로 예약하기/).click();
  await page.getByText('예약하고 있어요').first().waitFor();
  await it.button(page, /다 했어요/).click();
  await page.getByRole('alertdialog').waitFor();
  await arrives('an answer that is open');
  await it.button(page, /기다릴게요/).click();
  await answer();
  await it.heading(page, '예약됐어요').waitFor();
  await arrives('done');
  const reference = await it.referenceOf(page);
  await it.link(page, /시간 바꾸기/).click();
  await it.firstFreeSlot(page).waitFor();
  await arrives('another time');
  await page.locator('main .back-link').click();
  await it.link(page, /예약 취소/).first().click();
  await it.button(page, /취소할게요/).waitFor();
  await arrives('cancel?');
  await page.locator('main .back-link').click();
  await it.link(page, /뒷분 먼저 하세요/).click();
  await it.heading(page, '뒷분 먼저 하세요').waitFor();
  await arrives('set aside?');
  await it.button(page, /맡기고 번호 받기/).click();
  await it.heading(page, '맡아 두었어요').waitFor();
  await arrives('set aside');
  return reference;
}

async function arrival(page, backend, reference, arrives) {
  const come = async (name) => {
    await opened(page, backend, '/arrive');
    await page.waitForFunction(() => document.activeElement.id === 'arrival-code');
    await page.locator('#arrival-code').fill(reference);
    await it.button(page, /다음$/).click();
    await it.heading(page, '본인인지 확인할게요').waitFor();
    await page.getByRole('textbox', { name: /휴대전화 번호 뒤 4자리/ }).fill('9999');
    if (name) {
      await it.button(page, /도착 알리기/).click();
      await page.getByText('맞는 예약을 찾지 못했어요').waitFor();
      await arrives(name);
    }
    await page.getByRole('textbox', { name: /휴대전화 번호 뒤 4자리/ }).fill('1234');
    await page.keyboard.press('Escape');
    await it.button(page, /도착 알리기/).click();
  };
  await come('has come: not proven');
  await it.heading(page, '오늘 예약이 아니에요').waitFor();
  await arrives('has come: another day');
  const [found] = (await backend.staff('orders')).filter((one) => one.reference === reference);
  await backend.staff('clock', { set: found.start });
  const counter = { office: 'ok-center', counter: 'family-relation' };
  await backend.staff('queue/manual', counter);
  await backend.staff('queue/fill', { ...counter, waiting: 5 });
  await come();
  await it.heading(page, '도착을 알렸어요').waitFor();
  await arrives('has come');
  await opened(page, backend, '/resume');
  await it.button(page, /이어서 하기/).click();
  await page.locator('.error-summary').waitFor();
  await arrives('going on: a wrong number');
}

/** A number of another office, taken here. */
async function number(page, backend, arrives) {
  await opened(page, backend, '/queue/naegok');
  await page.locator('.counter-card__take').first().click();
  await it.button(page, /번호표 받기/).click();
  await page.locator('.queue-ticket, .ticket__number').first().waitFor();
  await arrives('a number of another office');
}

/** Nobody seems to be there: it asks. */
async function nobody(browser, backend, screen, setup, prepare, arrives) {
  const clock = (context) => context.clock.install({ time: new Date(it.MONDAY) });
  const { page, context } = await kiosk({ browser, backend }, screen, setup, async (context) => { await prepare(context); await clock(context); });
  await door(page, /서류 예약하기/).click();
  await it.heading(page, '어떤 서류가 필요하세요?').waitFor();
  await arrives('before it asks', page);
  await context.clock.runFor(121_000);
  await page.getByRole('alertdialog').waitFor();
  await arrives('is somebody there?', page);
  await context.close();
}

/**
 * Walks through all of them. `look(name, page, kind)` looks at a page; `kind` is `address` for one that can be loaded anew
 * after it was changed. `addresses`: those of them that are opened; the ways behind them are walked in any case.
 */
export async function everyPage(browser, { screen = LARGE, setup = {}, addresses = ADDRESSES, prepare = async () => {} }, look) {
  const backend = await it.startBackend();
  try {
    const { page, context, seen } = await kiosk({ browser, backend }, screen, { keypad: 'six', ...setup }, prepare);
    const walked = [];
    const arrives = (kind) => async (name) => {
      walked.push(name);
      await look(name, page, kind);
    };
    for (const address of addresses) {
      await opened(page, backend, address);
      await arrives('address')(address);
    }
    await frame(page, backend, arrives('state'));
    await number(page, backend, arrives('state'));
    const reference = await order(page, backend, arrives('state'));
    await arrival(page, backend, reference, arrives('state'));
    await context.close();
    await nobody(browser, backend, screen, { keypad: 'six', ...setup }, prepare, (name, page) => { walked.push(name); return look(name, page, 'asked'); });
    return { walked, seen };
  } finally {
    await backend.stop();
  }
}
