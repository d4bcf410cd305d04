// Searching by saying it. The browser's recognizer is replaced by one that hears what the test says: no real voice, no
// microphone and no maker's server are tried here.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as it from './support.mjs';
import { KAKAOTALK, signIn, withoutApis } from './walks.mjs';

/** Someone of the demonstration, with many books. */
const MANY_BOOKS = { phone: '01000001010' };

let browser;
let backend;
it.town((made) => ({ browser, backend } = made), { options: ['--payback-rows', '60'] });

/**
 * A recognizer under the name that Chromium and Safari have, and none under the other. `listenings` has what began and
 * how it went on; `hear(text)` and `fail(error)` tell the last one something and end it, as browsers do.
 */
function hearing() {
  window.listenings = [];
  let now = null;
  const tell = (recognizer, name, members = {}) => recognizer.dispatchEvent(Object.assign(new Event(name), members));
  const over = (recognizer, names) => {
    names.forEach(([name, members]) => tell(recognizer, name, members));
    if (now === recognizer) now = null;
    tell(recognizer, 'end');
  };
  class Recognizer extends EventTarget {
    lang = '';
    continuous = false;
    interimResults = false;
    maxAlternatives = 1;
    start() {
      if (now) throw new DOMException('it listens already', 'InvalidStateError');
      now = this;
      this.record = { lang: this.lang, steps: [] };
      window.listenings.push(this.record);
      tell(this, 'start');
    }
    stop() {
      if (now === this) this.record.steps.push('stop');
    }
    abort() {
      if (now !== this) return;
      this.record.steps.push('abort');
      queueMicrotask(() => over(this, [['error', { error: 'aborted', message: '' }]]));
    }
  }
  window.hear = (transcript) => over(now, transcript === null ? [['nomatch']] : [['result', { resultIndex: 0, results: [[{ transcript, confidence: 0.9 }]] }]]);
  window.fail = (error) => over(now, [['error', { error, message: '' }]]);
  window.silence = () => over(now, []);
  for (const [name, value] of [['SpeechRecognition', undefined], ['webkitSpeechRecognition', Recognizer]]) {
    Object.defineProperty(window, name, { value, configurable: true, writable: true });
  }
}

const speak = (page, name = '말하기') => page.getByRole('button', { name, exact: true });
const search = (page) => page.getByRole('searchbox');
const said = (page) => page.locator('.search-field [role="status"]');
const listenings = (page) => page.evaluate(() => window.listenings);
const hear = (page, text) => page.evaluate((text) => window.hear(text), text);
const pressed = (page, state) => page.locator(`.search-field [aria-pressed="${state}"]`).waitFor();

async function device(options = {}, settings = {}) {
  const opened = await it.device(browser, options);
  await opened.context.addInitScript(hearing);
  await opened.context.addInitScript((settings) => localStorage.setItem('settings', JSON.stringify(settings)), { lang: 'ko', text_size: 2, contrast: 'normal', ...settings });
  return opened;
}

/** To where the browser listens: the first press tells where the sound may go, the second begins. */
async function begin(page, name) {
  await speak(page, name).click();
  await said(page).filter({ hasText: /\S/ }).waitFor();
  await speak(page, name).click();
  await pressed(page, 'true');
}

test('what is heard stands in the field and finds; where the sound may go is said before; nothing is sent by it', async () => {
  const { context, page, seen } = await device();
  await it.open(page, `${backend.url}/order`);
  await page.getByText('많이 찾는 서류').waitFor();
  assert.equal(await said(page).textContent(), '');
  await speak(page).click();
  await said(page).filter({ hasText: '말소리는 이 브라우저를 만든 회사의 서버로 보내질 수 있어요.' }).waitFor();
  assert.deepEqual(await listenings(page), [], 'it is said before anything listens');
  await pressed(page, 'false');
  await speak(page).click();
  await said(page).filter({ hasText: '듣고 있어요.' }).waitFor();
  await pressed(page, 'true');
  assert.deepEqual(await listenings(page), [{ lang: 'ko-KR', steps: [] }]);
  const asked = seen.urls.length;
  await hear(page, '입양관계증명서.');
  await said(page).filter({ hasText: '이렇게 들었어요: 입양관계증명서.' }).waitFor();
  await pressed(page, 'false');
  assert.equal(await search(page).inputValue(), '입양관계증명서');
  await page.getByRole('checkbox', { name: /^입양관계증명서/ }).waitFor();
  // Code of other pages may still be on its way.
  const asking = seen.urls.slice(asked).filter((url) => url.includes('/api/') || !url.startsWith(backend.url));
  assert.deepEqual(asking, [], 'the page itself asks nobody');
  assert.equal(new URL(page.url()).pathname, '/order');
  assert.equal(await speak(page).evaluate((it) => it === document.activeElement), true, 'the focus stays at the button');
  // As if typed: it can be corrected by hand, and said anew without being told once more.
  await search(page).fill('가족');
  await page.getByRole('checkbox', { name: /^가족관계증명서/ }).first().waitFor();
  await speak(page).click();
  await said(page).filter({ hasText: '듣고 있어요.' }).waitFor();
  await hear(page, '등본');
  await said(page).filter({ hasText: '등본' }).waitFor();
  assert.equal(await search(page).inputValue(), '등본');
  assert.deepEqual(seen.violations, []);
  assert.deepEqual(seen.errors, []);
  await context.close();
});

