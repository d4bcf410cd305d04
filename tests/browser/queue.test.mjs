// Waiting at the counters as residents meet it: all offices, one office, when to come, the board in the lobby.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as it from './support.mjs';

/** A lively Monday morning. */
const LIVELY = '2026-11-23T10:20:00+09:00';

let browser;
let backend;
it.town((made) => ({ browser, backend } = made), { clock: LIVELY });

const card = (page, office) => page.getByRole('article').filter({ has: page.getByRole('heading', { name: office }) });

/** Every answer of the queue changed before the page reads it; the stream is refused, so that the page asks. */
async function changed(page, change) {
  await page.route('**/queue-status/stream', (route) => route.abort());
  await page.route(/queue-status$/, async (route) => {
    const answer = await route.fetch();
    const document = await answer.json();
    change(document);
    await route.fulfill({ response: answer, json: document });
  });
}

test('from home to the wait at an office, when to come, and back: the office is known again', async () => {
  const { context, page, seen } = await it.device(browser);
  await it.open(page, backend.url);
  await it.link(page, /지금 대기/).last().click();
  await it.heading(page, '지금 얼마나 기다려요?').waitFor();
  const office = card(page, '서초구청 OK민원센터');
  await office.getByText('통합민원').waitFor();
  await office.getByText(/^(원활|보통|혼잡)$/).first().waitFor();
  await office.getByText(/명 기다려요|아무도 안 기다려요/).first().waitFor();
  await office.getByText(/분쯤|분 안쪽/).first().waitFor();
  await page.getByText(/(방금|초 전) 기준/).waitFor();
  await page.getByText('시연용 숫자예요. 실제 대기가 아니에요.').waitFor();
  await it.link(page, '서초구청 OK민원센터').click();
  await it.heading(page, '서초구청 OK민원센터').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'H1');
  await page.getByText('지금 부르는 번호').first().waitFor();
  await it.link(page, /언제 가면 좋을까요/).click();
  await it.heading(page, '언제 가면 좋을까요?').waitFor();
  await page.getByRole('heading', { level: 3 }).first().waitFor();
  await it.link(page, '대기 현황으로').click();
  await it.link(page, '모든 곳 보기').click();
  await page.getByText('지난번에 본 곳').waitFor();
  const first = await page.getByRole('article').first().innerText();
  assert.match(first, /OK민원센터/);
  assert.deepEqual(seen.errors, []);
  assert.deepEqual(seen.violations, []);
  await context.close();
});

test('the location is asked for only by the press on "nearest first", and stays on the device', async () => {
  const { context, page, seen } = await it.device(browser, {
    geolocation: { latitude: 37.4837, longitude: 127.0324 },
    permissions: ['geolocation'],
  });
  await context.addInitScript(() => {
    window.asked = 0;
    const ask = navigator.geolocation.getCurrentPosition.bind(navigator.geolocation);
    navigator.geolocation.getCurrentPosition = (...rest) => {
      window.asked += 1;
      ask(...rest);
    };
  });
  await it.open(page, `${backend.url}/queue?order=nearest`);
  await page.getByText('한 번 더 누르면').waitFor();
  await it.link(page, '한산한 곳부터').click();
  await page.getByText('짧은 곳부터 보여 드려요').waitFor();
  assert.ok(page.url().endsWith('/queue?order=quietest'));
  assert.equal(await page.evaluate(() => window.asked), 0);
  await it.link(page, '가까운 곳부터').click();
  await page.getByText('위치는 이 기기 밖으로 나가지 않아요').waitFor();
  assert.equal(await page.evaluate(() => window.asked), 1);
  const away = await page.getByText(/^여기에서/).allInnerTexts();
  const metres = away.map((text) => {
    const [, number, unit] = /([\d.]+)(k?m)/.exec(text);
    return Number(number) * (unit === 'km' ? 1000 : 1);
  });
  assert.ok(metres.length > 5);
  assert.deepEqual(metres, [...metres].sort((a, b) => a - b));
  assert.ok(seen.urls.every((url) => !/37\.?48|127\.?03/.test(url)));
  await context.close();
});

