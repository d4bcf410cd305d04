// A hand that trembles by three millimetres orders a document: how often it reaches what it did not aim at.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as it from './support.mjs';
import { orderWithTremble, rate } from './tremble.mjs';

let browser;
let backend;
it.town((made) => ({ browser, backend } = made));

for (const easy of [false, true]) {
  test(`of the touches of an order in the ${easy ? 'easy' : 'usual'} mode at most one in a hundred reaches another target`, async (t) => {
    const { context, page } = await it.device(browser);
    t.after(() => context.close());
    await context.addInitScript((settings) => localStorage.setItem('settings', JSON.stringify(settings)), { lang: 'ko', text_size: 2, contrast: 'normal', easy });
    const taps = await orderWithTremble(page, () => it.open(page, backend.url), easy);
    t.diagnostic(`${taps.length} taps: ${rate(taps, 'wrong').toFixed(2)} % reach another target, ${rate(taps, 'nothing').toFixed(2)} % reach nothing`);
    const worst = taps.filter((tap) => tap.wrong > 40).map((tap) => `${tap.name}: ${JSON.stringify(tap.others)}`);
    assert.ok(rate(taps, 'wrong') <= 1, worst.join('; '));
  });
}
