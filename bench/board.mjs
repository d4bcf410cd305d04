// The board of 400 counters at twenty updates a second for a minute, processor four times slower: long tasks, changed
// nodes against changed cells, and the time of the main thread beside that of a page without any framework that shows
// the same. Prints figures.
//
// `cargo xtask bench` builds what it needs and runs it.

import { openLoadBoard, seenOfBoard, watchBoard } from '../tests/browser/board.mjs';
import * as it from '../tests/browser/support.mjs';

const seconds = Number(process.argv[2] ?? 60);
const rounds = Number(process.argv[3] ?? 1);
const browser = await it.launch();
const backend = await it.startBackend();

const LONG_TASKS = () => {
  window.longTasks = [];
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => window.longTasks.push(Math.round(entry.duration))))
    .observe({ type: 'longtask' });
};

/** Milliseconds of the main thread, by kind. */
async function spent(session) {
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name) => metrics.find((metric) => metric.name === name).value * 1000;
  return { task: of('TaskDuration'), script: of('ScriptDuration'), style: of('RecalcStyleDuration'), layout: of('LayoutDuration') };
}

/** Watches a page for the time of the measurement. */
async function measure(page, before) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.evaluate(LONG_TASKS);
  await before();
  const start = await spent(session);
  await page.evaluate((millis) => new Promise((resolve) => { setTimeout(resolve, millis); }), seconds * 1000);
  const end = await spent(session);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  const longTasks = await page.evaluate(() => window.longTasks);
  return { longTasks, ...Object.fromEntries(Object.keys(end).map((name) => [name, Math.round(end[name] - start[name])])) };
}

/** The same nodes and styles, changed by a dozen lines. */
async function twinOf(page, html) {
  await page.route('**/twin', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
  await page.goto(`${backend.url}/twin`);
  await page.waitForFunction(() => window.changes > 0);
}

function twin() {
  const cells = new Map([...document.querySelectorAll('.board__grid > li')].map((cell) => {
    const text = (name) => cell.querySelector(name).firstChild;
    return [cell.querySelector('.board-cell__name').textContent, { called: text('.board-cell__called'), people: text('.board-cell__people') }];
  }));
  window.changes = 0;
  const words = cells.values().next().value.people.data.replace(/\d+/, '#');
  new EventSource('/api/v1/offices/load-400/queue-status/stream').addEventListener('change', (event) => {
    window.changes += 1;
    for (const counter of JSON.parse(event.data).counters) {
      const cell = cells.get(counter.name.ko);
      const people = words.replace('#', counter.waiting);
      if (cell.called.data !== counter.called) cell.called.data = counter.called;
      if (cell.people.data !== people) cell.people.data = people;
    }
  });
}

const rows = [];
for (let round = 0; round < rounds; round += 1) {
  const { context, page } = await openLoadBoard(browser, backend.url);
  const html = await page.evaluate((script) => {
    const styles = [...document.querySelectorAll('link[rel=stylesheet]')].map((link) => `<link rel="stylesheet" href="${link.href}">`).join('');
    const board = document.querySelector('.board').closest('main, #app').outerHTML;
    const root = [...document.documentElement.attributes].map((it) => `${it.name}="${it.value}"`).join(' ');
    return `<!doctype html><html ${root}><head>${styles}</head><body>${board}<script>(${script})()</script></body></html>`;
  }, twin.toString());
  const watched = await measure(page, () => page.evaluate(watchBoard));
  const seen = await page.evaluate(seenOfBoard);
  await context.close();
  // Once more without anyone looking: watching costs time too.
  const alone = await openLoadBoard(browser, backend.url);
  await alone.page.evaluate(() => { window.told = undefined; });
  const app = await measure(alone.page, async () => {});
  await alone.context.close();
  const other = await it.device(browser, { viewport: { width: 1920, height: 1080 }, deviceScaleFactor: 1, isMobile: false, hasTouch: false });
  await twinOf(other.page, html);
  const plain = await measure(other.page, async () => {});
  await other.context.close();
  rows.push({ app, plain });
  console.log(`updates ${seen.versions}, changed cells ${seen.cells}, changed texts ${seen.texts}, other mutations ${seen.others.length}, `
    + `cells that differ ${seen.differ}, announced ${seen.spoken}, long tasks ${watched.longTasks.length} [${watched.longTasks}]`);
}
console.table(Object.fromEntries(rows.flatMap(({ app, plain }, at) => [
  [`app ${at + 1}`, { ...app, longTasks: app.longTasks.length }],
  [`plain ${at + 1}`, { ...plain, longTasks: plain.longTasks.length }],
  [`ratio ${at + 1}`, { task: Number((app.task / plain.task).toFixed(2)) }],
])));
await browser.close();
await backend.stop();
