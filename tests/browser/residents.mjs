// Who is walking: residents with hands. What they do is counted, or done by keys; what they are is made by calls.

import assert from 'node:assert/strict';
import * as it from './support.mjs';
import * as walks from './walks.mjs';

/** Who listens for the dialog of files only at the press may be later than the browser, which then opens its own. */
const listenForFiles = (page) => page.on('filechooser', () => undefined);

/** A device, closed with the test; `init` runs in each document before the page's own program. */
export async function someone(t, browser, { options = {}, settings, init = [] } = {}) {
  const device = await it.device(browser, options);
  t.after(() => device.context.close());
  if (settings) await device.context.addInitScript((settings) => localStorage.setItem('settings', JSON.stringify(settings)), settings);
  for (const script of init) await device.context.addInitScript(script);
  return device;
}

/** The same, signed in, as the device itself knows once the app has heard of it. */
export async function signedIn(t, browser, backend, person, more) {
  const device = await someone(t, browser, more);
  await it.open(device.page, `${backend.url}/orders`);
  await walks.signIn(device.page, backend, person);
  await it.open(device.page, `${backend.url}/mine`);
  await device.page.waitForFunction(() => localStorage.getItem('signed-in') === '1');
  return device;
}

/** What there is to press or to fill in, but for the button that asks for more of it. */
const CONTROLS = 'main :is(a, button, input, select, textarea):not(.few-more *)';

/**
 * Hands that touch, and count: `taps`, `fields` that are filled in or chosen, `steps` (changes of page). A list of choices
 * of the browser's own takes two taps. In the easy mode, what is not there yet is asked for, and counts. `look` is called
 * on each page that was reached, `aim` with whatever is about to be touched.
 */
export function touch(page, { look, aim } = {}) {
  const done = { taps: 0, fields: 0, steps: 0 };
  const more = page.locator('main .few-more button').first();
  const there = async (locator) => {
    await page.waitForFunction(() => !document.querySelector('main .skeleton, main .lazy-wait'));
    await locator.or(more).first().waitFor();
    while (!(await locator.isVisible()) && (await more.isVisible())) {
      const shown = await page.locator(CONTROLS).count();
      done.taps += 1;
      await aim?.(more);
      await more.tap();
      await page.waitForFunction(([controls, shown]) => document.querySelectorAll(controls).length !== shown, [CONTROLS, shown]);
    }
    await locator.waitFor();
    await aim?.(locator);
  };
  listenForFiles(page);
  const tap = async (locator, place) => {
    await there(locator);
    done.taps += 1;
    await locator.tap(await place?.(locator));
  };
  // Two touches of one place within a third of a second are a double tap, which puts no caret: fields that follow one
  // another are touched left and right in turn, since a hand of a test is faster than any other.
  const inTurn = async (locator) => {
    const { width, height } = await locator.boundingBox();
    return { position: { x: (done.fields % 2 ? 0.25 : 0.75) * width, y: height / 2 } };
  };
  return {
    done,
    tap,
    tick: async (locator) => {
      await there(locator);
      done.taps += 1;
      done.fields += 1;
      await locator.check();
    },
    write: async (locator, text) => {
      await tap(locator, inTurn);
      done.fields += 1;
      await page.keyboard.type(text);
    },
    pick: async (locator, index) => {
      await there(locator);
      done.taps += 2;
      done.fields += 1;
      await locator.selectOption({ index });
    },
    give: async (locator, file) => {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), tap(locator)]);
      done.fields += 1;
      await chooser.setFiles(file);
    },
    arrive: async (address) => {
      await page.waitForURL(address);
      done.steps += 1;
      await page.waitForFunction(() => document.querySelector('main h1') && !document.querySelector('main .skeleton, main .lazy-wait'));
      await look?.(page);
    },
    sees: async (locator) => {
      await locator.waitFor();
      await look?.(page);
    },
  };
}

/** Hands that have keys alone; at every stop the focus must be seen: `findings` gathers where it was not. */
export function keys(page) {
  const board = walks.keyboard(page);
  listenForFiles(page);
  return {
    findings: board.findings,
    tap: (locator) => board.enter(locator),
    tick: async (locator) => {
      await board.to(locator);
      if (!(await locator.isChecked())) await board.press('Space');
      assert.ok(await locator.isChecked(), `${locator} is chosen by Space`);
    },
    write: async (locator, text) => {
      await board.to(locator);
      await page.keyboard.type(text);
    },
    pick: async (locator, index) => {
      await board.to(locator);
      await board.press('ArrowDown', index);
    },
    give: async (locator, file) => {
      await board.to(locator);
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')]);
      await chooser.setFiles(file);
    },
    arrive: async (address) => {
      await page.waitForURL(address);
      await page.locator('main h1').first().waitFor();
    },
    sees: (locator) => locator.waitFor(),
  };
}
