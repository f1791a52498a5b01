import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { BlobsUnavailable, checkBlobName, type BlobEntry, type BlobStore } from './blob-store.ts';

/** While a blob is written it has another name, which no blob can have. */
const DRAFT = '.draft-';

/** Blobs as files below a folder, which is made when it is missing. Only its owner may enter. */
export function folderBlobStore(folder: string): BlobStore {
  const pathOf = (name: string) => {
    checkBlobName(name);
    return join(folder, ...name.split('/'));
  };
  return {
    put: (name, bytes, { signal } = {}) => telling(() => write(pathOf(name), bytes, signal)),
    get: (name, { signal } = {}) =>
      telling(() => readFile(pathOf(name), { signal }).catch((error: unknown) => nullIfMissing(error))),
    remove: (name) => telling(() => removeAt(pathOf(name))),
    list: (prefix, { signal } = {}) => below(folder, prefix, signal),
    close: () => Promise.resolve(),
  };
}

async function write(path: string, bytes: Uint8Array, signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  const parent = dirname(path);
  await mkdir(parent, { recursive: true, mode: 0o700 });
  const draft = join(parent, `${DRAFT}${randomUUID()}`);
  try {
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  await syncFolder(parent);
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  await folder.sync().finally(() => folder.close());
}

/** Also the folders that it leaves empty, as far as they are: a remover at the same moment is no fault. */
async function removeAt(path: string): Promise<void> {
  await rm(path, { force: true });
  await rmdir(dirname(path)).catch(() => undefined);
}

async function* below(folder: string, prefix: string, signal: AbortSignal | undefined): AsyncIterable<BlobEntry> {
  signal?.throwIfAborted();
  const levels = prefix.split('/').filter(Boolean);
  const at = join(folder, ...levels);
  const entries = await telling(() =>
    readdir(at, { withFileTypes: true }).catch((error: unknown) => nullIfMissing(error)),
  );
  const inside = [...(entries ?? [])].sort((a, b) => (sortName(a) < sortName(b) ? -1 : 1));
  for (const entry of inside) {
    const name = [...levels, entry.name].join('/');
    if (entry.isDirectory()) yield* below(folder, `${name}/`, signal);
    else if (!entry.name.startsWith(DRAFT)) yield* entryAt(join(at, entry.name), name);
  }
}

/** As names sort: what is below a folder comes where its name with the slash does. */
function sortName(entry: { readonly name: string; isDirectory(): boolean }): string {
  return entry.isDirectory() ? `${entry.name}/` : entry.name;
}

async function* entryAt(path: string, name: string): AsyncIterable<BlobEntry> {
  const found = await telling(() => stat(path).catch((error: unknown) => nullIfMissing(error)));
  if (found) yield { name, size: found.size, modifiedAt: found.mtime };
}

function nullIfMissing(error: unknown): null {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
  throw error;
}

async function telling<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof RangeError || (error as Error).name === 'AbortError') throw error;
    throw new BlobsUnavailable(error);
  }
}
