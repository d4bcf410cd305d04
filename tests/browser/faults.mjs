// Faults that the checks must find: each is put into the running page, and the check that should find it is named.
//
// name    what is wrong, in a word or two
// path    the page it is put into; `reference` stands for an order that the device keeps
// by      the check (checks.mjs) that must find it; `a walk by keys`, `a walk by ear`, `KakaoTalk`, `a trembling hand`,
//         `the policy` and the walks of kiosk_trials.mjs are run as their tests do
// css     rules added after all others
// change  what is done to the page once it stands (runs in the page)
// always  what runs in the page before anything else, and goes on
// block   addresses that do not answer
// settings, width, before   how the page is held, and what is done with it first
// krds    a fault of the Korean government's own kit

import { KIOSK_FAULTS } from './kiosk_faults.mjs';

const CHOICE = '?documents=family-relation&office=ok-center&start=2026-11-25T09:00';
const STRONG = { contrast: 'strong' };
const EASY = { easy: true };

/** Sends an empty form, so that it says what is wrong. */
const send = async (page) => {
  await page.locator('.who-form button[type="submit"]').click();
  await page.locator('.error-summary').waitFor();
};

const openPanel = async (page) => {
  await page.getByRole('button', { name: '글자 크기·화면' }).click();
  await page.getByRole('radio', { name: 'English', exact: true }).waitFor({ state: 'attached' });
};

const KRDS = [
  { name: 'white on the kit’s button blue (4.55:1)', path: `/order/check${CHOICE}`, by: 'text contrast', css: '.krds-btn:not(.secondary, .tertiary, .danger, .quiet) { background: #256ef4 !important; }' },
  { name: 'the same blue in strong contrast', path: `/order/check${CHOICE}`, settings: STRONG, by: 'text contrast', css: '.krds-btn:not(.secondary, .tertiary, .danger, .quiet) { background: #256ef4 !important; color: #fff !important; }' },
  { name: 'no ring around text boxes', path: '/orders', by: 'focus', css: '.krds-input:focus, .krds-input:focus-within { outline: none !important; }' },
  { name: 'the ring of light pages in strong contrast', path: '/orders', settings: STRONG, by: 'focus', css: ':focus-visible, .krds-input:focus-within { outline-color: #052561 !important; }' },
  { name: 'strong contrast that no rule reaches', path: '/order', settings: STRONG, by: 'text contrast', change: () => delete document.documentElement.dataset.contrast },
  { name: 'buttons that move though no motion is wanted', path: '/orders', by: 'motion', css: '.krds-btn.krds-btn { transition: background 0.3s !important; }' },
  { name: 'control boxes under 44 px', path: '/orders', by: 'targets', css: '.krds-btn { min-height: 32px !important; padding-block: 0 !important; }' },
  { name: 'icon buttons without a name', path: `/order/needs${CHOICE}`, by: 'unnamed', change: () => document.querySelectorAll('.icon-btn').forEach((it) => { it.removeAttribute('aria-label'); it.textContent = ''; }) },
  { name: 'boxes to tick without a label', path: '/order', by: 'unnamed', change: () => document.querySelectorAll('label').forEach((it) => it.removeAttribute('for')) },
  { name: 'icons from another site', path: '/order', by: 'the policy', change: () => { const icon = document.createElement('img'); icon.src = 'https://cdn.example.org/icon.svg'; icon.alt = ''; document.querySelector('main').append(icon); } },
  { name: 'larger by zooming the body', path: '/order', by: 'letters', css: 'body { zoom: 1.3; }' },
  { name: 'no font of its own', path: '/order', by: 'fonts', block: /\.woff2$/ },
  { name: 'a font that has only some syllables', path: '/order', by: 'fonts', block: /subset\.\d*[02468]\.woff2$/ },
  { name: 'a font without Vietnamese letters', path: '/order', settings: { lang: 'vi' }, by: 'fonts', css: 'body:lang(vi), [lang="vi"] { font-family: "Pretendard GOV", sans-serif !important; }' },
  { name: 'the masthead of official sites', path: '/', by: 'structure', change: () => { const head = document.createElement('p'); head.textContent = '이 누리집은 대한민국 공식 전자정부 누리집입니다.'; document.querySelector('header').prepend(head); head.style.display = 'block'; } },
].map((fault) => ({ ...fault, krds: true }));

