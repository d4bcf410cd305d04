// Contrast as it is painted: every text, every icon, every edge of a field, against what lies under it.

import { looking } from './looking.mjs';

/** Ratios asked for: text of reading, large text, and what is no text. */
export const NORMAL = { body: 7, large: 4.5, mark: 3 };
export const STRONG = { body: 15, large: 7, mark: 4.5 };

/** Texts, their hints in empty fields and what is typed, below their ratio. A text that something covers, too. */
export const textContrast = (page, least = NORMAL) => looking(page, (least) => look.withAllOpen(() => {
  const found = [];
  look.measured.clear();
  look.failed.clear();
  const say = (element, text, ratio, needed) => found.push(`contrast ${ratio.toFixed(2)} < ${needed}: ${look.short(element)} “${text.trim().slice(0, 30)}”`);
  const measure = (element, text, ink, x, y) => {
    const style = getComputedStyle(element);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const rests = element.closest(':disabled, [aria-disabled="true"]');
    const needed = large || rests ? least.large : least.body;
    const worst = Math.min(...look.grounds(x, y, element).map((ground) => look.ratio(look.over(ink, ground, look.opacity(element)), ground)));
    look.measured.add(element);
    if (worst >= needed - 0.005) return;
    look.failed.add(element);
    say(element, text, worst, needed);
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || /^(SCRIPT|STYLE|OPTION|TITLE)$/i.test(element.tagName) || !look.seen(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = look.toMiddle(() => [...range.getClientRects()].find((it) => it.width > 0) ?? new DOMRect());
    if (box.width === 0) continue;
    const [x, y] = [box.left + Math.min(box.width / 2, 8), box.top + box.height / 2];
    const top = document.elementFromPoint(x, y);
    if (top && !top.contains(element) && !element.contains(top) && !look.sticky(top)) {
      const style = getComputedStyle(top);
      if (look.colour(style.backgroundColor)[3] * look.opacity(top) > 0.5) {
        look.failed.add(element);
        found.push(`covered: ${look.short(element)} by ${look.short(top)}`);
      }
    }
    const style = getComputedStyle(element);
    measure(element, node.data, look.colour(element instanceof SVGElement ? style.fill : style.webkitTextFillColor), x, y);
  }
  for (const field of [...document.querySelectorAll('input:not([type="checkbox"], [type="radio"], [type="file"], [type="range"]), textarea, select')].filter(look.seen)) {
    const box = look.toMiddle(() => field.getBoundingClientRect());
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    measure(field, field.value, look.colour(getComputedStyle(field).color), x, y);
    if (field.placeholder) measure(field, field.placeholder, look.colour(getComputedStyle(field, '::placeholder').color), x, y);
  }
  return [...new Set(found)];
}), least);

/**
 * Texts in red upon green and in yellow upon blue, however strong their contrast: pairs that many people tell apart badly.
 * A colour is told by its hue once it has one: a pale tint is a white ground, and a dark one is black.
 */
export const colourPairs = (page) => looking(page, () => look.withAllOpen(() => {
  const found = [];
  const hue = ([red, green, blue]) => {
    const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)];
    if (most - least < 51) return '';
    const [of, turn] = most === red ? [green - blue, 0] : most === green ? [blue - red, 120] : [red - green, 240];
    const degrees = (turn + (60 * of) / (most - least) + 360) % 360;
    const named = [[20, 'red'], [40, ''], [70, 'yellow'], [170, 'green'], [195, ''], [265, 'blue'], [340, ''], [361, 'red']];
    return named.find(([end]) => degrees < end)[1];
  };
  const bad = { red: 'green', yellow: 'blue' };
  const measure = (element, text, ink, box) => {
    for (const ground of look.grounds(box.left + Math.min(box.width / 2, 8), box.top + box.height / 2, element)) {
      const [letters, below] = [hue(look.over(ink, ground, look.opacity(element))), hue(ground)];
      if (bad[letters] === below) found.push(`${letters} on ${below}: ${look.short(element)} “${text.trim().slice(0, 30)}”`);
    }
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || /^(SCRIPT|STYLE|OPTION|TITLE)$/i.test(element.tagName) || !look.seen(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = look.toMiddle(() => [...range.getClientRects()].find((it) => it.width > 0) ?? new DOMRect());
    if (box.width === 0) continue;
    const style = getComputedStyle(element);
    measure(element, node.data, look.colour(element instanceof SVGElement ? style.fill : style.webkitTextFillColor), box);
  }
  for (const field of [...document.querySelectorAll('input:not([type="checkbox"], [type="radio"], [type="file"], [type="range"]), textarea, select')].filter(look.seen)) {
    measure(field, field.value, look.colour(getComputedStyle(field).color), look.toMiddle(() => field.getBoundingClientRect()));
  }
  return [...new Set(found)];
}));

