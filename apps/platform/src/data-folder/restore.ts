import { access, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { someAtATime } from '@lien-nganh/kernel';
import { mergeErasures, readErasures, type Erasure } from '@lien-nganh/sealing';
import { readKeyFile, readManifest, type KeyFile, type Manifest } from './backup-format.ts';
import { contentsOf, ERASURES, KEYS, lockOrRefuse, RESTORING } from './data-folder.ts';
import { isMissing, syncFolder, writeDescription } from './description.ts';
import { problems } from './errors.ts';
import { FILES_AT_A_TIME, hashedCopy, sha256Of } from './hashed-copy.ts';
import { writeRestored, type Restored } from './restored.ts';

export interface RestoreOptions {
  /** The backup's folder. */
  readonly backup: string;
  /** The file with the keys that was written together with it. */
  readonly keysFile: string;
  /** A folder that is empty or does not exist; it becomes the data folder. */
  readonly folder: string;
  /** The list of erasures that was kept apart: what was erased since the backup stays erased. */
  readonly erasuresFile?: string | undefined;
  readonly now: () => Date;
  /** Told the bytes copied so far, and how many there are. */
  readonly onProgress?: (bytes: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Makes a data folder out of a backup, and checks every byte on the way. Restores files only: that the restored log
 * has to become a new log is left for the next start to find (`DataFolder.restored`).
 * Throws backup-damaged, other-keys, not-empty, in-use; what it had copied until then is removed again.
 */
export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  const backup = resolve(options.backup);
  const folder = resolve(options.folder);
  const manifest = await readManifest(backup);
  const keys = await readKeyFile(options.keysFile);
  const erasures = await erasuresIn(options.erasuresFile);
  if (keys.backupId !== manifest.id) throw problems.otherKeys(options.keysFile);
  if ((await contentsOf(folder)).length > 0) throw problems.notEmpty(folder);
  const lock = await lockOrRefuse(folder);
  try {
    if ((await contentsOf(folder)).length > 0) throw problems.notEmpty(folder);
    return await fill(folder, { backup, manifest, keys, erasures }, options);
  } finally {
    await lock.release();
  }
}

interface Source {
  readonly backup: string;
  readonly manifest: Manifest;
  readonly keys: KeyFile;
  readonly erasures: readonly Erasure[];
}

/** Throws backup-damaged when the list is not there or cannot be read. */
async function erasuresIn(file: string | undefined): Promise<readonly Erasure[]> {
  if (file === undefined) return [];
  try {
    await access(file);
    return await readErasures(file);
  } catch (error) {
    throw problems.backupDamaged(file, error);
  }
}

async function fill(folder: string, source: Source, options: RestoreOptions): Promise<Restored> {
  const { manifest, keys } = source;
  const restored = {
    backupId: manifest.id,
    takenAt: manifest.takenAt,
    restoredAt: options.now().toISOString(),
    lastPosition: manifest.lastPosition,
    handledAt: null,
  };
  // Whoever opens the folder after this was killed learns that it is not whole.
  await writeFile(join(folder, RESTORING), manifest.id, { flush: true });
  await syncFolder(folder);
  try {
    await copyFiles(folder, source, options);
    await writeKeys(join(folder, KEYS), keys, options.keysFile);
    await mergeErasures(join(folder, ERASURES), source.erasures);
    await writeRestored(folder, restored);
    await writeDescription(folder, manifest.of);
  } catch (error) {
    for (const name of await contentsOf(folder)) await rm(join(folder, name), { recursive: true, force: true });
    throw error;
  }
  await rm(join(folder, RESTORING));
  await syncFolder(folder);
  return restored;
}

async function copyFiles(folder: string, { backup, manifest }: Source, options: RestoreOptions): Promise<void> {
  const total = manifest.files.reduce((sum, { size }) => sum + size, 0);
  for (const path of manifest.folders) await mkdir(join(folder, path), { mode: 0o700 });
  let bytes = 0;
  await someAtATime(manifest.files, FILES_AT_A_TIME, async (file) => {
    options.signal?.throwIfAborted();
    const copied = await copyOrComplain(join(backup, file.path), join(folder, file.path));
    if (copied.sha256 !== file.sha256) throw problems.backupDamaged(join(backup, file.path));
    bytes += copied.size;
    options.onProgress?.(bytes, total);
  });
  for (const path of manifest.folders) await syncFolder(join(folder, path));
}

async function copyOrComplain(source: string, target: string) {
  try {
    return await hashedCopy(source, target);
  } catch (error) {
    throw isMissing(error) ? problems.backupDamaged(source, error) : error;
  }
}

async function writeKeys(keysDir: string, { keys }: KeyFile, keysFile: string): Promise<void> {
  await mkdir(keysDir, { mode: 0o700 });
  for (const { path, sha256, base64 } of keys) {
    const bytes = Buffer.from(base64, 'base64');
    if (sha256Of(bytes) !== sha256) throw problems.backupDamaged(`${keysFile} (${path})`);
    await mkdir(dirname(join(keysDir, path)), { recursive: true, mode: 0o700 });
    await writeFile(join(keysDir, path), bytes, { mode: 0o600, flush: true });
  }
  await syncFolder(keysDir);
}