const SEEN = [
  { name: 'hints in pale grey', path: `/order/who${CHOICE}`, by: 'text contrast', css: '.form-hint { color: #8a949e !important; }' },
  { name: 'paragraphs half transparent', path: '/visits/services/nursery-nurse', by: 'text contrast', css: 'main p { opacity: 0.5; }' },
  { name: 'a heading upon a picture of colours', path: '/order', by: 'text contrast', css: 'h1 { background: linear-gradient(90deg, #fff, #1e2124); }' },
  { name: 'a pale example in an empty field', path: '/orders', by: 'text contrast', css: '::placeholder { color: #b1b8be; }', change: () => { document.querySelector('main input').placeholder = 'ABCD-1234'; } },
  { name: 'strong contrast at 7:1 only', path: '/', settings: STRONG, by: 'text contrast', css: 'p, dd, dt, a, li { color: #a0a8b0 !important; }' },
  { name: 'icons in pale grey', path: '/', by: 'mark contrast', css: '.icon { color: #c6ced6 !important; }' },
  { name: 'edges of fields in pale grey', path: '/orders', by: 'mark contrast', css: '.krds-input { border-color: #d8dde3 !important; }' },
  { name: 'the chosen time told by its hue', path: `/order/time${CHOICE}`, by: 'colour alone', css: '.slot.is-selected, .slot[aria-current="true"] { background: #ffe8ec !important; color: #7a0016 !important; }' },
  { name: 'links within sentences without a line', path: '/nowhere', by: 'colour alone', change: () => { const text = document.createElement('p'); text.append('전화로도 됩니다. ', Object.assign(document.createElement('a'), { href: '/orders', textContent: '내 예약' }), ' 에서 보세요.'); document.querySelector('main').append(text); }, css: 'p a { text-decoration: none !important; }' },
  { name: 'a wrong field told by its edge alone', path: `/order/who${CHOICE}`, by: 'colour alone', empty: true, before: send, css: '.form-hint-invalid { display: none !important; }' },
  { name: 'red words upon a green card', path: '/order', by: 'colour pairs', css: '.choice-card { background: #0b6b2e !important; } .choice-card__detail { color: #ffb3b3 !important; }' },
  { name: 'yellow words upon a blue door in strong contrast', path: '/', settings: STRONG, by: 'colour pairs', css: '.door { background: #0b2e8a !important; } .door__title { color: #ffe14d !important; }' },
  { name: 'letters of 11 px', path: '/order', by: 'letters', css: '.choice-card__detail { font-size: 11px !important; }' },
  { name: 'letters that do not grow', path: '/visits', settings: { text_size: 5 }, by: 'letters', css: 'main p { font-size: 16px !important; }' },
  { name: 'a ring of one pixel', path: '/orders', by: 'focus', css: ':focus-visible, .krds-input:focus-within { outline-width: 1px !important; }' },
  { name: 'no ring at all', path: '/queue', by: 'focus', css: ':focus-visible { outline: none !important; }' },
  { name: 'a pale ring', path: '/order', by: 'focus', css: ':focus-visible, :has(:focus-visible) { outline-color: #c6d4e8 !important; }' },
  { name: 'a bar that covers what has the focus', path: '/visits/services/nursery-nurse', by: 'focus', css: 'html { scroll-padding: 0 !important; } body::after { content: none; } .app-footer { position: fixed !important; bottom: 0; left: 0; right: 0; height: 45vh; overflow: hidden; }' },
];

