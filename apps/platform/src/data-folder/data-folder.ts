import { FolderInUseError, lockFolder, stopLeftover, type FolderLock } from '@lien-nganh/postgres-embedded';
import { chmod, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  DESCRIPTION_FILE,
  FORMAT,
  isMissing,
  isNoFolder,
  readDescription,
  syncFolder,
  writeDescription,
  type FolderDescription,
  type FolderKind,
} from './description.ts';
import { problems } from './errors.ts';
import { readRestored, RESTORED_FILE, type Restored } from './restored.ts';

/** What a folder is opened as; it is made like this when it is not there yet. */
export interface WantedFolder {
  readonly kind: FolderKind;
  readonly province: { readonly code: string; readonly name: string };
  /** For a folder that is made: without the data that the platform ships. */
  readonly empty?: boolean;
  readonly appVersion: string;
  /** Now, for a folder that is made. */
  readonly now: Date;
}

/** A data folder that this process alone uses until `close`. */
export interface DataFolder {
  readonly path: string;
  readonly description: FolderDescription;
  /** `dataDir` of the embedded PostgreSQL. */
  readonly postgresDir: string;
  /** Master key and issuer keys; only its owner can enter. */
  readonly keysDir: string;
  readonly logsDir: string;
  /** Where the contents of files are kept. */
  readonly filesDir: string;
  /** What was erased by decision: in no backup, so that it outlives a restore. */
  readonly erasuresFile: string;
  /** Set when the folder came out of a backup and the log has not been opened as a new one since: see restored.ts. */
  readonly restored: Restored | undefined;
  close(): Promise<void>;
}

export const POSTGRES = 'postgres';
export const KEYS = 'keys';
const LOGS = 'logs';
/** The contents of files: made when the first is kept. */
export const FILES = 'files';
export const ERASURES = 'erasures.jsonl';
/** There while a reset erases: a reset that was killed is finished by the next opening. */
const ERASING = 'reset-under-way';
/** There while a restore copies. */
export const RESTORING = 'restore-under-way';

/**
 * Opens the data folder at `path`, and makes it when nothing is there.
 * Throws `DataFolderError`: not-ours, newer-format, other-kind, other-province, in-use, damaged, half-restored.
 */
export async function openDataFolder(path: string, wanted: WantedFolder): Promise<DataFolder> {
  const folder = resolve(path);
  const lock = await lockOurs(folder);
  try {
    if (await has(folder, ERASING)) await erase(folder);
    const found = await readDescription(folder);
    if (found) refuseIfOther(folder, found, wanted);
    return await opened(folder, found ?? (await make(folder, wanted)), lock);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/**
 * Erases everything in the data folder and makes it anew, for what it was made for: a folder becomes another's only when
 * somebody deletes it. A folder for real use is only erased when `confirmation` is its province's name. Throws as
 * `openDataFolder` does, and not-confirmed.
 */
export async function resetDataFolder(path: string, wanted: WantedFolder, confirmation?: string): Promise<DataFolder> {
  const folder = resolve(path);
  const lock = await lockOurs(folder);
  try {
    const found = await readDescription(folder);
    if (found) refuseIfOther(folder, found, wanted);
    if (found?.kind === 'real' && !confirms(confirmation, found)) throw problems.notConfirmed(found.province.name);
    await stopLeftover(join(folder, POSTGRES));
    await erase(folder);
    return await opened(
      folder,
      await make(folder, found ? { ...wanted, province: found.province, empty: found.empty } : wanted),
      lock,
    );
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** Makes this process the only user of the folder. Throws in-use. */
export async function lockOrRefuse(folder: string): Promise<FolderLock> {
  try {
    return await lockFolder(folder);
  } catch (error) {
    throw error instanceof FolderInUseError ? problems.inUse(folder, error.pid, error) : error;
  }
}

/** What stands in the folder, apart from what any folder may hold: locks, and what file systems put there. */
export async function contentsOf(folder: string): Promise<string[]> {
  try {
    const names = await readdir(folder);
    return names.filter((name) => !/^\.?in-use[.-]|^lost\+found$|^\.DS_Store$|^lien-nganh\.json\.new$/.test(name));
  } catch (error) {
    if (isMissing(error)) return [];
    if (isNoFolder(error)) throw problems.noFolder(folder, error);
    throw error;
  }
}

/** Looks before it locks, because a lock is a file, and a folder that is not ours is left untouched. */
async function lockOurs(folder: string): Promise<FolderLock> {
  await refuseIfNotOurs(folder);
  const lock = await lockOrRefuse(folder);
  try {
    await refuseIfNotOurs(folder);
    return lock;
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function refuseIfNotOurs(folder: string): Promise<void> {
  const names = await contentsOf(folder);
  if (names.includes(RESTORING)) throw problems.halfRestored(folder);
  const ours = names.includes(DESCRIPTION_FILE) || names.includes(ERASING);
  if (names.length > 0 && !ours) throw problems.notOurs(folder);
}

function refuseIfOther(folder: string, { kind, province }: FolderDescription, wanted: WantedFolder): void {
  if (kind !== wanted.kind) throw problems.otherKind(folder, kind, wanted.kind);
  if (province.code !== wanted.province.code) {
    throw problems.otherProvince(folder, province.name, wanted.province.name);
  }
}

/** As typed on any keyboard: Vietnamese letters come composed or decomposed. */
function confirms(typed: string | undefined, { province }: FolderDescription): boolean {
  return typed?.trim().normalize('NFC') === province.name.trim().normalize('NFC');
}

async function make(folder: string, wanted: WantedFolder): Promise<FolderDescription> {
  const { kind, province, empty = false, appVersion, now } = wanted;
  const description = { format: FORMAT, kind, province, empty, createdAt: now.toISOString(), appVersion };
  await writeDescription(folder, description);
  return description;
}

async function opened(folder: string, description: FolderDescription, lock: FolderLock): Promise<DataFolder> {
  const [postgresDir, keysDir, logsDir] = [join(folder, POSTGRES), join(folder, KEYS), join(folder, LOGS)];
  await Promise.all([postgresDir, keysDir, logsDir].map((dir) => mkdir(dir, { recursive: true })));
  await chmod(keysDir, 0o700);
  const restored = await readRestored(folder);
  const dirs = { postgresDir, keysDir, logsDir, filesDir: join(folder, FILES), erasuresFile: join(folder, ERASURES) };
  return { path: folder, description, ...dirs, restored, close: () => lock.release() };
}

async function erase(folder: string): Promise<void> {
  await writeFile(join(folder, ERASING), '', { flush: true });
  for (const name of [DESCRIPTION_FILE, RESTORED_FILE, POSTGRES, KEYS, LOGS, FILES, ERASURES]) {
    await rm(join(folder, name), { recursive: true, force: true });
  }
  await rm(join(folder, ERASING));
  await syncFolder(folder);
}

async function has(folder: string, name: string): Promise<boolean> {
  return (await readdir(folder)).includes(name);
}
