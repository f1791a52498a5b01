import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packages, root } from '../workspace/packages.mjs';

/** Programs that run as a process of their own, in the order of their folders; the platform runs all of them in one. */
export const programs = packages()
  .map(({ folder }) => /^apps\/(.+)$/.exec(folder)?.[1] ?? '')
  .filter((name) => name !== '' && name !== 'platform');

/**
 * The environment variables that a program reads: asked of the very code that reads them, so that no list can drift.
 *
 * @param {string} program
 * @returns {Promise<{ all: string[], required: string[] }>}
 */
export async function variablesOf(program) {
  const { readConfig } = await sourceOf(program, 'config.ts');
  return watched((env) => readConfig(env));
}

/** The same of the platform in one process. */
export async function variablesOfPlatform() {
  const { readConfig } = await sourceOf('platform', 'command-line/config.ts');
  const { readStartArguments } = await sourceOf('platform', 'command-line/arguments.ts');
  return watched((env) => readConfig(readStartArguments([]), env));
}

/** The same of the command that loads what a new log needs. */
export async function variablesOfLoading() {
  const { readLoadSettings } = await sourceOf('platform', 'cluster/engine-settings.ts');
  return watched((env) => readLoadSettings(env));
}

/**
 * @param {string} program
 * @param {string} file
 * @returns {Promise<any>}
 */
function sourceOf(program, file) {
  return import(pathToFileURL(join(root, 'apps', program, 'src', file)).href);
}

/** @param {(env: Record<string, string | undefined>) => unknown} read */
function watched(read) {
  /** @type {Set<string>} */
  const asked = new Set();
  const env = new Proxy(
    {},
    {
      get(_, name) {
        if (typeof name === 'string') asked.add(name);
        return undefined;
      },
    },
  );
  /** @type {string[]} */
  let required = [];
  try {
    read(env);
  } catch (error) {
    const { cause, faults = cause?.faults } =
      /** @type {{ faults?: readonly string[], cause?: { faults?: readonly string[] } }} */ (error);
    if (!faults) throw error;
    required = faults.map((fault) => fault.slice(0, fault.indexOf(':')));
  }
  return { all: [...asked].sort(), required: required.sort() };
}
