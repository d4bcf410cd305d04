// Book payback in the real program: the whole course of a book in both orders of steps, a photo over a network that
// is cut, what is typed wrongly, ten thousand books, the keyboard alone.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as it from './support.mjs';

let browser;
before(async () => {
  browser = await it.launch();
});
after(() => browser?.close());

const { call } = it;

const ME = { phone: '01000001234', name: '홍시연' };
const LONG = { phone: '01000001010' };

async function town(t, options = []) {
  const backend = await it.startBackend({ options });
  t.after(() => backend.stop());
  return backend;
}

async function phone(t, options) {
  const device = await it.device(browser, options);
  t.after(() => device.context.close());
  return device;
}

const box = (page, name) => page.getByRole('textbox', { name });

/** Signs in by calls: how it is done by hand is the test of signing in. */
async function signIn(page, backend, { phone, name } = ME) {
  await it.open(page, `${backend.url}/payback/stores`);
  const { attempt } = await call(page, 'POST', '/session/codes', { phone });
  const messages = await backend.staff('messages');
  const { code } = messages.find((message) => message.code && message.phone === phone);
  const person = name && { name, birth_date: '1950-05-05' };
  const answer = await call(page, 'POST', '/session', { attempt, code, ...person });
  assert.ok(answer.person, JSON.stringify(answer));
}

/** The ISBN of the first book of the catalogue that is paid back. */
async function allowed(page, nth = 0) {
  const { items } = await call(page, 'GET', '/payback/books');
  const fit = [];
  for (const { isbn13 } of items) {
    const { verdict } = await call(page, 'GET', `/payback/books/${isbn13}`);
    if (verdict === 'allowed') fit.push(isbn13);
    if (fit.length > nth) break;
  }
  return fit[nth];
}

/** From the question whether a book is paid back to the page of the book that was applied for; its reference. */
async function apply(page, backend) {
  await it.open(page, `${backend.url}/payback`);
  await it.link(page, /사기 전에 확인하기/).click();
  await page.getByRole('searchbox').fill('골목을 걷는');
  await it.button(page, '책 찾기').click();
  await page.locator('.order-list .order-card').first().click();
  await page.getByText('네, 돌려받을 수 있는 책이에요').waitFor();
  await it.link(page, '이 책 신청하기').click();
  await it.heading(page, '북페이백 신청하기').waitFor();
  await page.getByText('지금 3권 더 신청할 수 있어요').waitFor();
  await page.getByRole('radio').first().check();
  await it.button(page, '이 책 신청하기').click();
  await it.heading(page, '내 북페이백 책').waitFor();
  return page.url().split('/').at(-1);
}

/** A book of the day of the clock, bought by calls; its reference. */
async function buy(page, backend) {
  const isbn = await allowed(page);
  const first = await call(page, 'POST', '/paybacks', { isbn, store: 'geomok' });
  const { reference } = first.payback;
  await backend.staff('payback/approve', { reference });
  const { payback } = await call(page, 'GET', `/paybacks/${reference}`);
  const told = { bought_on: '2026-11-23' };
  await call(page, 'POST', `/paybacks/${reference}/bought`, told, { 'if-match': `"${payback.version}"` });
  return reference;
}

/** A photo as a phone takes it: noise that no format makes small, with the place in it, held sideways. */
async function photo(page, side) {
  const bytes = await page.evaluate(async (side) => {
    const canvas = new OffscreenCanvas(side, side / 2);
    const paper = canvas.getContext('2d');
    const noise = paper.createImageData(side, side / 2);
    for (let at = 0; at < noise.data.length; at += 65_536) {
      crypto.getRandomValues(noise.data.subarray(at, Math.min(at + 65_536, noise.data.length)));
    }
    for (let at = 3; at < noise.data.length; at += 4) noise.data[at] = 255;
    paper.putImageData(noise, 0, 0);
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 1 });
    const bytes = new Uint8Array(await blob.arrayBuffer());
    let text = '';
    for (let at = 0; at < bytes.length; at += 32_768) text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
    return btoa(text);
  }, side);
  const drawn = Buffer.from(bytes, 'base64');
  const exif = Buffer.concat([
    Buffer.from('Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0', 'latin1'),
    Buffer.from('GPS 37.4836 127.0327'),
  ]);
  const head = Buffer.from([0xff, 0xe1, (exif.length + 2) >> 8, (exif.length + 2) & 255]);
  return Buffer.concat([drawn.subarray(0, 2), head, exif, drawn.subarray(2)]);
}

const file = (buffer, name = 'receipt.jpg') => ({ name, mimeType: 'image/jpeg', buffer });

/** What the backend keeps as the photo of a book. */
function kept(page, reference) {
  return page.evaluate(async (reference) => {
    const { payback } = await (await fetch(`/api/v1/paybacks/${reference}`)).json();
    const answer = await fetch(`/api/v1/receipts/${payback.receipt.id}/image`);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const picture = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }));
    return { width: picture.width, height: picture.height, bytes: bytes.length, text: new TextDecoder('latin1').decode(bytes) };
  }, reference);
}

