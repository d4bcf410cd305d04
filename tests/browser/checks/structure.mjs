// What is not seen but heard: names, headings, languages, titles, and what the browser fills in.

import { looking } from './looking.mjs';

/** Ids used twice, references to ids that are not there, orders of focus that are forced, headings out of order. */
export const structure = (page) => looking(page, () => {
  const found = [];
  const ids = [...document.querySelectorAll('[id]')].map((it) => it.id);
  for (const id of new Set(ids.filter((id, at) => ids.indexOf(id) !== at))) found.push(`id twice: ${id}`);
  for (const attribute of ['aria-labelledby', 'aria-describedby', 'aria-controls', 'for']) {
    for (const element of document.querySelectorAll(`[${attribute}]`)) {
      for (const id of element.getAttribute(attribute).split(/\s+/).filter(Boolean)) {
        // What a closed disclosure controls may come with its opening.
        if (!document.getElementById(id) && !(attribute === 'aria-controls' && element.getAttribute('aria-expanded') === 'false')) found.push(`${attribute} leads nowhere: ${look.short(element)}`);
      }
    }
  }
  for (const element of document.querySelectorAll('[tabindex]')) if (element.tabIndex > 0) found.push(`a forced place in the order: ${look.short(element)}`);
  const headings = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter((it) => it.checkVisibility() && it.getClientRects().length > 0);
  if (headings.filter((it) => it.tagName === 'H1').length !== 1) found.push(`${headings.filter((it) => it.tagName === 'H1').length} headings of the first level`);
  headings.forEach((it, at) => {
    const [level, before] = [Number(it.tagName[1]), at > 0 ? Number(headings[at - 1].tagName[1]) : 0];
    if (level > before + 1 && before > 0) found.push(`a level of headings left out: ${look.short(it)}`);
    if (!it.textContent.trim()) found.push(`an empty heading: ${look.short(it)}`);
  });
  // Words as large and bold as a heading of the second level, alone in their box, with something after them.
  const second = document.createElement('h2');
  document.querySelector('main')?.append(second);
  const size = parseFloat(getComputedStyle(second).fontSize);
  second.remove();
  for (const element of document.querySelectorAll('main p, main div, main span')) {
    const style = getComputedStyle(element);
    const words = element.textContent.trim();
    const looks = parseFloat(style.fontSize) >= size && Number(style.fontWeight) >= 700 && /^\D{2,}$/.test(words) && words.length < 40;
    const within = element.closest('h1, h2, h3, h4, a, button, label, legend, dt, dd, strong, table, .ticket, [role]');
    if (looks && !within && element.children.length === 0 && element.nextElementSibling && look.seen(element)) found.push(`a heading only by its looks: ${look.short(element)}`);
  }
  for (const element of document.querySelectorAll('main *')) {
    if (getComputedStyle(element).cursor === 'pointer' && look.seen(element) && !element.closest(`${look.CONTROLS}, label, .choice-card, .segmented__item, summary, [aria-disabled], [aria-hidden="true"]`)) found.push(`pressed by a mouse alone: ${look.short(element)}`);
  }
  // Only the public body itself may say that it is one.
  if (/공식 전자정부 누리집/.test(document.body.innerText) && !document.querySelector('.app-official')) found.push('says that it is an official site');
  if (document.querySelectorAll('main').length !== 1) found.push('not one main part');
  if (!document.querySelector('header') || !document.querySelector('footer')) found.push('no header or footer');
  const first = document.querySelector('a[href]');
  if (!first?.matches('.skip-link') || !document.querySelector(first.getAttribute('href'))) found.push('no way past the head to the main part');
  return [...new Set(found)];
});

/** The title names the page by its heading; errors are said first. */
export const title = (page) => looking(page, () => {
  const heading = document.querySelector('h1')?.textContent.trim() ?? '';
  const bare = document.title.replace(/^[^:：]{2,10}[:：] ?/, '');
  return bare.startsWith(heading) && heading ? [] : [`the title “${document.title}” does not name “${heading}”`];
});

const NAMED = new Set(['button', 'link', 'checkbox', 'radio', 'textbox', 'searchbox', 'combobox', 'spinbutton', 'slider', 'switch', 'tab', 'img', 'image', 'dialog', 'table', 'grid', 'radiogroup', 'region', 'progressbar', 'meter', 'heading']);

/** What the accessibility tree of the browser itself leaves without a name. */
export async function unnamed(page) {
  const debug = await page.context().newCDPSession(page);
  const { nodes } = await debug.send('Accessibility.getFullAXTree');
  await debug.detach();
  return nodes
    .filter((node) => !node.ignored && NAMED.has(node.role?.value) && !node.name?.value?.trim())
    .map((node) => `without a name: ${node.role.value}`);
}

/** Names that say nothing of their own, and names whose seen words are not in them (WCAG 2.5.3). */
export const names = (page) => looking(page, () => {
  const found = [];
  const plain = (text) => text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase();
  for (const control of look.controls()) {
    const label = control.getAttribute('aria-label');
    const words = plain(control.innerText ?? '');
    if (label && words && !plain(label).includes(words) && !words.includes(plain(label))) found.push(`its name “${label}” is not what is seen: ${look.short(control)} “${control.innerText.trim().slice(0, 30)}”`);
    const name = plain(label ?? control.textContent ?? '');
    if (control.matches('a, button') && /^(여기|클릭|더보기|바로가기|here|more|click|button|버튼|링크|link)$/.test(name)) found.push(`a name that says nothing: ${look.short(control)}`);
  }
  return [...new Set(found)];
});

