// What holds on every page of a kiosk: each text is heard, in the order in which it stands; no field changes anything else;
// no colours that are told apart badly; no sign without words; in the low layout nothing too high or too low.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as checks from './checks.mjs';
import { looking } from './checks/looking.mjs';
import { LARGE, SCREENS, coveredByKeys, door, kiosk as kioskOf, sixKeys } from './kiosk.mjs';
import { everyPage } from './kiosk_pages.mjs';
import * as it from './support.mjs';
import { listener, orderByEar } from './walks.mjs';

let browser;
before(async () => {
  browser = await it.launch();
});
after(() => browser?.close());

/** A voice that is over at once: `window.heard` has what was said. */
const quickVoice = (context) => context.addInitScript(() => {
  window.heard = [];
  let now;
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  Object.defineProperty(window, 'speechSynthesis', {
    value: {
      speak: (said) => {
        now = said;
        window.heard.push(said.text);
        // No timer: a test may hold the clock.
        Promise.resolve().then(() => now === said && said.onend?.());
      },
      cancel: () => { now = undefined; },
    },
  });
});

/** All that is seen, in the order of the document, without what is somebody's own. In the page. */
function seenTexts() {
  const out = [];
  const scope = [...document.querySelectorAll('[data-kiosk-above]')].at(-1) ?? document.body;
  const numbered = document.documentElement.dataset.keypad !== 'none';
  const nodes = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    if (element.closest('script, style, template, noscript, option, .sr-only, .skip-link, [data-private]') || element.getClientRects().length === 0 || !element.checkVisibility({ visibilityProperty: true })) continue;
    if (node === element) {
      if (numbered && element.dataset.number) out.push(element.dataset.number);
      if (element.tagName === 'SELECT') out.push(element.selectedOptions[0]?.textContent ?? '');
      if (element.matches('svg[role="img"]')) out.push(element.getAttribute('aria-label'));
    } else if (node.data.trim()) out.push(node.data.trim().replace(/\s+/g, ' '));
  }
  return out;
}

const DIGITS = '공일이삼사오육칠팔구';

/** A text as a Korean voice says it (src/i18n/spoken.rs), letters and digits alone. */
const asSaid = (text) => text.split(' ').map((word) => word
  .replace(/(?<![\d*-])(0[\d*]*(-[\d*]+)+|1\d{3}-\d{4}|110|112|119|120|129|182|1345)(?![\d명분원번개건권통장일월년시초호층%m])/, (number) => [...number].map((digit) => DIGITS[digit] ?? '').join(''))
  .replaceAll('QR', '큐알').replaceAll('OK', '오케이').replaceAll('~', '에서')).join('').replace(/[^\p{L}\p{M}\p{N}]/gu, '');

/** Texts that are seen and not said, or not in their order. */
function unheard(seen, heard) {
  const said = heard.join(' ').replace(/[^\p{L}\p{M}\p{N}]/gu, '');
  const found = [];
  let at = 0;
  for (const text of seen) {
    const wanted = asSaid(text);
    if (!wanted) continue;
    const place = said.indexOf(wanted, at);
    if (place < 0) found.push(`not heard: “${text}”`);
    else at = place + wanted.length;
  }
  return found;
}

/** Switches the voice on, has it read the page, and compares. What asks by itself is read by itself. */
async function heardWhole(page, asks) {
  if (asks) {
    await page.waitForFunction(() => window.heard.length > 0 && document.querySelector('.voice-bar__row .krds-btn').textContent.trim() === '이 화면 듣기');
    // The seconds run on while they are said.
    const plain = (texts) => texts.map((text) => text.replace(/\d+초/, '초'));
    return unheard(plain(await page.evaluate(seenTexts)), plain(await page.evaluate(() => window.heard.splice(0))));
  }
  const listen = page.locator('.voice-bar__row .krds-btn').first();
  if ((await listen.count()) === 0) {
    const panel = page.locator('.kiosk-bar [aria-controls="kiosk-seen"]');
    const open = await page.locator('.kiosk-seen').isVisible();
    if (!open) await panel.evaluate((button) => button.click());
    await it.button(page, '소리로 듣기').evaluate((button) => button.click());
    await listen.waitFor();
    // Switching it on folds the panel.
    if (open) await panel.evaluate((button) => button.click());
  }
  // By the debugger: the page's policy stays as it is.
  await page.evaluate(`window.seenTexts = ${seenTexts}`);
  const seen = await page.evaluate(() => {
    window.heard.length = 0;
    const found = window.seenTexts();
    document.querySelector('.voice-bar__row .krds-btn').click();
    return found;
  });
  await page.waitForFunction(() => window.heard.length > 0 && document.querySelector('.voice-bar__row .krds-btn').textContent.trim() === '이 화면 듣기');
  return unheard(seen, await page.evaluate(() => window.heard.splice(0)));
}

