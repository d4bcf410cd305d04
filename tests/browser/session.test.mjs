// Signing in and out, and what is one's own: nothing lost while it runs, nothing left when it is over.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { atWidths } from './every_page.mjs';
import * as it from './support.mjs';

let browser;
before(async () => {
  browser = await it.launch();
});
after(() => browser?.close());

const NAME = '홍카나리아';
const PHONE = '010-9753-1864';
const CANARIES = [NAME, '97531864', '9753-1864', '1950-05-05', '홍방울새'];

/** A backend of its own, so that the clock of one test moves no other. */
async function town(t, options = []) {
  const backend = await it.startBackend({ options });
  t.after(() => backend.stop());
  return backend;
}

/** The code that was sent last. */
async function codeTo(backend, phone = PHONE) {
  const messages = await backend.staff('messages');
  return messages.find((message) => message.code && message.phone === phone.replaceAll('-', '')).code;
}

const box = (page, name) => page.getByRole('textbox', { name });

async function askForCode(page, phone = PHONE) {
  await box(page, /휴대전화 번호/).fill(phone);
  await it.button(page, '숫자 받기').click();
  await it.heading(page, '받은 숫자를 적어 주세요').waitFor();
}

async function typeBirth(page) {
  await box(page, '년').fill('1950');
  await box(page, '월').fill('5');
  await box(page, '일').fill('5');
}

/** From the page that signs in to wherever it leads. */
async function enter(page, backend, { phone = PHONE, name = NAME, first = true } = {}) {
  await askForCode(page, phone);
  await box(page, /숫자 6개/).fill(await codeTo(backend, phone));
  await it.button(page, '로그인하기').click();
  if (first) {
    await it.heading(page, '처음 오셨네요').waitFor();
    await box(page, /^이름/).fill(name);
    await typeBirth(page);
    await it.button(page, '로그인하기').click();
  }
}

async function signIn(page, backend, options) {
  await it.open(page, `${backend.url}/sign-in`);
  await enter(page, backend, options);
  await it.heading(page, '우리 가족 민원').waitFor();
}

/** Everything that the device keeps. */
function stores(page) {
  return page.evaluate(async () => {
    const cached = [];
    for (const name of await caches.keys()) {
      for (const request of await (await caches.open(name)).keys()) cached.push(request.url);
    }
    return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, cached, history.state]);
  });
}

function noCanary(text, place) {
  for (const canary of CANARIES) assert.ok(!text.includes(canary), `${canary} is in the ${place}: ${text}`);
}

/** Told once the screen of a tab is empty: the tab is about to be left. */
async function whenEmpty(tab) {
  const told = new Promise((resolve) => { tab.exposeFunction('tellEmpty', resolve); });
  await tab.waitForFunction(() => typeof tellEmpty === 'function');
  await tab.evaluate(() => {
    new MutationObserver(() => { if (!document.body.firstChild) tellEmpty(); }).observe(document.body, { childList: true });
  });
  return { told };
}

/** Time passes for the backend and for the page. */
async function pass(backend, page, seconds) {
  await backend.staff('clock', { advance_seconds: seconds });
  await page.clock.fastForward(seconds * 1000);
}

test('a resident signs in with the code from the inbox, by keyboard alone, and is asked who they are once', async (t) => {
  const backend = await town(t);
  const { context, page, seen } = await it.device(browser);
  await it.open(page, `${backend.url}/mine`);
  await it.link(page, '로그인하기').focus();
  await page.keyboard.press('Enter');
  await it.heading(page, '로그인').waitFor();
  await box(page, /휴대전화 번호/).focus();
  await page.keyboard.type(PHONE);
  await page.keyboard.press('Enter');
  await it.heading(page, '받은 숫자를 적어 주세요').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'H1');
  const code = await codeTo(backend);
  await page.keyboard.press('Tab');
  await page.keyboard.insertText(` ${code.slice(0, 3)} ${code.slice(3)} `);
  await page.keyboard.press('Enter');
  await it.heading(page, '처음 오셨네요').waitFor();
  await box(page, /^이름/).focus();
  await page.keyboard.insertText(NAME);
  await page.keyboard.press('Tab');
  await page.keyboard.type('19500505');
  await page.keyboard.press('Enter');
  await it.heading(page, '우리 가족 민원').waitFor();
  await page.getByText('홍***아 님').waitFor();
  assert.deepEqual(await context.cookies().then((all) => all.map(({ name, httpOnly, secure, sameSite }) => [name, httpOnly, secure, sameSite])), [
    ['__Host-session', true, true, 'Strict'],
  ]);
  noCanary(await stores(page), 'stores while signed in');
  await it.button(page, '로그아웃').click();
  await page.getByText('로그아웃했어요').waitFor();
  await askForCode(page);
  await box(page, /숫자 6개/).fill(await codeTo(backend));
  await it.button(page, '로그인하기').click();
  await it.heading(page, '우리 가족 민원').waitFor();
  assert.deepEqual(seen.violations, []);
  assert.deepEqual(seen.errors, []);
  await context.close();
});

