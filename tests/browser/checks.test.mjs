// Every check on every route in one mode at least, and every mode on every check: colours as painted, sizes, focus,
// reflow, structure, languages, forced colours, motion. axe, in its own tests, goes through more.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as checks from './checks.mjs';
import { everyPage } from './every_page.mjs';
import { routes } from './routes.mjs';
import * as it from './support.mjs';

let browser;
let backend;
let reference;
let storage;
it.town(async (made) => {
  ({ browser, backend } = made);
  ({ reference, storage } = await it.keptOrder(browser, backend));
});

/** The board hangs on a wall: no head, no foot, nobody who spaces its letters or magnifies it; its cells cut off what is long. */
const OF_READERS = new Set(['structure', 'text spacing', 'zoom', 'reading order']);
const applies = (name, path) => !(path.startsWith('/board/') && OF_READERS.has(name));

/** What the wanted checks find on every page, or on each of `every`, beginning with the one at `from`. */
function look(mode, { width = 360, settings = {}, wanted = Object.keys(checks.CHECKS), every = 1, from = 0 }) {
  const pages = routes(reference).filter((_, at) => at % every === from % every);
  const device = { settings, storageState: storage, viewport: { width, height: 740 } };
  return everyPage({ browser, backend }, pages, device, (page, path) => checks.run(page, wanted.filter((name) => applies(name, path)), mode));
}

test('every check on every page as it comes, at 360 px', async () => {
  assert.deepEqual(await look({}, {}), []);
});

test('every text in strong contrast at 15:1, every icon and edge at 4.5:1, the focus seen', async () => {
  const wanted = ['text contrast', 'mark contrast', 'colour alone', 'colour pairs', 'focus', 'forced colours'];
  assert.deepEqual(await look({ strong: true }, { width: 320, settings: { contrast: 'strong', text_size: 5 }, wanted }), []);
});

test('the easy mode: everything to press sixty pixels high by touch, nothing cut off, all else as elsewhere', async () => {
  assert.deepEqual(await look({ easy: true }, { settings: { easy: true }, every: 2 }), []);
});

for (const [at, lang] of ['en', 'zh-Hans', 'vi'].entries()) {
  test(`in ${lang}: languages marked, nothing cut off in any spacing or magnification, all else as elsewhere`, async () => {
    const wanted = ['languages', 'cut off', 'overlapping', 'text spacing', 'zoom', 'unnamed', 'names', 'title', 'structure'];
    assert.deepEqual(await look({}, { width: 320, settings: { lang }, wanted }), []);
    assert.deepEqual(await look({}, { settings: { lang }, every: 9, from: at }), []);
  });
}

test('on a wide screen texts are read in the order in which they stand, row by row and column by column', async () => {
  assert.deepEqual(await look({}, { width: 1080, wanted: ['reading order'] }), []);
});

test('a wide screen: every check on every third page', async () => {
  assert.deepEqual(await look({}, { width: 1080, every: 3 }), []);
});
