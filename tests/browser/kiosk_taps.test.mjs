// How much each journey asks of a hand at a kiosk: touches, in the usual and in the easy mode, and presses of six keys. The
// most that each may take stands here as it was counted: whoever adds one has to say so.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { LARGE, easier, kiosk as kioskOf } from './kiosk.mjs';
import * as walks from './kiosk_walks.mjs';
import * as it from './support.mjs';

let browser;
before(async () => {
  browser = await it.launch();
});
after(() => browser?.close());

/**
 * Most touches in the usual and in the easy mode (keys on the screen among them), most presses of six keys. Numbers that are
 * typed are others each time, and six keys have a shorter or a longer way to theirs: 57 to 90 presses were seen to check in.
 */
const MOST = {
  'an order': [40, undefined, 180],
  'checking in': [19, 19, 120],
  'setting work aside': [4, 4, 30],
  'going on with it': [12, 12, 60],
  'calling someone': [1, 1, 10],
  'how many wait': [1, 1, 5],
};

const HANDS = {
  'touches in the usual mode': [{}, (page) => walks.fingers(page)],
  'touches in the easy mode': [{}, (page) => walks.fingers(page)],
  'presses of six keys': [{ keypad: 'six' }, (page) => walks.thumb(page)],
};

for (const [nth, [name, [setup, hands]]] of Object.entries(HANDS).entries()) {
  test(`${name} of each journey at a kiosk`, async (t) => {
    const backend = await it.startBackend();
    t.after(() => backend.stop());
    const counted = {};
    const begin = async () => {
      const made = await kioskOf({ browser, backend }, LARGE, setup);
      if (/easy/.test(name)) await easier(made.page);
      return made;
    };
    const walk = async (what, work) => {
      const { context, page, seen } = await begin();
      const me = hands(page);
      const result = await work(page, me);
      counted[what] = me.done.taps;
      assert.deepEqual([seen.errors, seen.violations], [[], []]);
      await context.close();
      return result;
    };
    if (MOST['an order'][nth]) await walk('an order', (page, me) => walks.order(page, me));
    const code = await walk('setting work aside', (page, me) => walks.park(page, me));
    await walk('going on with it', (page, me) => walks.resume(page, me, code));
    await walk('calling someone', (page, me) => walks.callSomeone(page, me));
    await walk('how many wait', (page, me) => walks.readQueue(page, me));
    const reference = await walks.orderOfToday(browser, backend);
    await walk('checking in', (page, me) => walks.checkIn(page, me, reference));
    const more = [];
    for (const [what, most] of Object.entries(MOST).filter(([, most]) => most[nth])) {
      t.diagnostic(`${what}: ${counted[what]} ${name}`);
      if (!(counted[what] <= most[nth])) more.push(`${what}: ${counted[what]} > ${most[nth]}`);
    }
    assert.deepEqual(more, []);
  });
}
