import { connectionOf, startEmbeddedPostgres, type FolderLock } from '@lien-nganh/postgres-embedded';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunningCluster } from './cluster-copy.ts';
import { lockOrRefuse, POSTGRES } from './data-folder.ts';
import { isMissing, readDescription, type FolderDescription } from './description.ts';
import { DataFolderError, problems } from './errors.ts';

/** What a folder says of itself, if its data are in it. Throws not-ours, data-elsewhere, damaged. */
export async function describedWithData(folder: string): Promise<FolderDescription> {
  const of = await readDescription(folder);
  if (!of) throw problems.notOurs(folder);
  if (!(await exists(join(folder, POSTGRES, 'cluster')))) throw problems.dataElsewhere(folder);
  return of;
}

/** The running platform's server, or one of our own for the time being when no platform runs; then none can start. */
export async function withServer<T>(
  folder: string,
  signal: AbortSignal | undefined,
  use: (server: RunningCluster, isInUse: boolean) => Promise<T>,
): Promise<T> {
  const dataDir = join(folder, POSTGRES);
  const lock = await lockUnlessInUse(folder);
  if (!lock) {
    const running = await connectionOf(dataDir);
    if (!running) throw problems.notOurs(dataDir);
    return use(running, true);
  }
  try {
    const server = await startEmbeddedPostgres({ dataDir, ...(signal && { signal }) });
    try {
      return await use(server, false);
    } finally {
      await server.stop();
    }
  } finally {
    await lock.release();
  }
}

async function lockUnlessInUse(folder: string): Promise<FolderLock | undefined> {
  try {
    return await lockOrRefuse(folder);
  } catch (error) {
    if (error instanceof DataFolderError && error.problem === 'in-use') return undefined;
    throw error;
  }
}

export async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}
