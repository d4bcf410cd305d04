// What looks for faults of a kiosk, of its voice and of composing, as a walk that says what it found: for the seeded faults
// of kiosk_faults.mjs. Each is what a test of the suite does, by the same means.

import { ime, HONG } from './ime.mjs';
import { LARGE, configure, digitKeys, door, looksWrong, options, orderUpToWho, sixKeys } from './kiosk.mjs';
import { unsaid } from './kiosk_ears.mjs';
import * as walks from './kiosk_walks.mjs';
import { remaining } from './residue.mjs';
import * as it from './support.mjs';
import { rate, trembling } from './tremble.mjs';
import { texts, withVoice } from './voice.mjs';

const WORDS = ['카나리홍', '0000-7391'];
const START = '무엇을 도와드릴까요?';

async function kiosk({ context, page }, url, setup = {}) {
  await configure(context, LARGE, setup);
  await it.open(page, `${url}/?kiosk=test`);
  await it.heading(page, START).waitFor();
}

/** Hands that fill in at once what is not looked at key by key. */
const quick = (page, look) => {
  const hands = walks.fingers(page, { look });
  const values = { name: '카나리홍', phone: '010-0000-7391' };
  return { ...hands, ready: () => undefined, write: async (field) => {
    const id = await field.getAttribute('id');
    if (values[id]) return field.fill(values[id]);
    for (const [nth, text] of ['1950', '5', '5'].entries()) await page.locator('.who-form .date-part input').nth(nth).fill(text);
    return undefined;
  } };
};

async function typeWords(page) {
  await orderUpToWho(page);
  await page.locator('#name').click();
  await page.keyboard.insertText(WORDS[0]);
  await page.locator('#phone').fill(`010-${WORDS[1]}`);
}

const finish = async (page) => {
  await page.evaluate(() => { window.before = true; });
  await it.button(page, /다 했어요/).first().click();
  const gone = () => window.before === undefined;
  await page.waitForFunction(() => window.before === undefined || document.querySelector('[role="alertdialog"]'));
  if (!(await page.evaluate(gone))) await page.getByRole('alertdialog').getByRole('button').last().click();
  await page.waitForFunction(gone);
  await it.heading(page, START).waitFor();
};