/** What can be pressed and shows a sign alone: no letter, no digit of its own. */
const signsAlone = (page) => looking(page, () => {
  const words = (element) => {
    const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let text = '';
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) if (look.seen(node.parentElement)) text += node.data;
    return text;
  };
  const fields = 'input, select, textarea';
  const said = (control) => (control.matches(fields) ? [...control.labels ?? []].map(words).join(' ') : words(control));
  return look.controls()
    .filter((control) => !/[\p{L}\p{N}]/u.test(said(control)))
    .map((control) => `a sign alone: ${look.short(control)}`);
});

/** What is seen above 1,220 mm, and what can be pressed there or below 400 mm, wherever the page is scrolled to. */
const outOfReach = (page, [, height, mm], above) => looking(page, ([height, mm, above]) => look.withAllOpen(() => {
  const found = new Set();
  const [high, low] = [height - (1220 - above) * mm, height - (400 - above) * mm];
  const at = (y) => `${Math.round(above + (height - y) / mm)} mm`;
  const shows = (element, x, y) => {
    const top = x >= 0 && y >= 0 && x < innerWidth && y < innerHeight ? document.elementFromPoint(x, y) : null;
    return top && (element === top || element.contains(top));
  };
  const lookAt = () => {
    for (const control of look.controls()) {
      const box = control.getBoundingClientRect();
      for (const y of [box.top + 2, box.top + box.height / 2, box.bottom - 2]) {
        if ((y < high - 1 || y > low + 1) && shows(control, box.left + box.width / 2, y)) found.add(`pressed at ${at(y)}: ${look.short(control)}`);
      }
    }
    const pictures = [...document.querySelectorAll('svg, img, canvas')].filter(look.seen).map((it) => [it, [it.getBoundingClientRect()]]);
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      if (!node.data.trim() || !look.seen(node.parentElement)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      pictures.push([node.parentElement, [...range.getClientRects()]]);
    }
    for (const [element, lines] of pictures) {
      for (const line of lines) {
        for (const y of [line.top + 1, line.top + line.height / 2]) {
          if (y < high - 1 && shows(element, line.left + Math.min(line.width / 2, 8), y)) found.add(`seen at ${at(y)}: ${look.short(element)}`);
        }
      }
    }
  };
  const whole = document.documentElement.scrollHeight;
  for (let top = 0; top < Math.min(whole, 12_000); top += innerHeight * 0.37) {
    scrollTo({ top, behavior: 'instant' });
    lookAt();
  }
  for (const panel of document.querySelectorAll('.kiosk-seen, .kiosk-above__panel, .kiosk-voice, .kiosk-foot')) {
    panel.scrollTop = panel.scrollHeight;
    lookAt();
  }
  return [...found];
}), [height, mm, above]);

/** Findings of one walk, by what was looked for. */
async function walk(options, look) {
  const found = {};
  const say = (kind, where, findings) => { (found[kind] ??= []).push(...findings.map((it) => `${where}: ${it}`)); };
  const { walked, seen } = await everyPage(browser, options, (name, page, kind) => look(page, kind, (what, findings) => say(what, name, findings)));
  return { found, walked, seen };
}

let once;
/** One walk for all that changes no page but its own. */
const plainly = () => (once ??= walk({}, async (page, kind, say) => {
  say('signs', await signsAlone(page));
  say('colours', await checks.colourPairs(page));
  await page.evaluate(() => { document.documentElement.dataset.contrast = 'strong'; });
  say('colours', (await checks.colourPairs(page)).map((it) => `strong: ${it}`));
  await page.evaluate(() => { document.documentElement.dataset.contrast = 'normal'; });
  if (kind !== 'asked') say('order', await checks.readingOrder(page));
  if (kind === 'address') say('changing', await checks.changing(page));
}));

