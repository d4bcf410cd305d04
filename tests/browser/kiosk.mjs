// What the tests of a kiosk share: its screens, what is too small on them, and six keys to go through a page.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cutOff } from './checks.mjs';
import * as it from './support.mjs';

/** Width, height, CSS pixels for a millimetre. */
export const SCREENS = {
  '32 inches upright': [1080, 1920, 2.71],
  '27 inches upright': [1080, 1920, 3.21],
  '21.5 inches': [1920, 1080, 4.03],
  '15 inches': [1024, 768, 3.36],
  '10.1 inches': [1280, 800, 5.88],
};
export const LARGE = SCREENS['32 inches upright'];

export const options = ([width, height]) => ({
  viewport: { width, height }, deviceScaleFactor: 1, isMobile: false, hasTouch: true, locale: 'ko-KR', timezoneId: 'Asia/Seoul',
});

/** The district's configuration, with one kiosk for the test. */
export async function configure(context, screen, setup = {}) {
  const config = JSON.parse(readFileSync(join(process.env.DIST, 'config.json'), 'utf8'));
  config.kiosks = [{ id: 'test', office: 'ok-center', px_per_mm: screen[2], above_floor_mm: 700, ...setup }];
  await context.route('**/config.json', (route) => route.fulfill({ json: config }));
}

/** The first page of a kiosk. `town`: a browser and a backend. `prepare`: what its browser gets before it opens anything. */
export async function kiosk(town, screen = LARGE, setup = {}, prepare = async () => {}) {
  const made = await it.device(town.browser, options(screen));
  await configure(made.context, screen, setup);
  await prepare(made.context);
  await it.open(made.page, `${town.backend.url}/?kiosk=test`);
  await it.heading(made.page, '무엇을 도와드릴까요?').waitFor();
  return made;
}

export const door = (page, name) => page.getByRole('link', { name });

/** What is touched for the easy mode, on every page. */
const easyMode = (page) => page.locator('.kiosk-bar [aria-controls="kiosk-seen"] + .krds-btn');

/** Chooses the easy mode, or leaves it. */
export async function easier(page, value = 'on') {
  await easyMode(page).tap();
  await page.waitForFunction((value) => document.documentElement.dataset.easy === value && (value === 'off' || document.documentElement.lang !== 'ko'), value);
}

/**
 * How a kiosk is seen: choices of `easy`, `language`, `text-size`, `contrast`, `height`, by marks that are the same in
 * every language. `look` is called while the panel is open.
 */
export async function choose(page, choices, look) {
  for (const [, value] of choices.filter(([group]) => group === 'easy')) await easier(page, value);
  const panel = () => page.locator('.kiosk-bar [aria-controls="kiosk-seen"]').tap();
  await panel();
  for (const [group, value] of choices.filter(([group]) => group !== 'easy')) {
    await page.locator(`.kiosk-seen .segmented__item:has(input[name="${group}"][value="${value}"])`).tap();
    if (group === 'language') await page.waitForFunction((value) => document.documentElement.lang === value, value);
  }
  await look?.();
  await panel();
  await page.locator('.kiosk-seen').waitFor({ state: 'detached' });
}

export async function orderUpToWho(page) {
  await door(page, /서류 예약하기/).click();
  await it.heading(page, '어떤 서류가 필요하세요?').waitFor();
  await it.chooseUpToWho(page);
}

/** An order that is sent and never answered, from the start on. */
export async function orderUnanswered(context, page) {
  await orderUpToWho(page);
  await it.typePerson(page);
  await context.route('**/api/v1/reservations', () => { /* Never answered. */ });
  await it.button(page, /이대로 예약하기/).click();
  await page.getByText('예약하고 있어요').first().waitFor();
}