const SIZES = [
  { name: 'round buttons of 28 px', path: `/order/needs${CHOICE}`, by: 'targets', css: '.icon-btn { min-width: 28px !important; min-height: 28px !important; width: 28px; height: 28px; padding: 0; }' },
  { name: 'a card of which only the box can be pressed', path: '/order', by: 'targets', css: '.choice-card label::after { display: none !important; } .choice-card label { pointer-events: none; }' },
  { name: 'a pane of glass over the page', path: '/order', by: 'targets', change: () => { const glass = document.createElement('div'); document.body.append(glass); Object.assign(glass.style, { position: 'fixed', inset: '0', zIndex: '99' }); } },
  { name: 'buttons of 48 px in the easy mode', path: '/orders', settings: EASY, by: 'targets', css: '.krds-btn.krds-btn.krds-btn { min-height: 48px !important; height: 48px; padding-block: 0 !important; }' },
  { name: 'choices of 32 px without a gap for a trembling hand', path: '/', settings: EASY, by: 'a trembling hand', css: ':is(.choice-list, .slot-list, .slot-list__slots) { gap: 0 !important; } .choice-card__detail { display: none !important; } main :is(.choice-card, .choice-card label, .slot, .krds-btn, .krds-input) { min-height: 32px !important; height: 32px !important; margin: 0 !important; padding-block: 0 !important; }' },
  { name: 'a card wider than a narrow screen', path: '/order', width: 320, by: 'cut off', css: '.choice-card { min-width: 400px; }' },
  { name: 'a page that hides what sticks out', path: '/order', width: 320, by: 'cut off', css: 'body { overflow-x: hidden; } main { width: 430px !important; max-width: none !important; flex: none; }' },
  { name: 'names that end in three dots', path: '/order', width: 320, by: 'cut off', css: '.choice-card__detail { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }' },
  { name: 'sentences cut after a line', path: '/visits', by: 'cut off', css: 'main p { display: -webkit-box !important; -webkit-line-clamp: 1; -webkit-box-orient: vertical; overflow: hidden; }' },
  { name: 'a list that is pushed sideways', path: '/order', by: 'cut off', css: '.choice-list { overflow-x: auto; } .choice-card { min-width: 500px; }' },
  { name: 'doors that do not grow with their text', path: '/', by: 'cut off', css: '.door { height: 112px !important; min-height: 0 !important; overflow: hidden; }' },
  { name: 'names that have no room for wide letters', path: '/order', width: 320, by: 'text spacing', css: '.choice-card__head > label { white-space: nowrap; overflow: hidden; max-width: 13rem; }' },
  { name: 'lines that run into each other', path: '/visits', by: 'overlapping', css: 'main p { line-height: 0.5 !important; height: 0.6em; }' },
  { name: 'a head that stays and takes half the window', path: '/order', by: 'zoom', css: '.app-header { position: sticky !important; top: 0; min-height: 150px; }' },
  { name: 'choices that are gone when magnified', path: '/order', by: 'zoom', css: '@media (max-width: 330px) { .choice-card:nth-child(2) { display: none !important; } }' },
  { name: 'a page for upright phones only', path: '/order', by: 'zoom', css: '@media (orientation: landscape) { main { display: none !important; } }' },
];

