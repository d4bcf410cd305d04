// Hearing a page in a test. The browser's voice is recorded instead of sounded: what is said is what counts.

import * as it from './support.mjs';

/** A voice that ends each text when the test says so: `window.heard` has what was said, `window.ended()` ends it. */
export async function withVoice(context) {
  await context.addInitScript(() => {
    window.heard = [];
    let now;
    window.ended = () => now?.onend?.();
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
    Object.defineProperty(window, 'speechSynthesis', {
      value: {
        speak: (said) => { now = said; window.heard.push({ text: said.text, lang: said.lang, rate: said.rate, volume: said.volume }); },
        cancel: () => { now = undefined; },
      },
    });
  });
}

export const heard = (page) => page.evaluate(() => window.heard);
export const texts = async (page) => (await heard(page)).map((it) => it.text);

/** Reads on to the end of the page. */
export async function readOn(page) {
  for (let at = 0; at < 200; at += 1) {
    const before = (await heard(page)).length;
    await page.evaluate(() => window.ended());
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    if ((await heard(page)).length === before) return;
  }
}

export async function listen(page) {
  await it.button(page, '글자 크기·화면').click();
  await it.button(page, '소리로 듣기').click();
  await it.button(page, '이 화면 듣기').waitFor();
}
