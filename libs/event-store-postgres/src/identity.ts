import { type HeldTarget, LogMissing, LogUnfinished, newLogId, WrongProvince } from '@lien-nganh/event-store';
import type { LogIdentity, Position, Predecessor } from '@lien-nganh/kernel';
import { inTransaction, migrate } from '@lien-nganh/postgres';
import type pg from 'pg';
import { logSchema } from './schema.ts';

interface IdentityRow {
  readonly id: string;
  readonly province: string;
  readonly predecessors: readonly (Omit<Predecessor, 'sharedUpTo'> & { readonly sharedUpTo: string })[];
  readonly moving_from: string | null;
}

/**
 * The identity of the log in this database; made when there is none and the province is given.
 * @throws WrongProvince when the log is another province's; LogUnfinished; LogMissing
 */
export async function openIdentity(pool: pg.Pool, province: string | undefined): Promise<LogIdentity> {
  if (province !== undefined) {
    await pool.query(
      `insert into log.identity(id, province, predecessors) values ($1, $2, '[]') on conflict do nothing`,
      [newLogId(province), province],
    );
  }
  const held = await readHeld(pool);
  if (!held) throw new LogMissing();
  const { identity, movingFrom } = held;
  if (province !== undefined && identity.province !== province) {
    throw new WrongProvince(identity.id, identity.province, province);
  }
  if (movingFrom !== null) throw new LogUnfinished(identity.id, movingFrom);
  return identity;
}

/**
 * Makes the log of a restored backup a new log that continues the old one up to its present end, so that readers whose
 * checkpoint names the old log stop and rebuild. Run it once, before anything opens the restored database.
 */
export async function startSuccessor(pool: pg.Pool): Promise<LogIdentity> {
  // A backup may be an older program's.
  await migrate(pool, logSchema);
  return inTransaction(pool, async (client) => {
    const old = (await readHeld(client))!.identity;
    const { rows } = await client.query<{ end: Position | null }>('select max(position) as end from log.events');
    const shared = { log: old.id, sharedUpTo: rows[0]!.end ?? (0n as Position) };
    const identity = { ...old, id: newLogId(old.province), predecessors: [...old.predecessors, shared] };
    await client.query('update log.identity set id = $1, predecessors = $2, created_at = now()', [
      identity.id,
      predecessorsJson(identity),
    ]);
    return identity;
  });
}

/** What the database says of its log, whether it is open or being filled; `undefined` where there is none. */
export async function readHeld(queryable: pg.Pool | pg.PoolClient): Promise<HeldTarget | undefined> {
  const { rows } = await queryable.query<IdentityRow>(
    'select id, province, predecessors, moving_from from log.identity',
  );
  if (!rows[0]) return undefined;
  const { id, province, predecessors, moving_from: movingFrom } = rows[0];
  const logs = predecessors.map((one) => ({ ...one, sharedUpTo: BigInt(one.sharedUpTo) as Position }));
  return { identity: { id, province, predecessors: logs }, movingFrom };
}

export function predecessorsJson({ predecessors }: LogIdentity): string {
  return JSON.stringify(predecessors.map((one) => ({ ...one, sharedUpTo: String(one.sharedUpTo) })));
}
