/**
 * Makes what installs without the Internet: `node infra/bundle/make.mjs --platform linux-x64 --to <folder>`, from a clone that is
 * built. README.md beside it says what is in it and how it is installed.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, copyFile, cp, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs, promisify } from 'node:util';
import { readJson, root } from '../../tools/workspace/packages.mjs';
import { layTree, targets, writeJson } from './tree.mjs';

const run = promisify(execFile);
const USAGE = `node infra/bundle/make.mjs --platform <${Object.keys(targets).join('|')}> --to <folder> [--node <archive>] [--no-archive]
       node infra/bundle/make.mjs --platform <…> --tree <folder> [--no-postgres]`;

const { values: wanted } = parseArgs({
  options: {
    platform: { type: 'string' },
    to: { type: 'string' },
    node: { type: 'string' },
    tree: { type: 'string' },
    archive: { type: 'boolean', default: true },
    postgres: { type: 'boolean', default: true },
  },
  allowNegative: true,
});

const platform = /** @type {keyof typeof targets} */ (wanted.platform ?? '');
if (!(platform in targets) || (wanted.to === undefined) === (wanted.tree === undefined)) {
  console.error(USAGE);
  process.exit(2);
}
if (wanted.tree !== undefined) await bare(resolve(wanted.tree));
else await bundle(resolve(/** @type {string} */ (wanted.to)));

/** The program alone, for images. @param {string} folder */
async function bare(folder) {
  await mkdir(folder, { recursive: true });
  await layTree(folder, { platform, postgres: wanted.postgres });
}

/** @param {string} to */
async function bundle(to) {
  const { version, engines } = readJson('package.json');
  const name = `lien-nganh-${version}-${platform}`;
  await mkdir(to, { recursive: true });
  const draft = await mkdtemp(join(to, 'making-'));
  try {
    await layTree(draft, { platform, postgres: wanted.postgres });
    await cp(join(root, 'docs/users'), join(draft, 'docs'), { recursive: true });
    await copyFile(join(root, 'LICENSE'), join(draft, 'LICENSE'));
    await writeJson(join(draft, 'bundle.json'), { name, version, platform, node: engines.node });
    await layInstaller(draft);
    if (wanted.node !== undefined) await layNode(draft, resolve(wanted.node));
    await chmod(draft, 0o755);
    await rm(join(to, name), { recursive: true, force: true });
    await rename(draft, join(to, name));
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  console.log(wanted.archive ? await archived(to, name) : join(to, name));
}

/** @param {string} draft */
async function layInstaller(draft) {
  const from = join(import.meta.dirname, targets[platform].os === 'win32' ? 'windows' : 'linux');
  for (const file of await readdir(from)) {
    await copyFile(join(from, file), join(draft, file));
    if (!/\.|^environment$/.test(file) || file.endsWith('.sh')) await chmod(join(draft, file), 0o755);
  }
}

/**
 * Node's own program out of the archive that nodejs publishes for the platform.
 *
 * @param {string} draft
 * @param {string} archive
 */
async function layNode(draft, archive) {
  const unpacked = await mkdtemp(join(draft, 'node-'));
  const isZip = archive.endsWith('.zip') && process.platform === 'linux';
  await (isZip ? run('unzip', ['-q', archive, '-d', unpacked]) : run('tar', ['-xf', archive, '-C', unpacked]));
  const [inside = ''] = await readdir(unpacked);
  const program = targets[platform].os === 'win32' ? 'node.exe' : 'bin/node';
  await mkdir(join(draft, 'node'));
  await copyFile(join(unpacked, inside, program), join(draft, 'node', program.replace('bin/', '')));
  await copyFile(join(unpacked, inside, 'LICENSE'), join(draft, 'node', 'LICENSE'));
  await rm(unpacked, { recursive: true });
}

/** @param {string} to @param {string} name */
async function archived(to, name) {
  const archive = `${name}.tar.gz`;
  await run('tar', ['-czf', archive, name], { cwd: to });
  const hash = createHash('sha256');
  await pipeline(createReadStream(join(to, archive)), hash);
  await writeFile(join(to, `${archive}.sha256`), `${hash.digest('hex')}  ${archive}\n`);
  await rm(join(to, name), { recursive: true });
  return join(to, archive);
}
