// Work that is set aside at a kiosk goes on as it was: also what was looked for, what was answered in the finder, and, at
// another kiosk, how the page was seen.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SCREENS, choose, kiosk as kioskOf } from './kiosk.mjs';
import * as it from './support.mjs';

let browser;
let backend;
it.town((made) => ({ browser, backend } = made));

const LANGUAGES = ['ko', 'en', 'vi'];
const kiosk = (setup = {}) => kioskOf({ browser, backend }, SCREENS['32 inches upright'], { languages: LANGUAGES, ...setup });
const looks = (page) => page.evaluate(() => {
  const { lang, dataset } = document.documentElement;
  return [lang, dataset.easy, dataset.contrast, dataset.textSize, 'low' in dataset, getComputedStyle(document.documentElement).fontSize];
});

/** Sets aside what is on the page; the code. */
async function aside(page) {
  // In the low layout the keys take the place of the way to it.
  if (await page.locator('.kiosk-keys').isVisible()) await page.locator('.kiosk-keys .is-done').tap();
  await page.locator('.kiosk-bar > a').tap();
  await page.locator('main .page__actions button').first().tap();
  const code = page.locator('.parked__code strong');
  await code.waitFor();
  return (await code.textContent()).replace(/\D/g, '');
}

async function goOn(page, code, anew = true) {
  if (anew) await it.open(page, `${backend.url}/resume`);
  else await page.locator('main a[href^="/resume"]').tap();
  await page.locator('#code').fill(code);
  await page.locator('main form button[type="submit"]').click();
}

const search = (page, id) => page.locator(`#${id}`);
/** What the list shows of it, in its order. */
const listed = (page) => page.locator('main .choice-card__head, main .visit-card h3').allInnerTexts();

test('a search for a paper goes on at another kiosk in the same language, size, contrast and height', async () => {
  const one = await kiosk();
  await choose(one.page, [['easy', 'on'], ['language', 'vi'], ['text-size', '5'], ['contrast', 'strong'], ['height', 'low']]);
  await one.page.locator('.kiosk-doors a[href^="/order"]').tap();
  await search(one.page, 'document-search').fill('초본');
  await one.page.locator('.doc-card__kind').first().waitFor();
  const [before, was] = [await looks(one.page), await listed(one.page)];
  assert.ok(was.length > 0);
  assert.deepEqual([before[0], before[1], before[2], before[4]], ['vi', 'on', 'strong', true]);
  const code = await aside(one.page);
  await one.context.close();

  const other = await kiosk();
  const usual = await looks(other.page);
  await goOn(other.page, code);
  await other.page.locator('.doc-card__kind').first().waitFor();
  assert.equal(await search(other.page, 'document-search').inputValue(), '초본');
  await other.page.waitForFunction(() => document.documentElement.lang === 'vi');
  assert.deepEqual([await looks(other.page), await listed(other.page)], [before, was]);
  assert.deepEqual([other.seen.violations, other.seen.errors], [[], []]);
  // Whoever comes next finds the kiosk as it always is.
  await other.page.locator('.kiosk-bar > .krds-btn').last().tap();
  await other.page.getByRole('alertdialog').getByRole('button').last().tap();
  await other.page.locator('html[data-text-size] .kiosk-doors').waitFor();
  assert.deepEqual(await looks(other.page), usual);
  await other.context.close();
});

test('what was chosen at a kiosk a moment before stays, whatever comes', async () => {
  const one = await kiosk();
  await choose(one.page, [['language', 'vi'], ['text-size', '5']]);
  await one.page.locator('.kiosk-doors a[href^="/order"]').tap();
  await search(one.page, 'document-search').fill('초본');
  const code = await aside(one.page);
  await one.context.close();
  const other = await kiosk({ languages: ['ko', 'en'] });
  await choose(other.page, [['language', 'en']]);
  await goOn(other.page, code, false);
  await search(other.page, 'document-search').waitFor();
  const after = await looks(other.page);
  assert.deepEqual([after[0], after[3]], ['en', '5']);
  await other.context.close();
});

test('answers of the finder go on upon a phone, which keeps its own looks; nothing of them is left at the kiosk', async () => {
  const { context, page } = await kiosk();
  await choose(page, [['contrast', 'strong']]);
  await page.locator('.kiosk-doors a[href^="/visits"]').tap();
  await page.getByRole('button', { name: '부모님이나 어르신' }).tap();
  const taken = page.getByRole('button', { name: '‘부모님이나 어르신’ 빼기' });
  await taken.waitFor();
  // What was answered is something: it is asked before it is gone.
  await page.locator('.kiosk-bar > .krds-btn').last().tap();
  await page.getByRole('alertdialog').getByRole('button').first().tap();
  await taken.waitFor();
  const code = await aside(page);
  // In the same document, whose stores and memory are a kiosk's, by a link that nobody has there.
  await page.evaluate(() => {
    const link = Object.assign(document.createElement('a'), { href: '/visits', textContent: '찾아가는 서비스' });
    document.querySelector('main h1').after(link);
    link.click();
  });
  await page.getByRole('button', { name: '부모님이나 어르신', exact: true }).waitFor();
  assert.equal(await taken.count(), 0);
  await context.close();

  const phone = await it.device(browser);
  await it.open(phone.page, `${backend.url}/`);
  const own = await looks(phone.page);
  await goOn(phone.page, code);
  await phone.page.getByRole('button', { name: '‘부모님이나 어르신’ 빼기' }).waitFor();
  assert.deepEqual(await looks(phone.page), own);
  assert.deepEqual([phone.seen.violations, phone.seen.errors], [[], []]);
  await phone.context.close();
});

test('a search stands when one comes back to it, and is gone when the order is placed', async () => {
  const { context, page, seen } = await it.device(browser);
  await it.open(page, `${backend.url}/visits`);
  await search(page, 'visit-search').fill('소음');
  await page.locator('main .visit-cards a').first().click();
  await page.waitForURL(/\/visits\/services\//);
  await page.goBack();
  await search(page, 'visit-search').waitFor();
  assert.equal(await search(page, 'visit-search').inputValue(), '소음');

  await it.open(page, `${backend.url}/order`);
  await search(page, 'document-search').fill('가족관계');
  await it.chooseUpToWho(page);
  await it.typePerson(page);
  await it.button(page, '이대로 예약하기').click();
  await it.heading(page, '예약됐어요').waitFor();
  await page.locator('.app-header__brand').click();
  await page.locator('a.door[href="/order"]').click();
  await search(page, 'document-search').waitFor();
  assert.equal(await search(page, 'document-search').inputValue(), '');
  assert.deepEqual([seen.violations, seen.errors], [[], []]);
  await context.close();
});
