import { newLogId, WrongProvince } from '@lien-nganh/event-store';
import type { LogIdentity, Position } from '@lien-nganh/kernel';
import { inTransaction } from '@lien-nganh/postgres';
import type pg from 'pg';

interface IdentityRow {
  readonly id: string;
  readonly province: string;
  readonly predecessors: readonly { readonly log: string; readonly sharedUpTo: string }[];
}

/**
 * The identity of the log in this database; made when there is none.
 * @throws WrongProvince when the log is another province's.
 */
export async function openIdentity(pool: pg.Pool, province: string): Promise<LogIdentity> {
  await pool.query(
    `insert into log.identity(id, province, predecessors) values ($1, $2, '[]') on conflict do nothing`,
    [newLogId(province), province],
  );
  const identity = await readIdentity(pool);
  if (identity.province !== province) throw new WrongProvince(identity.id, identity.province, province);
  return identity;
}

/**
 * Makes the log of a restored backup a new log that continues the old one up to its present end, so that readers whose
 * checkpoint names the old log stop and rebuild. Run it once, before anything opens the restored database.
 */
export async function startSuccessor(pool: pg.Pool): Promise<LogIdentity> {
  return inTransaction(pool, async (client) => {
    const old = await readIdentity(client);
    const { rows } = await client.query<{ end: Position | null }>('select max(position) as end from log.events');
    const shared = { log: old.id, sharedUpTo: rows[0]!.end ?? (0n as Position) };
    const identity = { ...old, id: newLogId(old.province), predecessors: [...old.predecessors, shared] };
    const predecessors = identity.predecessors.map(({ log, sharedUpTo }) => ({ log, sharedUpTo: String(sharedUpTo) }));
    await client.query('update log.identity set id = $1, predecessors = $2, created_at = now()', [
      identity.id,
      JSON.stringify(predecessors),
    ]);
    return identity;
  });
}

async function readIdentity(queryable: pg.Pool | pg.PoolClient): Promise<LogIdentity> {
  const { rows } = await queryable.query<IdentityRow>('select id, province, predecessors from log.identity');
  const { id, province, predecessors } = rows[0]!;
  return {
    id,
    province,
    predecessors: predecessors.map(({ log, sharedUpTo }) => ({ log, sharedUpTo: BigInt(sharedUpTo) as Position })),
  };
}
