import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema } from 'graphql';
import { packages, root, services } from '../workspace/packages.mjs';

/**
 * Names that are written once: they stand in logs, addresses, topics and checkpoints, and are never renamed.
 *
 * @typedef {Record<string, string[]>} Names by kind, each list sorted
 */

/**
 * Every such name that the code declares. Under Node packages load as they were built, under Jest as their sources.
 *
 * @returns {Promise<Names>}
 */
export async function collectNames() {
  const { hosted } = await import('@lien-nganh/kernel');
  // what the host adds to every service
  const declared = (await collectServices()).map(hosted);
  const contracts = await collectContracts();
  const { permissions } = await import('@lien-nganh/access');
  const { measures, operationsEvents } = await import('@lien-nganh/gateway');
  const streams = namesOfStreams(declared.flatMap(({ streams }) => streams));
  const { generationEvents } = await import('@lien-nganh/subscriptions');
  const decided = [await namesOfEvents(operationsEvents), await namesOfEvents(generationEvents)];
  return sorted({
    services: declared.map(({ name }) => name),
    ...streams,
    prefixes: [...streams.prefixes, ...decided.map(({ prefix }) => prefix)],
    events: [...streams.events, ...decided.flatMap(({ events }) => events)],
    measures: Object.keys(measures),
    graphql: rootFields(),
    questions: declared.flatMap(({ name, questions }) =>
      questions.map((/** @type {any} */ it) => `${name}/${it.name}`),
    ),
    processes: declared.flatMap(({ name, processes }) =>
      processes.map((/** @type {any} */ it) => `${name}/${it.name}`),
    ),
    registers: declared.flatMap(({ name, registers }) =>
      registers.map((/** @type {any} */ it) => `${name}/${it.name}`),
    ),
    referenceTables: declared.flatMap(({ name, reference }) =>
      reference.map((/** @type {any} */ it) => `${name}/${it.table}`),
    ),
    contracts: contracts.map(({ type }) => type),
    actions: Object.keys(permissions),
  });
}

/**
 * Every service that the code declares.
 *
 * @returns {Promise<import('@lien-nganh/kernel').Service[]>}
 */
export async function collectServices() {
  return (await exportsOf([...services().map(({ name }) => name), '@lien-nganh/audit'])).filter(isService);
}

/**
 * Every contract that the code declares, each once.
 *
 * @returns {Promise<import('@lien-nganh/kernel').Contract[]>}
 */
export async function collectContracts() {
  const found = (await exportsOf(contractModules())).filter(isContract);
  return [...new Map(found.map((contract) => [contract.type, contract])).values()];
}

/** @param {any[]} streams */
function namesOfStreams(streams) {
  return {
    prefixes: streams.map(({ prefix }) => prefix),
    events: streams.flatMap(({ prefix, events }) => Object.keys(events).map((name) => `${prefix}.${name}`)),
    commands: streams.flatMap(({ prefix, commands }) =>
      commands.map((/** @type {any} */ it) => `${prefix}/${it.name}`),
    ),
    refusals: streams.flatMap(({ prefix, refusals }) => Object.keys(refusals).map((rule) => `${prefix}/${rule}`)),
  };
}

/**
 * Events of a stream that has no commands: what is decided about the gateway, and about generations of topics.
 *
 * @param {any} events
 */
async function namesOfEvents(events) {
  const { definitionOf } = await import('@lien-nganh/kernel');
  const { prefix, versions } = definitionOf(events);
  return { prefix, events: Object.keys(versions).map((name) => `${prefix}.${name}`) };
}

/** What can be asked and watched over GraphQL: `Query.figure`, `Subscription.figureChanged`. */
function rootFields() {
  const schema = buildSchema(readFileSync(join(root, 'apps/gateway/schema.graphql'), 'utf8'));
  return [schema.getQueryType(), schema.getSubscriptionType()].flatMap((type) =>
    Object.keys(type?.getFields() ?? {}).map((field) => `${type?.name}.${field}`),
  );
}

/** The subpaths of the contracts package, one for each service that publishes. */
function contractModules() {
  const { name, manifest } = packages().find(({ folder }) => folder === 'libs/contracts') ?? { name: '', manifest: {} };
  return Object.keys(manifest.exports)
    .filter((subpath) => subpath !== './package.json')
    .map((subpath) => `${name}${subpath.slice(1)}`);
}

/**
 * One after the other: Jest mixes up modules that are loaded at the same moment.
 *
 * @param {string[]} modules
 */
async function exportsOf(modules) {
  const found = [];
  for (const module of modules) found.push(...Object.values(await import(module)));
  return found;
}

/** @param {any} value */
function isService(value) {
  return Array.isArray(value?.streams) && Array.isArray(value.questions) && typeof value.name === 'string';
}

/** @param {any} value */
function isContract(value) {
  return typeof value?.type === 'string' && typeof value.version === 'number' && 'schema' in value;
}

/** @param {Names} names */
function sorted(names) {
  return Object.fromEntries(Object.entries(names).map(([kind, list]) => [kind, [...new Set(list)].sort()]));
}

/**
 * Where the checked-in list and the code differ.
 *
 * @param {Names} recorded
 * @param {Names} declared
 */
export function compareNames(recorded, declared) {
  return { disappeared: missing(recorded, declared), notRecorded: missing(declared, recorded) };
}

/**
 * @param {Names} from
 * @param {Names} inside
 */
function missing(from, inside) {
  return Object.entries(from).flatMap(([kind, list]) =>
    list.filter((name) => !inside[kind]?.includes(name)).map((name) => `${kind}: ${name}`),
  );
}