/** Icons, and edges of fields, that are told from their ground by less than their ratio. */
export const markContrast = (page, least = NORMAL) => looking(page, (least) => look.withAllOpen(() => {
  const found = [];
  const inks = (shape) => {
    const style = getComputedStyle(shape);
    return [style.stroke, style.fill].filter((paint) => paint !== 'none' && !paint.startsWith('url')).map(look.colour).filter((ink) => ink[3] > 0);
  };
  for (const icon of [...document.querySelectorAll('svg.icon, button svg, a svg')].filter(look.seen)) {
    const box = look.toMiddle(() => icon.getBoundingClientRect());
    if (box.width < 4) continue;
    const rests = icon.closest(':disabled, [aria-disabled="true"]');
    const ground = look.grounds(box.left + box.width / 2, box.top + box.height / 2, icon.parentElement);
    const strongest = Math.max(0, ...[...icon.querySelectorAll('path, circle, rect, line, polyline, polygon, ellipse')].flatMap(inks)
      .map((ink) => Math.min(...ground.map((it) => look.ratio(look.over(ink, it, look.opacity(icon)), it)))));
    if (strongest < least.mark - 0.005 && !(rests && strongest >= 3)) found.push(`icon ${strongest.toFixed(2)} < ${least.mark}: in ${look.short(icon.parentElement)}`);
  }
  for (const field of [...document.querySelectorAll('input:not([type="checkbox"], [type="radio"], [type="file"], [type="range"]), textarea, select')].filter(look.seen)) {
    const box = look.toMiddle(() => field.getBoundingClientRect());
    const style = getComputedStyle(field);
    const outside = look.grounds(box.left - 3, box.top + box.height / 2, field.parentElement)[0];
    const edge = parseFloat(style.borderBottomWidth) >= 1 && style.borderBottomStyle !== 'none' ? look.ratio(look.over(look.colour(style.borderBottomColor), outside, look.opacity(field)), outside) : 1;
    const fill = look.ratio(look.over(look.colour(style.backgroundColor), outside), outside);
    if (Math.max(edge, fill) < least.mark - 0.005) found.push(`edge ${Math.max(edge, fill).toFixed(2)} < ${least.mark}: ${look.short(field)}`);
  }
  return [...new Set(found)];
}), least);

/** What is told by its colour alone: a chosen one that looks like the others but for its hue, a link without a line. */
export const colourAlone = (page) => looking(page, () => look.withAllOpen(() => {
  const found = [];
  const chosen = (it) => it.matches('[aria-current]:not([aria-current="false"]), [aria-pressed="true"], [aria-selected="true"], .is-checked, .is-selected') || Boolean(it.matches('.segmented__item') && it.querySelector(':checked'));
  const candidates = [...document.querySelectorAll('[aria-current]:not([aria-current="false"]), [aria-pressed="true"], [aria-selected="true"], .segmented__item:has(:checked)')].filter(look.seen);
  const shape = (it) => {
    const style = getComputedStyle(it);
    const lengths = (text) => (text.match(/-?[\d.]+px( inset)?/g) ?? []).join(' ');
    const before = getComputedStyle(it, '::before').content + getComputedStyle(it, '::after').content;
    return [style.fontWeight, style.borderWidth, style.outlineStyle + style.outlineWidth, lengths(style.boxShadow), style.textDecorationLine, it.querySelectorAll('svg').length, it.querySelectorAll('.sr-only').length ? '' : '', before].join('|');
  };
  const ground = (it) => { const box = look.toMiddle(() => it.getBoundingClientRect()); return look.grounds(box.left + 6, box.top + box.height / 2, it)[0]; };
  for (const it of candidates) {
    const like = [...document.querySelectorAll(it.classList.length ? `.${CSS.escape(it.classList[0])}` : it.tagName)].find((other) => other !== it && look.seen(other) && !chosen(other) && other.tagName === it.tagName);
    if (!like || it.querySelector('input:not([type="hidden"])')?.matches('[type="checkbox"]')) continue;
    const marks = [...it.querySelectorAll('*')].some((inner) => /선택|고른|지금|현재|selected|now/i.test(inner.textContent));
    if (shape(it) === shape(like) && !marks && look.ratio(ground(it), ground(like)) < 3) found.push(`colour alone tells the chosen one: ${look.short(it)}`);
  }
  for (const link of [...document.querySelectorAll('p a[href], li a[href], dd a[href]')].filter(look.seen)) {
    const text = [...(link.parentElement.childNodes)].filter((node) => node.nodeType === 3).map((node) => node.data.trim()).join('');
    const style = getComputedStyle(link);
    const marked = style.textDecorationLine.includes('underline') || parseFloat(style.borderBottomWidth) > 0 || link.querySelector('svg') || Number(style.fontWeight) > Number(getComputedStyle(link.parentElement).fontWeight) + 200;
    if (text.length > 1 && !marked) found.push(`colour alone tells the link: ${look.short(link)}`);
  }
  for (const field of document.querySelectorAll('[aria-invalid="true"]')) {
    // A hint that was there before says nothing of the mistake.
    const said = [...(field.closest('.is-error, fieldset, .form-group')?.querySelectorAll('.form-hint-invalid') ?? [])];
    if (!said.some((it) => look.seen(it) && it.textContent.trim())) found.push(`a wrong field without words: ${look.short(field)}`);
  }
  return [...new Set(found)];
}));
