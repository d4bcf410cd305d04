// A hand that trembles: where its touches land, by the geometry of the page.

import { looking } from './checks/looking.mjs';

/** Standard deviation of a touch of an old hand, along each axis. */
export const MILLIMETRES = 3;
/** CSS pixels of a millimetre on a phone of 58 mm and 360 px; a larger phone has fewer, and is easier. */
export const PX_PER_MM = 6.2;

/** Chance that is the same in every run (mulberry32), as a normal distribution (Box and Muller). */
function chance(seed) {
  let state = seed;
  const unit = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return () => Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit());
}

/**
 * Touches a control `times` times in thought: how often it is hit, nothing is hit, another control is hit.
 * `others`: which. A finger that trembles still aims at the middle of what it sees.
 */
export async function touches(page, locator, { times = 2000, seed = 1, pxPerMm = PX_PER_MM } = {}) {
  const normal = chance(seed);
  const scatter = Array.from({ length: times }, () => [normal() * MILLIMETRES * pxPerMm, normal() * MILLIMETRES * pxPerMm]);
  const handle = await locator.elementHandle();
  return looking(page, ({ handle, scatter }) => {
    const surface = handle.closest('.choice-card, .segmented__item, label') ?? handle;
    const same = (at) => look.reaches(handle, at) || surface.contains(at) || (handle.labels && [...handle.labels].some((label) => label.contains(at)));
    const middle = () => {
      const box = surface.getBoundingClientRect();
      return [box.left + box.width / 2, box.top + box.height / 2];
    };
    // What is seen is touched where it stands. A page knows what lies over it: the rest comes to where that leaves room.
    const seen = document.elementFromPoint(...middle());
    if (!seen || !same(seen)) surface.scrollIntoView({ block: 'center', behavior: 'instant' });
    const [[x, y], box] = [middle(), surface.getBoundingClientRect()];
    const count = { hit: 0, nothing: 0, wrong: 0, others: {} };
    for (const [dx, dy] of scatter) {
      const at = document.elementFromPoint(x + dx, y + dy);
      const other = at?.closest('a[href], button, input, select, textarea, summary, label, [role="button"]');
      if (at && same(at)) count.hit += 1;
      else if (!other || other.matches(':disabled, [aria-disabled="true"]') || (other.matches('label') && other.control === handle)) count.nothing += 1;
      else {
        count.wrong += 1;
        const name = look.short(other);
        count.others[name] = (count.others[name] ?? 0) + 1;
      }
    }
    return { ...count, width: Math.round(box.width), height: Math.round(box.height) };
  }, { handle, scatter });
}

/** Aims of hands (`aim` of residents.mjs): each touch is tried many times in thought before it is done. `taps`: a line each. */
export function trembling(page, { pxPerMm = PX_PER_MM, times = 2000 } = {}) {
  const taps = [];
  const aim = async (locator) => {
    taps.push({ name: String(locator).slice(-60), ...(await touches(page, locator, { seed: taps.length + 1, pxPerMm, times })) });
  };
  return { taps, aim };
}

/** The taps of ordering a document, each touched many times in thought before it is pressed. By mode, since the easy
 *  mode asks one question after another. Gives a line for each tap. */
export async function orderWithTremble(page, open, easy) {
  const taps = [];
  const tap = async (name, locator, work = (it) => it.click()) => {
    await locator.waitFor();
    taps.push({ name, ...(await touches(page, locator, { seed: taps.length + 1 })) });
    await work(locator);
  };
  const check = (it) => it.check({ force: true });
  const write = (text) => async (it) => { await it.focus(); await page.keyboard.insertText(text); };
  const next = page.locator('.cart-bar a');
  const more = page.getByRole('button', { name: '다음으로' }).or(page.locator('.who-form button[type="submit"]')).first();
  await open();
  await tap('the door to ordering', page.locator('a.door[href="/order"]'));
  await page.waitForURL(/\/order$/);
  await tap('a document', page.locator('main .choice-card input[type="checkbox"]').first(), check);
  await tap('on from the documents', next);
  await page.waitForURL(/\/order\/needs/);
  await tap('on from what is needed', next);
  await page.waitForURL(/\/order\/office/);
  await tap('an office', page.locator('.office-card').nth(1));
  await page.waitForURL(/\/order\/time/);
  await tap('a time', page.locator('.slot-list .slot:not([aria-disabled])').nth(1));
  await page.waitForURL(/\/order\/who/);
  await tap('whose it is', page.locator('input[name="for-whom"]').first(), check);
  if (easy) await tap('on from whose it is', more);
  await tap('the name', page.locator('#name'), write('홍시연'));
  if (easy) await tap('on from the name', more);
  for (const [nth, text] of ['1950', '5', '5'].entries()) await tap(`a part of the date of birth (${nth + 1})`, page.locator('.who-form .date-part input').nth(nth), (it) => it.fill(text));
  if (easy) await tap('on from the date of birth', more);
  await tap('the phone', page.locator('#phone'), write('010-0000-1234'));
  await tap('on to the check page', page.locator('.who-form button[type="submit"]'));
  await page.waitForURL(/\/order\/check/);
  await tap('ordering', page.locator('.page__actions button').first());
  await page.locator('.ticket__reference').waitFor();
  return taps;
}

/** Per cent of all touches of a journey. */
export const rate = (taps, kind) => (100 * taps.reduce((sum, tap) => sum + tap[kind], 0)) / taps.reduce((sum, tap) => sum + tap.hit + tap.nothing + tap.wrong, 0);
