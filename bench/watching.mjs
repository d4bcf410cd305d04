// Half an hour of watching the page of all offices, and of one: bytes on the wire and questions. The clocks of page
// and backend are moved on together, so that it takes a minute. Prints figures.
//
// `cargo xtask bench` builds what it needs and runs it.

import * as it from '../tests/browser/support.mjs';

const START = '2026-11-24T10:30:00+09:00';
const minutes = Number(process.argv[2] ?? 30);
const STEP_S = 2;
const browser = await it.launch();
const rows = {};

for (const path of ['/queue', '/queue/ok-center']) {
  const backend = await it.startBackend({ clock: START });
  const { context, page } = await it.device(browser);
  await context.clock.install({ time: new Date(START) });
  await it.open(page, backend.url + path);
  await page.waitForLoadState('networkidle');
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  const of = new Map();
  const seen = { questions: 0, unchanged: 0, bytes: 0, body: 0, other: 0 };
  session.on('Network.requestWillBeSent', ({ requestId, request }) => of.set(requestId, new URL(request.url).pathname));
  session.on('Network.responseReceivedExtraInfo', ({ requestId, statusCode }) => {
    if (of.get(requestId)?.includes('/queue-status') && statusCode === 304) seen.unchanged += 1;
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (of.get(requestId)?.includes('/queue-status')) {
      seen.questions += 1;
      seen.bytes += encodedDataLength;
    } else {
      seen.other += encodedDataLength;
    }
  });
  for (let passed = 0; passed < minutes * 60; passed += STEP_S) {
    await backend.staff('clock', { advance_seconds: STEP_S });
    await page.clock.runFor(STEP_S * 1000);
    await page.evaluate(() => new Promise((resolve) => { requestIdleCallback(resolve); }));
  }
  await page.waitForLoadState('networkidle');
  rows[path] = { questions: seen.questions, 'not modified': seen.unchanged, bytes: Math.round(seen.bytes), 'bytes a question': Math.round(seen.bytes / seen.questions), 'other bytes': seen.other };
  await context.close();
  await backend.stop();
}
console.table(rows);
await browser.close();
