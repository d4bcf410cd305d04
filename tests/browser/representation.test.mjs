// Acting for someone else: parent and child, each in a browser of their own. One asks, the other answers without an
// account, both read the same, and no is possible to the end.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as it from './support.mjs';
import { listen, readOn, texts, withVoice } from './voice.mjs';

let browser;
before(async () => {
  browser = await it.launch();
});
after(() => browser?.close());

const CHILD = { name: '홍카나리아', phone: '010-9753-1864' };
const PARENT = { name: '홍방울새', phone: '010-8642-7531' };
const CANARIES = [CHILD.name, PARENT.name, '97531864', '9753-1864', '86427531', '8642-7531', '홍***아', '홍**새'];

/** A backend of its own, so that the clock of one test moves no other. */
async function town(t) {
  const backend = await it.startBackend();
  t.after(() => backend.stop());
  return backend;
}

const box = (page, name) => page.getByRole('textbox', { name });
const digits = (phone) => phone.replaceAll('-', '');

/** Messages to a phone, the latest first. */
async function messagesTo(backend, { phone }) {
  return (await backend.staff('messages')).filter((message) => message.phone === digits(phone));
}

async function codeTo(backend, person) {
  return (await messagesTo(backend, person)).find((message) => message.code).code;
}

/** Signs in on the page that asks for it; the first time with name and birth date. */
async function enter(page, backend, person = CHILD, first = true) {
  await box(page, /휴대전화 번호/).fill(person.phone);
  await it.button(page, '숫자 받기').click();
  await it.heading(page, '받은 숫자를 적어 주세요').waitFor();
  await box(page, /숫자 6개/).fill(await codeTo(backend, person));
  await it.button(page, '로그인하기').click();
  if (!first) return;
  await it.heading(page, '처음 오셨네요').waitFor();
  await box(page, /^이름/).fill(person.name);
  await box(page, '년').fill('19500505');
  await it.button(page, '로그인하기').click();
}

/** A helper who is signed in and about to ask. */
async function child(t, backend, options = {}) {
  const device = await it.device(browser, options);
  t.after(() => device.context.close());
  await it.open(device.page, `${backend.url}/ask`);
  await it.link(device.page, '로그인하기').click();
  await enter(device.page, backend);
  await it.heading(device.page, '부탁하기').waitFor();
  return device;
}

/** Fills in the question. */
async function fillIn(page, { phone = PARENT.phone } = {}) {
  await box(page, '그분의 이름').fill(PARENT.name);
  if (phone) await box(page, '그분의 휴대전화 번호').fill(phone);
  else await page.getByRole('checkbox', { name: '그분은 휴대폰이 없어요' }).check();
  await page.getByRole('checkbox', { name: '서류 예약' }).check();
  await page.getByRole('radio', { name: '한 달' }).check();
}

/** Asks; the reference. */
async function ask(page, options) {
  await fillIn(page, options);
  await it.button(page, '여쭤보기').click();
  await it.heading(page, '부탁과 대답').waitFor();
  return new URL(page.url()).pathname.split('/').pop();
}

/** The represented person, who presses the latest link of the inbox. */
async function parent(t, backend, options = {}) {
  const device = await it.device(browser, options);
  t.after(() => device.context.close());
  await device.page.addInitScript(() => addEventListener('app-ready', () => { window.appReady = true; }));
  await device.page.goto(`${backend.url}/staff/inbox`);
  await device.page.locator('a[href*="/answer#"]').first().click();
  await it.ready(device.page);
  await it.heading(device.page, '대답하기').waitFor();
  return device;
}

const question = (page) => page.getByRole('heading', { level: 2, name: /일을 대신해도 될까요/ });

/** From the page of the permission to an order for the person of it. */
async function orderForThem(page) {
  await it.link(page, '이분 서류 예약하기').click();
  await it.heading(page, '어떤 서류가 필요하세요?').waitFor();
  await it.chooseUpToWho(page);
  await page.getByRole('radio', { name: '가족이에요' }).check();
  await it.button(page, '다음').click();
  await it.heading(page, '이대로 예약할까요?').waitFor();
  await it.button(page, '이대로 예약하기').click();
  await it.heading(page, '예약됐어요').waitFor();
}

/** The record as it stands on a page. */
async function recordOf(page) {
  await page.locator('.record li').first().waitFor();
  return page.locator('.record li').allTextContents();
}

/** Everything that the device keeps for longer than the tab. */
function kept(page) {
  return page.evaluate(() => JSON.stringify([{ ...localStorage }, document.cookie, history.state]));
}

