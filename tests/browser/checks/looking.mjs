// Runs a function within the page, where `look` (in_page.js) is at hand.

import { readFileSync } from 'node:fs';

const source = readFileSync(new URL('./in_page.js', import.meta.url), 'utf8');

/** The answer of `work(argument)` within the page. */
export async function looking(page, work, argument) {
  if (!(await page.evaluate(() => 'look' in window))) await page.evaluate(source);
  return page.evaluate(work, argument);
}