test('by keyboard alone one comes from the list to an office and to a time, the focus in sight', async () => {
  const { context, page } = await it.device(browser, { viewport: { width: 1280, height: 800 }, hasTouch: false, isMobile: false });
  await it.open(page, `${backend.url}/queue`);
  const tabTo = async (locator) => {
    await locator.waitFor();
    for (let at = 0; at < 80; at += 1) {
      if (await locator.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
      const seen = await page.evaluate(() => {
        const ring = (element) => element && getComputedStyle(element).outlineStyle !== 'none';
        const element = document.activeElement;
        return element === document.body || ring(element) || ring(element.closest('article, label, .segmented__item'));
      });
      assert.ok(seen, 'a focus that cannot be seen');
    }
    assert.fail('the keyboard does not reach it');
  };
  await tabTo(it.link(page, '한산한 곳부터'));
  await page.keyboard.press('Enter');
  await page.getByText('짧은 곳부터 보여 드려요').waitFor();
  await tabTo(it.link(page, '서초구청 OK민원센터'));
  await page.keyboard.press('Enter');
  await it.heading(page, '서초구청 OK민원센터').waitFor();
  await tabTo(it.link(page, /언제 가면 좋을까요/));
  await page.keyboard.press('Enter');
  await it.heading(page, '언제 가면 좋을까요?').waitFor();
  await tabTo(it.button(page, /나설 때 알려 주기/).first());
  await page.keyboard.press('Enter');
  const heading = page.getByRole('heading', { name: '나설 때 알려 드릴게요' });
  assert.ok(await heading.evaluate((element) => element === document.activeElement));
  await context.close();
});

test('a time of the list leads into ordering with office and time filled in', async () => {
  const { context, page } = await it.device(browser);
  await it.open(page, `${backend.url}/queue/ok-center/when`);
  await it.link(page, /^이 시간에 서류 예약하기/).first().click();
  await it.heading(page, '어떤 서류가 필요하세요?').waitFor();
  assert.match(page.url(), /office=ok-center&start=2026-11-2\dT\d\d:\d\d/);
  await context.close();
});

test('"leave now" comes at its time, is said once and politely, and what was typed goes with the tab', async () => {
  const { context, page, seen } = await it.device(browser);
  await context.clock.install({ time: new Date('2026-11-20T03:00:00+09:00') });
  await it.open(page, `${backend.url}/queue/ok-center/when`);
  await page.getByLabel('몇 시까지 가실래요?').fill('11:00');
  await page.getByLabel('가는 데 몇 분 걸리세요?').fill('20');
  const hint = page.getByRole('status').filter({ hasText: /나서/ });
  await hint.getByText('오전 10시 35분쯤 나서세요').waitFor();
  // The backend's own clock stays where it is: nothing more is asked of it.
  await page.route('**/api/**', (route) => route.abort());
  await context.clock.fastForward('17:30');
  await hint.getByText('지금 나서세요').waitFor();
  await context.clock.fastForward('05:00');
  await page.getByRole('status').getByText('서두르셔야 해요').waitFor();
  assert.ok(seen.urls.every((url) => !url.includes('11:00')));
  await page.unroute('**/api/**');
  await page.reload();
  await it.ready(page);
  assert.equal(await page.getByLabel('가는 데 몇 분 걸리세요?').inputValue(), '20');
  const other = await context.newPage();
  await it.open(other, `${backend.url}/queue/ok-center/when`);
  assert.equal(await other.getByLabel('가는 데 몇 분 걸리세요?').inputValue(), '', 'another tab knows nothing of it');
  await context.close();
});

test('without the backend the numbers are said to be old after half a minute, and later promise nothing', async () => {
  const { context, page } = await it.device(browser);
  await context.clock.install();
  await it.open(page, `${backend.url}/queue/ok-center`);
  await page.getByText('방금 기준').waitFor();
  await page.route('**/api/**', (route) => route.abort());
  // In steps: what is shown of one moment decides when the next one is looked at.
  const pass = async (seconds) => {
    for (let left = seconds; left > 0; left -= 2) {
      await context.clock.runFor(2_000);
      await page.evaluate(() => fetch('/config.json').then(() => undefined));
    }
  };
  await pass(36);
  await page.getByText('초 전 숫자라서 지금은 다를 수 있어요').waitFor();
  await pass(70);
  await page.getByText(/새 숫자를 받지 못하고 있어요\. .*숫자예요/).waitFor();
  assert.equal(await page.getByText(/분쯤 기다려요/).count(), 0);
  assert.deepEqual(await it.axe(page), []);
  await page.unroute('**/api/**');
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await context.clock.runFor(2_000);
  await page.getByText('방금 기준').waitFor();
  await context.close();
});

test('states and numbers that nobody foresaw are shown as unknown, counted and harmless', async () => {
  const { context, page, seen } = await it.device(browser, { reducedMotion: 'reduce' });
  await changed(page, (document) => {
    const [first, second, third] = document.counters;
    first.state = 'on_the_moon';
    second.waiting = 1_000_000;
    second.name = { ko: '<img src=x onerror=alert(1)>' };
    third.waiting = -3;
    document.counters.push({ id: 'broken' });
  });
  await it.open(page, `${backend.url}/queue/ok-center`);
  await page.getByText('창구가 열려 있는지 알 수 없어요').waitFor();
  await page.getByText('읽지 못한 숫자가 3개 있어요').waitFor();
  await page.getByText('<img src=x onerror=alert(1)>').first().waitFor();
  assert.ok(!(await page.locator('main').innerText()).includes('1000000'));
  assert.deepEqual(await it.axe(page), []);
  assert.deepEqual(seen.errors, []);
  assert.deepEqual(seen.violations, []);
  await context.close();
});

test('axe finds nothing where a counter rests, closes early or is closed, and in trouble', async () => {
  const { context, page } = await it.device(browser, { reducedMotion: 'reduce' });
  const found = [];
  const look = async (state) => found.push(...(await it.axe(page)).map((violation) => `${state}: ${violation}`));
  await changed(page, (document) => {
    const [first, second, third] = document.counters ?? document.offices[0].counters;
    Object.assign(first, { state: 'paused', reason: { ko: '점심시간이에요.' }, resumes_at: '2026-11-23T13:00:00+09:00' });
    Object.assign(second, { state: 'closing_early', last_call: '2026-11-23T15:00:00+09:00' });
    Object.assign(third, { state: 'closed', resumes_at: '2026-11-24T09:00:00+09:00' });
  });
  for (const path of ['/queue', '/queue/ok-center', '/board/ok-center']) {
    await it.open(page, backend.url + path);
    await page.getByText(/오후 1시에 다시 불러요/).first().waitFor();
    await look(path);
  }
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.route('**/api/**', (route) => route.abort());
  for (const path of ['/queue', '/queue/ok-center', '/queue/ok-center/when']) {
    await it.open(page, backend.url + path);
    await page.getByText('인터넷이 연결되지 않아요').waitFor();
    await look(`${path} without the backend`);
  }
  assert.deepEqual(found, []);
  await context.close();
});

test('an office that does not exist is answered with those that do', async () => {
  const { context, page } = await it.device(browser, { reducedMotion: 'reduce' });
  for (const path of ['/queue/nowhere', '/queue/nowhere/when', '/board/nowhere']) {
    await it.open(page, backend.url + path);
    await it.heading(page, '그런 곳을 찾지 못했어요').waitFor();
    await it.link(page, '서초4동 주민센터').waitFor();
    assert.deepEqual(await it.axe(page), [], path);
  }
  await it.link(page, '서초4동 주민센터').click();
  await it.heading(page, '서초4동 주민센터').waitFor();
  await context.close();
});

test('a screen reader hears of a counter that stops, not of every number', async () => {
  const { context, page } = await it.device(browser);
  let stopped = false;
  let waiting = 3;
  await changed(page, (document) => {
    waiting += 1;
    document.version += waiting;
    document.poll_after_ms = 1_000;
    document.counters[0].waiting = waiting;
    if (stopped) document.counters[0].state = 'paused';
  });
  await it.open(page, `${backend.url}/queue/ok-center`);
  await page.getByText('표로 보기').waitFor();
  await page.evaluate(() => {
    window.said = [];
    for (const live of document.querySelectorAll('[role=status], [role=alert], [aria-live]')) {
      new MutationObserver(() => window.said.push(live.textContent)).observe(live, { childList: true, characterData: true, subtree: true });
    }
  });
  await page.waitForFunction((least) => Number(/(\d+)명/.exec(document.querySelector('.counter-card__facts dd').textContent)[1]) > least, waiting + 3);
  assert.deepEqual(await page.evaluate(() => window.said), []);
  stopped = true;
  await page.waitForFunction(() => window.said.length > 0);
  const said = await page.evaluate(() => window.said);
  assert.equal(said.length, 1);
  assert.match(said[0], /통합민원.*쉬고 있어요/);
  await context.close();
});

for (const [width, height] of [[1920, 1080], [1080, 1920]]) {
  test(`the board of an office fills ${width} × ${height} without scrolling, and has nothing to press`, async () => {
    const { context, page, seen } = await it.device(browser, { viewport: { width, height }, isMobile: false, hasTouch: false, deviceScaleFactor: 1 });
    for (const office of ['ok-center', 'load-400']) {
      await it.open(page, `${backend.url}/board/${office}`);
      await page.locator('.board-cell__called').first().waitFor();
      await page.waitForFunction(() => [...document.styleSheets].some((sheet) => /pages/.test(sheet.href)));
      const size = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]);
      assert.deepEqual(size, [width, height], office);
      assert.deepEqual(await it.overflowing(page), []);
      const clipped = await page.evaluate(() =>
        [...document.querySelectorAll('.board p, .board h2, .board-cell')]
          .filter((element) => element.scrollWidth > element.clientWidth + 1 || (element.matches('.board-cell') && element.scrollHeight > element.clientHeight + 2))
          .map((element) => `${element.className} ${element.textContent}`));
      assert.deepEqual(clipped, [], office);
      assert.equal(await page.locator('a, button, input, select, [tabindex="0"]').count(), 0);
    }
    const largest = await page.evaluate(() => getComputedStyle(document.querySelector('.board-cell__called')).fontSize);
    assert.ok(parseFloat(largest) >= 17);
    assert.deepEqual(seen.errors, []);
    await context.close();
  });
}