test('approve first: a book goes from the question to the money and into the library', async (t) => {
  const backend = await town(t);
  const { page, seen } = await phone(t);
  await signIn(page, backend);
  const reference = await apply(page, backend);
  await page.getByText('아직 책을 사지 마세요').waitFor();
  await backend.staff('payback/approve', { reference });
  await page.reload();
  await page.getByText(/에서 책을 사세요/).first().waitFor();
  await it.button(page, '샀다고 알리기').click();
  await page.getByText('12월 14일 월요일까지 반납하세요').waitFor();
  await page.getByText('21일 남았어요').waitFor();
  await page.getByText('가져오실 것').waitFor();
  // One choice for the message and for the calendar.
  const reminder = page.getByRole('combobox', { name: '며칠 전에 알려 드릴까요?' });
  assert.equal(await reminder.inputValue(), '3');
  const told = page.waitForResponse((answer) => answer.request().method() === 'PATCH');
  await reminder.selectOption({ label: '일주일 전' });
  assert.equal((await (await told).json()).payback.remind_days_before, 7);
  await page.getByText('고르신 날에 문자로 알려 드려요.').waitFor();
  assert.ok(await reminder.evaluate((box) => box.value === '7'), 'what was chosen stays chosen');
  await page.reload();
  await it.ready(page);
  await page.getByText('가져오실 것').waitFor();
  assert.equal(await reminder.inputValue(), '7');
  const [download] = await Promise.all([page.waitForEvent('download'), it.button(page, '반납하는 날을 달력에 넣기').click()]);
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  const calendar = Buffer.concat(chunks).toString();
  assert.match(calendar, /TRIGGER:-PT10080M\r\n/);
  assert.match(calendar, /DTEND:20261214T/);
  await it.button(page, '반납했다고 알리기').click();
  await page.getByText('서점이 책을 살펴보고 있어요').waitFor();
  await backend.staff('payback/check', { reference });
  await backend.staff('payback/pay', { reference, account: '110-123-456789' });
  await backend.staff('payback/place', { reference, library: '시연 도서관 1' });
  await backend.staff('payback/lend', { reference, times: 5 });
  await page.reload();
  await page.getByText(/\*{4}6789/).waitFor();
  await page.getByText('시연 도서관 1에 책이 놓였어요.').waitFor();
  await page.getByText('다른 분들이 5번 빌려').waitFor();
  await it.open(page, `${backend.url}/payback/history`);
  await page.getByText('모두 1권 가운데 1번째부터 1번째까지').waitFor();
  await page.getByText(/^모두 [\d,]+원을 돌려받았어요$/).waitFor();
  assert.ok(seen.urls.every((url) => !decodeURIComponent(url).includes('홍시연')));
  assert.deepEqual(seen.errors, []);
  assert.deepEqual(seen.violations, []);
});

test('buy first: the day of buying is asked with the application, and a book is applied for once', async (t) => {
  const backend = await town(t, ['--payback-process', 'buy-first']);
  const { page, seen } = await phone(t);
  await signIn(page, backend);
  await it.open(page, `${backend.url}/payback/apply/${await allowed(page)}`);
  await page.getByRole('radio').first().check();
  await box(page, '일').fill('24');
  await it.button(page, '이 책 신청하기').click();
  await page.getByText('오늘보다 뒤의 날짜예요').first().waitFor();
  assert.match(await page.title(), /^오류: /);
  await box(page, '일').fill('22');
  await it.button(page, '이 책 신청하기').click();
  await page.getByText('오늘 산 책만 신청할 수 있어요').first().waitFor();
  await box(page, '일').fill('23');
  await it.button(page, '이 책 신청하기').click();
  await page.getByText('12월 14일 월요일까지 반납하세요').waitFor();
  assert.doesNotMatch(await page.title(), /오류/);
  await it.button(page, '반납했다고 알리기').click();
  await page.getByText('서점이 책을 살펴보고 있어요').waitFor();
  await it.open(page, `${backend.url}/payback/apply/${await allowed(page)}`);
  await page.getByText('이미 신청하신 책이에요').waitFor();
  assert.equal(await it.button(page, '이 책 신청하기').count(), 0);
  await it.link(page, '신청한 책 보기').click();
  await it.heading(page, '내 북페이백 책').waitFor();
  assert.deepEqual(seen.errors, []);
  assert.deepEqual(seen.violations, []);
});

