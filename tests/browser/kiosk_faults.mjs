// Faults of a kiosk, of its voice, and of Hangul that is being composed; written as those of faults.mjs. `by`: a walk of
// kiosk_trials.mjs.

const watch = (work) => `new MutationObserver(() => { ${work} }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });`;

const SIZES = [
  { name: 'keys on the screen of 9 mm', by: 'millimetres at a kiosk', css: '.kiosk-key { height: 24px !important; min-height: 0 !important; padding: 0 !important; }' },
  { name: 'one millimetre between the keys', by: 'millimetres at a kiosk', css: '.kiosk-keys__row { gap: 2.7px !important; }' },
  { name: 'letters of 10 mm', by: 'millimetres at a kiosk', css: 'html[data-kiosk] main p { font-size: 32px !important; }' },
  { name: 'keys that lie upon the field', by: 'millimetres at a kiosk', css: '.kiosk-foot:has(.kiosk-keys) { min-height: 85vh !important; }' },
  { name: 'keys without a gap for a trembling hand', by: 'a trembling hand at a kiosk', css: '.kiosk-keys__row { gap: 0 !important; } .kiosk-keys { gap: 0 !important; } .kiosk-key { height: 26px !important; min-height: 0 !important; padding: 0 !important; }' },
];

const KEYS = [
  { name: 'no ring at a kiosk', by: 'six keys at a kiosk', css: 'html[data-kiosk] *, html[data-kiosk] *:focus-visible { outline: none !important; }' },
  { name: 'a bar that covers what six keys reach', by: 'six keys at a kiosk', css: '.kiosk-foot { height: 80vh !important; position: fixed !important; left: 0; right: 0; bottom: 0; } html { scroll-padding: 0 !important; }' },
  { name: 'OK that does nothing', by: 'six keys at a kiosk', always: "addEventListener('keydown', (event) => { if (event.key === 'Enter') { event.preventDefault(); event.stopImmediatePropagation(); } }, true);" },
  { name: 'numbers that are not in the order of the page', by: 'digits at a kiosk', always: "const set = Element.prototype.setAttribute; Element.prototype.setAttribute = function (name, value) { return set.call(this, name, name === 'data-number' && this.closest('main') ? { 1: '2', 2: '1' }[value] ?? value : value); };" },
  { name: 'a digit that chooses another', by: 'digits at a kiosk', always: "addEventListener('keydown', (event) => { if (event.isTrusted && event.key === '1') { event.preventDefault(); event.stopImmediatePropagation(); event.target.dispatchEvent(new KeyboardEvent('keydown', { key: '2', bubbles: true, cancelable: true })); } if (event.isTrusted && event.key === '2') { event.preventDefault(); event.stopImmediatePropagation(); event.target.dispatchEvent(new KeyboardEvent('keydown', { key: '1', bubbles: true, cancelable: true })); } }, true);" },
];

const TYPING = [
  { name: 'a final that does not move to the next syllable', by: 'keys on the screen', always: "addEventListener('input', (event) => { if (event.target.value === '홍시여') { const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set; set.call(event.target, '홍싱ㅕ'); } }, true);" },
  { name: 'letters that are not put together', by: 'keys on the screen', always: "addEventListener('input', (event) => { if (event.target.value === '호') event.target.value = 'ㅎㅗ'; }, true);" },
  { name: 'a field that is written anew while a syllable is composed', by: 'composing', always: "addEventListener('input', (event) => { if (event.isComposing) { const { value } = event.target; event.target.value = ''; event.target.value = value; } }, true);" },
  { name: 'Enter that ends a syllable and sends the form', by: 'composing', always: "addEventListener('keydown', (event) => { if (event.key === 'Enter') event.target.form?.requestSubmit(); }, true);" },
];

