// The policy holds and blocks what it should; nothing about a person gets where it must not.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import * as it from './support.mjs';

let browser;
let backend;
it.town((made) => ({ browser, backend } = made));

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

/** What the policy must stop, tried in the page. True where it ran. */
function attempts(page, foreign) {
  return page.evaluate(async (foreign) => {
    const ran = {};
    const tried = (name, act) => {
      try {
        ran[name] = act() !== false;
      } catch {
        ran[name] = false;
      }
    };
    tried('inline script', () => {
      const script = document.createElement('script');
      script.textContent = 'window.ranInline = true';
      document.head.append(script);
      return window.ranInline === true;
    });
    tried('inline handler', () => {
      document.body.setAttribute('onclick', 'window.ranHandler = true');
      document.body.dispatchEvent(new MouseEvent('click'));
      return window.ranHandler === true;
    });
    // In a frame of its own: what the debugger itself calls may always evaluate.
    ran.eval = await new Promise((resolve) => requestAnimationFrame(() => {
      try {
        resolve((0, eval)('1') === 1);
      } catch {
        resolve(false);
      }
    }));
    tried('HTML from text', () => {
      document.createElement('div').innerHTML = '<b>x</b>';
      return true;
    });
    tried('inline style', () => {
      const style = document.createElement('style');
      style.textContent = 'html { --inline: 1 }';
      document.head.append(style);
      return getComputedStyle(document.documentElement).getPropertyValue('--inline') !== '';
    });
    const loads = (make) => new Promise((resolve) => {
      const element = make();
      element.onload = () => resolve(true);
      element.onerror = () => resolve(false);
      document.head.append(element);
    });
    ran['foreign picture'] = await loads(() => Object.assign(document.createElement('img'), { crossOrigin: '', src: `${foreign}/x.svg` }));
    ran['foreign request'] = await fetch(`${foreign}/x.svg`).then(() => true, () => false);
    return ran;
  }, foreign);
}

/** Another origin that is there and willing. */
async function foreignServer() {
  const server = createServer((_, answer) => {
    answer.writeHead(200, { 'content-type': 'image/svg+xml', 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' });
    answer.end('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}`, stop: () => { server.closeAllConnections(); server.close(); } };
}

test('the policy blocks what it should, and each control would run without it', async (t) => {
  const foreign = await foreignServer();
  t.after(foreign.stop);
  const names = ['inline script', 'inline handler', 'eval', 'HTML from text', 'inline style', 'foreign picture', 'foreign request'];
  const all = (value) => Object.fromEntries(names.map((name) => [name, value]));
  for (const [bypassCSP, expected] of [[false, all(false)], [true, all(true)]]) {
    const { context, page, seen } = await it.device(browser, { bypassCSP });
    await it.open(page, backend.url);
    assert.deepEqual(await attempts(page, foreign.url), expected);
    if (!bypassCSP) {
      // The browser reports after it has blocked.
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
      // Trusted Types stop scripts, handlers and eval before script-src is asked.
      for (const directive of ['style-src', 'img-src', 'connect-src', 'require-trusted-types-for']) {
        assert.ok(seen.violations.some((violation) => violation.startsWith(directive)), `${directive} in ${seen.violations}`);
      }
    }
    await context.close();
  }
});

test('another site cannot frame the page', async () => {
  const { context, page } = await it.device(browser);
  await page.route('http://other.test/', (route) => route.fulfill({ contentType: 'text/html', body: `<iframe src="${backend.url}/"></iframe>` }));
  const asked = page.waitForRequest(`${backend.url}/`);
  await page.goto('http://other.test/');
  await asked;
  await page.waitForLoadState('networkidle');
  const framed = page.frames().find((frame) => frame !== page.mainFrame());
  assert.ok(framed, 'the frame is there');
  assert.ok(!(await framed.content().catch(() => '')).includes('app-header'), 'and shows nothing of ours');
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

test('what was typed is gone after an hour, whichever page is opened next', async () => {
  const { context, page } = await it.device(browser);
  await it.open(page, backend.url);
  const draft = (age) => page.evaluate((age) => {
    localStorage.setItem('order-draft', JSON.stringify({ person: { name: '홍옛날' }, changed_at: Date.now() - age }));
  }, age);
  const left = () => page.evaluate(() => localStorage.getItem('order-draft'));
  await draft(59 * 60_000);
  await page.reload();
  assert.ok(await left());
  await draft(61 * 60_000);
  await page.reload();
  assert.equal(await left(), null);
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
  await page.getByText('저장한 예약이 없어요.').waitFor();
  await it.open(page, `${backend.url}/order`);
  await page.getByRole('checkbox').first().waitFor();
  await context.close();
});
