// Queue status as it lives: tabs that share one connection, hidden pages, streams that are cut, backends that begin
// anew, clocks that are wrong, documents that are broken, and a board that changes twenty times a second.
//
// The pages' own clocks are moved by the tests; the backend's stays at Tuesday morning but where it is said.

import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { openLoadBoard, seenOfBoard, watchBoard } from './board.mjs';
import * as it from './support.mjs';

const TUESDAY = '2026-11-24T10:30:00+09:00';
const OFFICE = 'ok-center';
const DAY = 86_400_000;

let browser;
let backend;

it.town((made) => ({ browser, backend } = made), { clock: TUESDAY });

// A page that is left open would go on listening.
afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));

/** A device whose clock the test moves; `ahead` is by how much it is wrong. */
async function device({ ahead = 0 } = {}) {
  const made = await it.device(browser);
  await made.context.clock.install({ time: new Date(Date.parse(TUESDAY) + ahead) });
  return made;
}

/** Counts what a page asks for of queue status. */
function counting(page) {
  const asked = { documents: 0, streams: 0 };
  page.on('request', (request) => {
    const path = new URL(request.url()).pathname;
    if (path.endsWith('/queue-status/stream')) asked.streams += 1;
    else if (path.endsWith('/queue-status')) asked.documents += 1;
  });
  return asked;
}

/** Lets so many seconds pass on the pages of a device, in steps in which answers can come. They share its clock. */
async function pass(seconds, ...pages) {
  for (let left = seconds; left > 0; left -= 2) {
    await pages[0]?.clock.runFor(Math.min(left, 2) * 1000);
    for (const page of pages) await page.evaluate(() => fetch('/config.json').then(() => undefined, () => undefined));
  }
}

/** The same for the backend too. Its heartbeats come by a clock of their own: not for longer than one may be missing. */
async function passForAll(seconds, ...pages) {
  for (let left = seconds; left > 0; left -= 2) {
    await backend.staff('clock', { advance_seconds: 2 });
    await pass(2, ...pages);
  }
}

/** Lets time pass, two seconds at a time, until something holds. */
async function until(what, holds, ...pages) {
  // Without pages only the backend is waited for, which takes a moment of its own time.
  for (let step = 0; step < (pages.length > 0 ? 60 : 2_000); step += 1) {
    if (await holds()) return;
    await pass(2, ...pages);
  }
  assert.fail(`never: ${what}`);
}

const hide = (page, hidden) => page.evaluate((is) => {
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => is });
  document.dispatchEvent(new Event('visibilitychange'));
}, hidden);

const streams = async () => (await backend.staff('queue/streams')).open;
const quiet = (counter) => backend.staff('queue/manual', { office: OFFICE, counter });
/** Calls the next number at a counter. The number. */
const call = async (counter) => {
  await backend.staff('queue/join', { office: OFFICE, counter, count: 1 });
  return (await backend.staff('queue/call', { office: OFFICE, counter })).called;
};

const openOffice = async (page) => {
  await it.open(page, `${backend.url}/queue/${OFFICE}`);
  await page.locator('.counter-card').first().waitFor();
};
const openBoard = async (page, office = OFFICE, url = backend.url) => {
  await it.open(page, `${url}/board/${office}`);
  await page.locator('.board-cell').first().waitFor();
};
const shows = (page, number) => page.getByText(number, { exact: true }).first().isVisible();

test('of two tabs with the same office one asks, and both show what it hears', async () => {
  await quiet('passport');
  const { context, page: one } = await device();
  const other = await context.newPage();
  const asked = [counting(one), counting(other)];
  await openOffice(one);
  await openOffice(other);
  await pass(60, one, other);
  assert.ok(asked[0].documents >= 3, `the first asks: ${asked[0].documents}`);
  assert.equal(asked[1].documents, 1, 'the second asked once, when it was opened');
  const number = await call('passport');
  await until('both show the call', async () => (await shows(one, number)) && (await shows(other, number)), one, other);
  assert.equal(asked[1].documents, 1);
  // Behind another window the first gives up leading; the second takes over.
  await hide(one, true);
  const before = asked[0].documents;
  await pass(40, one, other);
  assert.equal(asked[0].documents, before);
  assert.ok(asked[1].documents >= 3, `${asked[1].documents}`);
});