const LEFT = [
  { name: 'a name kept for the tab', by: 'residue at a kiosk', always: "addEventListener('input', (event) => sessionStorage.setItem('draft', event.target.value), true);" },
  { name: 'a telephone number kept on the device', by: 'residue at a kiosk', always: "addEventListener('input', (event) => { if (event.target.id === 'phone') localStorage.setItem('phone', event.target.value); }, true);" },
  { name: 'a cookie with a name', by: 'residue at a kiosk', always: "addEventListener('input', (event) => { document.cookie = `name=${encodeURIComponent(event.target.value)}; path=/`; }, true);" },
  { name: 'answers kept for later at a kiosk', by: 'residue at a kiosk', always: "addEventListener('app-ready', () => caches.open('pages'));" },
  { name: 'what was typed behind “back”', by: 'residue at a kiosk', always: "if (performance.getEntriesByType('navigation')[0]?.type === 'back_forward' || sessionStorage.said) { document.title = sessionStorage.said ?? ''; } addEventListener('input', (event) => { sessionStorage.said = event.target.value; }, true);" },
  { name: 'a name that others read along', by: 'eyes beside a kiosk', always: "addEventListener('input', (event) => { if (event.target.id === 'name') window.typed = event.target.value; }, true); " + watch("const row = document.querySelector('main dd'); if (window.typed && row && !row.dataset.shown) { row.dataset.shown = '1'; row.textContent = window.typed; }") },
  { name: 'no dots over what was typed', by: 'dots at a kiosk', css: 'html[data-kiosk] main input { -webkit-text-security: none !important; }' },
  { name: 'a telephone link at a kiosk', by: 'ways out of a kiosk', always: "const remove = Element.prototype.removeAttribute; Element.prototype.removeAttribute = function (name) { if (name !== 'href') remove.call(this, name); }; " + watch("const head = document.querySelector('main h1'); if (head && !document.querySelector('#call')) head.after(Object.assign(document.createElement('a'), { id: 'call', href: 'tel:120', textContent: '120' }));") },
  { name: 'the menu of the browser', by: 'ways out of a kiosk', always: "addEventListener('contextmenu', (event) => event.stopImmediatePropagation(), true);" },
];

const TIME = [
  { name: 'a question that stands for twenty seconds', by: 'idle time at a kiosk', always: watch("if (document.querySelector('[role=\"alertdialog\"]') && !window.hurried) { window.hurried = true; setInterval(() => location.reload(), 20000); }") },
  { name: 'a question that nobody sees', by: 'idle time at a kiosk', css: '.kiosk-above { display: none !important; }' },
  { name: 'a kiosk that asks and forgets the name', by: 'idle time at a kiosk', always: watch("const field = document.querySelector('#name'); if (document.querySelector('[role=\"alertdialog\"]') && field?.value) { field.value = ''; field.dispatchEvent(new Event('input', { bubbles: true })); }") },
  { name: 'work that comes back without the name', by: 'work set aside at a kiosk', always: "const got = Response.prototype.text; Response.prototype.text = async function () { return (await got.call(this)).replace('카나리홍', ''); }; const json = Response.prototype.json; const bytes = Response.prototype.arrayBuffer; Response.prototype.arrayBuffer = async function () { return new TextEncoder().encode((new TextDecoder().decode(await bytes.call(this))).replace('카나리홍', '')).buffer; };" },
];

const HEARD = [
  { name: 'a voice that leaves out the headings within a page', by: 'a voice at a kiosk', always: "const height = Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'offsetHeight'); Object.defineProperty(HTMLElement.prototype, 'offsetHeight', { get() { return this.matches('h2, legend') ? 0 : height.get.call(this); } });" },
  { name: 'a number that a kiosk says aloud', by: 'a voice at a kiosk', always: watch("document.querySelectorAll('[data-private]').forEach((one) => { one.removeAttribute('data-private'); });") },
];

export const KIOSK_FAULTS = [...SIZES, ...KEYS, ...TYPING, ...LEFT, ...TIME, ...HEARD];
