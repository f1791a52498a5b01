import type { ClientBase } from 'pg';
import { CellSums } from './cells.ts';
import { factColumns, factFrom, type PlacedFact } from './fact-store.ts';
import { slotColumns, type Ledger } from './schema.ts';
import { lockLedger } from './state-store.ts';

/** A picture of the cells is worth taking after so many facts: a past figure reads at most about as many beside it. */
export const FACTS_BETWEEN_SNAPSHOTS = 10_000;

/**
 * Takes a picture of the cells as they are at the frontier, where nothing can change them any more, when enough has come
 * since the last one. Past figures are the last picture before them and the facts in between; which pictures there are
 * changes how fast they are read, never what they say.
 *
 * @param at `frontier`: position up to which everything has arrived; `after`: facts since the last picture that make one worth it
 * @returns whether it took one
 */
export async function takeSnapshot(
  tx: ClientBase,
  ledger: Ledger,
  { frontier, after = FACTS_BETWEEN_SNAPSHOTS }: { readonly frontier: bigint; readonly after?: number },
): Promise<boolean> {
  const { schema } = ledger;
  const head = await lockLedger(tx, ledger);
  const { rows } = await tx.query<{ position: bigint | null }>(
    `select max(position) as position from ${schema}.snapshots`,
  );
  const isNew = rows[0]!.position === null || rows[0]!.position < frontier;
  if (!isNew || head.facts_since_snapshot < BigInt(after)) return false;
  const snapshot = head.snapshot + 1;
  await tx.query(`insert into ${schema}.snapshots values ($1, $2)`, [snapshot, frontier]);
  await tx.query(
    `insert into ${schema}.cell_snapshots(cell, snapshot, ${slotColumns.join(', ')})
     select id, $1, ${slotColumns.join(', ')} from ${schema}.cells where changed`,
    [snapshot],
  );
  await tx.query(`update ${schema}.cells set changed = false where changed`);
  const beyond = await takeOutBeyond(tx, ledger, { snapshot, frontier });
  await tx.query(`update ${schema}.ledger set snapshot = $1, facts_since_snapshot = $2`, [snapshot, beyond]);
  return true;
}

/** The live cells hold what is beyond the frontier too; the picture does not. */
async function takeOutBeyond(
  tx: ClientBase,
  { schema }: Ledger,
  { snapshot, frontier }: { snapshot: number; frontier: bigint },
): Promise<number> {
  const { rows } = await tx.query<PlacedFact & { value: never }>(
    `select ${factColumns} from ${schema}.facts where position > $1`,
    [frontier],
  );
  const sums = new CellSums();
  sums.add(rows.map(factFrom));
  const changes = sums.changes();
  const subtract = slotColumns.map(
    (slot, i) => `${slot} = nullif(coalesce(s.${slot}, 0) - coalesce($${i + 9}::numeric, 0), 0)`,
  );
  for (const { indicator, axis, line, dimension, year, place, subject, dimensionValue, slots } of changes) {
    await tx.query(
      `with cell as (
         update ${schema}.cells set changed = true
         where indicator = $1 and axis = $2 and line = $3 and dimension = $4 and year = $5 and place = $6 and subject = $7
           and dimension_value = $8
         returning id)
       update ${schema}.cell_snapshots s set ${subtract.join(', ')} from cell where s.cell = cell.id and s.snapshot = ${snapshot}`,
      [indicator, axis, line, dimension, year, place, subject, dimensionValue, ...slots.map((value) => value ?? null)],
    );
  }
  return rows.length;
}
