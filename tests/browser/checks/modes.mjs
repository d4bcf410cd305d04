// What a device asks for: its own colours, no motion. And where the focus is.

import { colourAlone } from './colours.mjs';
import { looking } from './looking.mjs';

/** With the device's own colours each control keeps an edge or a line, each chosen one a mark, each icon its ink. */
export async function forcedColours(page, { marks } = {}) {
  await page.emulateMedia({ forcedColors: 'active' });
  const found = await looking(page, () => {
    const found = [];
    const edged = (element) => {
      const style = getComputedStyle(element);
      const line = ['Top', 'Right', 'Bottom', 'Left'].some((side) => parseFloat(style[`border${side}Width`]) >= 0.5 && style[`border${side}Style`] !== 'none' && style[`border${side}Color`] !== style.backgroundColor && look.colour(style[`border${side}Color`])[3] > 0);
      return line || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 0.5);
    };
    for (const control of look.controls()) {
      const style = getComputedStyle(control);
      if (control.matches('[type="checkbox"], [type="radio"], [type="range"]') && style.appearance !== 'none' && Number(style.opacity) > 0) continue;
      if (control.matches('select') && style.appearance !== 'none') continue;
      const underlined = style.textDecorationLine.includes('underline') || [...control.querySelectorAll('*')].some((it) => getComputedStyle(it).textDecorationLine.includes('underline'));
      if (control.matches('a, summary') && (underlined || control.querySelector('svg') || control.matches('summary, .app-header__brand'))) continue;
      const carrier = [control, control.closest('label, li, article, .choice-card, .segmented__item, .card, .door, .order-card'), ...(control.labels ?? [])].filter(Boolean);
      if (!carrier.some(edged)) found.push(`no edge in forced colours: ${look.short(control)}`);
      if (style.forcedColorAdjust === 'none' && !control.matches('.is-done')) found.push(`keeps its own colours: ${look.short(control)}`);
    }
    return [...new Set(found)];
  });
  found.push(...(await colourAlone(page)).map((it) => `forced colours: ${it}`));
  if (marks) found.push(...(await marks(page)).map((it) => `forced colours: ${it}`));
  await page.emulateMedia({ forcedColors: 'none' });
  return found;
}

/** Who asked for no motion gets none: nothing runs, and nothing is about to, for longer than a frame. */
export async function motion(page) {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const found = await looking(page, () => {
    const found = [];
    for (const animation of document.getAnimations()) {
      const { duration, iterations } = animation.effect.getComputedTiming();
      if (duration > 17 || iterations === Infinity) found.push(`moves: ${look.short(animation.effect.target)}`);
    }
    const seconds = (text) => Math.max(...text.split(',').map(parseFloat));
    for (const element of document.querySelectorAll('*')) {
      for (const part of [null, '::before', '::after']) {
        const style = getComputedStyle(element, part);
        if (part && style.content === 'none') continue;
        if (seconds(style.transitionDuration) > 0.017 && style.transitionProperty !== 'none') found.push(`would move: ${look.short(element)}`);
        if (style.animationName !== 'none' && seconds(style.animationDuration) > 0.017) found.push(`would move: ${look.short(element)}`);
      }
      if (getComputedStyle(element).scrollBehavior === 'smooth') found.push(`scrolls by itself: ${look.short(element)}`);
    }
    return [...new Set(found)];
  });
  await page.emulateMedia({ reducedMotion: null });
  return found;
}

