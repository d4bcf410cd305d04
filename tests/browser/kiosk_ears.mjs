// What a kiosk's voice does not say of a page.

import { texts } from './voice.mjs';

/** Korean words that stand on the page. Not what is private, nor what a voice says in another way: digits, other letters. */
const written = (page) => page.evaluate(() => {
  const words = new Set();
  const walker = document.createTreeWalker(document.querySelector('#main'), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (element.closest('[data-private], [aria-hidden="true"], [hidden], script, style, svg, canvas, textarea, select') || !element.checkVisibility()) continue;
    for (const word of node.data.split(/[^가-힣\dA-Za-z]+/)) if (/^[가-힣]{2,}$/.test(word)) words.add(word);
  }
  return [...words];
});

/** Ends piece after piece, within the page: a page of a kiosk may have a hundred of them. */
const readOn = (page) => page.evaluate(async () => {
  const frame = () => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); });
  for (let before = -1; before !== window.heard.length;) {
    before = window.heard.length;
    window.ended();
    await frame();
  }
});

/** Lets the voice read the page from its beginning to its end: words of it that were not said. */
export async function unsaid(page) {
  const before = (await texts(page)).length;
  await page.getByRole('button', { name: '이 화면 듣기' }).click();
  await page.waitForFunction((before) => window.heard.length > before, before);
  await readOn(page);
  const said = (await texts(page)).slice(before).join(' ');
  return (await written(page)).filter((word) => !said.includes(word));
}
