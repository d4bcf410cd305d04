// The checks themselves: one seeded fault for each of them. All faults: bench/seeded_faults.mjs.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CHECKS } from './checks.mjs';
import { FAULTS } from './faults.mjs';
import { grounds, trial } from './seeding.mjs';

let town;
before(async () => {
  town = await grounds();
});
after(() => town?.stop());

test('each check has faults that it must find', () => {
  assert.deepEqual(Object.keys(CHECKS).filter((name) => !FAULTS.some(({ by }) => by === name)), []);
  assert.equal(new Set(FAULTS.map(({ name }) => name)).size, FAULTS.length);
});

test('each check finds the first of its faults', async (t) => {
  for (const name of Object.keys(CHECKS)) {
    const fault = FAULTS.find(({ by }) => by === name);
    const { found } = await trial(town, fault);
    t.diagnostic(`${name}: ${fault.name}: ${found[0] ?? 'MISSED'}`);
    assert.notDeepEqual(found, [], `${name} does not find “${fault.name}”`);
  }
});