test('a second press ends the listening and what was said still counts; a third breaks it off; so does leaving', async () => {
  const { context, page, seen } = await device();
  await it.open(page, `${backend.url}/order`);
  await begin(page);
  await speak(page).click();
  await said(page).filter({ hasText: '글자로 바꾸고 있어요' }).waitFor();
  assert.deepEqual((await listenings(page))[0].steps, ['stop']);
  await hear(page, '토지대장');
  await said(page).filter({ hasText: '토지대장' }).waitFor();
  assert.equal(await search(page).inputValue(), '토지대장');
  await speak(page).click();
  await pressed(page, 'true');
  await speak(page).click();
  await said(page).filter({ hasText: '글자로 바꾸고 있어요' }).waitFor();
  await speak(page).click();
  await pressed(page, 'false');
  assert.deepEqual((await listenings(page))[1].steps, ['stop', 'abort']);
  assert.equal(await search(page).inputValue(), '토지대장', 'what stood there stays');
  await speak(page).click();
  await pressed(page, 'true');
  await page.locator('.back-link').first().click();
  await it.link(page, /서류 예약/).first().waitFor();
  assert.deepEqual((await listenings(page))[2].steps, ['abort']);
  assert.deepEqual(seen.errors, []);
  await context.close();
});

test('what goes wrong is said beside the field, in one sentence for each, and typing goes on', async () => {
  const { context, page, seen } = await device();
  await it.open(page, `${backend.url}/order`);
  await search(page).fill('가족');
  await speak(page).click();
  await said(page).filter({ hasText: '서버로' }).waitFor();
  const told = [
    ['not-allowed', '마이크를 쓸 수 없어서 듣지 못했어요.'],
    ['audio-capture', '마이크를 쓸 수 없어서 듣지 못했어요.'],
    ['network', '인터넷이 닿지 않아서 알아듣지 못했어요.'],
    ['no-speech', '아무 말도 듣지 못했어요.'],
    ['language-not-supported', '이 브라우저는 말을 알아듣지 못해요.'],
    ['service-not-allowed', '이 브라우저는 말을 알아듣지 못해요.'],
    ['silence', '아무 말도 듣지 못했어요.'],
    ['nothing that is a word', '아무 말도 듣지 못했어요.'],
  ];
  for (const [error, sentence] of told) {
    await speak(page).click();
    await said(page).filter({ hasText: '듣고 있어요.' }).waitFor();
    await page.evaluate((error) => {
      if (error === 'silence') window.silence();
      else if (error === 'nothing that is a word') window.hear(null);
      else window.fail(error);
    }, error);
    await said(page).filter({ hasText: sentence }).waitFor();
    await pressed(page, 'false');
    assert.equal(await search(page).inputValue(), '가족', `${error}: what was typed stays`);
  }
  // One that does not even begin.
  await page.evaluate(() => { window.webkitSpeechRecognition.prototype.start = () => { throw new DOMException('no', 'NotAllowedError'); }; });
  await speak(page).click();
  await said(page).filter({ hasText: '이 브라우저는 말을 알아듣지 못해요.' }).waitFor();
  await search(page).fill('토지');
  await page.getByRole('checkbox', { name: /토지/ }).first().waitFor();
  assert.deepEqual(seen.errors, []);
  await context.close();
});