test('a wrong, an incomplete and an expired code each have their sentence, and nothing typed is lost', async (t) => {
  const backend = await town(t);
  const { context, page } = await it.device(browser);
  await page.clock.install({ time: new Date(it.MONDAY) });
  await it.open(page, `${backend.url}/sign-in`);
  await box(page, /휴대전화 번호/).fill('010-12');
  await it.button(page, '숫자 받기').click();
  await page.getByText('전화번호가 맞지 않아요').first().waitFor();
  await askForCode(page);
  const right = await codeTo(backend);
  const wrong = right === '111111' ? '222222' : '111111';
  await box(page, /숫자 6개/).fill('123');
  await it.button(page, '로그인하기').click();
  await page.getByText('숫자 6개를 모두 적어 주세요.').first().waitFor();
  assert.match(await page.title(), /^오류: /);
  await box(page, /숫자 6개/).fill(wrong);
  await it.button(page, '로그인하기').click();
  await page.getByText('4번 더 적을 수 있어요').waitFor();
  assert.match(await page.evaluate(() => document.activeElement.textContent), /숫자가 맞지 않아요/);
  assert.match(await page.title(), /^오류: /);
  assert.equal(await box(page, /숫자 6개/).getAttribute('aria-invalid'), 'true');
  assert.equal(await box(page, /숫자 6개/).inputValue(), wrong);
  // The tab was killed while the message was read: the page goes on where it was.
  await page.reload();
  await it.heading(page, '받은 숫자를 적어 주세요').waitFor();
  await page.getByText(`${PHONE}로 숫자 6개를 보냈어요`).waitFor();
  await pass(backend, page, 200);
  await box(page, /숫자 6개/).fill(right);
  await it.button(page, '로그인하기').click();
  await page.getByText('이 숫자는 이제 쓸 수 없어요').waitFor();
  await it.button(page, '새 숫자 받기').click();
  await page.getByText('이 숫자는 이제 쓸 수 없어요').waitFor({ state: 'detached' });
  // The focus is where it goes on.
  await page.waitForFunction(() => document.activeElement.tagName === 'H1');
  const next = await codeTo(backend);
  for (let tries = 0; tries < 5; tries += 1) {
    await box(page, /숫자 6개/).fill(next === wrong ? '333333' : wrong);
    await it.button(page, '로그인하기').click();
    await page.getByText(tries < 4 ? /번 더 적을 수 있어요|한 번 더/ : '이 숫자는 이제 쓸 수 없어요').first().waitFor();
  }
  await it.button(page, '전화번호 바꾸기').click();
  await it.heading(page, '로그인').waitFor();
  assert.equal(await box(page, /휴대전화 번호/).inputValue(), PHONE);
  await context.close();
});

test('the same code is sent again after a countdown by the clock of the backend', async (t) => {
  const backend = await town(t);
  const { context, page } = await it.device(browser);
  // A phone that is three days late.
  await page.clock.install({ time: new Date('2026-11-20T07:00:00+09:00') });
  await it.open(page, `${backend.url}/sign-in`);
  await askForCode(page);
  const first = await codeTo(backend);
  await page.getByText(/(29|30)초 뒤에 다시 받을 수 있어요/).waitFor();
  await pass(backend, page, 31);
  await it.button(page, '같은 숫자 다시 받기').click();
  await page.getByText('같은 숫자를 다시 보냈어요.').waitFor();
  assert.equal(await codeTo(backend), first);
  const messages = await backend.staff('messages');
  assert.equal(messages.length, 2);
  await context.close();
});