test('a tick of a board of 400 counters changes the cells that changed, and nothing else', async () => {
  const { context, page } = await it.device(browser, { viewport: { width: 1920, height: 1080 }, isMobile: false, hasTouch: false, deviceScaleFactor: 1 });
  await it.open(page, `${backend.url}/board/load-400`);
  await page.waitForFunction(() => document.querySelectorAll('.board-cell').length === 400);
  await page.evaluate(() => {
    const numbers = () => [...document.querySelectorAll('.board-cell__called')].map((cell) => Number(cell.textContent));
    const records = [];
    new MutationObserver((found) => {
      for (const { type, target, oldValue } of found) {
        records.push({ type, cell: (target.parentElement ?? target).className, same: type === 'characterData' && target.data === oldValue });
      }
    }).observe(document.querySelector('.board__grid'), { subtree: true, childList: true, attributes: true, characterData: true, characterDataOldValue: true });
    window.board = { before: numbers(), numbers, records };
  });
  await page.waitForFunction(() => window.board.records.length >= 200);
  const { updates, records } = await page.evaluate(() => {
    const { before, numbers, records } = window.board;
    const updates = numbers().reduce((sum, now, at) => sum + ((now - before[at] + 9000) % 9000), 0);
    return { updates, records };
  });
  const of = (cell) => records.filter((record) => record.cell === cell).length;
  assert.ok(updates >= 100);
  assert.equal(records.filter((record) => record.type !== 'characterData').length, 0, 'no node comes, goes or changes otherwise');
  assert.equal(records.filter((record) => record.same).length, 0, 'nothing is written that was there already');
  assert.equal(of('board-cell__called'), updates);
  assert.equal(of('board-cell__people'), updates);
  assert.equal(records.length, 2 * updates);
  await context.close();
});

