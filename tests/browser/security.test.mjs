// The policy holds and blocks what it should; nothing about a person gets where it must not.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as it from './support.mjs';

let browser;
let backend;
before(async () => {
  [browser, backend] = await Promise.all([it.launch(), it.startBackend()]);
});
after(async () => {
  await browser?.close();
  await backend?.stop();
});

test('every answer carries the security headers', async () => {
  const pages = ['/', '/order', '/nope', '/config.json', '/service-worker.js', '/api/v1/offices', '/api/v1/nope'];
  for (const path of pages) {
    const { headers } = await fetch(backend.url + path);
    const policy = headers.get('content-security-policy') ?? '';
    for (const part of ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'", "frame-ancestors 'none'", "require-trusted-types-for 'script'"]) {
      assert.ok(policy.includes(part), `${path} lacks ${part}`);
    }
    assert.ok(!policy.includes('unsafe-inline') && !policy.includes("'unsafe-eval'"), path);
    assert.equal(headers.get('x-content-type-options'), 'nosniff', path);
    assert.equal(headers.get('cross-origin-opener-policy'), 'same-origin', path);
    assert.equal(headers.get('referrer-policy'), 'no-referrer', path);
  }
});

test('the policy blocks inline script, eval, HTML as text, foreign origins and framing', async () => {
  const { context, page } = await it.device(browser);
  await it.open(page, backend.url);
  const result = await page.evaluate(async () => {
    const tried = {};
    const inline = document.createElement('script');
    try {
      inline.textContent = 'window.ranInline = true';
      document.head.append(inline);
    } catch { /* Trusted Types refuse it already. */ }
    tried.inline = window.ranInline !== true;
    try {
      // In the page's own world: the debugger's is outside the policy.
      document.body.setAttribute('onclick', 'window.ranHandler = true');
      document.body.click();
    } catch { /* refused */ }
    tried.handler = window.ranHandler !== true;
    try {
      document.createElement('div').innerHTML = '<b>x</b>';
      tried.html = false;
    } catch {
      tried.html = true;
    }
    const blocked = (make) => new Promise((resolve) => {
      const element = make();
      element.onload = () => resolve(false);
      element.onerror = () => resolve(true);
      document.head.append(element);
    });
    tried.foreignImage = await blocked(() => Object.assign(document.createElement('img'), { src: 'http://127.0.0.2:9/x.png' }));
    tried.foreignFetch = await fetch('http://127.0.0.2:9/').then(() => false, () => true);
    const style = document.createElement('style');
    style.textContent = 'html { --inline: 1 }';
    document.head.append(style);
    tried.style = getComputedStyle(document.documentElement).getPropertyValue('--inline') === '';
    return tried;
  });
  assert.deepEqual(result, { inline: true, handler: true, html: true, foreignImage: true, foreignFetch: true, style: true });
  await context.close();
});

test('another site cannot frame the page', async () => {
  const { context, page } = await it.device(browser);
  await page.route('http://other.test/', (route) => route.fulfill({ contentType: 'text/html', body: `<iframe src="${backend.url}/"></iframe>` }));
  await page.goto('http://other.test/');
  const framed = page.frames().at(-1);
  assert.ok(!(await framed.content().catch(() => '')).includes('app-header'));
  await context.close();
});

test('names, phones and birth dates are in no address, title, console line or store after the order', async () => {
  const { context, page, seen } = await it.device(browser);
  page.on('framenavigated', async () => seen.titles.add(await page.title().catch(() => '')));
  await it.orderDocuments(page, backend.url, { name: '홍카나리아', phone: '010-9753-1864', forWhom: /가족의 서류예요/, other: '홍방울새' });
  seen.titles.add(await page.title());
  const canaries = ['홍카나리아', '홍방울새', '97531864', '9753-1864', '1950-05-05'];
  const stores = await page.evaluate(async () => {
    const cached = [];
    for (const name of await caches.keys()) {
      for (const request of await (await caches.open(name)).keys()) cached.push(request.url);
    }
    return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, cached, history.state]);
  });
  const places = {
    urls: seen.urls.map(decodeURIComponent).join('\n'),
    titles: [...seen.titles].join('\n'),
    console: seen.console.join('\n'),
    stores,
  };
  for (const [place, text] of Object.entries(places)) {
    for (const canary of canaries) assert.ok(!text.includes(canary), `${canary} is in the ${place}`);
  }
  assert.deepEqual(seen.violations, []);
  await context.close();
});

test('hostile text from the backend is shown as text', async () => {
  const { context, page, seen } = await it.device(browser);
  const hostile = '<img src=x onerror="window.hit=1">"\'>{{7*7}}</script><script>window.hit=1</script>';
  await page.route('**/api/v1/documents*', async (route) => {
    const answer = await route.fetch();
    const list = await answer.json();
    for (const item of list.items) {
      item.name = { ko: hostile, en: hostile };
      item.purpose = { ko: hostile };
    }
    await route.fulfill({ response: answer, json: list });
  });
  await it.open(page, `${backend.url}/order?documents=<script>,family-relation&office="><img&start=javascript:1`);
  await page.getByText(hostile).first().waitFor();
  assert.equal(await page.evaluate(() => window.hit), undefined);
  assert.deepEqual(seen.errors, []);
  assert.ok(page.url().startsWith(backend.url));
  await context.close();
});

test('broken stores do not stop the app', async () => {
  const { context, page } = await it.device(browser);
  await context.addInitScript(() => {
    for (const name of ['settings', 'order-draft', 'order-pending', 'kept-orders']) localStorage.setItem(name, '{"<script>":[[[');
    sessionStorage.setItem('order-secrets', 'nonsense');
  });
  await it.open(page, `${backend.url}/orders`);
  await page.getByText('보관한 예약이 없어요.').waitFor();
  await it.open(page, `${backend.url}/order`);
  await page.getByRole('checkbox').first().waitFor();
  await context.close();
});
