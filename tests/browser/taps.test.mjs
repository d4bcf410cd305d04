// How much each journey asks of a hand, in the usual and in the easy mode: touches, fields, changes of page. The most
// that each may take stands here as it was counted: whoever adds a touch has to say so.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as journeys from './journeys.mjs';
import { signedIn, touch } from './residents.mjs';
import * as it from './support.mjs';

let browser;
let backend;
it.town((made) => ({ browser, backend } = made));

/** Most touches, fields and changes of page from the first page on, in the usual and in the easy mode. */
const MOST = {
  'a first order': [[12, 5, 7], [15, 5, 7]],
  'ordering again': [[6, 1, 4], [6, 1, 4]],
  'a number from home': [[4, 0, 4], [4, 0, 4]],
  'giving it back': [[2, 0, 0], [2, 0, 0]],
  'applying for a book': [[8, 2, 5], [8, 2, 5]],
  'telling that it was bought': [[3, 0, 2], [3, 0, 2]],
  'the last day of returning it': [[0, 0, 0], [0, 0, 0]],
  'telling that it was returned': [[3, 0, 2], [3, 0, 2]],
  'the money that came back': [[2, 0, 2], [2, 0, 2]],
  'asking for a visit': [[15, 6, 7], [15, 6, 7]],
  'a word and a photo for the officer': [[4, 2, 0], [4, 2, 0]],
};

/** Walks every journey with one pair of hands each. By name: touches, fields, changes of page. */
async function walkAll(page, seen) {
  const counted = {};
  const walk = async (name, work, { from = '/' } = {}) => {
    if (from !== null) await it.open(page, backend.url + from);
    const me = touch(page);
    const result = await work(me);
    counted[name] = [me.done.taps, me.done.fields, me.done.steps];
    return result;
  };
  await walk('a first order', (me) => journeys.order(page, me));
  await walk('ordering again', (me) => journeys.orderAgain(page, me), { from: null });
  await walk('a number from home', (me) => journeys.takeNumber(page, me));
  await walk('giving it back', (me) => journeys.giveNumberBack(page, me), { from: null });
  const reference = await walk('applying for a book', (me) => journeys.applyForBook(page, me));
  await backend.staff('payback/approve', { reference });
  await walk('telling that it was bought', (me) => journeys.tellOfBook(page, me, reference, page.locator('.payback-calendar').first()));
  await walk('the last day of returning it', (me) => journeys.lastDay(page, me));
  await walk('telling that it was returned', async (me) => {
    await journeys.tellOfBook(page, me, reference, page.locator('main'));
    await page.locator('.payback-tell').waitFor({ state: 'detached' });
  });
  await backend.staff('payback/check', { reference });
  await backend.staff('payback/pay', { reference, account: '110-123-456789' });
  await walk('the money that came back', (me) => journeys.moneyBack(page, me));
  await walk('asking for a visit', (me) => journeys.askForVisit(page, me));
  await walk('a word and a photo for the officer', (me) => journeys.writeToOfficer(page, me), { from: null });
  assert.deepEqual(seen.errors, []);
  assert.deepEqual(seen.violations, []);
  return counted;
}

for (const [nth, mode] of ['usual', 'easy'].entries()) {
  test(`touches, fields and changes of page of each journey in the ${mode} mode`, async (t) => {
    const settings = { lang: 'ko', text_size: 2, contrast: 'normal', easy: mode === 'easy' };
    const { page, seen } = await signedIn(t, browser, backend, { phone: `0102468135${nth}`, name: '홍두루미' }, { settings });
    const counted = await walkAll(page, seen);
    const more = [];
    for (const [name, most] of Object.entries(MOST)) {
      t.diagnostic(`${name}: ${counted[name][0]} touches, ${counted[name][1]} fields, ${counted[name][2]} changes of page`);
      if (counted[name].some((count, at) => count > most[nth][at])) more.push(`${name}: ${counted[name]} > ${most[nth]}`);
    }
    assert.deepEqual(more, []);
  });
}

test('a first order in the usual mode takes at most 12 touches and 7 pages, the same again at most 6 touches in either', () => {
  const [first, again] = [MOST['a first order'], MOST['ordering again']];
  assert.ok(first[0][0] <= 12 && first[0][2] <= 7, `${first[0]}`);
  assert.ok(again.every(([touches]) => touches <= 6), `${again}`);
});
