// An order at a kiosk by what the voice says: on each page it is asked to read, and every word that stands there is in what
// was said; nothing that was typed is.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LARGE, configure, options } from './kiosk.mjs';
import { unsaid } from './kiosk_ears.mjs';
import * as walks from './kiosk_walks.mjs';
import * as it from './support.mjs';
import { texts, withVoice } from './voice.mjs';

let browser;
let backend;
it.town((made) => ({ browser, backend } = made));

test('by the voice alone documents are ordered at a kiosk: every page is said to its last word, and nothing typed', async (t) => {
  const { context, page, seen } = await it.device(browser, options(LARGE));
  t.after(() => context.close());
  await configure(context, LARGE);
  await withVoice(context);
  await it.open(page, `${backend.url}/?kiosk=test`);
  await page.locator('.kiosk-doors').waitFor();
  await page.locator('.kiosk-bar [aria-controls="kiosk-seen"]').tap();
  await page.locator('#kiosk-seen > .krds-btn').last().tap();
  await page.locator('.kiosk-voice').waitFor();
  const found = [];
  let pages = 0;
  const look = async () => {
    pages += 1;
    const heading = await page.locator('h1').innerText();
    found.push(...(await unsaid(page)).map((word) => `${heading}: ${word}`));
  };
  await look();
  await walks.order(page, walks.fingers(page, { look }), { ...walks.PERSON, phone: [...'01077779135'] });
  assert.equal(pages, 8, 'the start, seven pages');
  assert.deepEqual(found, []);
  const said = (await texts(page)).join(' ');
  for (const secret of ['홍시연', '1950', '7777', '9135', '칠칠칠칠', '구일삼오', await it.referenceOf(page)]) assert.ok(!said.includes(secret), `${secret} was spoken`);
  assert.deepEqual([seen.errors, seen.violations], [[], []]);
});