test('two boards share one stream, and when one goes the other has it', async () => {
  const { context, page: one } = await device();
  const other = await context.newPage();
  const asked = [counting(one), counting(other)];
  await openBoard(one);
  await openBoard(other);
  await until('the stream is open', async () => (await streams()) === 1, one, other);
  const documents = asked.map((each) => each.documents);
  await passForAll(20, one, other);
  assert.equal(await streams(), 1);
  assert.deepEqual(asked.map((each) => each.streams), [1, 0]);
  const number = await call('passport');
  await until('both show the call', async () => (await shows(one, number)) && (await shows(other, number)));
  assert.deepEqual(asked.map((each) => each.documents), documents, 'a stream needs no questions beside it');
  await one.close();
  await until('the other listens', async () => asked[1].streams === 1 && (await streams()) === 1, other);
  const next = await call('passport');
  await until('it shows the next call', () => shows(other, next), other);
});

for (const [name, show] of [['office', openOffice], ['board', openBoard]]) {
  test(`a hidden ${name} asks for nothing and listens to nothing, and is fresh first when it is seen again`, async () => {
    const { page } = await device();
    const asked = counting(page);
    await show(page);
    await pass(14, page);
    await hide(page, true);
    await page.evaluate(() => fetch('/config.json').then(() => undefined, () => undefined));
    const { documents, streams: opened } = asked;
    await pass(120, page);
    await page.evaluate(() => dispatchEvent(new Event('online')));
    assert.deepEqual(asked, { documents, streams: opened });
    await until('the backend has seen the stream go', async () => (await streams()) === 0);
    await hide(page, false);
    await until('it asks', () => asked.documents === documents + 1);
    });
}

test('a stream that is cut is opened again, and what happened meanwhile is shown', async () => {
  const { page } = await device();
  const asked = counting(page);
  await openBoard(page);
  await until('the stream is open', async () => (await streams()) === 1, page);
  await backend.staff('queue/cut-streams', {});
  await until('it is cut', async () => (await streams()) === 0);
  const number = await call('passport');
  await until('the call is shown', () => shows(page, number), page);
  await until('the stream is open again', async () => (await streams()) === 1, page);
  assert.equal(asked.streams, 2);
  assert.ok(asked.documents <= 5, `${asked.documents} questions`);
});

test('a board outlives its backend and goes on with the next one', async () => {
  const first = await it.startBackend({ clock: TUESDAY });
  const { page } = await device();
  await openBoard(page, OFFICE, first.url);
  await first.stop('SIGKILL');
  await pass(36, page);
  await page.locator('.board__note').waitFor();
  // Read now: somebody may have been called just before the end.
  const before = await page.locator('.board-cell__called').first().textContent();
  assert.match(before, /\d/, 'the last numbers stay');
  const second = await it.startBackend({ clock: '2026-11-24T10:40:00+09:00', port: Number(new URL(first.url).port) });
  await until('new numbers', async () => (await page.locator('.board-cell__called').first().textContent()) !== before, page);
  await until('no trouble', async () => (await page.locator('.board__note').count()) === 0, page);
  await second.stop();
});

for (const days of [3, -3]) {
  test(`on a device whose clock is ${days} days wrong numbers are as fresh as they are`, async () => {
    const { page } = await device({ ahead: days * DAY });
    await openOffice(page);
    await page.getByText(/기준$/).waitFor();
    await pass(30, page);
    await page.getByText(/기준$/).waitFor();
    assert.equal(await page.locator('.counter-card.is-old').count(), 0);
    });
}

test('numbers say that they are old after half a minute, and promise nothing after a minute and a half', async () => {
  const { page } = await device();
  await openOffice(page);
  await page.getByText(/기준$/).waitFor();
  await page.route('**/queue-status', (route) => route.abort());
  await pass(14, page);
  await page.getByText(/기준$/).waitFor();
  await pass(18, page);
  await page.getByText(/숫자라서 지금은 다를 수 있어요/).waitFor();
  assert.equal(await page.locator('.counter-card.is-old').count(), 0);
  await pass(60, page);
  await page.getByText(/새 숫자를 받지 못하고 있어요\. .*숫자예요/).waitFor();
  const cards = await page.locator('.counter-card').count();
  assert.equal(await page.locator('.counter-card.is-old').count(), cards, 'all are grey');
  await page.unroute('**/queue-status');
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await until('fresh', () => page.getByText(/기준$/).isVisible());
  assert.equal(await page.locator('.counter-card.is-old').count(), 0);
});

