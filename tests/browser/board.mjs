// Watching the board of the office of measurements: 400 counters, twenty updates a second.

import * as it from './support.mjs';

export const COUNTERS = 400;

/** Opens the board on a large screen and waits until the stream speaks. What the stream tells is noted beside the program. */
export async function openLoadBoard(browser, url) {
  const opened = await it.device(browser, { viewport: { width: 1920, height: 1080 }, deviceScaleFactor: 1, isMobile: false, hasTouch: false });
  await opened.context.addInitScript(() => {
    const Original = window.EventSource;
    window.EventSource = class extends Original {
      constructor(address) {
        super(address);
        super.addEventListener('change', (event) => window.told?.(event.data));
      }
    };
  });
  await it.open(opened.page, `${url}/board/load-400`);
  await opened.page.waitForFunction((count) => document.querySelectorAll('.board__grid > li').length === count, COUNTERS);
  await opened.page.evaluate(() => { window.told = () => { window.heard = true; }; });
  await opened.page.waitForFunction(() => window.heard);
  return opened;
}

/** Notes each change that the stream tells, and each change of the board's nodes. Runs in the page. */
export function watchBoard() {
  const number = (text) => text.replace(/\D/g, '');
  const cells = new Map([...document.querySelectorAll('.board__grid > li')].map((cell) => [
    cell.querySelector('.board-cell__name').textContent,
    { called: number(cell.querySelector('.board-cell__called').textContent), waiting: number(cell.querySelector('.board-cell__people').textContent) },
  ]));
  const seen = { versions: 0, cells: 0, texts: 0, others: [], spoken: 0 };
  window.told = (text) => {
    const change = JSON.parse(text);
    seen.versions += 1;
    for (const counter of change.counters) {
      const before = cells.get(counter.name.ko);
      const now = { called: counter.called, waiting: String(counter.waiting) };
      seen.cells += Number(before.called !== now.called) + Number(before.waiting !== now.waiting);
      cells.set(counter.name.ko, now);
    }
  };
  const observer = new MutationObserver((records) => {
    for (const record of records) {
      if (record.type === 'characterData') seen.texts += 1;
      else seen.others.push(`${record.type} of ${record.target.className}`);
    }
  });
  observer.observe(document.querySelector('.board__grid'), { subtree: true, childList: true, characterData: true, attributes: true });
  for (const live of document.querySelectorAll('[aria-live], [role=status], [role=alert]')) {
    new MutationObserver((records) => { seen.spoken += records.length; }).observe(live, { subtree: true, childList: true, characterData: true });
  }
  window.board = { seen, cells };
}

/** What was seen, and how many cells show something else than what was told last. Runs in the page. */
export function seenOfBoard() {
  const { seen, cells } = window.board;
  window.told = undefined;
  const number = (text) => text.replace(/\D/g, '');
  const differ = [...document.querySelectorAll('.board__grid > li')].filter((cell) => {
    const expected = cells.get(cell.querySelector('.board-cell__name').textContent);
    return number(cell.querySelector('.board-cell__called').textContent) !== expected.called
      || number(cell.querySelector('.board-cell__people').textContent) !== expected.waiting;
  }).length;
  return { ...seen, differ };
}
