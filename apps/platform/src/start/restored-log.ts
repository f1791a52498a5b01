import { startSuccessor } from '@lien-nganh/event-store-postgres';
import type pg from 'pg';
import type { DataFolder } from '../data-folder/data-folder.ts';
import { restoreIsHandled } from '../data-folder/restored.ts';

/**
 * A log that came out of a backup goes on as a new one that names its predecessor, so that nobody outside takes its
 * positions for the old ones. Safe to be killed at any point: a successor that nobody saw is succeeded once more.
 */
export async function becomeSuccessor(pool: pg.Pool, folder: DataFolder): Promise<void> {
  if (!folder.restored) return;
  await startSuccessor(pool);
  await restoreIsHandled(folder.path, new Date());
}