const HEARD = [
  { name: 'an id twice', path: '/order', by: 'structure', change: () => { document.querySelector('main h2').id = document.querySelector('main').id; } },
  { name: 'a label that leads nowhere', path: '/orders', by: 'structure', change: () => document.querySelector('main label').setAttribute('for', 'gone') },
  { name: 'two headings of the first level', path: '/order', by: 'structure', change: () => { const second = document.createElement('h1'); second.textContent = '서류'; document.querySelector('main').append(second); } },
  { name: 'a level of headings left out', path: '/order', by: 'structure', change: () => { const old = document.querySelector('main h2'); const low = document.createElement('h4'); low.textContent = old.textContent; old.replaceWith(low); } },
  { name: 'a heading by its looks', path: '/order', by: 'structure', change: () => { const old = document.querySelector('main h2'); const style = getComputedStyle(old); const box = document.createElement('div'); box.textContent = old.textContent; box.style.fontSize = style.fontSize; box.style.fontWeight = '700'; old.replaceWith(box); } },
  { name: 'no main part', path: '/orders', by: 'structure', change: () => { const main = document.querySelector('main'); const box = document.createElement('div'); box.append(...main.childNodes); main.replaceWith(box); } },
  { name: 'no way past the head', path: '/orders', by: 'structure', change: () => document.querySelector('.skip-link').remove() },
  { name: 'a forced place in the order', path: '/orders', by: 'structure', change: () => { document.querySelector('footer a').tabIndex = 3; } },
  { name: 'a button that only a mouse presses', path: '/orders', by: 'structure', change: () => { const old = document.querySelector('main button'); const box = document.createElement('div'); box.className = old.className; box.textContent = old.textContent; box.style.cursor = 'pointer'; old.replaceWith(box); } },
  { name: 'a button that Tab leaves out', path: '/orders', by: 'focus', change: () => { document.querySelector('main button').tabIndex = -1; } },
  { name: 'a field that holds the focus', path: '/orders', by: 'focus', change: () => document.querySelector('main input').addEventListener('keydown', (event) => event.key === 'Tab' && event.preventDefault()) },
  { name: 'an order that is not the order of reading', path: '/orders', by: 'focus', css: 'main { display: flex !important; flex-direction: column-reverse; } main > * { display: flex; flex-direction: column-reverse; }' },
  { name: 'one title for every page', path: '/orders', by: 'title', change: () => { document.title = '주민 서비스'; } },
  { name: 'a page that says it is English', path: '/orders', by: 'languages', change: () => { document.documentElement.lang = 'en'; } },
  { name: 'an English sentence that is not marked', path: '/orders', by: 'languages', change: () => { const text = document.createElement('p'); text.textContent = 'Please bring your residence card with you.'; document.querySelector('main').append(text); } },
  { name: 'names of languages that are not marked', path: '/order', by: 'languages', before: openPanel, change: () => document.querySelectorAll('body [lang]').forEach((it) => it.removeAttribute('lang')) },
  { name: 'a sentence that nobody translated', path: '/orders', settings: { lang: 'en' }, by: 'languages', change: () => { document.querySelector('main h2').textContent = '예약 찾기'; } },
  { name: 'a name that is not what is seen', path: '/orders', by: 'names', change: () => document.querySelector('main button').setAttribute('aria-label', '확인') },
  { name: 'a link called “here”', path: '/orders', by: 'names', change: () => { document.querySelector('footer a').textContent = '여기'; } },
  { name: 'a picture without words', path: '/', by: 'axe', change: () => { const picture = document.createElement('img'); picture.src = '/icons/icon.svg'; document.querySelector('main').append(picture); } },
  { name: 'a button within a link', path: '/', by: 'axe', change: () => document.querySelector('a.door').append(document.createElement('button')) },
  { name: 'no magnifying with two fingers', path: '/', by: 'axe', change: () => { document.querySelector('meta[name="viewport"]').content = 'width=device-width, user-scalable=no, maximum-scale=1'; } },
  { name: 'a page that loads itself anew', path: '/', by: 'axe', change: () => { const meta = document.createElement('meta'); meta.httpEquiv = 'refresh'; meta.content = '300'; document.head.append(meta); } },
  { name: 'a list without its items', path: '/order', by: 'axe', change: () => { const list = document.createElement('ul'); list.append(Object.assign(document.createElement('div'), { textContent: '신분증' })); document.querySelector('main').append(list); } },
  { name: 'a role that does not exist', path: '/orders', by: 'axe', change: () => document.querySelector('main h2').setAttribute('role', 'titel') },
  { name: 'a picture neither named nor hidden', path: '/', by: 'announces', change: () => document.querySelectorAll('main svg').forEach((it) => it.removeAttribute('aria-hidden')) },
  { name: 'a button that is pressed but not heard', path: '/orders', by: 'announces', change: () => document.querySelector('main button').setAttribute('aria-hidden', 'true') },
  { name: 'a search that says nothing', path: '/order', by: 'announces', always: () => { new MutationObserver(() => document.querySelectorAll('main [role="status"], main [aria-live]').forEach((it) => { it.removeAttribute('role'); it.removeAttribute('aria-live'); })).observe(document, { subtree: true, childList: true, characterData: true, attributes: true }); } },
  { name: 'a name that the browser does not fill in', path: `/order/who${CHOICE}`, by: 'filled in', change: () => document.querySelector('#name').removeAttribute('autocomplete') },
  { name: 'letters for a telephone number', path: `/order/who${CHOICE}`, by: 'filled in', change: () => { const field = document.querySelector('#phone'); field.removeAttribute('inputmode'); field.type = 'text'; } },
  { name: 'a field named by its hint alone', path: '/orders', by: 'filled in', change: () => { const field = document.querySelector('main input'); field.placeholder = field.labels[0].textContent; field.labels[0].remove(); } },
];

