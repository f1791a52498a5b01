/**
 * Compares names.json, the names that are written once, with the built code. `--write` adds new names; it never takes
 * one away: a name that stands in somebody's log must stay in the code that reads it.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectNames, compareNames } from './names/collect.mjs';
import { readJson, root } from './workspace/packages.mjs';

const recorded = existsSync(join(root, 'names.json')) ? readJson('names.json') : {};
const declared = await collectNames();
const { disappeared, notRecorded } = compareNames(recorded, declared);

if (process.argv.includes('--write')) {
  const kinds = [...new Set([...Object.keys(declared), ...Object.keys(recorded)])];
  const all = kinds.map((kind) => [kind, [...new Set([...(recorded[kind] ?? []), ...(declared[kind] ?? [])])].sort()]);
  writeFileSync(join(root, 'names.json'), `${JSON.stringify(Object.fromEntries(all), null, 2)}\n`);
  console.log(`names.json: ${notRecorded.length} added`);
} else {
  for (const name of notRecorded) console.log(`not recorded yet, run with --write: ${name}`);
}
for (const name of disappeared) console.error(`disappeared from the code: ${name}`);
process.exitCode = disappeared.length > 0 || (notRecorded.length > 0 && !process.argv.includes('--write')) ? 1 : 0;