test('a second that passes changes nothing on an office page but the age', async () => {
  const { context, page } = await it.device(browser);
  await context.clock.install();
  await changed(page, (document) => {
    document.poll_after_ms = 3_600_000;
  });
  await it.open(page, `${backend.url}/queue/ok-center`);
  await page.getByText(/기준/).waitFor();
  await page.getByText('표로 보기').waitFor();
  await context.clock.runFor(2_000);
  await page.evaluate(() => {
    window.changes = [];
    new MutationObserver((found) => {
      for (const { target } of found) {
        const element = target.parentElement ?? target;
        if (!element.closest('.queue-age')) window.changes.push(element.outerHTML.slice(0, 120));
      }
    }).observe(document.querySelector('main'), { subtree: true, childList: true, attributes: true, characterData: true });
  });
  await context.clock.runFor(12_000);
  assert.deepEqual(await page.evaluate(() => window.changes), []);
  await context.close();
});

test('at night a board says that the office is closed and when it opens', async () => {
  const night = await it.startBackend({ clock: '2026-11-23T22:00:00+09:00' });
  const { context, page } = await it.device(browser, { viewport: { width: 1920, height: 1080 }, isMobile: false, hasTouch: false });
  await it.open(page, `${night.url}/board/ok-center`);
  await page.getByText(/지금은 업무 시간이 아니에요\. 11월 24일 화요일 오전 9시에 열어요/).waitFor();
  assert.deepEqual(await it.axe(page), []);
  await context.close();
  await night.stop();
});

