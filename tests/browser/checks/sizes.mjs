// Sizes: what a finger reaches, what sticks out or is cut off, what lies over something else.

import { looking } from './looking.mjs';

/**
 * Controls whose surface, as touches find it, is lower or narrower than `least`. Found by asking what lies at each
 * point, so that a label that covers a card counts, and a card that something covers does not.
 * `inText`: links within a sentence may be as high as their line (WCAG 2.5.8 allows it; the easy mode does not).
 */
export const targets = (page, { least = 44, inText = true } = {}) => looking(page, ({ least, inText }) => {
  const found = [];
  const [x0, y0] = [scrollX, scrollY];
  for (const control of look.controls()) {
    if (control.matches('[tabindex="0"]:not(a, button, input, select, textarea, summary, [role])')) continue;
    const inline = control.tagName === 'A' && getComputedStyle(control).display === 'inline' && control.closest('p, li, dd, td');
    if (inText && inline) continue;
    const box = look.toMiddle(() => {
      const own = control.getBoundingClientRect();
      return own.width > 2 && own.height > 2 ? own : control.labels?.[0]?.getBoundingClientRect() ?? own;
    });
    if (box.width < 2) continue;
    const [x, y] = [Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1), box.top + box.height / 2];
    if (!look.reaches(control, document.elementFromPoint(x, y))) {
      found.push(`not reached at its middle: ${look.short(control)}`);
      continue;
    }
    const extent = (dx, dy) => {
      let far = 0;
      while (far < 80 && look.reaches(control, document.elementFromPoint(x + dx * (far + 1), y + dy * (far + 1)))) far += 1;
      return far;
    };
    const height = extent(0, -1) + extent(0, 1) + 1;
    const width = extent(-1, 0) + extent(1, 0) + 1;
    if (height < least - 1 || width < Math.min(least, 44) - 1) found.push(`target ${width}×${height} < ${least}: ${look.short(control)}`);
  }
  scrollTo({ left: x0, top: y0, behavior: 'instant' });
  return [...new Set(found)];
}, { least, inText });

/** The same in millimetres of a kiosk, with the gaps between neighbours. */
export async function targetsInMillimetres(page, { pxPerMm, control = 12, gap = 2.5 }) {
  const small = await targets(page, { least: control * pxPerMm, inText: false });
  const close = await looking(page, (gap) => {
    const boxes = look.controls().map((it) => [it, it.getBoundingClientRect()]).filter(([, box]) => box.width > 2);
    const found = [];
    boxes.forEach(([one, a], at) => boxes.slice(at + 1).forEach(([other, b]) => {
      if (one.contains(other) || other.contains(one)) return;
      const across = Math.max(a.left, b.left) - Math.min(a.right, b.right);
      const down = Math.max(a.top, b.top) - Math.min(a.bottom, b.bottom);
      const apart = Math.max(across, down);
      if (apart > -1 && apart < gap - 0.5) found.push(`gap ${apart.toFixed(1)} px: ${look.short(one)} / ${look.short(other)}`);
    }));
    return found;
  }, gap * pxPerMm);
  return [...small, ...close];
}

/** What sticks out at the side, is cut off, must be pushed sideways to be read, or leaves its own button. */
export const cutOff = (page) => looking(page, () => {
  const found = [];
  const width = document.documentElement.clientWidth;
  const scrolls = (element) => {
    for (let at = element.parentElement; at; at = at.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(at).overflowX) && at !== document.body) return true;
    }
    return false;
  };
  for (const element of [...document.body.querySelectorAll('*')].filter(look.seen)) {
    const box = element.getBoundingClientRect();
    if (box.width === 0) continue;
    const style = getComputedStyle(element);
    if ((box.right > width + 1 || box.left < -1) && !scrolls(element)) found.push(`sticks out ${Math.round(box.left)}…${Math.round(box.right)} of ${width}: ${look.short(element)}`);
    if (element instanceof SVGElement || !element.textContent.trim()) continue;
    const hides = (value) => /hidden|clip/.test(value);
    const [wide, high] = [element.scrollWidth - element.clientWidth, element.scrollHeight - element.clientHeight];
    if (element.clientWidth > 1 && ((hides(style.overflowX) && wide > 1) || (hides(style.overflowY) && high > 2))) found.push(`cut off by ${wide}×${high}: ${look.short(element)}`);
    if (/auto|scroll/.test(style.overflowX) && wide > 1 && !element.closest('[data-wide]')) found.push(`read only sideways by ${wide}: ${look.short(element)}`);
    if (style.webkitLineClamp !== 'none' && high > 2) found.push(`lines cut away: ${look.short(element)}`);
    if (element.matches('button, .krds-btn, .choice-card, .segmented__item, .slot, .door, .krds-badge, .notice, .card')) {
      for (const part of look.textBoxes(element)) {
        if ((part.top < box.top - 3 || part.bottom > box.bottom + 3 || part.left < box.left - 2 || part.right > box.right + 2)) {
          found.push(`its text leaves it: ${look.short(element)}`);
          break;
        }
      }
    }
  }
  return [...new Set(found)];
});

