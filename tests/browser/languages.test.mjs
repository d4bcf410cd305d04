// Every page in the languages that are loaded when chosen, and choosing one: on the way, on a bad line, without a network.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as it from './support.mjs';
import { everyPage } from './every_page.mjs';
import { routes } from './routes.mjs';

let browser;
let backend;
let reference;
let storage;
it.town(async (made) => {
  ({ browser, backend } = made);
  ({ reference, storage } = await it.keptOrder(browser, backend));
});

const lang = (page) => page.evaluate(() => document.documentElement.lang);
const choose = (page, name) => page.getByRole('radio', { name, exact: true }).check({ force: true });

for (const language of ['ko-x-easy', 'en', 'zh-Hans', 'vi']) {
  test(`every page in ${language}: axe finds nothing, nothing sticks out at 320 px in large text, no slot is left open`, async () => {
    const device = {
      settings: { lang: language, text_size: 4 }, storageState: storage, viewport: { width: 320, height: 740 }, reducedMotion: 'reduce',
    };
    const look = async (page) => {
      const open = await page.evaluate(() => /\{\w+(:\S+)?\}/.exec(document.body.innerText)?.[0]);
      return [
        ...((await lang(page)) === language ? [] : ['lang']),
        ...(await it.axe(page)),
        ...(await it.overflowing(page)),
        ...(open ? [open] : []),
      ];
    };
    assert.deepEqual(await everyPage({ browser, backend }, routes(reference), device, look), []);
  });
}

test('a language is asked for when it is chosen, once; the step stays, with what was typed', async () => {
  const { context, page } = await it.device(browser);
  const asked = [];
  page.on('request', (request) => request.url().endsWith('.txt') && asked.push(request.url().split('/').pop()));
  await it.open(page, `${backend.url}/order`);
  await it.chooseUpToWho(page);
  await page.getByRole('textbox', { name: /^이름/ }).fill('홍시연');
  assert.deepEqual(asked, []);
  const address = page.url();
  await it.button(page, '글자 크기·화면').click();
  await choose(page, '简体中文');
  await page.waitForFunction(() => document.documentElement.lang === 'zh-Hans');
  assert.equal(page.url(), address);
  assert.equal(await page.locator('#name').inputValue(), '홍시연');
  assert.deepEqual([...new Set(asked)], ['zh-Hans.txt']);
  assert.match(await page.locator('h1').innerText(), /[一-龥]/);
  await choose(page, 'Tiếng Việt');
  await page.waitForFunction(() => document.documentElement.lang === 'vi');
  assert.equal(await page.locator('#name').inputValue(), '홍시연');
  await choose(page, '한국어');
  await it.heading(page, '누가 예약하시나요?').waitFor();
  assert.deepEqual([...new Set(asked)], ['zh-Hans.txt', 'vi.txt']);
  await context.close();
});

test('a language that does not come leaves the page as it was and says so; the next press tries again', async () => {
  // What a service worker asks for passes by the routes of a page.
  const { context, page } = await it.device(browser, { serviceWorkers: 'block' });
  await it.open(page, backend.url);
  await it.button(page, '글자 크기·화면').click();
  await page.route('**/vi.txt', (route) => route.abort());
  await choose(page, 'Tiếng Việt');
  await page.getByRole('status').filter({ hasText: '화면을 불러오지 못했어요.' }).waitFor();
  assert.equal(await lang(page), 'ko');
  await page.unroute('**/vi.txt');
  await choose(page, '한국어');
  await choose(page, 'Tiếng Việt');
  await page.waitForFunction(() => document.documentElement.lang === 'vi');
  await context.close();
});

test('what is chosen while a language is on its way stays, and the language chosen last is shown', async () => {
  // What a service worker asks for passes by the routes of a page.
  const { context, page } = await it.device(browser, { serviceWorkers: 'block' });
  await it.open(page, backend.url);
  await it.button(page, '글자 크기·화면').click();
  let go;
  const held = new Promise((resolve) => { go = resolve; });
  await page.route('**/*.txt', async (route) => { await held; await route.continue(); });
  const asked = (name) => page.waitForRequest(new RegExp(`${name}\\.txt`));
  await Promise.all([asked('vi'), choose(page, 'Tiếng Việt')]);
  await choose(page, '가장 크게');
  await Promise.all([asked('zh-Hans'), choose(page, '简体中文')]);
  go();
  await page.waitForFunction(() => document.documentElement.lang === 'zh-Hans');
  assert.equal(await page.evaluate(() => document.documentElement.dataset.textSize), '5');
  // The other has come as well by now: it is shown at once when it is chosen, and was not before.
  await choose(page, '한국어');
  await page.waitForFunction(() => document.documentElement.lang === 'ko');
  await context.close();
});

test('a chosen language is there without a network too, and each language is named in its own', async () => {
  const { context, page } = await it.device(browser);
  await it.open(page, backend.url);
  await it.button(page, '글자 크기·화면').click();
  for (const [name, tag] of [['English', 'en'], ['简体中文', 'zh-Hans'], ['Tiếng Việt', 'vi']]) {
    assert.equal(await page.locator('.segmented__item span', { hasText: name }).getAttribute('lang'), tag);
  }
  await choose(page, '简体中文');
  await page.waitForFunction(() => document.documentElement.lang === 'zh-Hans');
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) {
      await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }));
    }
  });
  await page.reload();
  await it.ready(page);
  await page.waitForFunction(async () => Boolean(await caches.match(performance.getEntriesByType('resource').find((it) => it.name.endsWith('zh-Hans.txt')).name)));
  await context.setOffline(true);
  await page.reload();
  await page.waitForFunction(() => document.documentElement.lang === 'zh-Hans' && /[一-龥]/.test(document.querySelector('h1')?.innerText ?? ''));
  await context.close();
});
