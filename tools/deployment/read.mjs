import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load, loadAll, YAML11_SCHEMA } from 'js-yaml';
import { root } from '../workspace/packages.mjs';

/** @param {string} path from the workspace's root */
export function text(path) {
  return readFileSync(join(root, path), 'utf8');
}

/** With `<<`, which compose and others still read. @param {string} path @returns {any} */
export function yaml(path) {
  return load(text(path), { schema: YAML11_SCHEMA });
}

/** Every document of a file that is not empty. @param {string} path @returns {any[]} */
export function yamls(path) {
  return loadAll(text(path)).filter((document) => document !== null && document !== undefined);
}

/** Settings of a file of `NAME=value` lines; those in comments too, since somebody will use them. @param {string} path */
export function settings(path) {
  const lines = text(path).split('\n');
  return Object.fromEntries(
    lines.flatMap((line) => {
      const found = /^#?([A-Z][A-Z0-9_]*)=(.*)$/.exec(line);
      return found ? [[found[1] ?? '', found[2] ?? '']] : [];
    }),
  );
}