/** What is too small, of text and of what can be pressed, and what stands too close. */
export function tooSmall(page, mm, inkMm) {
  return page.evaluate(([mm, inkMm]) => {
    const found = [];
    const drawn = (element) => element.getClientRects().length > 0 && element.checkVisibility({ visibilityProperty: true });
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!node.data.trim() || !drawn(element) || element.closest('.sr-only, script, template, .skip-link')) continue;
      const ink = parseFloat(getComputedStyle(element).fontSize) * 0.85 / mm;
      if (ink < inkMm - 0.01) found.push(`text ${ink.toFixed(2)} mm: ${element.className} ${node.data.trim().slice(0, 30)}`);
    }
    const targets = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
      .filter((element) => drawn(element) && !element.closest('.skip-link'))
      .map((element) => /radio|checkbox/.test(element.type) ? element.closest('.choice-card, .segmented__item, label') ?? element : element);
    // What is scrolled out of a panel is not there; its place is what of it can be seen.
    const cut = (element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      const panel = element.closest('.kiosk-seen, .kiosk-voice')?.getBoundingClientRect();
      const box = panel ? { left, right, top: Math.max(top, panel.top), bottom: Math.min(bottom, panel.bottom) } : { left, top, right, bottom };
      return { ...box, width: box.right - box.left, height: box.bottom - box.top, whole: box.top === top && box.bottom === bottom };
    };
    const boxes = targets.map((element) => [element, cut(element)]).filter(([, box]) => box.height > 0);
    const name = (element) => `${element.tagName}.${element.className} ${element.innerText?.slice(0, 20) ?? element.id}`.replace(/\s+/g, ' ');
    for (const [element, box] of boxes) {
      const least = element.matches('.krds-btn.primary') ? 16 : 12;
      const side = Math.min(box.width, box.height) / mm;
      if (box.whole && side < least - 0.05) found.push(`pressed ${side.toFixed(1)} mm: ${name(element)}`);
      const area = box.width * box.height / mm / mm;
      if (box.whole && side < 16 && area < 149) found.push(`pressed ${area.toFixed(0)} mm²: ${name(element)}`);
    }
    const layer = (element) => [element.closest('.kiosk-foot'), element.closest('.kiosk-above')].findLastIndex(Boolean);
    boxes.forEach(([one, a], at) => boxes.slice(at + 1).forEach(([other, b]) => {
      if (one === other || one.contains(other) || other.contains(one) || layer(one) !== layer(other)) return;
      const across = Math.max(a.left, b.left) - Math.min(a.right, b.right);
      const down = Math.max(a.top, b.top) - Math.min(a.bottom, b.bottom);
      const gap = Math.max(across, down) / mm;
      if (gap < 2.45) found.push(`gap ${gap.toFixed(2)} mm: ${name(one)} | ${name(other)}`);
    }));
    return found;
  }, [mm, inkMm]);
}

/** Nothing but six keys. */
const SIX = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Enter', 'Escape'];

export function sixKeys(page) {
  let presses = 0;
  const press = async (key) => {
    assert.ok(SIX.includes(key));
    presses += 1;
    await page.keyboard.press(key);
  };
  const here = (locator) => locator.evaluate((element) => element === document.activeElement);
  const seenFocus = () => page.evaluate(() => {
    const element = document.activeElement;
    const carriers = [element, element.closest('label'), element.closest('.choice-card, article'), element.parentElement].filter(Boolean);
    const ring = carriers.some((one) => getComputedStyle(one).outlineStyle !== 'none' && parseFloat(getComputedStyle(one).outlineWidth) >= 2);
    const box = element.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + Math.min(box.height / 2, 30)];
    const top = document.elementFromPoint(x, y);
    const free = top && (element.contains(top) || top.contains(element) || top.closest('label, .choice-card')?.contains(element));
    return ring && free ? '' : `${element.outerHTML.slice(0, 100)} ring ${ring} covered by ${top?.className}`;
  });
  const to = async (locator, key = 'ArrowDown') => {
    await locator.waitFor();
    for (let at = 0; at < 200 && !(await here(locator)); at += 1) {
      await press(key);
      assert.equal(await seenFocus(), '');
    }
    assert.ok(await here(locator), `six keys do not reach ${locator}`);
  };
  const choose = async (locator) => {
    await to(locator);
    await press('Enter');
  };
  /** Along the keys on the screen as a thumb goes: first to the row, then to the side, whichever way is nearer. */
  const toKey = async (key) => {
    for (let at = 0; at < 40 && !(await here(key)); at += 1) {
      await press(await key.evaluate((element) => {
        const rows = [...document.querySelectorAll('.kiosk-keys__row')].map((row) => [...row.children]);
        const place = (wanted) => { const row = rows.findIndex((keys) => keys.includes(wanted)); return [row, rows[row].indexOf(wanted)]; };
        const [[row, column], [toRow, toColumn]] = [place(document.activeElement), place(element)];
        if (row !== toRow) return ((toRow - row + rows.length) % rows.length) * 2 <= rows.length ? 'ArrowDown' : 'ArrowUp';
        return toColumn > column ? 'ArrowRight' : 'ArrowLeft';
      }));
      assert.equal(await seenFocus(), '');
    }
    assert.ok(await here(key), `six keys do not reach ${key}`);
  };
  /** Types with the keys on the screen, from the field that has the focus. */
  const type = async (keys) => {
    await page.locator('.kiosk-keys').waitFor();
    await press('Enter');
    for (const key of keys) {
      await toKey(page.locator('.kiosk-keys').getByRole('button', { name: key, exact: true }));
      await press('Enter');
    }
  };
  return { press, to, choose, type, count: () => presses };
}