export const KIOSK_WALKS = {
  'millimetres at a kiosk': async (device, url) => {
    await kiosk(device, url);
    const { page } = device;
    const found = await looksWrong(page, LARGE);
    await orderUpToWho(page);
    await page.locator('#name').click();
    await page.locator('.kiosk-keys').waitFor();
    return [...found, ...(await looksWrong(page, LARGE))];
  },
  'six keys at a kiosk': async (device, url) => {
    await kiosk(device, url, { keypad: 'six' });
    const { page } = device;
    const six = sixKeys(page);
    await six.choose(door(page, /서류 예약하기/));
    await it.heading(page, '어떤 서류가 필요하세요?').waitFor();
    await six.choose(page.getByRole('checkbox', { name: /^\d*\s*가족관계증명서/ }).first());
    await six.choose(it.link(page, /다음$/));
    await it.heading(page, '받으실 때 필요한 것').waitFor();
    return [];
  },
  'digits at a kiosk': async (device, url) => {
    await kiosk(device, url, { keypad: 'digits' });
    const { page } = device;
    const found = [];
    const numbers = async () => {
      const shown = await page.locator('main [data-number]').evaluateAll((all) => all.map((one) => Number(one.dataset.number)));
      if (shown.length === 0 || shown.some((number, at) => number !== at + 1)) found.push(`numbers ${shown}`);
    };
    const keys = digitKeys(page);
    await numbers();
    if (found.length > 0) return found;
    await keys.choose(door(page, /서류 예약하기/));
    await it.heading(page, '어떤 서류가 필요하세요?').waitFor();
    await numbers();
    return found;
  },
  'keys on the screen': async (device, url) => {
    await kiosk(device, url);
    const { page } = device;
    await orderUpToWho(page);
    await walks.fingers(page).write(page.locator('#name'), walks.PERSON.name);
    const value = await page.locator('#name').inputValue();
    return value === '홍시연' ? [] : [`“${value}” in place of “홍시연”`];
  },
  composing: async ({ page }, url) => {
    await it.open(page, `${url}/order`);
    await it.chooseUpToWho(page);
    await page.locator('#name').click();
    const hands = await ime(page);
    const found = await hands.type(page.locator('#name'), HONG.slice(0, -1));
    await hands.enter('연');
    if (await page.locator('.error-summary').count()) found.push('Enter that ends a syllable has sent the form');
    return found;
  },
  'idle time at a kiosk': async (device, url) => {
    const { context, page } = device;
    await context.clock.install();
    await kiosk(device, url);
    await typeWords(page);
    await page.evaluate(() => { window.before = true; });
    await context.clock.runFor(119_000);
    if (await page.getByRole('alertdialog').count()) return ['it asks too early'];
    await context.clock.runFor(2_000);
    await page.getByRole('alertdialog').waitFor();
    await context.clock.runFor(55_000);
    if (!(await page.evaluate(() => window.before === true))) return ['it ends before a minute is over'];
    await it.button(page, /계속할게요/).click();
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    const value = await page.locator('#name').inputValue();
    if (value !== WORDS[0]) return [`“${value}” is left of the name`];
    await context.clock.runFor(121_000);
    await page.getByRole('alertdialog').waitFor();
    await context.clock.runFor(61_000);
    await page.waitForFunction(() => window.before === undefined);
    await it.heading(page, START).waitFor();
    return remaining(context, page, WORDS);
  },
  'residue at a kiosk': async (device, url) => {
    const { context, page } = device;
    await kiosk(device, url);
    await typeWords(page);
    await finish(page);
    const left = await remaining(context, page, WORDS);
    const kept = await page.evaluate(async () => (await caches.keys()).map((name) => `cache ${name}`));
    await page.goBack().catch(() => {});
    return [...left, ...kept, ...(await remaining(context, page, WORDS)).map((word) => `behind “back”: ${word}`)];
  },
  'eyes beside a kiosk': async (device, url) => {
    const { page } = device;
    await kiosk(device, url);
    const found = [];
    await walks.order(page, quick(page, async () => {
      const text = await page.locator('body').innerText();
      found.push(...WORDS.filter((word) => text.includes(word)));
      const open = await page.locator('main :is(#name, #phone)').evaluateAll((fields) => fields
        .filter((field) => field.value && field !== document.activeElement && getComputedStyle(field).webkitTextSecurity === 'none').map((field) => `#${field.id} can be read`));
      found.push(...open);
    }));
    await page.goBack().catch(() => {});
    return found;
  },
  'dots at a kiosk': async (device, url) => {
    const { page } = device;
    await kiosk(device, url);
    await typeWords(page);
    await it.heading(page, '누가 예약하시나요?').click();
    const fields = await page.locator('main :is(#name, #phone)').evaluateAll((all) => all.map((field) => [field.id, getComputedStyle(field).webkitTextSecurity]));
    return fields.filter(([, dots]) => dots === 'none').map(([id]) => `#${id} can be read`);
  },
  'ways out of a kiosk': async (device, url) => {
    const { page } = device;
    await kiosk(device, url);
    const found = [];
    for (const path of ['order', 'visits']) {
      await page.locator(`.kiosk-doors a[href^="/${path}"]`).click();
      await page.waitForFunction(() => document.querySelector('main h1') && !document.querySelector('.kiosk-doors, main .skeleton, main .lazy-wait'));
      found.push(...(await page.evaluate(() => {
        const event = new MouseEvent('contextmenu', { bubbles: true, cancelable: true });
        document.querySelector('main').dispatchEvent(event);
        const ways = [...document.querySelectorAll('a[href]')].filter((link) => !/^https?:$/.test(link.protocol)).map((link) => link.href);
        return event.defaultPrevented ? ways : [...ways, 'a menu of the browser'];
      })));
      await it.open(page, `${url}/?kiosk=test`);
      await it.heading(page, START).waitFor();
    }
    return found;
  },
  'a voice at a kiosk': async (device, url) => {
    const { context, page } = device;
    await withVoice(context);
    await kiosk(device, url);
    await page.locator('.kiosk-bar [aria-controls="kiosk-seen"]').tap();
    await page.locator('#kiosk-seen > .krds-btn').last().tap();
    await page.locator('.kiosk-voice').waitFor();
    const found = [];
    const look = async () => found.push(...(await unsaid(page)).map((word) => `not said: ${word}`));
    await look();
    await walks.order(page, quick(page, look));
    const said = (await texts(page)).join(' ');
    const reference = await it.referenceOf(page);
    const aloud = [...WORDS, reference, '카나리'].filter((word) => said.includes(word));
    return [...found, ...aloud.map((word) => `said aloud: ${word}`)];
  },
  'work set aside at a kiosk': async (device, url) => {
    const { page } = device;
    await kiosk(device, url);
    await typeWords(page);
    const typed = () => page.evaluate(() => [...document.querySelectorAll('main input')].map((field) => `${field.id} ${field.value} ${field.checked}`));
    const before = await typed();
    await page.keyboard.press('Escape');
    await it.link(page, '뒷분 먼저 하세요').click();
    await it.button(page, '맡기고 번호 받기').click();
    await it.heading(page, '맡아 두었어요').waitFor();
    const code = (await page.locator('.parked__code strong').textContent()).trim();
    await finish(page);
    await it.link(page, /이어서 하기/).click();
    await page.getByRole('textbox', { name: '이어서 하는 번호' }).fill(code);
    await it.button(page, /이어서 하기/).click();
    await it.heading(page, '누가 예약하시나요?').waitFor();
    const after = await typed();
    return before.filter((line) => !after.includes(line)).map((line) => `lost: ${line}`);
  },
  'a trembling hand at a kiosk': async (device, url) => {
    const { page } = device;
    await kiosk(device, url);
    const { taps, aim } = trembling(page, { pxPerMm: LARGE[2], times: 500 });
    await walks.order(page, walks.fingers(page, { aim }));
    const wrong = rate(taps, 'wrong');
    return wrong > 1 ? [`${wrong.toFixed(1)} % of the touches reach another target`] : [];
  },
};

/** The device that one of these walks needs; composing is a phone's. */
export const deviceOf = (by) => (by in KIOSK_WALKS && by !== 'composing' ? options(LARGE) : {});
