import { isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { folderDescription, readJson } from './description.ts';
import { DataFolderError, problems } from './errors.ts';

/** A path inside the backup, with `/`; never out of it. */
const innerPath = z.string().refine((path) => !isAbsolute(path) && !path.split(/[/\\]/).includes('..') && path !== '');
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** Raised when an older version could not restore a backup any more. */
export const BACKUP_FORMAT = 1;

/** `manifest.json` of a backup: what it is of, and every file in it. */
export const manifest = z.object({
  format: z.literal(BACKUP_FORMAT),
  id: z.uuid(),
  /** When it was finished, ISO 8601 in UTC: what was acknowledged before is in it. */
  takenAt: z.iso.datetime(),
  /** The version of the platform that took it. */
  appVersion: z.string(),
  /** The data folder's description. */
  of: folderDescription,
  lastPosition: z.string().nullable(),
  folders: z.array(innerPath),
  files: z.array(z.object({ path: innerPath, size: z.int().nonnegative(), sha256 })),
});
export type Manifest = Readonly<z.infer<typeof manifest>>;

/** The keys apart: one file, so that who holds the data does not by that hold the keys. */
export const keyFile = z.object({
  format: z.literal(BACKUP_FORMAT),
  /** The backup that it belongs to. */
  backupId: z.uuid(),
  keys: z.array(z.object({ path: innerPath, sha256, base64: z.base64() })),
});
export type KeyFile = Readonly<z.infer<typeof keyFile>>;

export const MANIFEST_FILE = 'manifest.json';

/** Throws backup-damaged and newer-format. */
export async function readManifest(backup: string): Promise<Manifest> {
  return readAs(join(backup, MANIFEST_FILE), manifest);
}

/** Throws backup-damaged and newer-format. */
export async function readKeyFile(file: string): Promise<KeyFile> {
  return readAs(file, keyFile);
}

async function readAs<T>(file: string, shape: z.ZodType<T>): Promise<T> {
  const found = await readJson(file).catch((error: unknown) => {
    throw error instanceof DataFolderError ? problems.backupDamaged(file, error) : error;
  });
  const { success, data } = z.object({ format: z.int() }).safeParse(found);
  if (success && data.format > BACKUP_FORMAT) throw problems.newerFormat(file, data.format, BACKUP_FORMAT);
  const parsed = shape.safeParse(found);
  if (!parsed.success) throw problems.backupDamaged(file, parsed.error);
  return parsed.data;
}