test('each text of every page of a kiosk is heard, in its order, with what stands around it; what asks is heard by itself', async (t) => {
  const { found, walked } = await walk({ prepare: quickVoice }, async (page, kind, say) => {
    const asks = (await page.getByRole('alertdialog').count()) > 0;
    say('heard', await heardWhole(page, asks));
  });
  t.diagnostic(`${walked.length} pages`);
  assert.deepEqual(found.heard, []);
});

test('every page of a kiosk is read in the order in which it stands', async () => {
  assert.deepEqual((await plainly()).found.order, []);
});

test('changing a field or a choice at a kiosk changes neither the page nor the focus', async () => {
  assert.deepEqual((await plainly()).found.changing, []);
});

test('no red words on green and no yellow words on blue on any page of a kiosk, in strong contrast neither', async () => {
  assert.deepEqual((await plainly()).found.colours, []);
});

test('whatever can be pressed at a kiosk has words or a number, the keys on the screen too', async () => {
  const { found, walked, seen } = await plainly();
  assert.deepEqual(found.signs, []);
  assert.ok(walked.length >= 55, `${walked.length} pages`);
  assert.deepEqual([seen.violations, seen.errors], [[], []]);
});

/** Screens of which a part is out of reach, with the height of their lower edge. */
const LOW = { '32 inches upright': 800, '21.5 inches': 1000, '15 inches': 1020 };

for (const [name, above] of Object.entries(LOW)) {
  test(`in the low layout every page is read below 1,220 mm and pressed between 400 and 1,220 mm, ${name}`, async () => {
    const setup = { above_floor_mm: above, low_reach: true };
    const { found } = await walk({ screen: SCREENS[name], setup }, async (page, _, say) => {
      say('low', await coveredByKeys(page));
      say('low', await outOfReach(page, SCREENS[name], above));
    });
    assert.deepEqual(found.low, []);
  });
}

test('a screen that begins near the floor has nothing to press below 400 mm', async () => {
  const setup = { above_floor_mm: 300, low_reach: true };
  const { found } = await walk({ setup, addresses: ['/'] }, async (page, _, say) => say('low', await outOfReach(page, LARGE, 300)));
  assert.deepEqual(found.low, []);
});

test('an order is made at a kiosk by what the accessibility tree tells alone, the focus on each new heading', async (t) => {
  const backend = await it.startBackend();
  t.after(() => backend.stop());
  const { page, context, seen } = await kioskOf({ browser, backend }, LARGE, { keypad: 'six' });
  await orderByEar(page, await listener(page));
  assert.deepEqual([seen.violations, seen.errors], [[], []]);
  await context.close();
});

test('what stands above the page gives the focus back to where it was, and keys go nowhere else meanwhile', async (t) => {
  const backend = await it.startBackend();
  t.after(() => backend.stop());
  const clock = (context) => context.clock.install({ time: new Date(it.MONDAY) });
  const { page, context } = await kioskOf({ browser, backend }, LARGE, { keypad: 'six' }, clock);
  const six = sixKeys(page);
  await six.choose(door(page, /서류 예약하기/));
  await it.heading(page, '어떤 서류가 필요하세요?').waitFor();
  const paper = page.getByRole('checkbox', { name: /^\d*\s*가족관계증명서/ }).first();
  await six.to(paper);
  await context.clock.runFor(121_000);
  await page.getByRole('alertdialog').waitFor();
  const inside = () => page.evaluate(() => Boolean(document.activeElement.closest('[role="alertdialog"]')));
  assert.ok(await inside());
  for (const key of ['ArrowDown', 'ArrowRight', 'ArrowUp', 'Escape', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft']) {
    await six.press(key);
    assert.ok(await inside(), key);
  }
  await it.heading(page, '어떤 서류가 필요하세요?').waitFor();
  await six.choose(it.button(page, /계속할게요/));
  await page.getByRole('alertdialog').waitFor({ state: 'detached' });
  assert.ok(await paper.evaluate((element) => element === document.activeElement), 'back where it was');
  await context.close();
});