// No timer of any tab fires from the press on: what ends a tab is the news itself, not a look now and then. How long it took is
// said, not asked: that is the machine's.
test('signing out in one tab ends it at once in all, and "back" shows nothing', async (t) => {
  const backend = await town(t);
  const { context, page, seen } = await it.device(browser);
  await context.clock.install();
  await signIn(page, backend);
  const others = [];
  for (const path of ['/mine', '/mine/data', '/order/who?documents=family-relation&office=ok-center&start=2026-11-25T09:00']) {
    const other = await context.newPage();
    await it.open(other, backend.url + path);
    await other.getByText('홍***아 님').waitFor();
    others.push(other);
  }
  await it.link(page, '나에게 보낸 문자').click();
  await page.getByText('보냈어요').first().waitFor();
  const tabs = [page, ...others];
  const emptied = await Promise.all(tabs.map(whenEmpty));
  await context.clock.pauseAt(Date.now() + 60_000);
  const pressed = performance.now();
  await it.button(page, '로그아웃').click();
  await Promise.all(emptied.map((tab) => tab.told));
  t.diagnostic(`${Math.round(performance.now() - pressed)} ms from the press to four empty tabs`);
  await context.clock.resume();
  await Promise.all(tabs.map((tab) => tab.waitForURL(`${backend.url}/sign-in`, { waitUntil: 'commit' })));
  for (const tab of [page, ...others]) {
    await tab.getByText('로그아웃했어요').waitFor();
    noCanary(await stores(tab), 'stores after signing out');
    assert.ok(!(await tab.content()).includes('홍***아'));
  }
  await page.goBack();
  await it.heading(page, '우리 가족 민원').waitFor();
  await page.getByText('로그인하면 볼 수 있어요').waitFor();
  assert.ok(!(await page.content()).includes('홍***아'), 'nothing comes back');
  assert.deepEqual(seen.errors, []);
  await context.close();
});

test('a page that the browser kept aside does not come back with what was on it', async (t) => {
  const backend = await town(t);
  const { context, page } = await it.device(browser);
  await signIn(page, backend);
  await it.open(page, `${backend.url}/mine`);
  await page.getByText('홍***아 님').waitFor();
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).display), 'none', 'hidden before it is put aside');
  await page.evaluate(() => fetch('/api/v1/session', { method: 'DELETE', headers: { 'x-resident-app': '1', 'Idempotency-Key': '0'.repeat(32) } }));
  const loaded = page.waitForEvent('load');
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
  await loaded;
  await it.ready(page);
  await page.getByText(/로그인하면 볼 수 있어요|로그인 시간이 끝났어요/).waitFor();
  await context.close();
});

test('the end is announced in time, going on takes one press, and the focus returns', async (t) => {
  const backend = await town(t);
  const { context, page } = await it.device(browser);
  await page.clock.install({ time: new Date(it.MONDAY) });
  await signIn(page, backend);
  await it.link(page, '로그인 없이 한 예약 담기').click();
  await it.heading(page, '로그인 없이 한 예약 담기').waitFor();
  await box(page, /예약번호/).fill('S7K2');
  await pass(backend, page, 29 * 60 + 5);
  const warning = page.getByRole('alertdialog', { name: '곧 로그아웃돼요' });
  await warning.waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('role')), 'alertdialog');
  await warning.getByText(/5\d초 남았어요/).waitFor();
  await warning.getByRole('button', { name: '계속하기' }).click();
  await warning.waitFor({ state: 'detached' });
  assert.equal(await page.evaluate(() => document.activeElement.id), 'reference');
  assert.equal(await box(page, /예약번호/).inputValue(), 'S7K2');
  await pass(backend, page, 29 * 60 + 5);
  await warning.waitFor();
  await warning.getByRole('button', { name: '지금 끝내기' }).click();
  await page.getByText('로그아웃했어요').waitFor();
  await context.close();
});

