import type { ClientBase } from 'pg';
import { CellSums } from '../cells.ts';
import { cellTable, factColumns, factFrom, type FactRow } from './fact-store.ts';
import { slotColumns, type Ledger } from '../schema.ts';
import { seriesName } from '../series.ts';
import { seriesIds } from './series-store.ts';
import { lockLedger } from './state-store.ts';

/**
 * A picture of the cells is worth taking after as many facts as there are cells, and at least so many: then pictures
 * take no more room than facts, and a past figure reads about as many facts beside a picture as it reads cells in it.
 */
export const LEAST_FACTS_BETWEEN_SNAPSHOTS = 10_000;

/**
 * Takes a picture of the cells as they are at the frontier, where nothing can change them any more, when enough has come
 * since the last one. Past figures are the last picture before them and the facts in between; which pictures there are
 * changes how fast they are read, never what they say.
 *
 * @param at `frontier`: position up to which everything has arrived; `after`: facts since the last picture that make one worth it, where it is not for the ledger to say
 * @returns whether it took one
 */
export async function takeSnapshot(
  tx: ClientBase,
  ledger: Ledger,
  { frontier, after }: { readonly frontier: bigint; readonly after?: number },
): Promise<boolean> {
  const { schema } = ledger;
  const head = await lockLedger(tx, ledger);
  const { rows } = await tx.query<{ position: bigint | null }>(
    `select max(position) as position from ${schema}.snapshots`,
  );
  const isNew = rows[0]!.position === null || rows[0]!.position < frontier;
  if (!isNew || head.facts_since_snapshot < (after === undefined ? head.next_snapshot_after : BigInt(after)))
    return false;
  const snapshot = head.snapshot + 1;
  await tx.query(`insert into ${schema}.snapshots values ($1, $2)`, [snapshot, frontier]);
  await tx.query(
    `insert into ${schema}.cell_snapshots(cell, snapshot, ${slotColumns.join(', ')})
     select id, $1, ${slotColumns.join(', ')} from ${schema}.cells where changed`,
    [snapshot],
  );
  await tx.query(`update ${schema}.cells set changed = false where changed`);
  const beyond = await takeOutBeyond(tx, ledger, { snapshot, frontier });
  await tx.query(
    `update ${schema}.ledger set snapshot = $1, facts_since_snapshot = $2,
       next_snapshot_after = greatest($3, (select count(*) from ${schema}.cells))`,
    [snapshot, beyond, LEAST_FACTS_BETWEEN_SNAPSHOTS],
  );
  return true;
}

/** The live cells hold what is beyond the frontier too; the picture does not. */
async function takeOutBeyond(
  tx: ClientBase,
  ledger: Ledger,
  { snapshot, frontier }: { snapshot: number; frontier: bigint },
): Promise<number> {
  const { schema } = ledger;
  const { rows } = await tx.query<FactRow>(
    `select ${factColumns} from ${schema}.facts f join ${schema}.series s on s.id = f.series where f.position > $1`,
    [frontier],
  );
  const sums = new CellSums();
  for (const row of rows) sums.add(factFrom(row));
  const changes = sums.changes();
  const ids = await seriesIds(tx, ledger, sums.series());
  for (const change of changes) {
    await tx.query(takeOut(schema), [snapshot, ...cellTable.map(({ of }) => of(change, ids.get(seriesName(change))!))]);
  }
  return rows.length;
}

/** $1: the picture; then the columns of one change. */
function takeOut(schema: string): string {
  const key = cellTable.filter(({ name }) => !slotColumns.includes(name));
  const where = key.map(({ name }, index) => `${name} = $${index + 2}`).join(' and ');
  const slots = slotColumns.map(
    (slot, index) => `${slot} = nullif(coalesce(s.${slot}, 0) - coalesce($${index + 2 + key.length}::numeric, 0), 0)`,
  );
  return `with cell as (update ${schema}.cells set changed = true where ${where} returning id)
    update ${schema}.cell_snapshots s set ${slots.join(', ')} from cell where s.cell = cell.id and s.snapshot = $1`;
}