/** Characters of another script that are not marked with their language, in texts and in names. */
export const languages = (page) => looking(page, () => {
  const found = [];
  const script = { ko: /\p{Script=Hangul}/u, zh: /\p{Script=Han}/u, en: /\p{Script=Latin}/u, vi: /\p{Script=Latin}/u };
  const foreign = (text, lang) => {
    const base = lang.split('-')[0];
    const hangul = text.match(/\p{Script=Hangul}{2,}/u)?.[0];
    const han = text.match(/\p{Script=Han}{2,}/u)?.[0];
    const viet = text.match(/[ăâđêôơưĂÂĐÊÔƠƯạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/u)?.[0];
    const words = text.match(/[A-Za-z]+(?: [A-Za-z]+){3,}/)?.[0];
    if (base !== 'ko' && hangul) return hangul;
    if (base !== 'zh' && base !== 'ja' && han && base !== 'ko') return han;
    if (base === 'ko' && han) return han;
    if (base !== 'vi' && viet) return viet;
    if ((base === 'ko' || base === 'zh') && words) return words;
    return null;
  };
  if (!script[document.documentElement.lang.split('-')[0]]) found.push(`the page's language: “${document.documentElement.lang}”`);
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let own = 0;
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const element = node.parentElement;
    // A number is written as it stands on the screen at the counter.
    if (!node.data.trim() || element.closest('script, style, noscript, template, .ticket__number, .counter-card__called, .board-cell__called') || !element.checkVisibility()) continue;
    const lang = element.closest('[lang]').lang;
    // In brackets stands the Korean word of a paper or a counter: a term, which needs no mark (WCAG 3.1.2).
    const stray = foreign(lang.startsWith('ko') ? node.data : node.data.replace(/[（(][^（）()]*[）)]/g, ''), lang);
    if (stray) found.push(`“${stray}” in ${lang}: ${look.short(element)}`);
    if (script[document.documentElement.lang.split('-')[0]]?.test(node.data)) own += 1;
  }
  if (own === 0) found.push(`no text in the page's language “${document.documentElement.lang}”`);
  for (const element of document.querySelectorAll('[aria-label], [alt], [placeholder]')) {
    for (const attribute of ['aria-label', 'alt', 'placeholder']) {
      const stray = foreign(element.getAttribute(attribute) ?? '', element.closest('[lang]').lang);
      if (stray) found.push(`“${stray}” in ${attribute} of ${look.short(element)}`);
    }
  }
  return [...new Set(found)];
});

/** Fields about the person say so to the browser (WCAG 1.3.5), and call up the fitting keyboard. */
export const filledIn = (page) => looking(page, () => {
  const found = [];
  const wanted = { name: /\bname\b/, phone: /\btel(-national)?\b/, tel: /\btel/, email: /\bemail\b/ };
  for (const field of [...document.querySelectorAll('main input, main textarea')].filter(look.seen)) {
    const auto = field.getAttribute('autocomplete') ?? '';
    const key = field.id || field.name;
    if (wanted[key] && !wanted[key].test(auto) && auto !== 'off') found.push(`nothing fills it in: ${look.short(field)}`);
    if (/year|month|day/.test(key) && /birth/.test(key) && !/bday/.test(auto)) found.push(`nothing fills it in: ${look.short(field)}`);
    if ((/phone$/.test(key) && !/checkbox|radio/.test(field.type) || field.type === 'tel') && !/tel|numeric/.test(field.inputMode + field.type)) found.push(`letters for a number: ${look.short(field)}`);
    if (/birth|ending|year|month|day$/.test(key) && !/numeric|tel|decimal/.test(field.inputMode) && field.type === 'text') found.push(`letters for a number: ${look.short(field)}`);
    const label = field.labels?.length || field.getAttribute('aria-label') || field.getAttribute('aria-labelledby');
    if (!label) found.push(`a field named by its hint alone: ${look.short(field)}`);
    if (field.labels?.length && ![...field.labels].some((it) => look.seen(it)) && !field.matches('[type="search"], .search-field input')) found.push(`a label that nobody sees: ${look.short(field)}`);
  }
  return [...new Set(found)];
});

/** Something that says by itself what changes: without one a search answers silently. */
export async function announces(page) {
  const found = await quiet(page);
  const search = page.locator('main [type="search"]').first();
  const asks = (await search.count()) > 0 && !(await search.evaluate((it) => it.form?.querySelector('[type="submit"]')));
  if (asks) {
    const said = () => page.evaluate(() => [...document.querySelectorAll('main :is([role="status"], [aria-live="polite"], output)')].map((it) => it.textContent.trim()).join('|'));
    const before = await said();
    await search.fill('번호판 교체');
    const spoke = await page.waitForFunction((before) => {
      const now = [...document.querySelectorAll('main :is([role="status"], [aria-live="polite"], output)')].map((it) => it.textContent.trim()).join('|');
      return now !== before && now.length > 0;
    }, before, { timeout: 15_000 }).catch(() => null);
    if (!spoke) found.push('a search does not say what it found');
    await search.fill('');
  }
  return found;
}

const quiet = (page) => looking(page, () => {
  const found = [];
  for (const element of document.querySelectorAll('[aria-live="assertive"], [role="alert"]')) if (look.seen(element) && element.closest('.queue-card, .counter-card, .board')) found.push(`interrupts: ${look.short(element)}`);
  for (const element of document.querySelectorAll('[aria-hidden="true"]')) {
    if (element.matches(look.CONTROLS) || element.querySelector(look.CONTROLS)) found.push(`pressed but not heard: ${look.short(element)}`);
  }
  for (const element of document.querySelectorAll('svg')) {
    if (!element.closest('[aria-hidden="true"], [role="img"]') && !element.getAttribute('aria-label') && look.seen(element)) found.push(`a picture neither named nor hidden: ${look.short(element.parentElement)}`);
  }
  return [...new Set(found)];
});
