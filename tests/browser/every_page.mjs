// Every page of the app, one after another, on one device, and a look at each of them.

import assert from 'node:assert/strict';
import { stands } from './checks.mjs';
import * as it from './support.mjs';

/** What stands half filled in, so that each step of an order opens. Names as whoever reads the page would write them. */
const person = (lang) => ({
  for_whom: 'Family', year: '1950', month: '5', day: '5', phone: '010-0000-1234',
  ...(lang === 'ko' ? { other_name: '홍부친', name: '홍시연' } : { other_name: 'Hong Buchin', name: 'Hong Siyeon' }),
});

/** Words of a page that show that it stands are those of these languages (routes.mjs). */
const worded = ({ lang, easy }) => ['ko', 'en'].includes(lang) && !easy;

/**
 * Opens `pages`, each an address with words that show that it stands. `settings`: how it is seen; `visit`: a request for a
 * visit that is half filled in. `look(page, path)` gives findings; all of them come back, with the address before each.
 */
export async function everyPage({ browser, backend }, pages, { settings = {}, visit = null, ...options }, look) {
  const whole = { lang: 'ko', text_size: 2, contrast: 'normal', ...settings };
  const { context, page, seen } = await it.device(browser, options);
  await context.addInitScript(([settings, person, visit]) => {
    localStorage.setItem('settings', JSON.stringify(settings));
    localStorage.setItem('order-draft', JSON.stringify({ person, held: null, changed_at: Date.now() }));
    if (visit) sessionStorage.setItem('visit-request', JSON.stringify({ ...visit, changed_at: Date.now() }));
  }, [whole, person(whole.lang), visit]);
  const found = [];
  for (const [path, words] of pages) {
    await it.open(page, backend.url + path);
    await stands(page);
    if (worded(whole)) await page.getByText(words).first().waitFor();
    found.push(...(await look(page, path)).map((finding) => `${path}: ${finding}`));
  }
  assert.deepEqual([seen.violations, seen.errors], [[], []]);
  await context.close();
  return found;
}

/** What `look` finds with the window as wide as each of `widths`, in px, one after another; then it is as it was. */
export async function atWidths(page, widths, look) {
  const before = page.viewportSize();
  const found = [];
  for (const width of widths) {
    await page.setViewportSize({ ...before, width });
    found.push(...(await look(page)).map((finding) => `${width} px: ${finding}`));
  }
  await page.setViewportSize(before);
  return found;
}

/** What `look` finds with the text as large as it gets. */
export async function inLargestText(page, look) {
  const set = (size) => page.evaluate((size) => {
    const before = document.documentElement.getAttribute('data-text-size');
    document.documentElement.setAttribute('data-text-size', size);
    return before;
  }, size);
  const before = await set('5');
  const found = (await look(page)).map((finding) => `largest text: ${finding}`);
  await set(before);
  return found;
}
