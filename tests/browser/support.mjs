// What the browser tests share: the real backend with the built site, Chromium, and a phone to hold it in.
//
// Tests name things by role and accessible name, as residents do. Time is the backend's, set by the test.

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';
import { after, before } from 'node:test';

export { axe } from './checks/axe.mjs';

const require = createRequire(`${process.env.TOOLS_NODE_MODULES}/`);
export const { chromium, devices } = require('playwright-core');

/** Monday 23 November 2026, ten in the morning. */
export const MONDAY = '2026-11-23T10:00:00+09:00';

export const PHONE = {
  viewport: { width: 360, height: 740 },
  hasTouch: true,
  isMobile: true,
  deviceScaleFactor: 2,
  locale: 'ko-KR',
  timezoneId: 'Asia/Seoul',
};

/** A browser and a backend for the tests of a file: `give` gets them before the first test, and they end after the last. */
export function town(give, options) {
  const made = {};
  before(async () => {
    [made.browser, made.backend] = await Promise.all([launch(), startBackend(options)]);
    await give(made);
  });
  after(async () => {
    await made.browser?.close();
    await made.backend?.stop();
  });
}

/** So long a test waits for what must come, in ms: longer than a busy machine takes. What came is never waited for. */
const PATIENCE = 60_000;

/** Starts the backend on a free port, with its own empty database in memory. */
export async function startBackend({ clock = MONDAY, database = 'memory', port = 0, options = [] } = {}) {
  const program = spawn(
    process.env.BACKEND,
    ['serve', '--site', process.env.DIST, '--database', database, '--port', String(port), '--demo', '--clock', clock, '--rate-limit', '0', ...options],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const lines = createInterface({ input: program.stdout });
  const url = await new Promise((resolve, reject) => {
    lines.on('line', (line) => line.startsWith('listening on ') && resolve(line.slice('listening on '.length)));
    program.on('exit', (code) => reject(new Error(`the backend ended with ${code}`)));
  });
  const ended = new Promise((resolve) => program.on('exit', resolve));
  return {
    url,
    staff: (name, body) => staff(url, name, body),
    stop: async (signal = 'SIGTERM') => {
      program.kill(signal);
      await ended;
    },
  };
}

async function staff(url, name, body) {
  const answer = await fetch(`${url}/staff/api/${name}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`/staff/api/${name}: ${answer.status} ${await answer.text()}`);
  const text = await answer.text();
  return text ? JSON.parse(text) : undefined;
}

export function launch(options = {}) {
  return chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    ...options,
  });
}

/** A fresh device. `seen` gathers what must not happen: violations of the policy, errors, console lines. */
export async function device(browser, options = {}) {
  const context = await browser.newContext({ ...PHONE, ...options });
  context.setDefaultTimeout(PATIENCE);
  const seen = { violations: [], errors: [], console: [], urls: [], titles: new Set() };
  await context.exposeBinding('__violation', (_, text) => seen.violations.push(text));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      window.__violation(`${event.violatedDirective}: ${event.blockedURI || event.sample}`);
    });
  });
  context.on('page', (page) => {
    page.on('pageerror', (error) => seen.errors.push(String(error)));
    page.on('console', (message) => seen.console.push(message.text()));
    page.on('request', (request) => seen.urls.push(request.url()));
  });
  const page = await context.newPage();
  return { context, page, seen };
}

/** Opens a page and waits until the app stands in place of the prerendered one. */
export async function open(page, url) {
  await page.addInitScript(() => addEventListener('app-ready', () => { window.appReady = true; }));
  const answer = await page.goto(url);
  await ready(page);
  return answer;
}

export async function ready(page) {
  await page.waitForFunction(() => window.appReady === true);
}

/** A call of the app's own page: what it would send itself. */
export function call(page, method, path, body, headers = {}) {
  return page.evaluate(async ([method, path, body, headers]) => {
    const key = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    const answer = await fetch(`/api/v1${path}`, {
      method,
      headers: { 'content-type': 'application/json', 'x-resident-app': '1', 'Idempotency-Key': key, ...headers },
      body: body && JSON.stringify(body),
    });
    return answer.json();
  }, [method, path, body, headers]);
}

/** Elements that stick out of the page at the side. */
export function overflowing(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const hidden = (element) => element.closest('.sr-only, [hidden], .skip-link') !== null;
    return [...document.body.querySelectorAll('*')]
      .filter((element) => !hidden(element) && element.getClientRects().length > 0)
      .filter((element) => {
        const box = element.getBoundingClientRect();
        return box.width > 0 && (box.right > width + 1 || box.left < -1);
      })
      .map((element) => `${element.tagName}.${element.className} ${Math.round(element.getBoundingClientRect().right)} > ${width}`);
  });
}

export const button = (page, name) => page.getByRole('button', { name });
export const link = (page, name) => page.getByRole('link', { name });
export const heading = (page, name) => page.getByRole('heading', { level: 1, name });

/** From the list of documents to the form: a family-relation certificate at OK민원센터, the first free slot. */
export async function chooseUpToWho(page, { document = /^가족관계증명서/ } = {}) {
  await page.getByRole('checkbox', { name: document }).first().check();
  await link(page, '다음').click();
  await heading(page, '받으실 때 필요한 것').waitFor();
  await link(page, '다음').click();
  await link(page, /OK민원센터/).click();
  await heading(page, '언제 받으실래요?').waitFor();
  await firstFreeSlot(page).click();
  await heading(page, '누가 예약하시나요?').waitFor();
}

export function firstFreeSlot(page) {
  return page.locator('.slot-list .slot:not([aria-disabled])').first();
}

export async function typePerson(page, { name = '홍시연', phone = '010-0000-1234', forWhom = '내 서류예요', other } = {}) {
  await page.getByRole('radio', { name: forWhom }).check();
  if (other) await page.getByRole('textbox', { name: /^서류 주인의 이름/ }).fill(other);
  await page.getByRole('textbox', { name: other ? /^예약하는 분\(나\)의 이름/ : /^이름/ }).fill(name);
  await page.getByRole('textbox', { name: /년/ }).first().fill('1950');
  await page.getByRole('textbox', { name: /월/ }).first().fill('5');
  await page.getByRole('textbox', { name: /일/ }).first().fill('5');
  await page.getByRole('textbox', { name: /휴대전화 번호/ }).fill(phone);
  await button(page, '다음').click();
  await heading(page, '이대로 예약할까요?').waitFor();
}

/** A whole order; ends on its ticket. The reference. */
export async function orderDocuments(page, url, person = {}) {
  await open(page, `${url}/order`);
  await chooseUpToWho(page);
  await typePerson(page, person);
  await button(page, '이대로 예약하기').click();
  await heading(page, '예약됐어요').waitFor();
  return referenceOf(page);
}

/** An order that a device keeps, so that the pages of orders have something to show: its reference, and that device's storage. */
export async function keptOrder(browser, backend) {
  const { context, page } = await device(browser);
  const reference = await orderDocuments(page, backend.url);
  await button(page, '이 기기에 예약 저장하기').click();
  await page.getByText('이 기기에 저장했어요.').waitFor();
  const storage = await context.storageState();
  await context.close();
  return { reference, storage };
}

export async function referenceOf(page) {
  const text = await page.locator('.ticket__reference strong').textContent();
  return text.trim();
}
