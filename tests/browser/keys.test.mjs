// By keys alone, where the first walks (walks.test.mjs) do not come by: gathering a group, a word and a photo for the
// officer, what came of a visit, the record of a permission, erasing one's data. The focus is seen at every stop.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as journeys from './journeys.mjs';
import { keys, signedIn, someone } from './residents.mjs';
import * as it from './support.mjs';

let browser;
let backend;
it.town((made) => ({ browser, backend } = made));

/** A small window, where bars that stick to it could cover what has the focus. */
const SMALL = { options: { viewport: { width: 360, height: 640 }, hasTouch: false, isMobile: false } };
const person = (nth) => ({ phone: `0102468135${nth}`, name: '홍두루미' });

test('by keys alone a group is opened, and a neighbour joins over its link', async (t) => {
  const { page, seen } = await signedIn(t, browser, backend, person(1), SMALL);
  const leader = keys(page);
  await it.open(page, backend.url);
  const link = await journeys.openGroup(page, leader);
  const other = await someone(t, browser, SMALL);
  const neighbour = keys(other.page);
  await it.open(other.page, link);
  await journeys.joinGroup(other.page, neighbour, '010-9000-0001');
  assert.deepEqual([...leader.findings, ...neighbour.findings], []);
  assert.deepEqual([...seen.errors, ...other.seen.errors], []);
});

test('by keys alone a word and a photo go to the officer, the photo is looked at, and what came of it is told', async (t) => {
  const { page, seen } = await signedIn(t, browser, backend, person(2), SMALL);
  const me = keys(page);
  const reference = await journeys.visitAsked(page);
  await it.open(page, `${backend.url}/visits/requests/${reference}`);
  await journeys.writeToOfficer(page, me);
  await journeys.visitDone(backend, reference);
  await it.open(page, `${backend.url}/visits/requests/${reference}`);
  await journeys.answerHappyCall(page, me);
  assert.deepEqual(me.findings, []);
  assert.deepEqual(seen.errors, []);
});

test('by keys alone the family answers, the record of the permission is read on both sides, and the helper ends it', async (t) => {
  const { page, seen } = await signedIn(t, browser, backend, person(3), SMALL);
  const me = keys(page);
  const ask = (body) => it.call(page, 'POST', '/permissions', { services: ['siren_order'], until: '2026-12-31', ...body });
  await ask({ name: '홍방울새', phone: '01086427531' });
  const { link } = (await backend.staff('messages')).find((message) => message.link && message.phone === '01086427531');
  const other = await someone(t, browser, SMALL);
  const parent = keys(other.page);
  await it.open(other.page, backend.url + link);
  await journeys.answerForFamily(other.page, parent);
  const { permission } = await ask({ name: '홍부친' });
  await backend.staff('permission', { reference: permission.reference, yes: true });
  await it.open(page, `${backend.url}/mine`);
  await journeys.endPermission(page, me, permission.reference);
  assert.deepEqual([...me.findings, ...parent.findings], []);
  assert.deepEqual([...seen.errors, ...other.seen.errors], []);
});

test('by keys alone all that is kept of oneself is read and erased', async (t) => {
  const { page, seen } = await signedIn(t, browser, backend, person(4), SMALL);
  const me = keys(page);
  await it.open(page, `${backend.url}/mine`);
  await journeys.eraseAll(page, me);
  assert.deepEqual(me.findings, []);
  assert.deepEqual(seen.errors, []);
});

test('by keys alone a bookstore is suggested, the photo of a receipt is sent, and an older order is taken over', async (t) => {
  const guest = await someone(t, browser, SMALL);
  const reference = await it.orderDocuments(guest.page, backend.url, { phone: '010-2468-1355' });
  const { page, seen } = await signedIn(t, browser, backend, person(5), SMALL);
  const me = keys(page);
  await it.open(page, `${backend.url}/payback/stores`);
  await journeys.suggestStore(page, me);
  const book = await journeys.bookBought(page, backend);
  await it.open(page, `${backend.url}/payback/${book.reference}`);
  await journeys.sendReceipt(page, me);
  await it.open(page, `${backend.url}/mine`);
  await journeys.takeOver(page, me, reference);
  assert.deepEqual(me.findings, []);
  assert.deepEqual(seen.errors, []);
});