const READ = [
  { name: 'a page that is painted upwards', path: '/orders', by: 'reading order', css: 'main, main > * { display: flex !important; flex-direction: column-reverse; }' },
  { name: 'names that stand behind their values', path: `/order/check${CHOICE}`, by: 'reading order', css: 'dl > div { display: flex !important; flex-direction: row-reverse; justify-content: flex-end; }' },
  { name: 'a choice that leads away', path: '/order', by: 'changing', change: () => document.querySelector('main').addEventListener('change', () => document.querySelector('a[href="/orders"]').click()) },
  { name: 'a field that hands the focus on', path: `/order/who${CHOICE}`, empty: true, by: 'changing', change: () => document.querySelector('#name').addEventListener('input', () => document.querySelector('#phone').focus()) },
  { name: 'names on the map as pale as its shapes', path: '/visits/stops', by: 'axe', css: '.visit-map__dong text { fill: #b8c4ce !important; }' },
];

const MODES = [
  { name: 'buttons without an edge in forced colours', path: '/orders', by: 'forced colours', css: '@media (forced-colors: active) { .krds-btn { border: 0 !important; } }' },
  { name: 'a button that keeps its colours', path: '/orders', by: 'forced colours', css: '.krds-btn { forced-color-adjust: none; }' },
  { name: 'a chosen time that forced colours hide', path: `/order/time${CHOICE}`, by: 'forced colours', css: '@media (forced-colors: active) { .slot.is-selected.is-selected, .slot.slot[aria-current] { outline: none !important; } }' },
  { name: 'icons that forced colours do not reach', path: '/', by: 'forced colours', css: '@media (forced-colors: active) { .icon.icon.icon { color: #e0e0e0 !important; forced-color-adjust: none; } }' },
  { name: 'something that turns without end', path: '/order', by: 'motion', css: '@keyframes turn { to { rotate: 1turn; } } html .icon { animation: turn 2s linear infinite !important; }' },
  { name: 'a page that glides', path: '/order', by: 'motion', css: 'html:root { scroll-behavior: smooth !important; }' },
];

const WALKED = [
  { name: 'no focus on the new heading', by: 'a walk by ear', always: () => { const focus = HTMLElement.prototype.focus; HTMLElement.prototype.focus = function (...rest) { if (this.tagName !== 'H1') focus.apply(this, rest); }; } },
  { name: 'a mistake that is not told', by: 'a walk by ear', always: () => { const focus = HTMLElement.prototype.focus; HTMLElement.prototype.focus = function (...rest) { if (!this.closest('.error-summary')) focus.apply(this, rest); }; new MutationObserver(() => document.querySelectorAll('.error-summary, .error-summary *').forEach((it) => { it.removeAttribute('role'); it.removeAttribute('aria-live'); it.setAttribute('aria-hidden', 'true'); })).observe(document, { subtree: true, childList: true }); } },
  { name: 'a wrong field that does not say so', by: 'a walk by ear', always: () => { new MutationObserver(() => document.querySelectorAll('[aria-invalid]').forEach((it) => it.removeAttribute('aria-invalid'))).observe(document, { subtree: true, childList: true, attributes: true }); } },
  { name: 'steps that are hidden from the ear', by: 'a walk by ear', always: () => { new MutationObserver(() => document.querySelectorAll('.slot-list:not([aria-hidden])').forEach((it) => it.setAttribute('aria-hidden', 'true'))).observe(document, { subtree: true, childList: true }); } },
  { name: 'times that no key reaches', by: 'a walk by keys', always: () => { new MutationObserver(() => document.querySelectorAll('.slot:not([tabindex])').forEach((it) => { it.tabIndex = -1; })).observe(document, { subtree: true, childList: true }); } },
  { name: 'Enter that does nothing', by: 'a walk by keys', always: () => addEventListener('keydown', (event) => event.key === 'Enter' && event.preventDefault(), true) },
  { name: 'a button to share where nothing can be shared', by: 'KakaoTalk', always: () => { new MutationObserver(() => { const place = document.querySelector('main .order-actions__row'); if (place && !document.querySelector('#offered')) place.append(Object.assign(document.createElement('button'), { id: 'offered', textContent: '공유하기' })); }).observe(document, { subtree: true, childList: true }); } },
  { name: 'a program that needs what KakaoTalk has not', by: 'KakaoTalk', always: () => { addEventListener('app-ready', () => { new Notification('준비됐어요'); }); } },
];

export const FAULTS = [...KRDS, ...SEEN, ...SIZES, ...HEARD, ...READ, ...MODES, ...WALKED, ...KIOSK_FAULTS];