function watch({ page, seen }) {
  page.on('framenavigated', async () => seen.titles.add(await page.title().catch(() => '')));
}

/** What a browser's own list of pages, a log or a console may not hold. */
async function nothingTold({ page, seen }, secrets) {
  seen.titles.add(await page.title());
  const told = [
    ['addresses', seen.urls.map(decodeURIComponent).map((url) => url.split('#')[0]).join('\n')],
    ['titles', [...seen.titles].join('\n')],
    ['console', seen.console.join('\n')],
    ['stores', await kept(page)],
  ];
  for (const [place, text] of told) {
    for (const secret of [...CANARIES, ...secrets]) assert.ok(!text.includes(secret), `${secret} is in the ${place}: ${text}`);
  }
  assert.doesNotMatch([...seen.titles].join('\n'), /대리|위임|대신|허락/);
  assert.deepEqual(seen.violations, []);
  assert.deepEqual(seen.errors, []);
}

test('whoever is asked hears the question and what a yes means, and nobody else hears who it is about', async (t) => {
  const backend = await town(t);
  const asking = await child(t, backend);
  await ask(asking.page);
  const { context, page, seen } = await it.device(browser);
  t.after(() => context.close());
  await withVoice(context);
  await context.addInitScript(() => addEventListener('app-ready', () => { window.appReady = true; }));
  await page.goto(`${backend.url}/staff/inbox`);
  await page.locator('a[href*="/answer#"]').first().click();
  await it.ready(page);
  await question(page).waitFor();
  await listen(page);
  await it.button(page, '이 화면 듣기').click();
  await page.waitForFunction(() => window.heard.length > 0);
  await readOn(page);
  const said = (await texts(page)).join('\n');
  for (const part of ['아무개 님이 아무개 님의 일을 대신해도 될까요?', '2026년 12월 23일 수요일', '네 하시면', '아무 불이익이 없어요', '\n네.', '\n아니요.']) {
    assert.ok(said.includes(part), `${part} was not said: ${said}`);
  }
  for (const secret of [...CANARIES, '홍*', '1864', '7531', '****']) assert.ok(!said.includes(secret), `${secret} was spoken: ${said}`);
  assert.deepEqual(seen.violations, []);
  assert.deepEqual(seen.errors, []);
});

test('a child asks, the parent says yes without an account, later no, and both read the same at every step', async (t) => {
  const backend = await town(t);
  const asking = await child(t, backend);
  watch(asking);
  await fillIn(asking.page);
  await asking.page.getByText(`${PARENT.name} 님께 이렇게 여쭤볼게요`).waitFor();
  await asking.page.getByText(/홍방울새 님 대신 서류 예약을 해도 될까요\? 2026년 12월 23일 수요일까지예요/).waitFor();
  await it.button(asking.page, '여쭤보기').click();
  await asking.page.getByText('대답을 기다리고 있어요').waitFor();
  const reference = new URL(asking.page.url()).pathname.split('/').pop();
  await asking.page.getByText(/초 뒤에 다시 보낼 수 있어요/).waitFor();

  const answering = await parent(t, backend);
  watch(answering);
  const { page } = answering;
  await question(page).waitFor();
  assert.equal(new URL(page.url()).hash, '', 'what opens it is out of the address');
  const key = (await messagesTo(backend, PARENT)).find((message) => message.link).link.split('.')[1];
  assert.equal((await backend.staff('messages')).filter((message) => message.about === reference && message.phone === digits(CHILD.phone)).length, 0, 'looking tells nobody anything');
  await it.button(page, '네').click();
  await page.getByText('‘네’라고 대답하셨어요').waitFor();
  assert.match(await page.evaluate(() => document.activeElement.textContent), /‘네’라고 대답하셨어요/);

  // The child's page hears of it by itself.
  await backend.staff('clock', { advance_seconds: 15 });
  await asking.page.getByText('‘네’라고 하셨어요').first().waitFor();
  assert.deepEqual(await recordOf(asking.page), await recordOf(page));
  await orderForThem(asking.page);

  // Another day, the same link in a new tab; no is one press.
  await page.reload();
  await it.ready(page);
  await page.locator('.record').getByText('주문했어요').waitFor();
  await it.button(page, '아니요, 그만하게 할게요').click();
  await page.getByText('그만하게 했어요').waitFor();
  await it.open(asking.page, `${backend.url}/ask/${reference}`);
  await asking.page.getByText('그만하라고 하셨어요').first().waitFor();
  assert.deepEqual(await recordOf(asking.page), await recordOf(page));
  assert.equal((await recordOf(page)).length, 5);
  await page.locator('.record').getByText('아직 받지 않은 것이 멈췄어요').waitFor();
  const [order] = await backend.staff('orders');
  assert.equal(order.state, 'cancelled', 'what was not handed over has stopped');
  assert.equal(await it.button(asking.page, '이제 그만 대신하기').count(), 0);

  await nothingTold(answering, [key]);
  await it.button(asking.page, '로그아웃').click();
  await asking.page.getByText('로그아웃했어요').waitFor();
  await nothingTold(asking, [key]);
});

