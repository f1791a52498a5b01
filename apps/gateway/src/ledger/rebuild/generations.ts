import { migrate } from '@lien-nganh/postgres';
import type pg from 'pg';
import { ledgerOf, type Ledger } from '../schema.ts';

const steps = [
  {
    name: 'the generation that answers',
    sql: 'create table gateway.live(one boolean primary key default true check (one), generation int not null)',
  },
];

interface Cancellable {
  readonly signal?: AbortSignal;
}

/** The generation whose ledger answers; the first one where nobody has said otherwise. */
export async function liveGeneration(pool: pg.Pool, options: Cancellable = {}): Promise<number> {
  await migrate(pool, { schema: 'gateway', steps }, options);
  const { rows } = await pool.query<{ generation: number }>(
    `with made as (insert into gateway.live(generation) values (1) on conflict do nothing returning generation)
     select generation from made union all select generation from gateway.live limit 1`,
  );
  return rows[0]!.generation;
}

/**
 * Lets another generation's ledger answer, when the one that answers is still the one that it was compared with.
 * @returns false when somebody else has swapped meanwhile
 */
export async function swapGeneration(
  pool: pg.Pool,
  swap: { readonly from: number; readonly to: number },
): Promise<boolean> {
  const { rowCount } = await pool.query('update gateway.live set generation = $2 where generation = $1', [
    swap.from,
    swap.to,
  ]);
  return rowCount === 1;
}

/**
 * Takes away a ledger that does not answer.
 * @throws Error for the one that answers
 */
export async function dropLedger(pool: pg.Pool, ledger: Ledger): Promise<void> {
  const live = ledgerOf(await liveGeneration(pool));
  if (live.schema === ledger.schema) throw new Error(`the ledger ${ledger.schema} answers: swap in another one first`);
  await pool.query(`drop schema if exists ${ledger.schema} cascade`);
}
