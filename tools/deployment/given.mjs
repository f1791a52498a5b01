import { collectServices } from '../names/collect.mjs';
import { programs, variablesOf, variablesOfLoading, variablesOfPlatform } from './variables.mjs';

/**
 * What each program reads of its environment; `platform` all of them in one, and `load` the command that loads.
 *
 * @type {Record<string, { readonly all: readonly string[], readonly required: readonly string[] }>}
 */
export const variables = { platform: await variablesOfPlatform(), load: await variablesOfLoading() };
// One after the other: Jest imports no module for two at once.
for (const program of programs) variables[program] = await variablesOf(program);

/** Services that are audited, with the prefixes of their records. */
export const audited = (await collectServices())
  .filter(({ name }) => name !== 'audit')
  .map(({ name, streams }) => ({ name, prefixes: streams.map(({ prefix }) => prefix) }))
  .sort((one, other) => one.name.localeCompare(other.name));

/** What the image reads before it becomes a program. */
const readAtEntry = ['ERASURES_DIR'];

/**
 * Names in `given` that the program does not read, and those that it needs and does not get.
 *
 * @param {string} program
 * @param {readonly string[]} given
 */
export function wrongSettings(program, given) {
  const { all = [], required = [] } = variables[program] ?? {};
  return {
    unread: given.filter((name) => ![...all, ...readAtEntry].includes(name)),
    missing: required.filter((name) => !given.includes(name)),
  };
}
export const right = { unread: [], missing: [] };

/**
 * The value of SERVICES, in a certain order.
 *
 * @param {string} json
 * @returns {{ name: string, prefixes: string[], url: string }[]}
 */
export function auditedBy(json) {
  const told = /** @type {{ name: string, prefixes: string[], url: string }[]} */ (JSON.parse(json));
  return told.sort((one, other) => one.name.localeCompare(other.name));
}
