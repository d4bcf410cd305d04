// A slow phone on a slow line: what is asked for, and that nothing moves or fails to come.

import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import * as it from './support.mjs';

let browser;
let backend;

it.town((made) => ({ browser, backend } = made));

afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));

/** 150 ms, 1.6 Mbit/s, a processor four times slower; the page adds up what moved on it without being touched. */
async function slowPhone() {
  const { context, page } = await it.device(browser);
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await context.addInitScript(() => {
    window.moved = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
      if (!entry.hadRecentInput) window.moved += entry.value;
    })).observe({ type: 'layout-shift', buffered: true });
  });
  const program = [];
  page.on('request', (request) => {
    const file = new URL(request.url()).pathname.split('/').pop();
    if (/\.(wasm|bin)$/.test(file)) program.push(file);
  });
  return { page, program };
}

test('the first page shows the wait, however the parts of the program come', async () => {
  for (let visit = 0; visit < 3; visit += 1) {
    const { page, program } = await slowPhone();
    await page.goto(backend.url);
    await page.locator('.home-queue__number').first().waitFor();
    assert.ok((await page.evaluate(() => window.moved)) < 0.001, 'what was read stays where it was');
    assert.equal(program.filter((file) => file === 'pieces.bin').length, 1, program.join());
    assert.deepEqual(program.slice(0, 2).sort(), ['main_bg.wasm', 'pieces.bin']);
  }
});

test('a page of ordering that is opened first asks for all it needs at once, and nothing moves', async () => {
  const { page, program } = await slowPhone();
  await it.open(page, `${backend.url}/order`);
  await page.locator('.doc-card__purpose').first().waitFor();
  // At once, before the program runs; what other pages need comes behind.
  const first = program.slice(0, 9);
  assert.ok(['main_bg.wasm', 'pieces.bin', 'more.bin', 'split_siren_order.wasm'].every((file) => first.includes(file)), program.join());
  assert.ok(program.every((file, at) => at < 9 || file.startsWith('split_')), `few files: ${program.join()}`);
  assert.equal(new Set(program).size, program.length, `none twice: ${program.join()}`);
  assert.ok((await page.evaluate(() => window.moved)) < 0.001);
  // What the page shows is asked for by the page itself while the program comes, and not a second time by the program.
  const asked = await page.evaluate(() => performance.getEntriesByType('resource')
    .filter((entry) => entry.name.includes('/api/'))
    .map((entry) => `${entry.initiatorType} ${new URL(entry.name).pathname}`));
  assert.deepEqual(asked.sort(), ['link /api/v1/documents', 'link /api/v1/offices', 'link /api/v1/siren-order/rules']);
});