test('a photo is made small, loses its place, stands upright, goes on where the network was cut, and is looked at', async (t) => {
  const backend = await town(t);
  const { context, page, seen } = await phone(t);
  await signIn(page, backend);
  const reference = await buy(page, backend);
  await it.open(page, `${backend.url}/payback/${reference}`);
  const choose = page.getByLabel('영수증 사진 고르기');
  let parts = 0;
  const cut = new Set([2, 3]);
  await context.route(/\/receipts\/[^/]+$/, async (route) => {
    if (route.request().method() !== 'PATCH') return route.continue();
    parts += 1;
    return cut.has(parts) ? route.abort() : route.continue();
  });
  await choose.setInputFiles(file(await photo(page, 3_000)));
  await page.getByText('영수증 사진을 받았어요').waitFor();
  assert.ok(parts > 4, `${parts} parts`);
  const there = await kept(page, reference);
  assert.deepEqual([there.width, there.height], [800, 1_600], 'turned upright, and 1,600 pixels long');
  // What a picture says of itself stands before its own data, in which any three letters may come by chance.
  const [head] = there.text.split('\u00ff\u00da');
  assert.ok(head.startsWith('\u00ff\u00d8') && !/Exif|GPS/.test(head), head);
  await page.getByText('보내신 사진 보기').click();
  const shown = page.getByRole('img', { name: '보내신 영수증 사진' });
  await shown.waitFor();
  await page.waitForFunction(() => document.querySelector('img.payback-photo')?.naturalWidth === 800);
  assert.deepEqual(seen.violations, []);
});

test('a registration number that is typed leaves the device nowhere', async (t) => {
  const backend = await town(t);
  const { page, seen } = await phone(t);
  await signIn(page, backend);
  const sent = [];
  page.on('request', (request) => sent.push(decodeURIComponent(request.url()), request.postData() ?? ''));
  const NUMBER = '900101-1234567';
  await it.open(page, `${backend.url}/payback/check`);
  await page.getByRole('searchbox').fill(NUMBER);
  await it.button(page, '책 찾기').click();
  await page.getByText('주민등록번호는 적지 마세요').waitFor();
  assert.equal(await page.getByRole('searchbox').inputValue(), '');
  await it.open(page, `${backend.url}/payback/history`);
  await page.getByRole('searchbox').fill(NUMBER);
  await it.button(page, '찾기').click();
  await page.getByText('주민등록번호는 적지 마세요').waitFor();
  assert.equal(await page.getByRole('searchbox').inputValue(), '');
  await it.open(page, `${backend.url}/payback/stores`);
  await page.getByText('우리 동네 서점을 알려 주세요').click();
  for (const field of await page.locator('.find-form input').all()) {
    await field.pressSequentially(NUMBER);
    await page.getByText('주민등록번호는 적지 마세요. 지우고 다시 적어 주세요.').first().waitFor();
    assert.ok(!(await field.inputValue()).includes('1234567'), await field.inputValue());
  }
  assert.deepEqual(sent.filter((text) => /1234567/.test(text)), []);
  assert.deepEqual(seen.errors, []);
});

test('what cannot be right gets a clear sentence, and nothing typed is lost', async (t) => {
  const backend = await town(t);
  const { page, seen } = await phone(t);
  await signIn(page, backend);
  await it.open(page, `${backend.url}/payback/check`);
  await page.getByRole('searchbox').fill('979-90-00-00001-8');
  await it.button(page, '책 찾기').click();
  await page.getByText('ISBN 숫자가 맞지 않아요').waitFor();
  assert.match(await page.title(), /^오류: /);
  assert.equal(await page.getByRole('searchbox').inputValue(), '979-90-00-00001-8');
  const reference = await buy(page, backend);
  await it.open(page, `${backend.url}/payback/${reference}`);
  const choose = page.getByLabel('영수증 사진 고르기');
  await choose.setInputFiles(file(Buffer.from('%PDF-1.7 no picture'), 'receipt.jpg'));
  await page.getByText('사진 파일이 아니에요').waitFor();
  // Twenty megabytes that are no picture, and a photo of twenty megabytes, which is made small.
  await choose.setInputFiles(file(Buffer.alloc(20 * 1024 * 1024, 7)));
  await page.getByText('사진 파일이 아니에요').waitFor();
  const large = await photo(page, 4_400);
  assert.ok(large.length > 20e6, `${large.length} bytes`);
  await choose.setInputFiles(file(large));
  await page.getByText('영수증 사진을 받았어요').waitFor();
  assert.ok((await kept(page, reference)).bytes < 10 * 1024 * 1024);
  await box(page, '일').first().fill('24');
  await it.button(page, '반납했다고 알리기').click();
  await page.getByText('오늘보다 뒤의 날짜예요').first().waitFor();
  assert.match(await page.title(), /^오류: /);
  assert.equal(await box(page, '일').first().inputValue(), '24');
  await box(page, '일').first().fill('22');
  await it.button(page, '반납했다고 알리기').click();
  await page.getByText('책을 사신 날보다 앞의 날짜예요').first().waitFor();
  assert.deepEqual(seen.errors, []);
  assert.deepEqual(seen.violations, []);
});

