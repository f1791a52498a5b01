import { copyOfFolder } from '@lien-nganh/testing';
import { freshFolder, start, type Running, type StartOptions } from './platform.ts';

/** Of a cluster, and of a log on KurrentDB, a folder is not all: what it is loaded with is elsewhere. */
const folderIsAll = process.env['E2E_MODE'] !== 'cluster' && process.env['E2E_LOG'] !== 'kurrentdb';

/**
 * Starts the platform as it is after its first start, for specs that are not about that one: units, agencies and directive are loaded
 * once for all spec files of a run.
 */
export async function startLoaded(options: Omit<StartOptions, 'folder'> = {}): Promise<Running> {
  if (!folderIsAll) return start(options);
  const folder = await freshFolder();
  await copyOfFolder('loaded', folder, async (made) => {
    await (await start({ folder: made })).stop();
  });
  return start({ ...options, folder });
}