test('no is as easy as yes: the same size, the same look, by keyboard alone', async (t) => {
  const backend = await town(t);
  const { page: asking } = await child(t, backend);
  await ask(asking);
  const { page } = await parent(t, backend);
  await question(page).waitFor();
  const looks = await page.locator('.answer__choice button').evaluateAll((buttons) => buttons.map((button) => {
    const { width, height } = button.getBoundingClientRect();
    const style = getComputedStyle(button);
    return JSON.stringify([Math.round(width), Math.round(height), style.color, style.backgroundColor, style.boxShadow, style.fontSize, style.fontWeight]);
  }));
  assert.equal(looks.length, 2);
  assert.equal(looks[0], looks[1]);
  const [width, height] = JSON.parse(looks[0]);
  assert.ok(height >= 60 && width >= 300, `${width} × ${height}`);
  assert.equal(await page.evaluate(() => document.activeElement.closest('.answer__choice')), null, 'neither is chosen before');
  let focused = '';
  for (let press = 0; press < 40 && focused !== '아니요'; press += 1) {
    await page.keyboard.press('Tab');
    focused = await page.evaluate(() => document.activeElement.textContent.trim());
  }
  assert.equal(focused, '아니요');
  await page.keyboard.press('Enter');
  await page.getByText('‘아니요’라고 대답하셨어요').waitFor();
  assert.match(await page.evaluate(() => document.activeElement.textContent), /더 하실 일은 없어요/);
  assert.equal(await page.locator('.answer__choice').count(), 0);
  await it.open(asking, asking.url());
  await asking.getByText('‘아니요’라고 하셨어요').first().waitFor();
});

test('without the link the two numbers of the message open it, read aloud; wrong ones say nothing', async (t) => {
  const backend = await town(t);
  const { page: asking } = await child(t, backend);
  const reference = await ask(asking);
  const code = await codeTo(backend, PARENT);
  const { context, page } = await it.device(browser);
  t.after(() => context.close());
  await it.open(page, `${backend.url}/answer`);
  await it.button(page, '부탁 보기').click();
  await page.getByText('2가지를 고쳐 주세요').waitFor();
  await box(page, '대리 번호').fill(reference.toLowerCase().replace('-', ' '));
  await box(page, /확인 번호/).fill(code === '111111' ? '222222' : '111111');
  await it.button(page, '부탁 보기').click();
  await page.getByText('번호가 맞지 않아요').waitFor();
  await box(page, '대리 번호').fill('Z9Z9-9Z9Z');
  await it.button(page, '부탁 보기').click();
  await page.getByText('번호가 맞지 않아요').waitFor();
  await box(page, '대리 번호').fill(reference);
  await box(page, /확인 번호/).fill(` ${code.slice(0, 3)} ${code.slice(3)} `);
  await it.button(page, '부탁 보기').click();
  await question(page).waitFor();
  // A reload of the tab still shows it, and another one asks again.
  await page.reload();
  await it.ready(page);
  await question(page).waitFor();
  await it.button(page, '다른 부탁에 대답하기').click();
  await box(page, '대리 번호').waitFor();
  // A link that was cut off.
  await page.goto(`${backend.url}/answer#${reference}.0f0f`);
  await page.getByText('이 링크로는 열 수 없어요').waitFor();
  assert.equal(new URL(page.url()).hash, '');
  // A whole one that opens nothing.
  await page.goto(`${backend.url}/answer#${reference}.${'0f'.repeat(32)}`);
  await page.getByText('이 링크로는 열 수 없어요').waitFor();
  // The helper's own browser stays the helper's.
  const { link } = (await messagesTo(backend, PARENT)).find((message) => message.link);
  await it.open(asking, backend.url + link);
  await asking.getByText('부탁하신 분은 대답할 수 없어요').waitFor();
  assert.equal(await it.button(asking, '네').count(), 0);
});