test('a session that ends in the middle of a form hides what is personal, and everything typed comes back', async (t) => {
  const backend = await town(t);
  const { context, page } = await it.device(browser);
  await page.clock.install({ time: new Date(it.MONDAY) });
  const reference = await it.orderDocuments(page, backend.url, { name: NAME, phone: PHONE });
  await signIn(page, backend);
  await it.link(page, '로그인 없이 한 예약 담기').click();
  await box(page, /예약번호/).fill(reference);
  await typeBirth(page);
  await pass(backend, page, 31 * 60);
  await page.getByText('로그인 시간이 끝났어요').waitFor();
  assert.equal(await page.getByText('홍***아').count(), 0);
  await it.link(page, '다시 로그인하기').click();
  await it.heading(page, '로그인').waitFor();
  await enter(page, backend, { first: false });
  await it.heading(page, '로그인 없이 한 예약 담기').waitFor();
  assert.equal(await box(page, /예약번호/).inputValue(), reference);
  assert.equal(await box(page, '년').inputValue(), '1950');
  await it.button(page, '담기').click();
  await page.getByText('‘우리 가족 민원’에 담았어요').waitFor();
  await it.link(page, '우리 가족 민원으로').first().click();
  await it.heading(page, '우리 가족 민원').waitFor();
  await it.link(page, /내 일.*가족관계증명서/).click();
  await it.heading(page, '예약됐어요').waitFor();
  await context.close();
});

test('in the middle of ordering one signs in again or goes on as a guest, with everything still there', async (t) => {
  const backend = await town(t);
  const { context, page } = await it.device(browser);
  await signIn(page, backend);
  for (const way of ['sign in', 'guest']) {
    await it.open(page, `${backend.url}/order`);
    await it.chooseUpToWho(page);
    await page.getByRole('radio', { name: '내 서류예요' }).check();
    await it.button(page, '내 정보로 채우기').click();
    await page.getByText('내 정보로 채웠어요').waitFor();
    assert.equal(await box(page, /^이름/).inputValue(), NAME);
    assert.equal(await box(page, '년').inputValue(), '1950');
    await it.button(page, '다음').click();
    await it.heading(page, '이대로 예약할까요?').waitFor();
    await page.getByText('내 계정에도 담겨요').waitFor();
    await backend.staff('clock', { advance_seconds: 31 * 60 });
    await it.button(page, '이대로 예약하기').click();
    await page.getByText('로그인 시간이 끝났어요').waitFor();
    if (way === 'guest') {
      await it.button(page, '로그인하지 않고 예약하기').click();
    } else {
      await it.link(page, '다시 로그인하기').click();
      await enter(page, backend, { first: false });
      await it.heading(page, '이대로 예약할까요?').waitFor();
      await page.getByText(NAME).waitFor();
      await it.button(page, '이대로 예약하기').click();
    }
    // The place that was held has run out as well: it is held again by the same press.
    await it.heading(page, '예약됐어요').waitFor();
  }
  await context.close();
});

test('an identity provider brings one back, also to a half-finished order with everything still there', async (t) => {
  const backend = await town(t, ['--sign-in', 'redirect']);
  const { context, page, seen } = await it.device(browser);
  const vouch = async () => {
    await it.link(page, /본인확인 화면에서 로그인/).click();
    await it.heading(page, '본인확인 (시연용)').waitFor();
    await box(page, '이름').fill(NAME);
    await page.getByLabel('생년월일').fill('1950-05-05');
    await box(page, '휴대전화 번호').fill(PHONE);
    await it.button(page, '확인하고 돌아가기').click();
  };
  await it.open(page, `${backend.url}/mine`);
  await it.link(page, '로그인하기').click();
  await vouch();
  await it.heading(page, '우리 가족 민원').waitFor();
  await page.getByText('홍***아 님').waitFor();
  const cookies = await context.cookies();
  assert.deepEqual(cookies.map(({ name, httpOnly, secure, sameSite }) => [name, httpOnly, secure, sameSite]), [['__Host-session', true, true, 'Strict']]);

  await it.open(page, `${backend.url}/order`);
  await it.chooseUpToWho(page);
  await it.typePerson(page, { name: NAME, phone: PHONE });
  const address = page.url();
  await backend.staff('clock', { advance_seconds: 31 * 60 });
  await it.button(page, '이대로 예약하기').click();
  await it.link(page, '다시 로그인하기').click();
  await vouch();
  await it.heading(page, '이대로 예약할까요?').waitFor();
  assert.equal(page.url(), address);
  await page.getByText(NAME).waitFor();
  await page.getByText('내 계정에도 담겨요').waitFor();
  await it.button(page, '이대로 예약하기').click();
  await it.heading(page, '예약됐어요').waitFor();

  // A form of a personal page comes back as it was, too.
  await it.open(page, `${backend.url}/mine/claim`);
  await box(page, '예약번호').fill('S7K2-9QF4');
  await page.getByLabel('년', { exact: true }).fill('1950');
  await backend.staff('clock', { advance_seconds: 31 * 60 });
  await page.reload();
  await it.link(page, /로그인하기$/).click();
  await vouch();
  await it.heading(page, '로그인 없이 한 예약 담기').waitFor();
  assert.equal(await box(page, '예약번호').inputValue(), 'S7K2-9QF4');
  assert.equal(await page.getByLabel('년', { exact: true }).inputValue(), '1950');
  // What is wrong is said first in the title.
  await it.button(page, '담기').last().click();
  await page.waitForFunction(() => document.title.startsWith('오류:'));
  noCanary(seen.urls.map(decodeURIComponent).join('\n'), 'addresses');
  assert.deepEqual(seen.violations, []);
  assert.deepEqual(seen.errors, []);
  await context.close();
});