/** Why the focus where it is now cannot be seen; empty if it can. What carries the ring may be the card around a box. */
export const focusNow = (page) => looking(page, () => {
  const element = document.activeElement;
  if (!element || element === document.body) return [];
  const carriers = [element, element.closest('label'), element.closest('.choice-card, .segmented__item, .card, article, .door'), element.nextElementSibling].filter(Boolean);
  const rings = carriers.map((carrier) => {
    const style = getComputedStyle(carrier);
    if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) return 0;
    const box = carrier.getBoundingClientRect();
    const apart = parseFloat(style.outlineOffset) + parseFloat(style.outlineWidth) / 2;
    const points = [[box.left - apart, box.top + box.height / 2], [box.left + box.width / 2, box.bottom + apart], [box.left + box.width / 2, box.top - apart], [box.right + apart, box.top + box.height / 2]];
    const ratios = points
      .filter(([x, y]) => x > 0 && y > 0 && x < innerWidth && y < innerHeight)
      .map(([x, y]) => look.grounds(x, y, document.elementFromPoint(x, y))[0])
      .map((ground) => look.ratio(look.over(look.colour(style.outlineColor), ground, look.opacity(carrier)), ground));
    // Three sides of 3 px are as much as a line of 2 px all around (WCAG 2.4.13): one may lie upon a dark neighbour.
    ratios.sort((a, b) => a - b);
    const spare = ratios.length === 4 && parseFloat(style.outlineWidth) >= 3 ? 1 : 0;
    return ratios.length > 0 ? ratios[spare] : 21;
  });
  const found = [];
  if (Math.max(...rings) < 3) found.push(`focus of ${Math.max(...rings).toFixed(1)}:1 or thinner than 2 px: ${look.short(element)}`);
  const surface = element.getBoundingClientRect().width > 2 ? element : element.labels?.[0] ?? element;
  const box = surface.getBoundingClientRect();
  if (box.bottom <= 0 || box.top >= innerHeight) found.push(`focus out of sight: ${look.short(element)}`);
  // What is higher than the window cannot stand in it as a whole; its middle must.
  const inset = (low, high, part) => low + (high - low) * part;
  const points = [[0.5, 0.5], [0.1, 0.15], [0.9, 0.15], [0.1, 0.85], [0.9, 0.85]].map(([x, y]) => [inset(box.left, box.right, x), inset(box.top, box.bottom, y)]);
  for (const [x, y] of points) {
    if (y < 0 || y >= innerHeight || x < 0 || x >= innerWidth) continue;
    const top = document.elementFromPoint(x, y);
    const bar = top && look.sticky(top);
    if (bar && !bar.contains(element)) {
      found.push(`focus covered by ${look.short(bar)}: ${look.short(element)}`);
      break;
    }
  }
  return found;
});

/**
 * Tabs through the page, forwards, then back: each stop is seen, none holds the focus, all controls are stops, and the
 * order is the order of the document. `most`: stops to look at.
 */
export async function focusOrder(page, most = 60) {
  const found = [];
  await page.evaluate(() => {
    scrollTo({ top: 0, behavior: 'instant' });
    window.stops = [];
    window.lastPlace = null;
    // Where Tab begins: before everything.
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
  });
  const expected = await looking(page, () => {
    const radios = new Set();
    return look.controls().filter((it) => {
      if (it.tabIndex < 0 || it.disabled) return false;
      if (it.type !== 'radio') return true;
      if (radios.has(it.name)) return false;
      radios.add(it.name);
      return true;
    }).length;
  });
  let stuck = 0;
  for (let at = 0; at < most; at += 1) {
    await page.keyboard.press('Tab');
    const stop = await looking(page, () => {
      const it = document.activeElement;
      if (!it || it === document.body) return 'end';
      const before = window.stops.at(-1);
      if (it === before) return 'same';
      const again = window.stops.includes(it);
      const backwards = before && before.isConnected && !(before.compareDocumentPosition(it) & (Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY));
      window.stops.push(it);
      // In one column what comes next stands below, or beside; bars that stick stand anywhere.
      const box = it.getBoundingClientRect();
      const place = { top: box.top + scrollY, bottom: box.bottom + scrollY, free: !look.sticky(it) && !it.closest('.sr-only, .skip-link') && box.height > 2, column: innerWidth < 500 };
      const last = window.lastPlace;
      window.lastPlace = place;
      if (last?.free && place.free && place.column && place.bottom < last.top - 4 && !again) return `back to ${look.short(it)}, which stands above ${look.short(before)}`;
      return again ? 'again' : backwards ? `back to ${look.short(it)} after ${look.short(before)}` : 'next';
    });
    if (stop === 'end' || stop === 'again') break;
    // The parts of a native field are stops of their own.
    stuck = stop === 'same' ? stuck + 1 : 0;
    if (stuck > 3) { found.push('the focus does not get on'); break; }
    if (stop.startsWith('back')) found.push(`out of order: ${stop}`);
    if (stop !== 'same') found.push(...(await focusNow(page)));
  }
  const reached = await page.evaluate(() => window.stops.length);
  if (reached < Math.min(expected, most) - 1) found.push(`the keyboard reaches ${reached} of ${expected}`);
  const pressable = await looking(page, () => [...document.querySelectorAll('a[href], button:not(:disabled), input:not(:disabled, [type="hidden"]), select, textarea, summary')].filter((it) => look.seen(it) && it.tabIndex < 0).map((it) => `left out of the order: ${look.short(it)}`));
  found.push(...pressable);
  for (let at = 0; at < Math.min(6, reached); at += 1) {
    await page.keyboard.press('Shift+Tab');
    found.push(...(await focusNow(page)));
  }
  return [...new Set(found)];
}