test('ten thousand books: pages of thirty, each row in its place, few nodes and requests', async (t) => {
  const backend = await town(t, ['--payback-rows', '10000']);
  const { page, seen } = await phone(t);
  await signIn(page, backend, LONG);
  seen.urls.length = 0;
  await it.open(page, `${backend.url}/payback/history`);
  await page.getByText('모두 10,000권 가운데 1번째부터 30번째까지').waitFor();
  const asked = seen.urls.filter((url) => url.includes('/api/v1/')).map((url) => new URL(url).pathname.replace('/api/v1', ''));
  assert.equal(asked.filter((path) => path === '/paybacks').length, 1, asked.join(' '));
  assert.ok(asked.length <= 6, asked.join(' '));
  await page.evaluate(() => { window.print = () => { window.printed = true; }; });
  await it.button(page, '목록 인쇄하기').click();
  await page.getByText('10,000권은 한 번에 인쇄하기에 너무 많아요').waitFor();
  assert.equal(await page.evaluate(() => window.printed), undefined, 'nobody wants three hundred sheets');
  const nodes = () => page.evaluate(() => {
    const walker = document.createTreeWalker(document, NodeFilter.SHOW_ALL);
    let count = 0;
    while (walker.nextNode()) count += 1;
    return count;
  });
  assert.ok(await nodes() <= 1_500, `${await nodes()} nodes`);
  const rows = page.locator('.order-list li');
  assert.equal(await rows.count(), 30);
  assert.equal(await rows.last().getAttribute('aria-posinset'), '30');
  // By touch: nothing moves between the finger and the button at the foot of the rows.
  await it.button(page, '다음 30권').tap();
  await page.getByText('31번째부터 60번째까지').waitFor();
  await it.button(page, '맨 끝으로').focus();
  await page.keyboard.press('Enter');
  await page.getByText('9,991번째부터 10,000번째까지').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'H2');
  assert.equal(await rows.last().getAttribute('aria-posinset'), '10000');
  assert.equal(await rows.last().getAttribute('aria-setsize'), '10000');
  // What narrows the list stands in sight. Three in fifty were refused, withdrawn or missed.
  for (const [state, count] of [['안 됨', 200], ['그만둠', 200], ['반납 놓침', 200], ['도서관에 있음', 9_400]]) {
    await page.getByRole('combobox', { name: '어디까지 됐는지' }).selectOption({ label: state });
    await page.getByText(`모두 ${count.toLocaleString('en')}권 가운데`).waitFor();
  }
  assert.ok(await nodes() <= 1_500);
  const choose = (name, label) => page.getByRole('combobox', { name, exact: true }).selectOption({ label });
  await choose('어디까지 됐는지', '모두');
  // A year, a store of that year, and both again without each other: the number is that of the backend.
  const shows = async (query) => {
    const { total } = await call(page, 'GET', `/paybacks?limit=1${query}`);
    assert.ok(total > 0 && total < 10_000, `${query}: ${total}`);
    await page.getByText(`모두 ${total.toLocaleString('en')}권 가운데`).waitFor();
  };
  await choose('신청한 해', '2025년');
  await shows('&year=2025');
  await choose('서점', '거목서점');
  await shows('&year=2025&store=geomok');
  assert.equal(new URL(page.url()).search, '?year=2025&store=geomok');
  await choose('신청한 해', '모두');
  await shows('&store=geomok');
  await choose('서점', '모두');
  // The last page was turned to before: whoever chooses anew begins in front.
  await page.getByText('모두 10,000권 가운데 1번째부터 30번째까지').waitFor();
  for (const [label, sort] of [['제목 순서', 'title'], ['비싼 것부터', 'price'], ['먼저 신청한 것부터', 'earliest'], ['나중에 신청한 것부터', 'latest']]) {
    const { items } = await call(page, 'GET', `/paybacks?limit=30&sort=${sort}`);
    await choose('보는 순서', label);
    // The rows are those of the order, each in its place.
    await page.waitForFunction((wanted) => {
      const links = [...document.querySelectorAll('.order-list .order-card')];
      return links.length === wanted.length && links.every((link, at) => link.pathname.endsWith(wanted[at]));
    }, items.map((row) => row.reference));
  }
  await page.getByRole('searchbox').fill('골목을 걷는');
  await it.button(page, '찾기').click();
  await page.getByText(/^모두 [\d,]+권 가운데 1번째부터/).filter({ hasNotText: '10,000' }).waitFor();
  const sought = await call(page, 'GET', `/paybacks?limit=1&q=${encodeURIComponent('골목을 걷는')}`);
  await page.getByText(`모두 ${sought.total.toLocaleString('en')}권 가운데`).waitFor();
  assert.ok(!page.url().includes(encodeURIComponent('골목')), 'what was typed stands in no address');
  const [download] = await Promise.all([page.waitForEvent('download'), it.button(page, '표 파일로 받기 (엑셀)').click()]);
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  const table = Buffer.concat(chunks).toString();
  assert.equal(table.trim().split('\r\n').length, sought.total + 1);
  assert.match(table, /,979-\d{10},/);
  assert.deepEqual(seen.errors, []);
  assert.deepEqual(seen.violations, []);
});