/** Nothing but digits and OK: each choice by the number that stands on it. */
export function digitKeys(page) {
  let presses = 0;
  const press = async (key) => {
    assert.match(key, /^(\d|Enter)$/);
    presses += 1;
    await page.keyboard.press(key);
  };
  const type = async (digits) => {
    for (const digit of digits) await press(digit);
  };
  const choose = async (locator) => {
    await locator.waitFor({ state: 'attached' });
    const number = await locator.evaluate((element) => {
      const label = element.labels?.[0];
      return (element.closest('[data-number]') ?? label?.closest('[data-number]') ?? label?.querySelector('[data-number]')).dataset.number;
    });
    await type(number);
    // It asks whether more digits come where a higher number begins with this one.
    const asked = await page.locator('.kiosk-number').evaluateAll((all) => all.some((one) => one.textContent.trim() !== ''));
    if (asked) await press('Enter');
  };
  /** OK leads from the field to the keys that type nothing; each has a number there. */
  const wide = async (name) => {
    await press('Enter');
    const at = await page.locator('.kiosk-keys .is-wide').evaluateAll((all, name) => all.findIndex((key) => key.textContent.trim() === name), name);
    await press(String(at + 1));
  };
  return { press, type, choose, wide, count: () => presses };
}

/** Numbers of choices that lie upon words. */
export function coveredByNumbers(page) {
  return page.evaluate(() => {
    const found = [];
    const px = (text) => parseFloat(text) || 0;
    for (const element of document.querySelectorAll('[data-number]')) {
      const badge = getComputedStyle(element, '::before');
      if (badge.content === 'none' || badge.position !== 'absolute' || element.getClientRects().length === 0) continue;
      const own = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      const [width, height] = ['width', 'height'].map((side) => px(badge[side]));
      const across = width + px(badge.paddingLeft) + px(badge.paddingRight);
      const wide = badge.boxSizing === 'border-box' ? width : across;
      const [moveX, moveY = '0px'] = badge.translate === 'none' ? ['0px'] : badge.translate.split(' ');
      const moved = (move, length) => (move.endsWith('%') ? px(move) / 100 * length : px(move));
      const left = box.left + px(own.borderLeftWidth) + px(badge.left) + moved(moveX, wide);
      const top = box.top + px(own.borderTopWidth) + px(badge.top) + moved(moveY, height);
      const words = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = words.nextNode(); node; node = words.nextNode()) {
        if (!node.data.trim() || node.parentElement.closest('.sr-only')) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const covered = [...range.getClientRects()].some((line) => Math.min(line.right, left + wide) - Math.max(line.left, left) > 1
          && Math.min(line.bottom, top + height) - Math.max(line.top, top) > 0.3 * line.height);
        if (covered) found.push(`a number lies upon “${node.data.trim().slice(0, 20)}”`);
      }
    }
    return found;
  });
}

/** The field that is typed into, where the keys for it lie upon its text. */
export function coveredByKeys(page) {
  return page.evaluate(() => {
    const foot = document.querySelector('.kiosk-foot:has(.kiosk-keys)')?.getBoundingClientRect();
    const element = document.activeElement;
    const field = element.matches('input, textarea') && element.getBoundingClientRect();
    if (!foot || !field) return [];
    // What stands in it must be seen; its lower edge may not.
    const spare = (field.height - parseFloat(getComputedStyle(element).fontSize)) / 2;
    return field.bottom - spare > foot.top ? [`the keys lie upon ${Math.round(field.bottom - foot.top)} px of the field`] : [];
  });
}

/** All that is wrong with the looks of a page at a kiosk with these millimetres. */
export async function looksWrong(page, screen, ink = 12) {
  return [...(await tooSmall(page, screen[2], ink)), ...(await it.overflowing(page)), ...(await coveredByNumbers(page)), ...(await coveredByKeys(page)), ...(await cutOff(page))];
}
