// A hand that trembles by three millimetres goes whole journeys, on a phone and at a kiosk: of its touches at most one in a
// hundred may reach what it did not aim at. Each touch is tried many times in thought, by the page's geometry.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as journeys from './journeys.mjs';
import { SCREENS, kiosk as kioskOf } from './kiosk.mjs';
import * as kioskWalks from './kiosk_walks.mjs';
import { signedIn, touch } from './residents.mjs';
import * as it from './support.mjs';
import { rate, trembling } from './tremble.mjs';

let browser;
let backend;
it.town((made) => ({ browser, backend } = made));

/** A kiosk's journeys have many touches: of its keys. */
const TIMES = 500;

/** Says what was measured; the touches that go astray most, where they are too many. */
function judge(t, what, taps) {
  t.diagnostic(`${what}: ${taps.length} touches, ${rate(taps, 'wrong').toFixed(2)} % reach another target, ${rate(taps, 'nothing').toFixed(2)} % reach nothing`);
  const worst = [...taps].sort((one, other) => other.wrong - one.wrong).slice(0, 6);
  assert.ok(taps.length > 0);
  assert.ok(rate(taps, 'wrong') <= 1, worst.map((tap) => `${tap.name} ${tap.width}×${tap.height}: ${tap.wrong} of ${tap.hit + tap.nothing + tap.wrong}: ${JSON.stringify(tap.others)}`).join('; '));
}

const ON_A_PHONE = {
  'a number from home': ['/', journeys.takeNumber],
  'asking for a visit': ['/', journeys.askForVisit],
  'applying for a book': ['/', journeys.applyForBook],
  'asking for a permission': ['/mine', journeys.askForPermission],
};

for (const [name, [from, walk]] of Object.entries(ON_A_PHONE)) {
  test(`of the touches of a trembling hand at most one in a hundred reaches another target: ${name}`, async (t) => {
    const nth = Object.keys(ON_A_PHONE).indexOf(name);
    const { page, seen } = await signedIn(t, browser, backend, { phone: `0102468137${nth}`, name: '홍두루미' });
    await it.open(page, backend.url + from);
    const { taps, aim } = trembling(page);
    await walk(page, touch(page, { aim }));
    judge(t, name, taps);
    assert.deepEqual([seen.errors, seen.violations], [[], []]);
  });
}

for (const [size, screen] of Object.entries(SCREENS).filter(([size]) => /^(32|10)/.test(size))) {
  const at = async (t, town) => {
    const made = await kioskOf(town, screen);
    t.after(() => made.context.close());
    const { taps, aim } = trembling(made.page, { pxPerMm: screen[2], times: TIMES });
    return { ...made, taps, hands: kioskWalks.fingers(made.page, { aim }) };
  };

  test(`of the touches of a trembling hand at most one in a hundred reaches another target: an order at a kiosk, ${size}`, async (t) => {
    const { page, taps, hands, seen } = await at(t, { browser, backend });
    await kioskWalks.order(page, hands, { ...kioskWalks.PERSON, phone: [...`010000${screen[0]}1`.padEnd(11, '7')] });
    judge(t, `an order, ${size}`, taps);
    assert.deepEqual([seen.errors, seen.violations], [[], []]);
  });

  test(`of the touches of a trembling hand at most one in a hundred reaches another target: checking in at a kiosk, ${size}`, async (t) => {
    const own = await it.startBackend();
    t.after(() => own.stop());
    const reference = await kioskWalks.orderOfToday(browser, own);
    const { page, taps, hands, seen } = await at(t, { browser, backend: own });
    await kioskWalks.checkIn(page, hands, reference);
    judge(t, `checking in, ${size}`, taps);
    assert.deepEqual([seen.errors, seen.violations], [[], []]);
  });
}
