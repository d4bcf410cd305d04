// Hearing a page. The browser's voice is recorded instead of sounded: what is said is what counts.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as it from './support.mjs';
import { heard, listen, readOn, texts, withVoice } from './voice.mjs';

let browser;
let backend;
it.town((made) => ({ browser, backend } = made));

test('nothing is said before it is asked for; then every text of the page, one after another, telephone by digits', async () => {
  const { context, page, seen } = await it.device(browser);
  await withVoice(context);
  await it.open(page, `${backend.url}/order`);
  await page.getByText('많이 찾는 서류').waitFor();
  await listen(page);
  assert.deepEqual(await heard(page), []);
  await it.button(page, '이 화면 듣기').click();
  await page.waitForFunction(() => window.heard.length === 1);
  await it.button(page, '잠깐 멈추기').waitFor();
  await readOn(page);
  const said = await texts(page);
  assert.ok(said.some((text) => text.startsWith('어떤 서류가 필요하세요?')), said.join('\n'));
  assert.ok(said.some((text) => text.includes('가족관계증명서')));
  assert.ok((await heard(page)).every((it) => it.lang === 'ko' && it.rate === 1));
  await it.button(page, '이 화면 듣기').waitFor();
  assert.deepEqual(seen.violations, []);
  assert.deepEqual(seen.errors, []);
  await context.close();
});

test('pause, go on, again, next, speed, volume and off', async () => {
  const { context, page } = await it.device(browser);
  await withVoice(context);
  await it.open(page, backend.url);
  await listen(page);
  await it.button(page, '이 화면 듣기').click();
  await page.waitForFunction(() => window.heard.length === 1);
  const [first] = await texts(page);
  await it.button(page, '잠깐 멈추기').click();
  await page.evaluate(() => window.ended());
  assert.equal((await heard(page)).length, 1, 'a paused voice says nothing more');
  await it.button(page, '이어서 듣기').click();
  await page.waitForFunction(() => window.heard.length === 2);
  assert.equal((await texts(page))[1], first, 'the piece that was broken off, from its beginning');
  await it.button(page, '다시 듣기').click();
  await page.waitForFunction(() => window.heard.length === 3);
  assert.equal((await texts(page))[2], first, 'once more while it is read');
  await it.button(page, '다음 듣기').click();
  await page.waitForFunction(() => window.heard.length === 4);
  assert.notEqual((await texts(page))[3], first);
  await page.getByRole('radio', { name: '느리게' }).check({ force: true });
  await page.waitForFunction(() => window.heard.at(-1).rate === 0.7);
  await page.locator('input[name="voice-volume"][value="loud"]').check({ force: true });
  await page.waitForFunction(() => window.heard.at(-1).volume === 1);
  assert.equal(await page.locator('.is-spoken').count(), 1);
  await it.button(page, '소리 끄기').click();
  assert.equal(await page.locator('.is-spoken').count(), 0);
  assert.equal(await page.locator('.voice-bar').count(), 0);
  await context.close();
});

test('names, numbers and references are not spoken', async () => {
  const { context, page } = await it.device(browser);
  await withVoice(context);
  await it.open(page, `${backend.url}/order`);
  await it.chooseUpToWho(page);
  await it.typePerson(page, { name: '홍시연', phone: '010-0000-1234' });
  await listen(page);
  await it.button(page, '이 화면 듣기').click();
  await page.waitForFunction(() => window.heard.length === 1);
  await readOn(page);
  await it.button(page, '소리 끄기').click();
  await it.button(page, '이대로 예약하기').click();
  await it.heading(page, '예약됐어요').waitFor();
  const reference = await it.referenceOf(page);
  await listen(page);
  const before = (await heard(page)).length;
  await it.button(page, '이 화면 듣기').click();
  await page.waitForFunction((before) => window.heard.length > before, before);
  await readOn(page);
  const said = (await texts(page)).join(' ');
  for (const secret of ['홍시연', '1950', '0000', '1234', '공일공', reference, ...reference.split('-')]) {
    assert.ok(!said.includes(secret), `${secret} was spoken: ${said}`);
  }
  assert.ok(said.includes('예약됐어요') && said.includes('오케이민원센터'), said);
  await context.close();
});

test('a Korean word within a Vietnamese sentence is said by a Korean voice, in its turn', async () => {
  const { context, page } = await it.device(browser);
  await context.addInitScript(() => localStorage.setItem('settings', JSON.stringify({ lang: 'vi', text_size: 2, contrast: 'normal' })));
  await withVoice(context);
  await it.open(page, `${backend.url}/order`);
  await it.button(page, 'Cỡ chữ, màn hình').click();
  await it.button(page, 'Nghe đọc').click();
  await it.button(page, 'Nghe trang này').click();
  await page.waitForFunction(() => window.heard.length > 0);
  await readOn(page);
  const said = await heard(page);
  assert.deepEqual(said.filter(({ text, lang }) => (lang === 'ko') !== /[가-힣]/.test(text)), []);
  const korean = said.findIndex(({ text }) => text === '주민등록.');
  assert.equal(said[korean - 1]?.text, 'Đăng ký cư dân.', JSON.stringify(said));
  await context.close();
});

test('where the browser has no voice the bar says so and the page works', async () => {
  const { context, page } = await it.device(browser);
  await context.addInitScript(() => {
    delete window.speechSynthesis;
    Object.defineProperty(window, 'speechSynthesis', { value: undefined });
  });
  await it.open(page, backend.url);
  await it.button(page, '글자 크기·화면').click();
  await it.button(page, '소리로 듣기').click();
  await page.getByText('이 기기는 소리로 읽을 수 없어요. 화면은 그대로 쓰실 수 있어요.').waitFor();
  await it.link(page, /서류 예약/).first().click();
  await it.heading(page, '어떤 서류가 필요하세요?').waitFor();
  await context.close();
});

test('what one has answered about oneself is not said aloud', async () => {
  const { context, page } = await it.device(browser);
  await withVoice(context);
  await it.open(page, `${backend.url}/visits`);
  const answer = page.locator('main .visit-chip').first();
  const chosen = (await answer.innerText()).trim();
  await answer.click();
  await page.locator('.visit-chip.is-chosen').waitFor();
  await listen(page);
  await it.button(page, '이 화면 듣기').click();
  await page.waitForFunction(() => window.heard.length === 1);
  await readOn(page);
  const said = await texts(page);
  assert.ok(said.length > 3, said.join('\n'));
  // A chosen answer also stands nowhere else on the page.
  assert.ok(!said.some((text) => text.includes(chosen)), said.join('\n'));
  await context.close();
});
