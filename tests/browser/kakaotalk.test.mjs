// KakaoTalk's own browser: no sharing, no clipboard, no push, no speech, no files to keep, no printing, no further
// window. Every journey reaches its end there, nothing is offered that is not there, and nothing is tried. Each page on
// the way is looked at in the device's own colours and without motion, too.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as checks from './checks.mjs';
import * as journeys from './journeys.mjs';
import { signedIn, someone, touch } from './residents.mjs';
import * as it from './support.mjs';
import * as walks from './walks.mjs';

let browser;
let backend;
it.town((made) => ({ browser, backend } = made));

const IN_KAKAOTALK = { options: { ...walks.KAKAOTALK, viewport: { width: 360, height: 640 } }, init: [walks.withoutApis] };
const person = (nth) => ({ phone: `0109753186${nth}`, name: '홍카나리아' });

/** Hands in KakaoTalk, and what they found on the pages they came by. */
function hands(device) {
  const found = [];
  const look = async (page) => {
    const here = new URL(page.url()).pathname;
    found.push(...(await walks.absent(page)).map((it) => `${here}: offers “${it}”`));
    found.push(...(await checks.run(page, ['forced colours', 'motion'])).map((it) => `${here}: ${it}`));
  };
  return { ...touch(device.page, { look }), found, look };
}

/** Nothing was offered, nothing was tried, nothing broke. */
async function sound({ page, seen }, me) {
  assert.deepEqual([...new Set(me.found)], []);
  assert.deepEqual(await page.evaluate(() => window.askedFor), []);
  assert.deepEqual(seen.errors, []);
  assert.deepEqual(seen.violations, []);
}

test('a number is taken, followed and given back; offices and their best times are read', async (t) => {
  const device = await someone(t, browser, IN_KAKAOTALK);
  const me = hands(device);
  await it.open(device.page, backend.url);
  await journeys.takeNumber(device.page, me);
  await device.page.reload();
  await it.ready(device.page);
  await me.sees(device.page.locator('.ticket__number'));
  await journeys.giveNumberBack(device.page, me);
  await it.open(device.page, backend.url);
  await journeys.readQueue(device.page, me);
  await sound(device, me);
});

test('a book is asked for, bought, returned and paid; its last day is seen, told by message instead of by a calendar', async (t) => {
  const device = await signedIn(t, browser, backend, person(1), IN_KAKAOTALK);
  const { page } = device;
  const me = hands(device);
  await it.open(page, backend.url);
  const reference = await journeys.applyForBook(page, me);
  await backend.staff('payback/approve', { reference });
  await it.open(page, backend.url);
  await journeys.tellOfBook(page, me, reference, page.getByText('12월 14일 월요일까지 반납하세요').first());
  const remind = page.getByRole('combobox', { name: '며칠 전에 알려 드릴까요?' });
  await me.pick(remind, 1);
  await me.sees(page.getByText('고르신 날에 문자로 알려 드려요.'));
  await it.open(page, backend.url);
  await journeys.tellOfBook(page, me, reference, page.getByText('서점이 책을 살펴보고 있어요').first());
  await backend.staff('payback/check', { reference });
  await backend.staff('payback/pay', { reference, account: '110-123-456789' });
  await it.open(page, backend.url);
  await journeys.moneyBack(page, me);
  await me.sees(page.getByText(/^모두 [\d,]+원을 돌려받았어요$/));
  await sound(device, me);
});

test('a visit is asked for and followed to its end, with a word and a photo for the officer', async (t) => {
  const device = await signedIn(t, browser, backend, person(2), IN_KAKAOTALK);
  const { page } = device;
  const me = hands(device);
  await it.open(page, backend.url);
  const reference = await journeys.askForVisit(page, me);
  await journeys.writeToOfficer(page, me);
  await journeys.visitDone(backend, reference);
  await it.open(page, `${backend.url}/visits/requests/${reference}`);
  await me.sees(page.locator('.visit-happy'));
  await journeys.answerHappyCall(page, me);
  await sound(device, me);
});

test('a group is opened, its link is read and opened in KakaoTalk, and a neighbour joins', async (t) => {
  const device = await signedIn(t, browser, backend, person(3), IN_KAKAOTALK);
  const me = hands(device);
  await it.open(device.page, backend.url);
  const link = await journeys.openGroup(device.page, me);
  assert.equal(await device.page.locator('.visit-group__link').evaluate((it) => getComputedStyle(it).userSelect), 'auto', 'it can be held and copied');
  await sound(device, me);
  const other = await someone(t, browser, IN_KAKAOTALK);
  const neighbour = hands(other);
  await it.open(other.page, link);
  await journeys.joinGroup(other.page, neighbour, '010-9000-0001');
  await sound(other, neighbour);
});

test('the family answers a question that came as a link, and the helper prepares paper without printing', async (t) => {
  const device = await signedIn(t, browser, backend, person(4), IN_KAKAOTALK);
  const { page } = device;
  const me = hands(device);
  const asked = await it.call(page, 'POST', '/permissions', { name: '홍방울새', phone: '01086427531', services: ['siren_order'], until: '2026-12-31' });
  const { link } = (await backend.staff('messages')).find((message) => message.link && message.phone === '01086427531');
  const other = await someone(t, browser, IN_KAKAOTALK);
  const parent = hands(other);
  await it.open(other.page, backend.url + link);
  await journeys.answerForFamily(other.page, parent);
  await sound(other, parent);
  const paper = await it.call(page, 'POST', '/permissions', { name: '홍부친', services: ['siren_order'], until: '2026-12-31' });
  for (const { permission } of [asked, paper]) {
    await it.open(page, `${backend.url}/ask/${permission.reference}`);
    await me.sees(page.locator('.record li').first());
  }
  await me.tap(page.locator(`main a[href="/ask/${paper.permission.reference}/paper"]`));
  await me.arrive(/\/paper$/);
  await me.sees(page.getByText('이 앱에서는 인쇄할 수 없어요').first());
  await me.sees(page.locator('.authority__number'));
  await sound(device, me);
});

test('what is kept of oneself is read and erased', async (t) => {
  const device = await signedIn(t, browser, backend, person(5), IN_KAKAOTALK);
  const me = hands(device);
  await it.open(device.page, `${backend.url}/mine`);
  await journeys.eraseAll(device.page, me);
  await sound(device, me);
});
