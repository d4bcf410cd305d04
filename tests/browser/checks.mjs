// Checks of a page as it stands: each is a function of a page that gives a list of findings, empty if all is well.
// Which fault each of them finds is measured by bench/seeded_faults.mjs.

export * from './checks/colours.mjs';
export * from './checks/sizes.mjs';
export * from './checks/structure.mjs';
export * from './checks/modes.mjs';
export * from './checks/reading.mjs';
export { axe } from './checks/axe.mjs';

import { axe } from './checks/axe.mjs';
import { colourAlone, colourPairs, markContrast, NORMAL, STRONG, textContrast } from './checks/colours.mjs';
import { focusOrder, forcedColours, motion } from './checks/modes.mjs';
import { changing, readingOrder } from './checks/reading.mjs';
import { cutOff, fonts, letters, overlapping, spaced, targets, zoomed } from './checks/sizes.mjs';
import { announces, filledIn, languages, names, structure, title, unnamed } from './checks/structure.mjs';

/** Every check by its name. `mode`: what holds differently in strong contrast and in the easy mode. */
export const CHECKS = {
  axe,
  'text contrast': (page, mode) => textContrast(page, mode.strong ? STRONG : NORMAL),
  'mark contrast': (page, mode) => markContrast(page, mode.strong ? STRONG : NORMAL),
  'colour alone': colourAlone,
  'colour pairs': colourPairs,
  targets: (page, mode) => targets(page, mode.easy ? { least: 60, inText: false } : {}),
  'cut off': cutOff,
  overlapping,
  letters,
  fonts,
  'text spacing': spaced,
  zoom: (page) => zoomed(page),
  structure,
  title,
  unnamed,
  names,
  languages,
  'filled in': filledIn,
  announces,
  'forced colours': (page) => forcedColours(page, { marks: markContrast }),
  motion,
  focus: (page) => focusOrder(page),
  'reading order': readingOrder,
  // Last: it fills in.
  changing: (page) => changing(page),
};

/** Runs the named checks; findings with the name of their check. */
export async function run(page, wanted = Object.keys(CHECKS), mode = {}) {
  const found = [];
  for (const name of wanted) {
    for (const finding of await CHECKS[name](page, mode)) found.push(`${name}: ${finding}`);
  }
  return found;
}

/** Waits until the page says what it has to say, by whichever words, in its final looks. */
export const stands = (page) =>
  page.waitForFunction(
    () =>
      [...document.styleSheets].some((sheet) => /pages/.test(sheet.href)) &&
      document.querySelector('main h1, .board') &&
      !document.querySelector('.skeleton, .lazy-wait'),
  );
