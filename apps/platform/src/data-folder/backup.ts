import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { BACKUP_FORMAT, MANIFEST_FILE, type KeyFile, type Manifest } from './backup-format.ts';
import { copyRunningCluster, type RunningCluster } from './cluster-copy.ts';
import { copyContents } from './contents-copy.ts';
import { FILES, KEYS, POSTGRES } from './data-folder.ts';
import { syncFolder, writeJson } from './description.ts';
import { problems } from './errors.ts';
import { hashedCopy, sha256Of } from './hashed-copy.ts';
import { describedWithData, exists, withServer } from './server-of.ts';

export interface BackupOptions {
  /** The data folder; a platform may be running on it. */
  readonly folder: string;
  /** The backup, a folder that must not exist yet. */
  readonly target: string;
  /** Where the keys go, a file that must not exist yet. To be kept apart from the backup, which is useless without. */
  readonly keysFile: string;
  readonly appVersion: string;
  readonly now: () => Date;
  /** Tells the end of the log, read over this connection; asked shortly before the backup ends. */
  readonly lastPosition?: (url: string, signal?: AbortSignal) => Promise<string | null>;
  /** Told the bytes copied so far. */
  readonly onProgress?: (bytes: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Backs up a data folder, also while the platform runs on it: everything acknowledged before the backup ends is in it.
 * The target appears whole or not at all. Throws not-ours, data-elsewhere,
 * already-there, damaged, or what the database reports.
 */
export async function backUp(options: BackupOptions): Promise<Manifest> {
  const folder = resolve(options.folder);
  const target = resolve(options.target);
  const keysFile = resolve(options.keysFile);
  const of = await describedWithData(folder);
  for (const path of [target, keysFile]) if (await exists(path)) throw problems.alreadyThere(path);
  const id = randomUUID();
  const draft = `${target}.unfinished-${id}`;
  await mkdir(join(draft, POSTGRES), { recursive: true, mode: 0o700 });
  try {
    const content = await withServer(folder, options.signal, (server) =>
      copyAll(server, { ...options, folder }, draft),
    );
    const { appVersion } = options;
    const manifest = { format: BACKUP_FORMAT, id, takenAt: options.now().toISOString(), appVersion, of, ...content };
    await writeJson(join(draft, MANIFEST_FILE), manifest, 0o600);
    await writeKeys(folder, keysFile, id);
    await moveInto(draft, target, keysFile);
    return manifest as Manifest;
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

type Content = Pick<Manifest, 'lastPosition' | 'folders' | 'files'>;

async function copyAll(server: RunningCluster, options: BackupOptions, draft: string): Promise<Content> {
  let lastPosition: string | null = null;
  const { folders, files } = await copyRunningCluster(server, {
    target: join(draft, POSTGRES, 'cluster'),
    signal: options.signal,
    onProgress: options.onProgress,
    beforeEnd: async () => {
      lastPosition = (await options.lastPosition?.(server.url, options.signal)) ?? null;
    },
  });
  const cluster = `${POSTGRES}/cluster`;
  const password = `${POSTGRES}/password`;
  const copied = await hashedCopy(join(options.folder, password), join(draft, password));
  // after the log: whatever it names was stored before
  const contents = await copyContents(options.folder, draft, { below: FILES, signal: options.signal });
  return {
    lastPosition,
    folders: [POSTGRES, cluster, ...folders.map((path) => `${cluster}/${path}`), ...contents.folders],
    files: [
      { path: password, ...copied },
      ...contents.files,
      ...[...files].map(([path, file]) => ({ path: `${cluster}/${path}`, ...file })),
    ],
  };
}

/** Never over another file. A kill may leave it half: it then belongs to no backup, for the target was not there yet. */
async function writeKeys(folder: string, keysFile: string, backupId: string): Promise<void> {
  const keysDir = join(folder, KEYS);
  const entries = await readdir(keysDir, { withFileTypes: true, recursive: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const keys = await Promise.all(
    paths.map(async (path) => {
      const bytes = await readFile(path);
      const inner = relative(keysDir, path).split(sep).join('/');
      return { path: inner, sha256: sha256Of(bytes), base64: bytes.toString('base64') };
    }),
  );
  const content: KeyFile = { format: BACKUP_FORMAT, backupId, keys };
  try {
    await writeFile(keysFile, JSON.stringify(content), { flag: 'wx', mode: 0o600, flush: true });
  } catch (error) {
    throw isThere(error) ? problems.alreadyThere(keysFile) : error;
  }
}

async function moveInto(draft: string, target: string, keysFile: string): Promise<void> {
  try {
    // A rename replaces an empty folder, but never one that holds something.
    await rename(draft, target);
    await syncFolder(dirname(target));
    await syncFolder(dirname(keysFile));
  } catch (error) {
    await rm(keysFile, { force: true });
    throw isThere(error) ? problems.alreadyThere(target) : error;
  }
}

function isThere(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    ['EEXIST', 'ENOTEMPTY'].includes(String(error.code))
  );
}
