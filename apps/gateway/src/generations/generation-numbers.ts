import type { LogIdentity } from '@lien-nganh/kernel';
import { migrate } from '@lien-nganh/postgres';
import { generationAfterRestore } from '@lien-nganh/subscriptions';
import type pg from 'pg';
import { liveGeneration, swapGeneration } from '../ledger/rebuild/generations.ts';
import { ledgerOf } from '../ledger/schema.ts';

const numbers = {
  schema: 'gateway_operations',
  steps: [
    {
      name: 'the last generation that was begun',
      sql: `create table gateway_operations.numbers(one boolean primary key default true check (one), last int not null);
            insert into gateway_operations.numbers(last) values (0);`,
    },
  ],
};

/** A number that no generation ever had: the inbox and the publishers remember them all. */
export async function nextGeneration(pool: pg.Pool, live: number): Promise<number> {
  await migrate(pool, numbers);
  const { rows } = await pool.query<{ next: number }>(
    `update gateway_operations.numbers set last = greatest(last, $1) + 1 returning last as next`,
    [live],
  );
  return rows[0]!.next;
}

/**
 * The generation to begin with, and whether its ledger holds nothing yet. A ledger of another log than the store's, as after a restore, is of no use any more: its
 * positions mean something else. A new generation takes its place, which the services then fill from their beginning; so it is
 * where there is no ledger and the log says that a later generation answers.
 */
export async function generationFor(
  pool: pg.Pool,
  { id, told }: Pick<LogIdentity, 'id'> & { /** The one that answers, as the log says. */ readonly told: number },
): Promise<{ readonly number: number; readonly isNew: boolean }> {
  const live = await liveGeneration(pool);
  const known = await logOf(pool, live);
  if (known === id || (known === null && told <= live)) return { number: live, isNew: known === null };
  const next = told > live ? told : await beyondRestore(pool, live);
  await swapGeneration(pool, { from: live, to: next });
  return { number: await liveGeneration(pool), isNew: true };
}

/** Beyond those too that what was lost had begun. */
async function beyondRestore(pool: pg.Pool, live: number): Promise<number> {
  const last = await nextGeneration(pool, live);
  return nextGeneration(pool, generationAfterRestore(last) - 1);
}

async function logOf(pool: pg.Pool, generation: number): Promise<string | null> {
  const { schema } = ledgerOf(generation);
  const { rows } = await pool.query<{ there: boolean }>(`select to_regclass($1) is not null as there`, [
    `${schema}.ledger`,
  ]);
  if (!rows[0]!.there) return null;
  const { rows: heads } = await pool.query<{ log: string | null }>(`select log from ${schema}.ledger`);
  return heads[0]?.log ?? null;
}
