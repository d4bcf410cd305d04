// By ear alone: the journeys that others walk by touch or by keys, known by roles and names of the accessibility tree.
// What is pressed has a name that nothing before it has, what is chosen says so, each page's heading takes the focus.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ears } from './ears.mjs';
import * as journeys from './journeys.mjs';
import { signedIn, someone } from './residents.mjs';
import * as it from './support.mjs';

let browser;
let backend;
it.town((made) => ({ browser, backend } = made));

const person = (nth) => ({ phone: `0102468138${nth}`, name: '홍두루미' });
const nothingWrong = (listeners, devices) => {
  assert.deepEqual(listeners.flatMap(({ findings }) => findings), []);
  assert.deepEqual(devices.flatMap(({ seen }) => [...seen.errors, ...seen.violations]), []);
};

test('by ear alone a document is ordered and a number is taken and given back', async (t) => {
  const device = await someone(t, browser);
  const me = await ears(device.page);
  await it.open(device.page, backend.url);
  await journeys.order(device.page, me);
  await it.open(device.page, backend.url);
  await journeys.takeNumber(device.page, me);
  await journeys.giveNumberBack(device.page, me);
  await it.open(device.page, backend.url);
  await journeys.readQueue(device.page, me);
  nothingWrong([me], [device]);
});

test('by ear alone a book is paid back: applied for, told of, and the money found', async (t) => {
  const device = await signedIn(t, browser, backend, person(1));
  const { page } = device;
  const me = await ears(page);
  await it.open(page, backend.url);
  const reference = await journeys.applyForBook(page, me);
  await backend.staff('payback/approve', { reference });
  await it.open(page, backend.url);
  await journeys.tellOfBook(page, me, reference, page.locator('.payback-calendar').first());
  await it.open(page, backend.url);
  await journeys.lastDay(page, me);
  await it.open(page, `${backend.url}/payback/${reference}`);
  await journeys.sendReceipt(page, me);
  await it.open(page, `${backend.url}/payback/stores`);
  await journeys.suggestStore(page, me);
  nothingWrong([me], [device]);
});

test('by ear alone a visit is asked for, a word and a photo go to the officer, and what came of it is told', async (t) => {
  const device = await signedIn(t, browser, backend, person(2));
  const { page } = device;
  const me = await ears(page);
  await it.open(page, backend.url);
  const reference = await journeys.askForVisit(page, me);
  await journeys.writeToOfficer(page, me);
  await journeys.visitDone(backend, reference);
  await it.open(page, `${backend.url}/visits/requests/${reference}`);
  await journeys.answerHappyCall(page, me);
  nothingWrong([me], [device]);
});

test('by ear alone a group is opened, and a neighbour joins over its link', async (t) => {
  const device = await signedIn(t, browser, backend, person(3));
  const leader = await ears(device.page);
  await it.open(device.page, backend.url);
  const link = await journeys.openGroup(device.page, leader);
  const other = await someone(t, browser);
  const neighbour = await ears(other.page);
  await it.open(other.page, link);
  await journeys.joinGroup(other.page, neighbour, '010-9000-0001');
  nothingWrong([leader, neighbour], [device, other]);
});

test('by ear alone someone is asked for a permission, the family answers, the record is read, and the helper ends it', async (t) => {
  const device = await signedIn(t, browser, backend, person(4));
  const { page } = device;
  const me = await ears(page);
  await it.open(page, `${backend.url}/mine`);
  await journeys.askForPermission(page, me);
  const { link } = (await backend.staff('messages')).find((message) => message.link && message.phone === '01086427531');
  const other = await someone(t, browser);
  const parent = await ears(other.page);
  await it.open(other.page, backend.url + link);
  await journeys.answerForFamily(other.page, parent);
  const { permission } = await it.call(page, 'POST', '/permissions', { services: ['siren_order'], until: '2026-12-31', name: '홍부친' });
  await backend.staff('permission', { reference: permission.reference, yes: true });
  await it.open(page, `${backend.url}/mine`);
  await journeys.endPermission(page, me, permission.reference);
  nothingWrong([me, parent], [device, other]);
});

test('by ear alone an older order is taken over, and all that is kept of oneself is read and erased', async (t) => {
  const guest = await someone(t, browser);
  const reference = await it.orderDocuments(guest.page, backend.url, { phone: '010-2468-1385' });
  const device = await signedIn(t, browser, backend, person(5));
  const { page } = device;
  const me = await ears(page);
  await it.open(page, `${backend.url}/mine`);
  await journeys.takeOver(page, me, reference);
  await it.open(page, `${backend.url}/mine`);
  await journeys.eraseAll(page, me);
  nothingWrong([me], [device]);
});