test('each mistake has its sentence, and a session that ends in the middle loses nothing', async (t) => {
  const backend = await town(t);
  const { page } = await child(t, backend);
  await it.button(page, '여쭤보기').click();
  await page.getByText('4가지를 고쳐 주세요').waitFor();
  assert.match(await page.evaluate(() => document.activeElement.className), /error-summary/);
  await it.link(page, '대신할 일을 하나 이상 골라 주세요.').click();
  assert.equal(await page.evaluate(() => document.activeElement.type), 'checkbox');
  await box(page, '그분의 이름').fill('900101-1234567');
  await page.getByText('주민등록번호는 적지 마세요').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'name', 'the focus stays where one types');
  await fillIn(page, { phone: CHILD.phone });
  await it.button(page, '여쭤보기').click();
  await page.getByText('지금 로그인하신 분의 번호예요').first().waitFor();
  await box(page, '그분의 휴대전화 번호').fill(PARENT.phone);
  await page.getByRole('radio', { name: '날짜를 직접 적을게요' }).check();
  await box(page, '년').fill('20280101');
  await it.button(page, '여쭤보기').click();
  await page.getByText('너무 먼 날이에요').first().waitFor();
  await box(page, '년').fill('20270131');

  await backend.staff('clock', { advance_seconds: 31 * 60 });
  await it.button(page, '여쭤보기').click();
  await page.getByText('로그인 시간이 끝났어요').waitFor();
  await it.link(page, '다시 로그인하기').click();
  await enter(page, backend, CHILD, false);
  await it.heading(page, '부탁하기').waitFor();
  assert.equal(await box(page, '그분의 이름').inputValue(), PARENT.name);
  assert.equal(await box(page, '그분의 휴대전화 번호').inputValue(), PARENT.phone);
  assert.ok(await page.getByRole('checkbox', { name: '서류 예약' }).isChecked());
  await page.getByText(/2027년 1월 31일 일요일까지예요/).waitFor();
  await page.reload();
  await it.ready(page);
  assert.equal(await box(page, '그분의 이름').inputValue(), PARENT.name);
});

test('a question that meets a lost network goes out once', async (t) => {
  const backend = await town(t);
  const { context, page } = await child(t, backend);
  await fillIn(page);
  // The first answer is lost on its way back.
  let lost = 0;
  await page.route('**/api/v1/permissions', async (route) => {
    if (route.request().method() !== 'POST' || lost > 0) return route.continue();
    lost += 1;
    await route.fetch();
    await context.setOffline(true);
    await route.abort('internetdisconnected');
  });
  await it.button(page, '여쭤보기').click();
  await page.getByText('보내졌는지 확인하고 있어요').waitFor();
  await context.setOffline(false);
  await page.getByText('대답을 기다리고 있어요').waitFor();
  assert.equal((await messagesTo(backend, PARENT)).length, 1, 'asked once');
  assert.equal(lost, 1);
});

test('the helper asks again after a pause, takes the question back, and is asked first', async (t) => {
  const backend = await town(t);
  const { page } = await child(t, backend);
  await ask(page);
  const reference = new URL(page.url()).pathname.split('/').pop();
  await backend.staff('clock', { advance_seconds: 61 });
  await it.open(page, page.url());
  await it.button(page, '문자 다시 보내기').click();
  await page.getByText('문자를 다시 보냈어요.').waitFor();
  assert.equal((await messagesTo(backend, PARENT)).length, 2);
  await it.button(page, '부탁 취소하기').click();
  await it.heading(page, '정말 그만둘까요?').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'H1');
  await it.button(page, '아니요, 그대로 둘게요').click();
  await page.getByText('대답을 기다리고 있어요').waitFor();
  await it.button(page, '부탁 취소하기').click();
  await it.button(page, '네, 그만둘게요').click();
  await page.getByText('부탁을 취소했어요').first().waitFor();
  const { page: parents } = await parent(t, backend);
  await parents.getByText('부탁이 취소됐어요').waitFor();
  assert.deepEqual(await recordOf(parents), await recordOf(page));
  await it.open(page, `${backend.url}/ask/${reference}/paper`);
  await page.getByText('이미 끝난 부탁이에요').waitFor();
});

