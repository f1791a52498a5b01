import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { contractSchema } from '@lien-nganh/contracts';

/** Where the JSON schema of every version of every contract lies, and in `fixtures` an example of each. */
export const publishedFolder = 'libs/contracts/published';

/** @typedef {import('@lien-nganh/kernel').Contract} Contract */

/**
 * Every version of the contracts, the present one last: `inspections.establishment.v1`, …
 *
 * @param {readonly Contract[]} contracts
 */
export function versionsOf(contracts) {
  return contracts.flatMap((contract) =>
    Array.from({ length: contract.version }, (_, index) => ({
      contract,
      version: index + 1,
      name: `${contract.type}.v${index + 1}.json`,
    })),
  );
}

/**
 * What the folder and the code do not say alike, a sentence each.
 *
 * @param {string} folder absolute
 * @param {readonly Contract[]} contracts
 */
export function publishedProblems(folder, contracts) {
  const versions = versionsOf(contracts);
  const known = new Set(versions.map(({ name }) => name));
  return [
    ...versions.flatMap((version) => problemsOf(folder, version)),
    ...unclaimed(folder, '', known),
    ...unclaimed(folder, 'fixtures/', known),
  ];
}

/**
 * @param {string} folder
 * @param {ReturnType<typeof versionsOf>[number]} version
 */
function problemsOf(folder, { contract, version, name }) {
  const problems = existsSync(join(folder, 'fixtures', name)) ? [] : [`fixtures/${name} is missing: give an example`];
  if (!existsSync(join(folder, name))) {
    return [
      ...problems,
      `${name} is missing: ${version === contract.version ? 'run with --write' : 'it was published'}`,
    ];
  }
  const same = sameSchema(readJson(join(folder, name)), contractSchema(contract));
  return version < contract.version || same
    ? problems
    : [...problems, `${name} says otherwise than the code: ${raise}`];
}

const raise = 'what was published stays; give the contract a new version with an upcast';

/**
 * @param {string} folder
 * @param {string} below it
 * @param {ReadonlySet<string>} known
 */
function unclaimed(folder, below, known) {
  const files = existsSync(join(folder, below)) ? readdirSync(join(folder, below)) : [];
  return files
    .filter((name) => name.endsWith('.json') && !known.has(name))
    .map((name) => `${below}${name} was published, and no contract reads it any more`);
}

/**
 * Writes the schemas of present versions that have none yet. What is there is never written again.
 *
 * @param {string} folder absolute
 * @param {readonly Contract[]} contracts
 */
export function writePublished(folder, contracts) {
  mkdirSync(join(folder, 'fixtures'), { recursive: true });
  const missing = contracts
    .map((contract) => ({ contract, name: `${contract.type}.v${contract.version}.json` }))
    .filter(({ name }) => !existsSync(join(folder, name)));
  for (const { contract, name } of missing) {
    writeFileSync(join(folder, name), `${JSON.stringify(contractSchema(contract), null, 2)}\n`);
  }
  return missing.map(({ name }) => name);
}

/**
 * Equal but for the order in which fields and choices are listed.
 *
 * @param {unknown} one
 * @param {unknown} other
 */
export function sameSchema(one, other) {
  return isDeepStrictEqual(inOrder(one), inOrder(other));
}

/**
 * @param {any} value
 * @param {string} [key] under which it stands
 * @returns {any}
 */
function inOrder(value, key) {
  if (Array.isArray(value)) {
    return key === 'required' || key === 'enum' ? [...value].sort() : value.map((one) => inOrder(one));
  }
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, inOrder(inner, name)]));
}

/** @param {string} path */
export function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}
