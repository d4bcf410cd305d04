// Do the checks find what they are there for? Each fault of tests/browser/faults.mjs is put into the running page, and
// the check that should find it is run. Prints a table and writes it to bench/seeded_faults.md.
//
// With names as arguments, only faults whose name has one of them; then nothing is written.

import { writeFileSync } from 'node:fs';
import { FAULTS } from '../tests/browser/faults.mjs';
import { grounds, trial } from '../tests/browser/seeding.mjs';

/** Per cent of the faults that must be found. */
const LEAST = 95;

const asked = process.argv.slice(2);
const chosen = FAULTS.filter(({ name }) => asked.length === 0 || asked.some((word) => name.includes(word)));
const town = await grounds();
const rows = [];
for (const fault of chosen) {
  const result = await trial(town, fault).catch((error) => ({ found: [], others: [], broken: String(error.message).split('\n')[0] }));
  const caught = result.found.length > 0;
  rows.push({ ...fault, caught, ...result });
  console.log(`${caught ? 'caught' : 'MISSED'}  ${fault.name}  [${fault.by}]  ${result.broken ?? result.found[0]?.slice(0, 120) ?? `others: ${result.others.join(', ')}`}`);
}
await town.stop();
const caught = rows.filter((row) => row.caught).length;
const share = (100 * caught) / rows.length;
console.log(`${caught} of ${rows.length} caught by the check that is there for it (${share.toFixed(1)} %), of the kit's own ${rows.filter((row) => row.krds && row.caught).length} of ${rows.filter((row) => row.krds).length}`);
const cell = (text) => text.replaceAll('|', '\\|').replace(/\s+/g, ' ').slice(0, 110);
const table = rows.map((row) => `| ${row.krds ? '◆ ' : ''}${cell(row.name)} | ${row.by} | ${row.caught ? 'caught' : '**missed**'} | ${cell(row.found[0] ?? row.broken ?? (row.others.length > 0 ? `found by: ${row.others.join(', ')}` : ''))} |`);
if (asked.length === 0) {
  writeFileSync(new URL('./seeded_faults.md', import.meta.url), `# Do the checks find faults?

Written by \`node bench/seeded_faults.mjs\`. Each fault is put into the running page; the check named beside it must find
it, and must have found nothing before. ◆: a fault of the Korean government's own kit (KRDS), which our styles mend.

${caught} of ${rows.length} caught (${share.toFixed(1)} %; at least ${LEAST} % must be).

| fault | check | | what it says |
|--|--|--|--|
${table.join('\n')}
`);
}
if (share < LEAST) process.exitCode = 1;
