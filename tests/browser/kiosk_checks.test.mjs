// Every page of a kiosk and what stands above one, through the checks of all pages: as it comes, in strong contrast (15:1),
// in the easy mode, in the largest text. How large things are to press is measured in millimetres elsewhere
// (kiosk.test.mjs, kiosk_looks.test.mjs).

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as checks from './checks.mjs';
import { LARGE, choose, kiosk as kioskOf } from './kiosk.mjs';
import * as walks from './kiosk_walks.mjs';
import * as it from './support.mjs';

let browser;
let backend;
it.town((made) => ({ browser, backend } = made));

/** A kiosk counts in millimetres, has one size of window and no settings of its own system: sizes to press, magnifying, room
 *  for wide letters are a phone's, and its keys are walked elsewhere. */
const ELSEWHERE = ['targets', 'letters', 'zoom', 'text spacing', 'focus', 'changing', 'filled in'];
/** Nobody goes through a kiosk with Tab: six keys begin in the page (kiosk_journeys.test.mjs). */
const NOT_HERE = /^structure: no way past the head|icon-btn__word “줄이기”/;
const WANTED = Object.keys(checks.CHECKS).filter((name) => !ELSEWHERE.includes(name) && !/contrast/.test(name));
const MODES = {
  'as it comes': [],
  'in strong contrast': [['contrast', 'strong']],
  'in the easy mode': [['easy', 'on']],
  'in the largest text': [['text-size', '5']],
};
/** What strong contrast and the size of text change nothing of is looked at in the other modes. */
const LOOKS = ['cut off', 'overlapping', 'colour alone'];
const ONCE = ['fonts', 'motion', 'reading order'];

const within = (page, selector) => page.locator(`main ${selector}`).first();

/** Each way through the pages begins at the start; `look` is called where something is to be looked at. */
const WAYS = {
  order: async (page, look) => {
    const hands = walks.fingers(page, { look: () => look('a step of an order') });
    const write = async (field) => {
      await hands.tap(field);
      if ((await field.getAttribute('id')) === 'name') await look('a field with its keys');
      const text = { name: '홍시연', phone: '010-0000-1234' }[await field.getAttribute('id')];
      if (text) return field.fill(text);
      for (const [nth, part] of ['1950', '5', '5'].entries()) await page.locator('.who-form .date-part input').nth(nth).fill(part);
      return undefined;
    };
    await walks.order(page, { ...hands, write });
  },
  arrive: async (page, look) => {
    await page.locator('.kiosk-doors a[href^="/arrive"]').tap();
    await page.locator('.kiosk-keys').waitFor();
    await look('checking in, with its keys');
    await page.locator('#arrival-code').fill('A2B3-C4D5');
    await within(page, 'form button[type="submit"]').tap();
    await within(page, '.segmented__item').waitFor();
    await look('the second question of checking in');
  },
  queue: async (page, look) => {
    await page.locator('.kiosk-doors a[href^="/queue"]').tap();
    await within(page, '.counter-card').waitFor();
    await look('the queue');
    await page.locator('.kiosk-bar a').tap();
    await within(page, '.page__actions button').waitFor();
    await look('setting aside');
    await within(page, '.page__actions button').tap();
    await within(page, '.parked__code').waitFor();
    await look('set aside');
  },
  visits: async (page, look) => {
    await page.locator('.kiosk-doors a[href^="/visits"]').tap();
    await within(page, '.visit-questions').waitFor();
    await look('the finder of visits');
    await within(page, '#visit-search').fill('서류');
    await within(page, 'a[href^="/visits/request/"], a[href^="/visits/services/"]').tap();
    await page.waitForFunction(() => !document.querySelector('main #visit-search, main .skeleton, main .lazy-wait') && document.querySelector('main h1'));
    await look('a service, or where to turn');
  },
  resume: async (page, look) => {
    await within(page, 'a[href^="/resume"]').tap();
    await within(page, '#code').waitFor();
    await look('going on');
    await within(page, 'form button[type="submit"]').tap();
    await within(page, '.error-summary').waitFor();
    await look('a code that is none');
  },
  above: async (page, look, context) => {
    await choose(page, [], () => look('the panel'));
    await page.locator('.kiosk-doors a[href^="/order"]').tap();
    await within(page, 'input[type="checkbox"]').waitFor();
    await context.clock.runFor(121_000);
    await page.getByRole('alertdialog').waitFor();
    await look('whether someone is there');
  },
};

for (const [mode, choices] of Object.entries(MODES)) {
  test(`every page of a kiosk ${mode}: the checks of all pages find nothing`, async (t) => {
    const found = [];
    const strong = /strong/.test(mode);
    const wanted = { 'as it comes': WANTED, 'in the easy mode': WANTED.filter((name) => !ONCE.includes(name)) }[mode] ?? LOOKS;
    const own = await it.startBackend();
    t.after(() => own.stop());
    let pages = 0;
    for (const [way, work] of Object.entries(WAYS)) {
      const { context, page, seen } = await kioskOf({ browser, backend: own }, LARGE, {}, way === 'above' ? (made) => made.clock.install() : undefined);
      if (choices.length > 0) await choose(page, choices);
      const look = async (what) => {
        pages += 1;
        const heading = await page.locator('h1').first().innerText();
        const findings = [
          ...(await checks.run(page, what === 'the panel' ? wanted.filter((name) => name !== 'fonts') : wanted)),
          ...(await checks.textContrast(page, strong ? { body: 15, large: 15, mark: 4.5 } : checks.NORMAL)),
          ...(await checks.markContrast(page, strong ? checks.STRONG : checks.NORMAL)),
        ];
        found.push(...findings.filter((finding) => !NOT_HERE.test(finding)).map((finding) => `${what} (${heading}): ${finding}`));
      };
      if (way === 'order') await look('the start');
      await work(page, look, context);
      assert.deepEqual([seen.errors, seen.violations], [[], []]);
      await context.close();
    }
    t.diagnostic(`${pages} pages`);
    assert.deepEqual(found, []);
  });
}