test('leaving at once empties the screen, ends the session and leaves nothing, by press and by Escape', async (t) => {
  const backend = await town(t);
  for (const way of ['press', 'escape']) {
    const { context, page } = await it.device(browser);
    await signIn(page, backend, { first: way === 'press' });
    if (way === 'press') await it.button(page, '바로 나가기').click();
    else for (let press = 0; press < 3; press += 1) await page.keyboard.press('Escape');
    await page.waitForURL(`${backend.url}/`, { waitUntil: 'commit' });
    await it.heading(page, '무엇을 도와드릴까요?').waitFor();
    noCanary(await stores(page), 'stores after leaving');
    assert.equal((await context.cookies()).length, 0, 'the session is over');
    await page.goBack().catch(() => undefined);
    assert.ok(!(await page.content()).includes('홍***아'));
    await context.close();
  }
});

test('leaving at once signs out on a line so slow that the page is gone before the answer', async (t) => {
  const backend = await town(t);
  const { context, page } = await it.device(browser);
  await signIn(page, backend);
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', { offline: false, latency: 1500, downloadThroughput: -1, uploadThroughput: -1 });
  await it.button(page, '바로 나가기').click();
  await page.waitForURL(`${backend.url}/`, { waitUntil: 'commit' });
  const other = await context.newPage();
  await other.goto(`${backend.url}/config.json`);
  await other.waitForFunction(() => fetch('/api/v1/session').then((answer) => answer.json()).then((view) => !view.person));
  await context.close();
});

test('someone else who signs in, also after a reload, finds nothing of whoever was here before', async (t) => {
  const backend = await town(t);
  const { context, page } = await it.device(browser);
  await page.clock.install({ time: new Date(it.MONDAY) });
  await signIn(page, backend);
  await it.open(page, `${backend.url}/order/who?documents=family-relation&office=ok-center&start=2026-11-25T09:00`);
  await it.typePerson(page, { name: NAME, phone: PHONE });
  assert.ok((await stores(page)).includes(NAME), 'what is typed is kept');
  await pass(backend, page, 31 * 60);
  await page.reload();
  await it.ready(page);
  await it.open(page, `${backend.url}/sign-in`);
  await enter(page, backend, { phone: '010-0000-9753', name: '김하늘' });
  await it.heading(page, '우리 가족 민원').waitFor();
  noCanary(await stores(page), 'stores of the next person');
  assert.ok(!(await page.content()).includes('홍***아'));
  await context.close();
});

