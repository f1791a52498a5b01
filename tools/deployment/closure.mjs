/**
 * What a program needs at run time, told by the lock file alone: so it can be told for another platform than this one.
 *
 * @typedef {{ os: string, cpu: string, libc?: string }} Target as npm names them: linux, win32; x64, arm64; glibc
 * @typedef {{ version?: string, integrity?: string, link?: boolean, resolved?: string, os?: string[], cpu?: string[],
 *   libc?: string[], dependencies?: Record<string, string>, optionalDependencies?: Record<string, string>,
 *   peerDependencies?: Record<string, string>, peerDependenciesMeta?: Record<string, { optional?: boolean }> }} Entry
 * @typedef {{ packages: Record<string, Entry> }} Lock
 */

/**
 * Folders of all packages that are needed, workspaces among them, from the workspace's root.
 *
 * @param {Lock} lock
 * @param {{ from: readonly string[], target: Target, without?: (name: string) => boolean }} wanted
 * @returns {string[]} sorted
 */
export function productionClosure({ packages }, { from, target, without = () => false }) {
  /** @type {Set<string>} */
  const found = new Set();
  const open = [...from];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    open.push(
      ...placesOf(packages, path)
        .filter(({ at, name }) => fits(at) && !without(name))
        .map(({ at }) => at),
    );
  }
  return [...found].sort();

  /** @param {string} at */
  function fits(at) {
    return runsOn(at, packages[at], target);
  }
}

/**
 * Where that stands which a package needs.
 *
 * @param {Record<string, Entry>} packages
 * @param {string} path
 */
function placesOf(packages, path) {
  return needsOf(packages[path] ?? {}).flatMap(({ name, optional }) => {
    const at = placeOf(packages, path, name);
    if (at === null && !optional) throw new Error(`${path} needs ${name}, which package-lock.json does not have`);
    return at === null ? [] : [{ at, name }];
  });
}

/** @param {Entry} entry */
function needsOf({ dependencies = {}, optionalDependencies = {}, peerDependencies = {}, peerDependenciesMeta = {} }) {
  const peers = Object.keys(peerDependencies).filter((name) => !peerDependenciesMeta[name]?.optional);
  return [
    ...[...Object.keys(dependencies), ...peers].map((name) => ({ name, optional: name in optionalDependencies })),
    ...Object.keys(optionalDependencies).map((name) => ({ name, optional: true })),
  ];
}

/**
 * Where Node finds a package from a folder: in the nearest node_modules above it. A workspace is found behind its link.
 *
 * @param {Record<string, Entry>} packages
 * @param {string} from
 * @param {string} name
 */
function placeOf(packages, from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(folder.lastIndexOf('/'), 0))) {
    const path = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    const entry = packages[path];
    if (entry) return entry.link ? (entry.resolved ?? path) : path;
    if (folder === '') return null;
  }
}

/**
 * @param {string} path
 * @param {Entry | undefined} entry
 * @param {Target} target
 */
function runsOn(path, entry, target) {
  // Lock files of older npm leave `libc` out; the names of such packages tell it.
  const libc = entry?.libc ?? (path.endsWith('-musl') ? ['musl'] : undefined);
  return isAmong(entry?.os, target.os) && isAmong(entry?.cpu, target.cpu) && isAmong(libc, target.libc);
}

/** @param {readonly string[] | undefined} allowed `undefined`: all are @param {string | undefined} one */
function isAmong(allowed, one) {
  return allowed === undefined || one === undefined || allowed.includes(one);
}
