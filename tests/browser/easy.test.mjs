// The easy mode: one touch from any page, large, few things at once, remembered, and nothing is missing in it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as it from './support.mjs';
import { atWidths, everyPage } from './every_page.mjs';
import { routes } from './routes.mjs';

let browser;
let backend;
let reference;
let storage;
it.town(async (made) => {
  ({ browser, backend } = made);
  ({ reference, storage } = await it.keptOrder(browser, backend));
});

/** Every page but the board, which nobody touches. */
const pages = () => routes(reference).filter(([path]) => !path.startsWith('/board/'));

/** All of them, with and without the easy mode. */
const every = (easy, look, options = {}) =>
  everyPage({ browser, backend }, pages(), { settings: { easy }, storageState: storage, ...options }, look);

test('the easy mode is one touch away on every page, and so is the way back', async () => {
  const shown = (name) => async (page) => ((await it.button(page, name).isVisible()) ? [] : [`no ${name}`]);
  assert.deepEqual(await every(false, shown('쉬운 화면')), []);
  const { context, page } = await it.device(browser);
  await it.open(page, `${backend.url}/order/office?documents=family-relation`);
  await it.button(page, '쉬운 화면').click();
  await page.waitForFunction(() => document.documentElement.lang === 'ko-x-easy');
  assert.match(page.url(), /\/order\/office\?documents=family-relation$/);
  await page.reload();
  await it.ready(page);
  assert.equal(await page.evaluate(() => document.documentElement.dataset.easy), 'on');
  await it.button(page, '보통 화면').click();
  await page.waitForFunction(() => document.documentElement.lang === 'ko');
  await it.heading(page, '어디에서 받으실래요?').waitFor();
  await context.close();
});

/** What can be pressed and is less than 60 px high, with the whole card or label around it. */
const small = (page) => page.evaluate(() => {
  const surface = (element) => (element.closest('label, .choice-card, .segmented__item') ?? element).getBoundingClientRect();
  return [...document.querySelectorAll('a, button, input, select, textarea, summary')]
    .filter((element) => element.getClientRects().length > 0 && !element.closest('.skip-link, .sr-only'))
    .map((element) => [element, surface(element)])
    .filter(([, box]) => Math.max(box.height, box.width) > 1 && box.height < 59.5)
    .map(([element, box]) => `${element.outerHTML.slice(0, 110)} ${Math.round(box.height)}`);
});

test('on every page of the easy mode axe finds nothing, what is to press is at least 60 px high, nothing sticks out, and the way back is there', async () => {
  const look = async (page) => [
    ...(await it.axe(page)),
    ...(await atWidths(page, [320, 360, 1080], async () => [...(await small(page)), ...(await it.overflowing(page))])),
    ...((await it.button(page, '보통 화면').isVisible()) ? [] : ['no way back']),
  ];
  assert.deepEqual(await every(true, look, { reducedMotion: 'reduce' }), []);
});

test('a whole order in the easy mode: few choices at once, the others one press away, one question after another', async () => {
  const { context, page, seen } = await it.device(browser);
  await it.open(page, backend.url);
  await it.button(page, '쉬운 화면').click();
  await page.waitForFunction(() => document.documentElement.lang === 'ko-x-easy');
  await page.locator('a.door[href="/order"]').click();
  const choices = page.locator('main .choice-card');
  await choices.first().waitFor();
  assert.equal(await choices.count(), 3);
  const others = it.button(page, '다른 것도 보기');
  await others.first().click();
  assert.equal(await choices.count(), 6);
  assert.equal(await page.evaluate(() => document.activeElement.closest('.choice-card') === document.querySelectorAll('main .choice-card')[3]), true);
  await choices.first().locator('input').check();
  const next = page.locator('.cart-bar a');
  await next.click();
  await page.waitForURL(/\/order\/needs/);
  await next.click();
  await page.waitForURL(/\/order\/office/);
  const offices = page.locator('.office-card');
  await offices.first().waitFor();
  assert.equal(await offices.count(), 3);
  await others.click();
  assert.ok((await offices.count()) > 10, 'every office is there');
  await offices.filter({ hasText: 'OK민원센터' }).click();
  await page.waitForURL(/\/order\/time/);
  await page.locator('.day-list__day').first().waitFor();
  assert.ok((await page.locator('.day-list__day').count()) <= 3);
  await it.firstFreeSlot(page).click();
  await page.waitForURL(/\/order\/who/);
  const asked = page.locator('.questions > *');
  await asked.first().waitFor();
  assert.equal(await asked.count(), 1);
  await page.locator('input[name="for-whom"]').first().check();
  const more = it.button(page, '다음으로');
  await more.click();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'name');
  await page.locator('#name').fill('홍시연');
  await more.click();
  for (const [part, value] of [[/년/, '1950'], [/월/, '5'], [/일/, '5']]) {
    await page.getByRole('textbox', { name: part }).first().fill(value);
  }
  await more.click();
  await page.locator('#phone').fill('010-0000-1234');
  await page.locator('.who-form button[type="submit"]').click();
  await page.waitForURL(/\/order\/check/);
  await page.locator('.page__actions button').click();
  await page.locator('.ticket__reference').waitFor();
  assert.deepEqual(seen.violations, []);
  await context.close();
});

/** Where a page leads and what can be filled in, told by addresses and ids: the words differ. */
async function offers(page) {
  // What waits behind "the others", or behind a fold.
  const more = page.locator('main .few-more button:visible, main details:not([open]) > summary:visible').first();
  for (let at = 0; at < 60 && (await more.count()) > 0; at += 1) {
    const seen = await page.locator('main *').count();
    await more.click();
    await page.waitForFunction((seen) => document.querySelectorAll('main *').length !== seen
      || document.querySelectorAll('main .few-more button, main details:not([open]) > summary').length === 0
      || document.activeElement?.tagName === 'SUMMARY', seen);
  }
  return page.evaluate(() => {
    const of = (element) => element.getAttribute('href') ?? (element.id || `${element.name} ${element.value}`);
    return [...new Set([...document.querySelectorAll('main a[href], main input, main select, main textarea')]
      .filter((element) => element.getClientRects().length > 0).map(of))].sort();
  });
}

test('the easy mode offers on every page what the usual one does, fewer at once', async () => {
  const all = {};
  const first = { true: {}, false: {} };
  for (const easy of [false, true]) {
    await every(easy, async (page, path) => {
      first[easy][path] = await page.evaluate(() => document.querySelectorAll('main li, main .choice-card, main fieldset').length);
      (all[path] ??= []).push(await offers(page));
      return [];
    });
  }
  for (const [path, [usual, easy]] of Object.entries(all)) assert.deepEqual(easy, usual, path);
  const more = Object.keys(all).filter((path) => first.true[path] > first.false[path]);
  assert.deepEqual(more, [], 'nowhere more at once');
  for (const path of ['/order', '/queue', '/payback/stores', '/visits', '/visits/stops']) {
    assert.ok(first.true[path] < first.false[path], `${path}: ${first.true[path]} of ${first.false[path]}`);
  }
});