test('whoever needs longer holds the numbers still: nothing changes and nothing is asked for until it is wished', async () => {
  await quiet('passport');
  const { page } = await device();
  const asked = counting(page);
  await openOffice(page);
  const counters = () => page.locator('.counter-list').innerText();
  await it.button(page, '숫자 멈추기').click();
  await page.getByRole('status').filter({ hasText: /오전 10시 3\d분에 멈춘 숫자예요/ }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.textContent), '숫자 다시 바뀌게 하기', 'the focus stays');
  const [held, before] = [await counters(), asked.documents];
  const missed = await call('passport');
  await passForAll(24, page);
  await pass(200, page);
  await hide(page, true);
  await hide(page, false);
  await pass(20, page);
  assert.equal(await counters(), held, 'not even how sure the numbers are');
  assert.deepEqual([asked.documents, asked.streams], [before, 0]);
  // One wish is one answer.
  await it.button(page, '지금 숫자 보기').click();
  await until('the call is shown', () => shows(page, missed), page);
  await pass(60, page);
  assert.equal(asked.documents, before + 1);
  // The choice is remembered, and holds on the first page too.
  await it.open(page, `${backend.url}/`);
  await page.locator('.home-queue__number').first().waitFor();
  await pass(4, page);
  const home = asked.documents;
  await pass(90, page);
  assert.equal(asked.documents, home);
  // It can be undone where letters are made larger.
  await it.button(page, '글자 크기·화면').click();
  const numbers = page.getByRole('group', { name: '대기 인원 숫자' });
  assert.ok(await numbers.getByRole('radio', { name: '멈춤' }).isChecked());
  await numbers.getByRole('radio', { name: '저절로 바뀜' }).check({ force: true });
  await until('it is asked again', async () => asked.documents > home + 1, page);
  await openOffice(page);
  const called = await call('passport');
  await until('numbers follow again', () => shows(page, called), page);
  assert.equal(await it.button(page, '지금 숫자 보기').count(), 0);
});

test('a board on a wall follows its numbers, whatever was chosen in this browser', async () => {
  await quiet('passport');
  const { context, page } = await device();
  await context.addInitScript(() => localStorage.setItem('numbers-still', '1'));
  await openBoard(page);
  const called = await call('passport');
  await until('the board shows the call', () => shows(page, called), page);
});

test('a document that cannot be read changes nothing on the page', async () => {
  const { page, seen } = await device();
  const asked = counting(page);
  await openOffice(page);
  const before = await page.locator('.counter-list').textContent();
  const documents = asked.documents;
  await backend.staff('queue/malformed', { office: OFFICE, times: 2 });
  await until('it has asked', () => asked.documents > documents, page);
  assert.equal(await page.locator('.counter-list').textContent(), before);
  const number = await call('passport');
  await until('the next good one is shown', () => shows(page, number), page);
  assert.deepEqual(seen.errors, []);
});

test('a state that is not known and numbers that cannot be true are said to be unknown', async () => {
  await backend.staff('queue/show', { office: OFFICE, counter: 'family-relation', unknown_state: true, waiting: -7, desks_open: 1_000_000 });
  const { page, seen } = await device();
  await openOffice(page);
  const card = page.locator('.counter-card').nth(2);
  await card.getByText(/알 수 없/).first().waitFor();
  assert.doesNotMatch(await page.locator('main').textContent(), /-7|1,?000,?000/);
  assert.deepEqual(await it.axe(page), []);
  assert.deepEqual(seen.errors, []);
  await backend.staff('queue/show', { office: OFFICE, counter: 'family-relation' });
});

test('a board of 400 counters at twenty updates a second changes just the cells that changed', async () => {
  const { page, seen: wrong } = await openLoadBoard(browser, backend.url);
  await page.evaluate(watchBoard);
  await page.waitForFunction(() => window.board.seen.versions >= 200);
  const seen = await page.evaluate(seenOfBoard);
  assert.equal(seen.differ, 0, 'every cell shows what was told last');
  assert.deepEqual(seen.others, [], 'no node comes, goes or changes its attributes');
  assert.equal(seen.texts, seen.cells, `${seen.versions} updates`);
  assert.ok(seen.cells >= 400, `${seen.cells} cells`);
  assert.equal(seen.spoken, 0, 'nothing is announced');
  assert.deepEqual(wrong.errors, []);
});