test('whoever has no phone answers at the counter, by the number on one sheet of paper', async (t) => {
  const backend = await town(t);
  const { page } = await child(t, backend, { isMobile: false, hasTouch: false, viewport: { width: 1080, height: 1920 } });
  const reference = await ask(page, { phone: '' });
  await it.link(page, '종이(위임장) 인쇄하기').click();
  await it.heading(page, '종이로 준비하기').waitFor();
  await page.locator('.authority').getByText(PARENT.name).first().waitFor();
  const printed = await page.locator('.authority__number').textContent();
  assert.equal(printed, reference);
  await page.emulateMedia({ media: 'print' });
  for (const chrome of ['.app-header', '.app-footer', '.page__title', '.personal-bar', '.on-screen', '.mine-actions']) {
    assert.equal(await page.locator(chrome).first().isVisible(), false, chrome);
  }
  const pdf = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1');
  assert.equal(pdf.match(/\/Type\s*\/Page\b/g).length, 1, 'one sheet');
  await page.emulateMedia({ media: null });

  const { context, page: counter } = await it.device(browser);
  t.after(() => context.close());
  await counter.goto(`${backend.url}/staff/inbox`);
  await counter.getByLabel('대리 번호').fill(printed);
  await counter.getByRole('button', { name: '네', exact: true }).click();
  await it.open(page, `${backend.url}/ask/${reference}`);
  await page.getByText('‘네’라고 하셨어요').first().waitFor();
  await page.getByText('창구나 전화로 대답하셨어요').waitFor();
});

for (const [name, settings] of [
  ['Korean', { lang: 'ko', text_size: 2, contrast: 'normal' }],
  ['Korean, strong contrast, largest text', { lang: 'ko', text_size: 5, contrast: 'strong' }],
  ['English', { lang: 'en', text_size: 2, contrast: 'normal' }],
]) {
  test(`axe finds nothing and nothing sticks out on either side (${name})`, async (t) => {
    const backend = await town(t);
    const helper = await child(t, backend, { reducedMotion: 'reduce' });
    const found = [];
    const look = async (page, state) => {
      await page.waitForFunction(() => [...document.styleSheets].some((sheet) => /pages/.test(sheet.href)));
      await page.waitForFunction(() => !document.querySelector('.skeleton'));
      for (const width of [360, 320]) {
        await page.setViewportSize({ width, height: 740 });
        found.push(...(await it.axe(page)).map((it) => `${width} ${state}: ${it}`), ...(await it.overflowing(page)).map((it) => `${width} ${state}: ${it}`));
      }
      if (process.env.PICTURES) await pictures(page, `${process.env.PICTURES}/${settings.lang}${settings.text_size}-${state}`);
    };
    const dress = (page) => page.evaluate((settings) => localStorage.setItem('settings', JSON.stringify(settings)), settings);
    const answering = await it.device(browser, { reducedMotion: 'reduce' });
    t.after(() => answering.context.close());
    const pages = [helper.page, answering.page];
    await fillIn(helper.page);
    await look(helper.page, 'ask, filled in');
    await it.button(helper.page, /여쭤보기|Ask them/).click();
    await helper.page.locator('.record').waitFor();
    const reference = new URL(helper.page.url()).pathname.split('/').pop();
    await it.open(answering.page, `${backend.url}/answer`);
    for (const page of pages) await dress(page);
    for (const path of ['/ask', `/ask/${reference}`, `/ask/${reference}/paper`]) {
      await it.open(helper.page, backend.url + path);
      await helper.page.locator('.ask-form, .record, .authority').first().waitFor();
      if (path.endsWith('ask')) {
        await helper.page.locator('.ask-form__send button').click();
        await helper.page.locator('.error-summary').waitFor();
      }
      await look(helper.page, path.replace(reference, 'one').replaceAll('/', ' ').trim());
    }
    await it.open(answering.page, `${backend.url}/answer`);
    await look(answering.page, 'answer, by code');
    const { link } = (await messagesTo(backend, PARENT)).find((message) => message.link);
    await answering.page.goto(backend.url + link);
    await answering.page.locator('.answer__choice').waitFor();
    await look(answering.page, 'answer');
    await answering.page.locator('.answer__choice button').first().click();
    await answering.page.locator('.notice').waitFor();
    await look(answering.page, 'answer, yes');
    await it.open(helper.page, `${backend.url}/ask/${reference}`);
    await look(helper.page, 'granted');
    await answering.page.locator('.answer__choice button').first().click();
    await answering.page.locator('.answer__choice').waitFor({ state: 'detached' });
    await look(answering.page, 'answer, ended');
    await it.open(helper.page, `${backend.url}/ask/${reference}`);
    await look(helper.page, 'ended');
    for (const { seen } of [helper, answering]) assert.deepEqual(seen.violations, []);
    assert.deepEqual(found, []);
  });
}

/** For whoever wants to look at them: `PICTURES=folder`. */
async function pictures(page, path) {
  for (const [width, height] of [[360, 740], [320, 640], [1080, 1920]]) {
    await page.setViewportSize({ width, height });
    await page.screenshot({ path: `${path}-${width}.png`, fullPage: true });
  }
}
