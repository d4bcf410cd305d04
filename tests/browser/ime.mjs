// Hangul as a keyboard of Korean gives it: syllables that change until they are done, by the events of the browser.

import { frames } from './walks.mjs';

/** What is done, and what is on its way, after each key: 홍시연. The final of 싱 moves to the next syllable. */
export const HONG = [[, 'ㅎ'], [, '호'], [, '홍'], ['홍', 'ㅅ'], [, '시'], [, '싱'], ['시', '여'], [, '연'], ['연', '']];
/** 가시: the final of 갓 moves. */
export const GASI = [[, 'ㄱ'], [, '가'], [, '갓'], ['가', '시'], ['시', '']];
/** 가족. */
export const GAJOK = [[, 'ㄱ'], [, '가'], [, '갖'], ['가', '조'], [, '족'], ['족', '']];

/** A keyboard of Korean for the field that has the focus. */
export async function ime(page) {
  const debug = await page.context().newCDPSession(page);
  const compose = (text) => debug.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  const commit = (text) => debug.send('Input.insertText', { text });
  /** A key that the keyboard of Korean takes for itself. */
  const taken = async (type, key) => debug.send('Input.dispatchKeyEvent', { type, key, code: key, windowsVirtualKeyCode: 229 });
  return {
    compose,
    commit,
    /** Types; what does not stand in the field after a key as it must. */
    type: async (field, strokes) => {
      const found = [];
      let done = await field.inputValue();
      for (const [finished, now] of strokes) {
        if (finished !== undefined) {
          await commit(finished);
          done += finished;
        }
        if (now) await compose(now);
        await frames(page, 2);
        const value = await field.inputValue();
        if (value !== done + now) found.push(`“${value}” in place of “${done + now}”`);
      }
      return found;
    },
    /** Enter that ends a syllable: the browser gets a key that is taken, then the text. */
    enter: async (text) => {
      await taken('rawKeyDown', 'Enter');
      await commit(text);
      await taken('keyUp', 'Enter');
      await frames(page, 2);
    },
  };
}