for (const [lang, tag, name] of [['ko-x-easy', 'ko-KR', '말하기'], ['en', 'en-US', 'Speak'], ['zh-Hans', 'zh-CN', '说话'], ['vi', 'vi-VN', 'Nói']]) {
  test(`in ${lang} it listens for ${tag}; axe finds nothing and nothing sticks out at 320 px`, async () => {
    const { context, page, seen } = await device({ viewport: { width: 320, height: 740 } }, { lang, text_size: 4 });
    await it.open(page, `${backend.url}/order`);
    await speak(page, name).click();
    await said(page).filter({ hasText: /\S/ }).waitFor();
    assert.deepEqual(await it.axe(page), []);
    await speak(page, name).click();
    await pressed(page, 'true');
    assert.equal((await listenings(page))[0].lang, tag);
    assert.deepEqual(await it.axe(page), []);
    assert.deepEqual(await it.overflowing(page), []);
    const { width, height } = await speak(page, name).boundingBox();
    assert.ok(width >= 44 && height >= 44, `${width} × ${height}`);
    await hear(page, '등본');
    await page.waitForFunction(() => document.querySelector('[type="search"]').value === '등본');
    assert.deepEqual(seen.errors, []);
    await context.close();
  });
}

test('in the easy mode the button is sixty pixels high', async () => {
  const { context, page } = await device({}, { easy: true });
  await it.open(page, `${backend.url}/order`);
  assert.ok((await speak(page).boundingBox()).height >= 60);
  await context.close();
});

test('a visit, a book and the history of books are found by saying them; a search with a button waits for it', async () => {
  const { context, page, seen } = await device();
  await it.open(page, `${backend.url}/visits`);
  await begin(page);
  await hear(page, '층간 소음');
  await page.waitForFunction(() => document.querySelector('[type="search"]').value === '층간 소음');
  await page.locator('.visit-cards').first().waitFor();
  await it.open(page, `${backend.url}/payback/check`);
  await begin(page);
  await hear(page, '골목을 걷는');
  await page.waitForFunction(() => document.querySelector('[type="search"]').value === '골목을 걷는');
  assert.equal(await page.locator('.order-list').count(), 0, 'it is not looked for before the press');
  await it.button(page, '책 찾기').click();
  await page.locator('.order-list .order-card').first().waitFor();
  await signIn(page, backend, MANY_BOOKS);
  await it.open(page, `${backend.url}/payback/history`);
  await begin(page);
  await hear(page, '골목');
  await page.waitForFunction(() => document.querySelector('#sought').value === '골목');
  assert.deepEqual(seen.errors, []);
  await context.close();
});

test('names, telephone numbers, birth dates, addresses and references are typed: no such button there', async () => {
  const { context, page } = await device();
  await it.open(page, `${backend.url}/order`);
  await speak(page).waitFor();
  await it.chooseUpToWho(page);
  await page.getByRole('radio', { name: /^가족의 서류예요/ }).check();
  await page.getByRole('textbox', { name: /^서류 주인의 이름/ }).waitFor();
  assert.ok((await page.getByRole('textbox').count()) >= 5, 'two names, a birth date, a telephone number');
  assert.equal(await speak(page).count(), 0);
  for (const path of ['/orders', '/answer', '/sign-in', '/visits/stops', '/queue/ok-center/when']) {
    await it.open(page, backend.url + path);
    await page.locator('h1').waitFor();
    assert.equal(await speak(page).count(), 0, path);
  }
  await context.close();
});

test('where the browser hears nothing there is no button, and the search works', async () => {
  const { context, page, seen } = await it.device(browser, KAKAOTALK);
  await context.addInitScript(withoutApis);
  for (const path of ['/order', '/visits', '/payback/check']) {
    await it.open(page, backend.url + path);
    await search(page).waitFor();
    assert.equal(await speak(page).count(), 0, path);
    assert.equal(await said(page).count(), 0, path);
  }
  await it.open(page, `${backend.url}/order`);
  await search(page).fill('가족');
  await page.getByRole('checkbox', { name: /^가족관계증명서/ }).first().waitFor();
  assert.deepEqual(seen.errors, []);
  await context.close();
});

test('the policy of the site lets the page listen, and no page within it', async () => {
  const { context, page } = await device();
  await it.open(page, `${backend.url}/order`);
  assert.equal(await page.evaluate(() => document.featurePolicy.allowsFeature('microphone')), true);
  const answer = await page.request.get(`${backend.url}/order`);
  assert.match(answer.headers()['permissions-policy'], /microphone=\(self\)/);
  await context.close();
});
