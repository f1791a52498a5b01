import { startSuccessor } from '@lien-nganh/event-store-postgres';
import type { LogIdentity } from '@lien-nganh/kernel';
import { ERASER } from '@lien-nganh/subscriptions';
import type pg from 'pg';
import type { DataFolder } from '../data-folder/data-folder.ts';
import { restoreIsHandled } from '../data-folder/restored.ts';

/**
 * A log that came out of a backup goes on as a new one that names its predecessor, so that nobody outside takes its
 * positions for the old ones. Safe to be killed at any point: a successor that nobody saw is succeeded once more.
 */
export async function becomeSuccessor(pool: pg.Pool, folder: DataFolder): Promise<void> {
  if (!folder.restored) return;
  await carryReaders(pool, await startSuccessor(pool));
  await restoreIsHandled(folder.path, new Date());
}

/**
 * The services' own readers came out of the same backup: their rows and checkpoints are those of one moment of the log,
 * so they go on where they were. A reader that is beyond the shared end would skip events: it is not carried, and stops.
 * Readers of the whole log, `log.…`, keep positions with its id and begin anew by themselves.
 */
async function carryReaders(pool: pg.Pool, { id, predecessors }: LogIdentity): Promise<void> {
  const { rows } = await pool.query<{ schema: string }>(
    `select table_schema as schema from information_schema.tables where table_name = 'checkpoints' order by 1`,
  );
  // erasures are sought in the whole log once more: the keys may have come out of another backup than it
  for (const { schema } of rows) await pool.query(`delete from "${schema}".checkpoints where reader = $1`, [ERASER]);
  const former = predecessors.map(({ log }) => log);
  for (const { schema } of rows) {
    await pool.query(
      `update "${schema}".checkpoints set log = $1
        where log = any($2) and (position is null or position <= $3) and reader not like 'log.%'`,
      [id, former, String(predecessors.at(-1)!.sharedUpTo)],
    );
  }
}