/** Texts that lie upon other texts, as with heights that do not grow. */
export const overlapping = (page) => looking(page, () => {
  const texts = document.createTreeWalker(document.querySelector('main') ?? document.body, NodeFilter.SHOW_TEXT);
  const boxes = [];
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !look.seen(element) || element instanceof SVGElement || look.sticky(element) || element.tagName === 'OPTION') continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) if (box.width > 2) boxes.push([element, box]);
  }
  boxes.sort(([, a], [, b]) => a.top - b.top);
  const found = [];
  boxes.forEach(([one, a], at) => {
    for (let next = at + 1; next < boxes.length && boxes[next][1].top < a.bottom; next += 1) {
      const [other, b] = boxes[next];
      // The ink of a line is about the middle half of its box.
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      if (down > 0.5 * Math.min(a.height, b.height) && across > 4) found.push(`one text upon another: ${look.short(one)} / ${look.short(other)}`);
    }
  });
  return [...new Set(found)];
});

/** What sticks to the window and takes more than a third of it. */
export const barsTooHigh = (page) => looking(page, () => {
  const bars = [...document.querySelectorAll('body *')].filter((it) => /sticky|fixed/.test(getComputedStyle(it).position) && look.seen(it));
  return bars.filter((it) => it.getBoundingClientRect().height > innerHeight / 3).map((it) => `takes ${Math.round(it.getBoundingClientRect().height)} of ${innerHeight}: ${look.short(it)}`);
});

const SPACING = '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }';

/** The widest spacing of text that a reader may set (WCAG 1.4.12) takes nothing away. */
export async function spaced(page) {
  await looking(page, (text) => {
    window.spacing = new CSSStyleSheet();
    window.spacing.replaceSync(text);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, window.spacing];
  }, SPACING);
  const found = [...(await cutOff(page)), ...(await overlapping(page))];
  await page.evaluate(() => { document.adoptedStyleSheets = document.adoptedStyleSheets.filter((it) => it !== window.spacing); });
  return found.map((it) => `wide spacing: ${it}`);
}

/** A window of 1280×1024 at 200 % and 400 %, and one of 320 px: nothing is lost, and bars leave room to read. */
export async function zoomed(page, sizes = [[640, 512], [320, 256], [320, 740]]) {
  const before = page.viewportSize();
  const found = [];
  const pressable = () => looking(page, () => look.controls().length);
  const all = await pressable();
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height });
    const left = await pressable();
    if (left < all) found.push(`${width}×${height}: ${left} of ${all} controls are left`);
    const here = [...(await cutOff(page)), ...(await overlapping(page)), ...(await barsTooHigh(page))];
    found.push(...here.map((it) => `${width}×${height}: ${it}`));
  }
  await page.setViewportSize(before);
  return found;
}

/** Letters smaller than 13 px at the usual size, or that stay small when the reader chooses larger ones. */
export const letters = (page) => looking(page, () => {
  const found = [];
  const least = 1.3 * parseFloat(getComputedStyle(document.documentElement).fontSize) - 0.1;
  for (const element of [...document.body.querySelectorAll('*')].filter(look.seen)) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    const size = parseFloat(getComputedStyle(element).fontSize);
    if (own && size < least && !(element instanceof SVGElement)) found.push(`letters of ${size.toFixed(1)} < ${least.toFixed(1)} px: ${look.short(element)}`);
  }
  // The browser's own zoom of an element breaks lengths of the window; size hangs on the root's letters.
  for (const element of [document.documentElement, document.body]) {
    const style = getComputedStyle(element);
    if (style.zoom !== '1' || style.transform !== 'none') found.push(`made larger as a picture: ${element.tagName}`);
  }
  return [...new Set(found)];
});

/**
 * Every letter is drawn from the site's own fonts, not from whatever the device has. They have no Chinese and not all
 * letters of Vietnamese: those are left to the device, but never letter by letter within a word.
 */
export async function fonts(page) {
  const lang = await page.evaluate(() => document.documentElement.lang);
  if (lang.startsWith('zh')) return [];
  await page.evaluate(() => document.fonts.ready);
  const debug = await page.context().newCDPSession(page);
  await debug.send('DOM.enable');
  await debug.send('CSS.enable');
  const { root } = await debug.send('DOM.getDocument', { depth: -1 });
  const { nodeIds } = await debug.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector: 'header a, h1, h2, h3, p, li, label, dt, dd, button, a, legend' });
  const strange = {};
  let own = 0;
  for (const nodeId of nodeIds.slice(0, 150)) {
    const { fonts: used } = await debug.send('CSS.getPlatformFontsForNode', { nodeId });
    if (lang === 'vi') {
      if (used.some((font) => font.isCustomFont) && used.some((font) => !font.isCustomFont)) strange['another font within a line'] = 1;
      own += 1;
      continue;
    }
    for (const font of used) {
      if (font.isCustomFont) own += font.glyphCount;
      else strange[font.familyName] = (strange[font.familyName] ?? 0) + font.glyphCount;
    }
  }
  await debug.detach();
  return [...(own === 0 ? ['no letter is of the own fonts'] : []), ...Object.entries(strange).map(([name, count]) => `${count} letters of ${name}`)];
}
