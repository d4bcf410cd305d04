// A history of 10,000 books, processor four times slower: how long from a press to its first row, how long each press
// and each letter takes until it is drawn (INP), how many nodes the page has, how many questions it asks. Prints
// figures.
//
// `cargo xtask bench` builds what it needs and runs it.

import * as it from '../tests/browser/support.mjs';

const rounds = Number(process.argv[2] ?? 5);
const PHONE = '01000001010';
const browser = await it.launch();
const backend = await it.startBackend({ options: ['--payback-rows', '10000'] });

/** Gathers how long each press and each letter takes until what it changed is drawn, and of which kind it was. */
const OBSERVE = () => {
  window.presses = new Map();
  window.kind = 'before';
  new PerformanceObserver((list) => list.getEntries().filter((entry) => entry.interactionId).forEach((entry) => {
    const known = window.presses.get(entry.interactionId);
    if (known && known.took >= entry.duration) return;
    window.presses.set(entry.interactionId, {
      kind: known?.kind ?? window.kind,
      took: entry.duration,
      waited: Math.round(entry.processingStart - entry.startTime),
      worked: Math.round(entry.processingEnd - entry.processingStart),
    });
  })).observe({ type: 'event', durationThreshold: 16, buffered: true });
};

/** What is pressed from here on is of this kind; what was pressed before has been told. */
const now = (page, kind) => page.evaluate((kind) => new Promise((resolve) => {
  setTimeout(() => requestAnimationFrame(() => setTimeout(() => { window.kind = kind; resolve(); }, 100)), 100);
}), kind);

async function signIn(page) {
  await it.open(page, `${backend.url}/payback/stores`);
  const { attempt } = await it.call(page, 'POST', '/session/codes', { phone: PHONE });
  const { code } = (await backend.staff('messages')).find((message) => message.code && message.phone === PHONE);
  await it.call(page, 'POST', '/session', { attempt, code });
}

/** Milliseconds from a press until a row of this place stands. */
async function untilRow(page, place, press) {
  await page.evaluate((place) => {
    window.row = new Promise((resolve) => {
      const there = () => document.querySelector(`[aria-posinset="${place}"]`) && resolve(performance.now());
      new MutationObserver(there).observe(document, { childList: true, subtree: true, attributes: true });
    });
    addEventListener('pointerdown', () => { window.pressed ??= performance.now(); }, { capture: true, once: true });
    window.pressed = undefined;
  }, place);
  await press();
  return page.evaluate(async () => Math.round(await window.row - window.pressed));
}

const nodes = (page) => page.evaluate(() => {
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_ALL);
  let count = 0;
  while (walker.nextNode()) count += 1;
  return count;
});

const seen = { opened: [], turned: [], presses: [], nodes: 0, questions: [] };
for (let round = 0; round < rounds; round += 1) {
  const { context, page } = await it.device(browser);
  await context.addInitScript(OBSERVE);
  await signIn(page);
  await it.open(page, `${backend.url}/payback`);
  await page.waitForLoadState('networkidle');
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await now(page, 'opening');
  let questions = 0;
  page.on('request', (request) => { questions += request.url().includes('/api/v1/') ? 1 : 0; });
  seen.opened.push(await untilRow(page, 1, () => it.link(page, '내가 본 책과 돌려받은 돈').tap()));
  await page.waitForLoadState('networkidle');
  seen.questions.push(questions);
  await now(page, 'next thirty');
  for (let turn = 1; turn <= 6; turn += 1) {
    seen.turned.push(await untilRow(page, turn * 30 + 1, () => it.button(page, '다음 30권').tap()));
    seen.nodes = Math.max(seen.nodes, await nodes(page));
  }
  await now(page, 'letters');
  await page.getByRole('searchbox').tap();
  await page.keyboard.type('books of trees', { delay: 60 });
  await now(page, 'finding');
  await page.keyboard.press('Enter');
  await page.getByRole('searchbox').fill('');
  await page.keyboard.press('Enter');
  await now(page, 'choosing');
  for (const name of ['어디까지 됐는지', '신청한 해', '서점', '보는 순서']) {
    await page.getByRole('combobox', { name }).focus();
    await page.keyboard.press('ArrowDown');
    await page.waitForLoadState('networkidle');
  }
  await now(page, 'table');
  await page.getByText('달마다 얼마인지 표로 보기').tap();
  await now(page, 'after');
  seen.nodes = Math.max(seen.nodes, await nodes(page));
  seen.presses.push(...await page.evaluate(() => [...window.presses.values()]));
  await context.close();
}
const took = (presses) => presses.map((press) => press.took);
const sorted = (values) => [...values].sort((a, b) => a - b);
const at = (values, share) => sorted(values)[Math.min(values.length - 1, Math.floor(values.length * share))];
console.table({
  'press to first row, ms': { median: at(seen.opened, 0.5), most: at(seen.opened, 1) },
  'press to next thirty, ms': { median: at(seen.turned, 0.5), most: at(seen.turned, 1) },
  'press to drawn (INP), ms': { median: at(took(seen.presses), 0.5), p98: at(took(seen.presses), 0.98), most: at(took(seen.presses), 1) },
});
// Where the time goes, by kind: what the slowest press waited, and how long its own listeners took.
console.table(Object.fromEntries([...new Set(seen.presses.map((press) => press.kind))].map((kind) => {
  const of = seen.presses.filter((press) => press.kind === kind).sort((a, b) => b.took - a.took);
  return [kind, { presses: of.length, median: at(took(of), 0.5), most: of[0].took, waited: of[0].waited, worked: of[0].worked }];
})));
console.log(`presses longer than 16 ms ${seen.presses.length}, nodes at most ${seen.nodes}, questions on opening ${seen.questions.join(' ')}`);
await browser.close();
await backend.stop();
