// What a person leaves in a browser and on its disk.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LARGE, configure, options } from './kiosk.mjs';
import * as it from './support.mjs';

/** A kiosk whose browser writes into a folder of its own, which is gone after `work`. */
export async function kioskOnDisk(backend, work, setup = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-'));
  const context = await it.chromium.launchPersistentContext(folder, {
    executablePath: process.env.CHROMIUM, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'], ...options(LARGE),
  });
  try {
    await configure(context, LARGE, setup);
    const page = await context.newPage();
    await work({ folder, context, page, address: `${backend.url}/?kiosk=test` });
  } finally {
    await context.close().catch(() => {});
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Every file below a folder that holds one of the words, however a browser may have written it. */
export function holding(folder, words) {
  const forms = words.flatMap((word) => [
    Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le'), Buffer.from(encodeURIComponent(word)), Buffer.from(JSON.stringify(word).slice(1, -1)),
  ]);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => {
      const bytes = readFileSync(file);
      return forms.some((form) => bytes.includes(form));
    });
}

/** The browser of this folder, stopped as a power cut would. */
export function killOwn(folder) {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`--user-data-dir=${folder}`)) process.kill(Number(pid), 'SIGKILL');
    } catch { /* It has ended by itself. */ }
  }
}

/** What the page and its stores hold of the words: drawn, in a field, in the address or the title, kept. */
export async function remaining(context, page, words) {
  const left = await page.evaluate(async () => {
    const empty = location.protocol === 'about:';
    return JSON.stringify({
      page: document.documentElement.outerHTML,
      title: document.title,
      fields: [...document.querySelectorAll('input, textarea, select')].map((field) => field.value),
      device: empty ? {} : { ...localStorage },
      tab: empty ? {} : { ...sessionStorage },
      caches: empty ? [] : await caches.keys(),
      databases: empty ? [] : (await indexedDB.databases()).map((one) => one.name),
      address: location.href,
      state: history.state,
      cookie: empty ? '' : document.cookie,
    });
  });
  return [...words.filter((word) => left.includes(word)), ...(await context.cookies()).map((one) => `cookie ${one.name}`)];
}

/** Nothing of the words remains. */
export async function remainsNothing(context, page, words) {
  assert.deepEqual(await remaining(context, page, words), []);
}
