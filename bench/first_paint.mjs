// First and repeated visit on a slow phone: 150 ms, 1.6 Mbit/s, processor four times slower; the repeated one also on
// a line that takes no time. Prints medians.
//
// `cargo xtask bench` builds what it needs and runs it.

import * as it from '../tests/browser/support.mjs';

const runs = Number(process.argv[2] ?? 5);
const browser = await it.launch();
const backend = await it.startBackend();
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** What the page tells of its own loading. */
const OBSERVE = () => {
  window.seen = { lcp: 0, cls: 0, blocked: 0, ready: 0, number: 0 };
  const watch = (type, use) => new PerformanceObserver((list) => list.getEntries().forEach(use)).observe({ type, buffered: true });
  watch('largest-contentful-paint', (entry) => { window.seen.lcp = entry.startTime; });
  watch('layout-shift', (entry) => { if (!entry.hadRecentInput) window.seen.cls += entry.value; });
  watch('longtask', (entry) => { window.seen.blocked += Math.max(0, entry.duration - 50); });
  // The first live number: how many wait at a counter.
  new MutationObserver(() => {
    if (!window.seen.number && document.querySelector('.home-queue__number')) window.seen.number = performance.now();
  }).observe(document, { childList: true, subtree: true });
  addEventListener('app-ready', () => { window.seen.ready = performance.now(); });
};

async function slow(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const line = (latency, down, up) => session.send('Network.emulateNetworkConditions', {
    offline: false, latency, downloadThroughput: down, uploadThroughput: up,
  });
  await line(150, 1.6e6 / 8, 750e3 / 8);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  return { quickLine: () => line(0, -1, -1) };
}

async function visit(page, path) {
  await page.goto(backend.url + path);
  await page.waitForFunction((home) => window.seen.ready > 0 && (!home || window.seen.number > 0), path === '/');
  await page.waitForLoadState('networkidle');
  return page.evaluate(() => {
    const paint = performance.getEntriesByName('first-contentful-paint')[0];
    const assets = performance.getEntriesByType('resource').filter((entry) => entry.name.includes('/assets/'));
    return {
      fcp: paint?.startTime ?? 0, ...window.seen,
      staticBytes: assets.reduce((sum, entry) => sum + entry.transferSize, 0),
    };
  });
}

const results = {};
for (const path of ['/', '/order']) {
  const cold = [];
  const warm = [];
  const quick = [];
  for (let run = 0; run < runs; run += 1) {
    const { context, page } = await it.device(browser);
    await context.addInitScript(OBSERVE);
    const { quickLine } = await slow(page);
    cold.push(await visit(page, path));
    await page.waitForFunction(() => navigator.serviceWorker.controller || navigator.serviceWorker.ready.then(() => true));
    warm.push(await visit(page, path));
    await quickLine();
    quick.push(await visit(page, path));
    await context.close();
  }
  for (const [name, visits] of [['cold', cold], ['warm', warm], ['warm, quick line', quick]]) {
    results[`${path} ${name}`] = Object.fromEntries(
      Object.keys(visits[0]).map((key) => [key, Math.round(median(visits.map((visit) => visit[key])) * 1000) / 1000]),
    );
  }
}
console.table(results);
await browser.close();
await backend.stop();