test('the service is told to neighbours by the share sheet, or by copying where there is none', async (t) => {
  const backend = await town(t);
  const told = '북페이백: 동네 서점에서 산 책을 읽고 돌려주면 책값을 돌려받아요.';
  const sheet = await phone(t);
  await sheet.context.addInitScript(() => {
    window.shared = [];
    Navigator.prototype.share = async (what) => { window.shared.push(what); };
  });
  await it.open(sheet.page, `${backend.url}/payback`);
  await it.button(sheet.page, '이웃에게 알려 주기').click();
  const shared = await sheet.page.waitForFunction(() => window.shared.length === 1 && window.shared[0]);
  const { title, text, ...rest } = await shared.jsonValue();
  assert.equal(title, '북페이백');
  assert.ok(text.startsWith(told), text);
  assert.doesNotMatch(JSON.stringify(rest), /[a-z0-9]{20}/i, 'nothing about the reader');
  assert.equal(await sheet.page.getByText('글을 복사했어요').count(), 0);

  const none = await phone(t, { permissions: ['clipboard-read', 'clipboard-write'] });
  await none.context.addInitScript(() => { delete Navigator.prototype.share; });
  await it.open(none.page, `${backend.url}/payback`);
  await it.button(none.page, '이웃에게 알려 주기').click();
  await none.page.getByText('글을 복사했어요').waitFor();
  assert.ok((await none.page.evaluate(() => navigator.clipboard.readText())).startsWith(told));
  assert.deepEqual([...sheet.seen.errors, ...none.seen.errors, ...sheet.seen.violations, ...none.seen.violations], []);
});

test('without a network what was loaded stays and says how old it is', async (t) => {
  const backend = await town(t);
  const { context, page } = await phone(t);
  await signIn(page, backend);
  const reference = await buy(page, backend);
  await it.open(page, `${backend.url}/payback/${reference}`);
  await page.getByText('까지 반납하세요').waitFor();
  await page.goto(`${backend.url}/payback`);
  await it.ready(page);
  await page.getByText('까지 반납하세요').waitFor();
  await it.link(page, /까지 반납하세요/).click();
  await page.getByText('가져오실 것').waitFor();
  await context.setOffline(true);
  await it.link(page, '북페이백').first().click();
  await page.getByText(/까지 반납하세요/).waitFor();
  await page.getByText('에 확인한 내용이에요. 지금은 새로 확인할 수 없어요.').first().waitFor();
});

test('without a network the history stays as it was seen and says when; a page that is loaded anew has nothing of it and says why', async (t) => {
  const backend = await town(t);
  const { context, page, seen } = await phone(t);
  await signIn(page, backend);
  const reference = await buy(page, backend);
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  await it.open(page, `${backend.url}/payback/history`);
  const row = page.locator('.payback-rows .order-card');
  await row.waitFor();
  const { payback } = await call(page, 'GET', `/paybacks/${reference}`);
  await it.link(page, '북페이백').first().click();
  await it.heading(page, '북페이백').waitFor();
  await context.setOffline(true);
  await it.link(page, '내가 본 책과 돌려받은 돈').click();
  await row.filter({ hasText: payback.book.title }).waitFor();
  await page.getByText('에 확인한 내용이에요. 지금은 새로 확인할 수 없어요.').first().waitFor();
  // The device keeps the program, and of what the backend says nothing: a tab that is closed tells nobody what was read.
  await page.reload();
  await it.ready(page);
  await it.heading(page, '내가 본 책과 돌려받은 돈').waitFor();
  await page.getByText('인터넷이 연결되지 않아요').first().waitFor();
  assert.equal(await row.count(), 0);
  assert.ok(!(await page.locator('body').innerText()).includes(payback.book.title));
  await context.setOffline(false);
  await it.button(page, '다시 해 보기').first().click();
  await row.filter({ hasText: payback.book.title }).waitFor();
  assert.deepEqual([seen.errors, seen.violations], [[], []]);
});