test('nothing about a person stands in an address, a title, a console line or a store', async (t) => {
  const backend = await town(t);
  const { context, page, seen } = await it.device(browser);
  page.on('framenavigated', async () => seen.titles.add(await page.title().catch(() => '')));
  await it.orderDocuments(page, backend.url, { name: NAME, phone: PHONE, forWhom: /가족의 서류예요/, other: '홍방울새' });
  await it.button(page, '이 기기에 예약 저장하기').click();
  await signIn(page, backend);
  await page.getByText('여기 없는 것이 1건').waitFor();
  await it.link(page, '여기에 담기').click();
  await it.button(page, '담기').first().click();
  await page.getByText('‘우리 가족 민원’에 담았어요').waitFor();
  for (const [path, text] of [['/mine', '홍**새 님 일'], ['/mine/messages', '나에게 보낸 문자'], ['/mine/data', '내 정보 모두 보기'], ['/mine/data/erase', '바로 지워져요']]) {
    await it.open(page, backend.url + path);
    await page.getByText(text).first().waitFor();
    seen.titles.add(await page.title());
  }
  await it.open(page, `${backend.url}/mine/data`);
  await it.button(page, '내 정보 모두 보기').click();
  await page.getByText(NAME).first().waitFor();
  noCanary(await stores(page), 'stores while signed in');
  await it.button(page, '로그아웃').click();
  await page.getByText('로그인하기 전에 저장한 예약은 그대로 있어요').waitFor();
  noCanary(await stores(page), 'stores after signing out');
  noCanary(seen.urls.map(decodeURIComponent).join('\n'), 'addresses');
  noCanary([...seen.titles].join('\n'), 'titles');
  noCanary(seen.console.join('\n'), 'console');
  assert.deepEqual(seen.violations, []);
  assert.deepEqual(seen.errors, []);
  await context.close();
});

test('what is kept is shown, taken along, and erased after one more question, with a receipt', async (t) => {
  const backend = await town(t);
  const { context, page } = await it.device(browser, { acceptDownloads: true });
  await signIn(page, backend);
  await it.link(page, '내 정보').click();
  await it.button(page, '내 정보 모두 보기').click();
  await page.getByText(NAME).first().waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.textContent), '나', 'the focus is where it goes on');
  const [download] = await Promise.all([page.waitForEvent('download'), it.button(page, '파일로 받기 (JSON)').click()]);
  assert.equal(download.suggestedFilename(), 'my-data.json');
  await it.link(page, '지우기 전에 먼저 보기').click();
  await it.heading(page, '내 정보를 지울까요?').waitFor();
  await page.getByText('남는 것과 까닭').waitFor();
  await it.button(page, '지우기').click();
  await it.heading(page, '정말 모두 지울까요?').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'H1');
  await it.button(page, '네, 모두 지울게요').click();
  await it.heading(page, '내 정보를 지웠어요').waitFor();
  noCanary(await stores(page), 'stores after erasing');
  await it.open(page, `${backend.url}/mine`);
  await page.getByText('로그인하면 볼 수 있어요').waitFor();
  await context.close();
});

for (const [name, settings] of [
  ['Korean', { lang: 'ko', text_size: 2, contrast: 'normal' }],
  ['Korean, strong contrast, largest text', { lang: 'ko', text_size: 5, contrast: 'strong' }],
  ['English', { lang: 'en', text_size: 2, contrast: 'normal' }],
]) {
  test(`axe finds nothing and nothing sticks out, signed in and not (${name})`, async (t) => {
    const backend = await town(t);
    const found = [];
    const { context, page, seen } = await it.device(browser, { reducedMotion: 'reduce' });
    const look = async (state) => {
      await page.waitForFunction(() => [...document.styleSheets].some((sheet) => /pages/.test(sheet.href)));
      const findings = await atWidths(page, [320, 360, 1080], async () => [...(await it.axe(page)), ...(await it.overflowing(page))]);
      found.push(...findings.map((finding) => `${state}: ${finding}`));
    };
    await signIn(page, backend);
    await page.evaluate((settings) => localStorage.setItem('settings', JSON.stringify(settings)), settings);
    for (const path of ['/mine', '/mine/claim', '/mine/messages', '/mine/data', '/mine/data/erase', '/sign-in']) {
      await it.open(page, backend.url + path);
      await page.locator('.personal-bar').waitFor();
      await page.waitForFunction(() => !document.querySelector('.skeleton'));
      await look(path);
    }
    await it.open(page, `${backend.url}/mine/data`);
    await page.locator('.page__actions .krds-btn').first().click();
    await page.locator('.export').waitFor();
    await look('export');
    await page.evaluate(() => { localStorage.removeItem('signed-in'); });
    await context.clearCookies();
    for (const path of ['/mine', '/sign-in']) {
      await it.open(page, backend.url + path);
      await page.waitForFunction(() => !document.querySelector('.skeleton'));
      await look(`${path} as a stranger`);
    }
    assert.deepEqual(seen.violations, []);
    await context.close();
    assert.deepEqual(found, []);
  });
}
