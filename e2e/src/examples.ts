import { copyOfFolder } from '@lien-nganh/testing';
import { freshFolder, start, type Running, type StartOptions } from './platform.ts';

/** Of a cluster, and of a log on KurrentDB, a folder is not all: what it is loaded with is elsewhere. */
const folderIsAll = process.env['E2E_MODE'] !== 'cluster' && process.env['E2E_LOG'] !== 'kurrentdb';

/**
 * A folder as the first start leaves it, for specs that are not about that one: units, agencies and directive are loaded once for all
 * spec files of a run.
 */
export async function loadedFolder(): Promise<string> {
  const folder = await freshFolder();
  const load = async (made: string) => {
    await (await start({ folder: made })).stop();
  };
  if (folderIsAll) await copyOfFolder('loaded', folder, load);
  else await load(folder);
  return folder;
}

/** Starts the platform on such a folder. */
export async function startLoaded(options: Omit<StartOptions, 'folder'> = {}): Promise<Running> {
  return start(folderIsAll ? { ...options, folder: await loadedFolder() } : options);
}
