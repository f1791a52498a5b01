import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Lays a package that is not installed here, because it is for another platform, into a folder. It comes through npm, and
 * is what the lock file says, bit by bit.
 *
 * @param {{ name: string, version: string, integrity: string }} wanted as in package-lock.json
 * @param {string} folder exists, and is empty
 * @throws when npm cannot get it, or what came is something else
 */
export async function fetchPackage({ name, version, integrity }, folder) {
  const draft = await mkdtemp(join(tmpdir(), 'lien-nganh-fetch-'));
  try {
    // On Windows npm is a script that only a shell can run.
    const shell = process.platform === 'win32';
    await run('npm', ['pack', `${name}@${version}`, '--ignore-scripts', '--silent'], { cwd: draft, shell });
    const [archive] = await readdir(draft);
    if (!archive) throw new Error(`npm has no ${name}@${version}`);
    await verify(join(draft, archive), integrity, `${name}@${version}`);
    await run('tar', ['-xzf', join(draft, archive), '-C', folder, '--strip-components=1']);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/**
 * @param {string} archive
 * @param {string} integrity `sha512-<base64>`
 * @param {string} what
 */
async function verify(archive, integrity, what) {
  const [algorithm = '', expected] = integrity.split('-');
  const found = createHash(algorithm)
    .update(await readFile(archive))
    .digest('base64');
  if (found !== expected) throw new Error(`${what} is not what package-lock.json names: ${algorithm} differs`);
}
