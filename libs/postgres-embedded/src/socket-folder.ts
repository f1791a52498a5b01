import { createHash } from 'node:crypto';
import { chown, lstat, mkdir, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasCode } from './errors.ts';
import type { ServerUser } from './server-user.ts';

/** What fits into the address of a socket on every system: macOS has room for 103 bytes and the end. */
const ADDRESS_BYTES = 103;
const LONGEST_NAME = '/.s.PGSQL.65535'.length;

/**
 * A folder in which the server listens beside its port; only its user and root may enter. It lies outside the data folder,
 * whose path may be too long for a socket, and which people copy: a socket cannot be copied. `undefined` where there is none
 * to be had: on Windows, or where somebody else took its name.
 */
export async function socketFolder(dataDir: string, user: ServerUser | undefined): Promise<string | undefined> {
  if (process.platform === 'win32') return undefined;
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
  const folder = join(await realpath(tmpdir()), `lien-nganh-${name}`);
  if (Buffer.byteLength(folder) + LONGEST_NAME > ADDRESS_BYTES || /[",\\]/u.test(folder)) return undefined;
  await makeIfMissing(folder, user);
  return (await isFor(folder, user)) ? folder : undefined;
}

async function makeIfMissing(folder: string, user: ServerUser | undefined): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 });
    if (user) await chown(folder, user.uid, user.gid);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  }
}

/** Whoever made it before us may read along, unless it was the server's own user. */
async function isFor(folder: string, user: ServerUser | undefined): Promise<boolean> {
  const found = await lstat(folder);
  const owner = user?.uid ?? process.getuid?.();
  return found.isDirectory() && found.uid === owner && (found.mode & 0o077) === 0;
}
