import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The folder that holds the whole workspace. */
export const root = resolve(import.meta.dirname, '../..');

/** @param {string} path from the workspace's root */
export function readJson(path) {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}

/**
 * @typedef {object} Package
 * @property {string} folder from the workspace's root, with forward slashes
 * @property {string} name `@lien-nganh/…`
 * @property {any} manifest its package.json
 */

/**
 * Every package of the workspace, in the order of its folders.
 *
 * @returns {Package[]}
 */
export function packages() {
  return readJson('package.json')
    .workspaces.flatMap(foldersOf)
    .filter((/** @type {string} */ folder) => existsSync(join(root, folder, 'package.json')))
    .map((/** @type {string} */ folder) => {
      const manifest = readJson(`${folder}/package.json`);
      return { folder, name: manifest.name, manifest };
    });
}

/** @param {string} pattern a folder, or a folder with `/*` for those inside it */
function foldersOf(pattern) {
  if (!pattern.endsWith('/*')) return [pattern];
  const parent = pattern.slice(0, -2);
  return readdirSync(join(root, parent))
    .sort()
    .map((name) => `${parent}/${name}`);
}

/**
 * The package in which a path lies.
 *
 * @param {string} path from the workspace's root, with forward slashes
 */
export function packageOf(path) {
  return packages().find(({ folder }) => path === folder || path.startsWith(`${folder}/`)) ?? null;
}

/** Packages that are services: their tag says so. */
export function services() {
  return packages().filter(({ manifest }) => manifest.nx?.tags?.includes('type:service'));
}

/**
 * Every file below a folder, as absolute paths. Builds and installed packages are no files of ours.
 *
 * @param {string} folder absolute
 * @returns {string[]}
 */
export function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (!entry.isDirectory()) return [path];
    return ['node_modules', 'dist', 'dist-spec', '.nx'].includes(entry.name) ? [] : filesBelow(path);
  });
}

/**
 * The script behind a command of an installed package, to be run with this Node: unlike node_modules/.bin it is the
 * same on every system.
 *
 * @param {string} name of the package
 * @param {string} command
 */
export function scriptOf(name, command) {
  const { bin } = readJson(`node_modules/${name}/package.json`);
  return join(root, 'node_modules', name, typeof bin === 'string' ? bin : bin[command]);
}
