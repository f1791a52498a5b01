import type pg from 'pg';
import { beginBuilding } from './building.ts';
import { liveGeneration } from '../ledger/rebuild/generations.ts';
import type { Republisher } from './republisher.ts';

export interface Leftovers {
  readonly pool: pg.Pool;
  readonly republisher: Pick<Republisher, 'fed' | 'giveUp'>;
}

/**
 * Takes away what stands beyond the generation that answers: a gateway died while it built. Nobody publishes into it any more,
 * and its tables go. For whoever holds the lock of building.
 */
export async function clearLeftovers({ pool, republisher }: Leftovers): Promise<void> {
  const live = await liveGeneration(pool);
  for (const left of (await republisher.fed()).filter((each) => each > live)) await republisher.giveUp(left);
  const { rows } = await pool.query<{ schema: string }>(
    `select nspname as schema from pg_namespace
      where nspname ~ '^gateway(_rows_v[0-9]+)?_g[0-9]+$' and substring(nspname from '[0-9]+$')::int > $1`,
    [live],
  );
  for (const { schema } of rows) await pool.query(`drop schema if exists ${schema} cascade`);
}

/** The same at a start, unless another instance builds now. */
export async function clearUnlessBuilding(leftovers: Leftovers): Promise<void> {
  const building = await beginBuilding(leftovers.pool);
  if (building === null) return;
  try {
    await clearLeftovers(leftovers);
  } finally {
    building.end();
  }
}