test('for a father who allows it: applied for, corrected, taken back, and seen by the daughter as his', async (t) => {
  const backend = await town(t);
  const { page, seen } = await phone(t);
  await signIn(page, backend);
  const asked = await call(page, 'POST', '/permissions', { name: '홍부친', services: ['book_payback'], until: '2026-12-31' });
  await backend.staff('permission', { reference: asked.permission.reference, yes: true });
  await it.open(page, `${backend.url}/payback/apply/${await allowed(page)}`);
  await page.getByRole('radio', { name: /홍\*친 님/ }).check();
  await box(page, '그분의 이름').fill('홍부칠');
  const store = (name) => page.getByRole('radio', { name: new RegExp(`^${name}`) });
  await store('거목서점').check();
  // A phone that is short of memory throws the page away: what was typed is there again.
  await page.reload();
  await it.ready(page);
  assert.equal(await box(page, '그분의 이름').inputValue(), '홍부칠');
  await it.button(page, '이 책 신청하기').click();
  // The name is asked so that nobody does it for the wrong one; what was typed is still there.
  await page.getByText('허락받은 일이 아니에요').waitFor();
  assert.equal(await box(page, '그분의 이름').inputValue(), '홍부칠');
  await box(page, '그분의 이름').fill('홍부친');
  await it.button(page, '이 책 신청하기').click();
  await it.heading(page, '내 북페이백 책').waitFor();
  await page.getByText(/홍\*친 님/).first().waitFor();

  await page.getByText('적은 내용 고치기').click();
  await page.getByRole('combobox', { name: '서점' }).selectOption({ label: '서초서적' });
  await it.button(page, '고친 내용 보내기').click();
  await page.getByText('알려 주신 내용을 적어 두었어요').waitFor();
  await page.locator('dd', { hasText: '서초서적' }).first().waitFor();
  await page.getByText('신청 그만두기').click();
  await it.button(page, '네, 그만둘게요').click();
  await page.getByText('그만둠').first().waitFor();

  await it.open(page, `${backend.url}/payback/history`);
  await it.heading(page, '내가 본 책과 돌려받은 돈').waitFor();
  await page.getByRole('radio', { name: /홍\*친 님/ }).check();
  await page.getByText('모두 1권 가운데 1번째부터 1번째까지').waitFor();
  assert.ok(!decodeURIComponent(seen.urls.join()).includes('홍부친'), 'no name in an address');
  assert.deepEqual(seen.errors, []);
  assert.deepEqual(seen.violations, []);
});

test('on paper stand all books that were chosen, and nothing that was made for fingers', async (t) => {
  const backend = await town(t, ['--payback-rows', '60']);
  const { context, page, seen } = await phone(t);
  await context.addInitScript(() => {
    window.printed = 0;
    window.print = () => { window.printed += 1; };
  });
  await signIn(page, backend, LONG);
  await it.open(page, `${backend.url}/payback/history`);
  await page.getByText('모두 60권 가운데').waitFor();
  const lines = page.locator('.payback-paper tbody tr');
  const print = async (times) => {
    await it.button(page, '목록 인쇄하기').click();
    await page.waitForFunction((times) => window.printed === times, times);
    assert.equal(await lines.first().isVisible(), false, 'the screen stays as it is');
    await page.emulateMedia({ media: 'print' });
  };
  await print(1);
  // All of them, not the fifty of the page that is shown.
  assert.equal(await lines.count(), 60);
  assert.ok(await lines.first().isVisible());
  const { items } = await call(page, 'GET', '/paybacks?limit=100');
  const titles = await lines.locator('th').allTextContents();
  assert.deepEqual(titles, items.map((row) => row.title));
  const fingers = page.locator('button, select, input, summary, .order-card, .payback-rows, .bar-chart, .personal-bar');
  assert.equal(await fingers.filter({ visible: true }).count(), 0);
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('combobox', { name: '어디까지 됐는지' }).selectOption({ label: '안 됨' });
  const refused = await call(page, 'GET', '/paybacks?limit=1&state=refused');
  assert.ok(refused.total > 0 && refused.total < 60);
  await page.getByText(`모두 ${refused.total}권 가운데`).waitFor();
  assert.equal(await lines.count(), 0, 'what was gathered before is no longer meant');
  await print(2);
  assert.equal(await lines.count(), refused.total);
  assert.deepEqual(seen.errors, []);
  assert.deepEqual(seen.violations, []);
});

test('the nearest bookstore stands first, by where one stands, and the place leaves the device in no way', async (t) => {
  const backend = await town(t);
  // In the south of the district.
  const place = { latitude: 37.4612, longitude: 127.0378 };
  const { page, seen } = await phone(t, { geolocation: place, permissions: ['geolocation'] });
  await it.open(page, `${backend.url}/payback/stores`);
  const names = page.locator('.order-list > li h2');
  await names.first().waitFor();
  const { items } = await call(page, 'GET', '/payback/bookstores');
  const name = (store) => store.name.ko;
  assert.deepEqual(await names.allTextContents(), items.map(name), 'the order of the district before it is asked for');
  seen.urls.length = 0;
  await it.button(page, '가까운 서점부터 보기').click();
  await page.getByText('지금 열려 있는 가장 가까운 서점').waitFor();
  const radians = (degrees) => degrees * Math.PI / 180;
  const metres = ({ position }) => {
    const [north, east] = [position.latitude_e6 / 1e6, position.longitude_e6 / 1e6];
    const half = Math.sin(radians(north - place.latitude) / 2) ** 2
      + Math.cos(radians(north)) * Math.cos(radians(place.latitude)) * Math.sin(radians(east - place.longitude) / 2) ** 2;
    return 2 * 6_371_000 * Math.asin(Math.sqrt(half));
  };
  const nearest = [...items].sort((a, b) => metres(a) - metres(b));
  const shown = await names.allTextContents();
  assert.equal(shown[0], name(nearest[0]));
  const away = shown.map((title) => metres(items.find((store) => name(store) === title)));
  // Within five metres two stores are equally far.
  assert.ok(away.every((distance, at) => at === 0 || distance >= away[at - 1] - 5), away.join(' '));
  assert.notDeepEqual(shown, items.map(name));
  assert.ok(seen.urls.every((url) => !/37\.46|37461|127037/.test(url)), seen.urls.join(' '));
  assert.deepEqual(seen.errors, []);
  assert.deepEqual(seen.violations, []);
});