test('a board that gets no numbers for ten minutes begins anew', async () => {
  const { context, page } = await it.device(browser, { viewport: { width: 1920, height: 1080 }, isMobile: false, hasTouch: false });
  await context.clock.install();
  await it.open(page, `${backend.url}/board/ok-center`);
  await page.locator('.board-cell').first().waitFor();
  await page.evaluate(() => {
    window.before = true;
  });
  await page.route('**/api/**', (route) => route.abort());
  await context.clock.runFor(100_000);
  await page.getByText(/연결이 끊겨서/).waitFor();
  assert.equal(await page.evaluate(() => window.before), true, 'not at once');
  await context.clock.fastForward('08:50');
  await page.unroute('**/api/**');
  await context.clock.runFor(2_000);
  await page.waitForFunction(() => window.before === undefined);
  await page.locator('.board-cell').first().waitFor();
  await context.close();
});

test('a board whose program stops begins anew by itself as soon as the server answers', async () => {
  const { context, page } = await it.device(browser, { viewport: { width: 1920, height: 1080 }, isMobile: false, hasTouch: false });
  await context.clock.install();
  await it.open(page, `${backend.url}/board/ok-center`);
  await page.locator('.board-cell').first().waitFor();
  await page.evaluate(() => {
    window.before = true;
    window.dispatchEvent(new Event('app-failed'));
  });
  await context.clock.runFor(61_000);
  await page.waitForFunction(() => window.before === undefined);
  await page.locator('.board-cell').first().waitFor();
  await context.close();
});
