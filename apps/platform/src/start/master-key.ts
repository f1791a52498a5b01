import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataFolder } from '../data-folder/data-folder.ts';
import { problems } from '../data-folder/errors.ts';
import { readIfThere, readOrMake } from './secret-file.ts';

/**
 * The 32 bytes under which the key store wraps its keys. Made before the database is, and never again: with another
 * one, everything sealed would be lost. Throws
 * key-missing, damaged.
 */
export async function masterKey({ keysDir, postgresDir }: DataFolder): Promise<Buffer> {
  const file = join(keysDir, 'master.key');
  if ((await readIfThere(file)) === undefined && (await readdir(postgresDir)).includes('cluster'))
    throw problems.keyMissing(file);
  const text = await readOrMake(file, () => Promise.resolve(randomBytes(32).toString('base64url')));
  const key = Buffer.from(text.trim(), 'base64url');
  if (key.length !== 32) throw problems.damaged(file);
  return key;
}