test('who does not tell where they stand keeps the order of the district and reads why', async (t) => {
  const backend = await town(t);
  const { page } = await phone(t, { permissions: [] });
  await it.open(page, `${backend.url}/payback/stores`);
  await it.button(page, '가까운 서점부터 보기').click();
  await page.getByText('어디 계신지 알 수 없어서 순서를 바꾸지 않았어요').waitFor();
  const { items } = await call(page, 'GET', '/payback/bookstores');
  assert.deepEqual(await page.locator('.order-list > li h2').allTextContents(), items.map((store) => store.name.ko));
});

test('a bookstore is suggested once, also when the answer is lost, and the office sees it', async (t) => {
  const backend = await town(t);
  const { context, page, seen } = await phone(t);
  await signIn(page, backend);
  await it.open(page, `${backend.url}/payback/stores`);
  await page.getByText('우리 동네 서점을 알려 주세요').click();
  await it.button(page, '서점 알려 주기').click();
  await page.locator('.error-summary').waitFor();
  assert.match(await page.title(), /^오류: /);
  await it.link(page, '서점 이름을 적어 주세요.').click();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'store-name');
  await page.keyboard.type('골목 책방');
  await it.button(page, '서점 알려 주기').click();
  await it.link(page, '서점이 어디에 있는지 적어 주세요.').click();
  await page.keyboard.type('방배동');
  assert.equal(await box(page, '서점 이름').inputValue(), '골목 책방', 'nothing typed is lost');
  let sent = 0;
  await context.route('**/api/v1/payback/suggestions', async (route) => {
    sent += 1;
    if (sent > 1) return route.continue();
    await route.fetch();
    return route.abort();
  });
  await it.button(page, '서점 알려 주기').click();
  await page.getByText('알려 주셔서 고마워요').waitFor();
  assert.ok(sent > 1, 'the first answer was lost');
  assert.doesNotMatch(await page.title(), /오류/);
  const suggested = await backend.staff('payback/suggestions');
  assert.deepEqual(suggested.map(({ name, place }) => [name, place]), [['골목 책방', '방배동']]);
  assert.deepEqual(seen.errors, []);
  assert.deepEqual(seen.violations, []);
});

test('after a no of someone without a phone the helper reads who goes on, and the office finishes it', async (t) => {
  const backend = await town(t);
  const { page, seen } = await phone(t);
  await signIn(page, backend);
  const { permission } = await call(page, 'POST', '/permissions', { name: '홍부친', services: ['book_payback'], until: '2026-12-31' });
  await backend.staff('permission', { reference: permission.reference, yes: true });
  const applied = await call(page, 'POST', '/paybacks', {
    isbn: await allowed(page), store: 'geomok', on_behalf_of: '홍부친', permission: permission.reference,
  });
  const { reference } = applied.payback;
  await backend.staff('payback/approve', { reference });
  await it.open(page, `${backend.url}/payback/${reference}`);
  await it.button(page, '샀다고 알리기').waitFor();
  await backend.staff('permission', { reference: permission.reference, yes: false });
  await it.button(page, '샀다고 알리기').click();
  await page.getByText('이제 이 책을 대신할 수 없어요').waitFor();
  await page.getByText(/휴대전화가 없으시면 구청이 마쳐 드려요/).waitFor();
  assert.equal(await it.button(page, '샀다고 알리기').count(), 0, 'what is theirs is no longer shown');
  assert.equal((await backend.staff('payback/books')).find((book) => book.reference === reference).left_to_office, true);
  for (const step of ['sold', 'taken-back', 'check']) await backend.staff(`payback/${step}`, { reference });
  await backend.staff('payback/pay', { reference, account: '110-123-456789' });
  const after = await backend.staff('payback/books');
  assert.equal(after.find((book) => book.reference === reference).state, 'paid');
  assert.deepEqual(seen.errors, []);
  assert.deepEqual(seen.violations, []);
});

test('the history is kept, no longer kept, or deleted, as the reader chooses', async (t) => {
  const backend = await town(t, ['--payback-rows', '60']);
  const { page, seen } = await phone(t);
  await signIn(page, backend, LONG);
  await it.open(page, `${backend.url}/payback/history`);
  await page.getByText('모두 60권 가운데').waitFor();
  await page.getByText('끝난 책의 기록을 남기고 있어요').waitFor();
  await page.getByText('앞으로 기록을 남기지 않기').click();
  await it.button(page, '앞으로 남기지 않을게요').click();
  await page.getByText('끝난 책의 기록을 더 남기지 않아요').waitFor();
  await it.button(page, '기록 다시 남기기').click();
  await page.getByText('끝난 책의 기록을 남기고 있어요').waitFor();
  await page.getByText('기록 지우기', { exact: true }).click();
  await it.button(page, '네, 지울게요').click();
  await page.getByText('모두 60권 가운데').waitFor({ state: 'detached' });
  const left = await call(page, 'GET', '/paybacks?limit=1');
  assert.equal(left.total, 0);
  assert.deepEqual(seen.errors, []);
  assert.deepEqual(seen.violations, []);
});

test('by the keyboard alone: from the question to the application', async (t) => {
  const backend = await town(t);
  const { page } = await phone(t, { hasTouch: false, isMobile: false });
  await signIn(page, backend);
  await it.open(page, `${backend.url}/payback/check`);
  const to = async (what) => {
    for (let presses = 0; presses < 80; presses += 1) {
      if (await page.evaluate((what) => {
        const at = document.activeElement;
        return new RegExp(what).test(`${at.tagName} ${at.type ?? ''} ${at.textContent}`);
      }, what)) return;
      await page.keyboard.press('Tab');
    }
    assert.fail(`the keyboard does not reach ${what}`);
  };
  await to('INPUT search');
  await page.keyboard.type('골목을 걷는');
  await page.keyboard.press('Enter');
  await page.locator('.order-list .order-card').first().waitFor();
  await to('^A .*골목을');
  await page.keyboard.press('Enter');
  await page.getByText('네, 돌려받을 수 있는 책이에요').waitFor();
  await to('^A .*이 책 신청하기');
  await page.keyboard.press('Enter');
  await it.heading(page, '북페이백 신청하기').waitFor();
  await page.getByText('어느 서점에서 사세요?').waitFor();
  await to('INPUT radio');
  await page.keyboard.press('Space');
  await to('^BUTTON .*이 책 신청하기');
  await page.keyboard.press('Enter');
  await it.heading(page, '내 북페이백 책').waitFor();
});

for (const [name, lang, width, size] of [
  ['Korean at 320 px with the largest letters', 'ko', 320, 5],
  ['English at 360 px', 'en', 360, 2],
]) {
  test(`axe finds nothing and nothing sticks out on one's own pages (${name})`, async (t) => {
    const backend = await town(t);
    const { context, page, seen } = await phone(t, { viewport: { width, height: 740 }, reducedMotion: 'reduce' });
    await context.addInitScript((settings) => localStorage.setItem('settings', JSON.stringify(settings)), { lang, text_size: size, contrast: 'normal' });
    await signIn(page, backend);
    const reference = await buy(page, backend);
    const isbn = await allowed(page, 1);
    const found = [];
    for (const path of ['/', '/payback', `/payback/${reference}`, `/payback/apply/${isbn}`, `/payback/check/${isbn}`, '/payback/history', '/payback/stores']) {
      await it.open(page, backend.url + path);
      await page.waitForLoadState('networkidle');
      for (const summary of await page.locator('summary').all()) await summary.click();
      found.push(...(await it.axe(page)).map((it) => `${path}: ${it}`));
      found.push(...(await it.overflowing(page)).map((it) => `${path}: ${it}`));
    }
    assert.deepEqual(found, []);
    assert.deepEqual(seen.errors, []);
    assert.deepEqual(seen.violations, []);
  });
}

test('the first page tells the last day of the book that must be returned first, to whoever is signed in', async (t) => {
  const backend = await town(t);
  const { page } = await phone(t);
  await signIn(page, backend);
  const reference = await buy(page, backend);
  // The device remembers that someone may be signed in once the app has heard of it.
  await it.open(page, `${backend.url}/payback`);
  await page.getByText('지금 2권 더 신청할 수 있어요').waitFor();
  await it.open(page, backend.url);
  const card = it.link(page, /12월 14일 월요일까지 반납하세요/);
  await card.waitFor();
  await card.click();
  await it.heading(page, '내 북페이백 책').waitFor();
  assert.ok(page.url().endsWith(reference));
  const other = await phone(t);
  const asked = [];
  other.page.on('request', (request) => asked.push(request.url()));
  await it.open(other.page, backend.url);
  await other.page.waitForLoadState('networkidle');
  assert.ok(!asked.some((url) => /payback/.test(url)), 'a first visit pays nothing for it');
});
