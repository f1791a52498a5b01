import type { followUp } from '@lien-nganh/contracts/agencies';
import type { FollowUpRecord } from '@lien-nganh/contracts/reference';
import type { ContractEvent, Day } from '@lien-nganh/kernel';
import type pg from 'pg';
import type { KnownUpTo } from './activities.ts';
import type { ReadModels } from './schema.ts';

/** Where an obligation of an addressee stood from a day on. */
export interface StoodAt {
  readonly obligation: string;
  readonly addressee: string;
  readonly state: FollowUpRecord['state'];
  readonly on: Day;
  readonly requested: boolean;
  readonly dueOn: Day | null;
  readonly checks: number;
}

/**
 * Keeps every state in which a follow-up ever was: a period is judged by what held at its end. The day of a state is that of
 * the act that made it so; an amendment or a later day to be done by leaves it.
 */
export async function putFollowUpState(
  tx: pg.PoolClient,
  { schema }: ReadModels,
  { subject, position, occurredOn, data }: ContractEvent<typeof followUp>,
): Promise<void> {
  const { directive, code, addressee, state, requested, dueOn, lastProgressOn, checks } = data;
  const on = state === 'nothing-arisen' ? (lastProgressOn ?? occurredOn) : occurredOn;
  await tx.query(
    `insert into ${schema}.follow_up_states
       (stream, position, obligation, addressee, state, since, requested, due_on, checks)
     select $1, $2, $3, $4, $5, coalesce(
         (select before.since from (
            select state, since from ${schema}.follow_up_states where stream = $1 and position < $2
            order by position desc limit 1) before
          where before.state = $5 and $5 <> 'nothing-arisen'), $6::date), $7, $8, $9
     on conflict do nothing`,
    [subject, position, `${directive}/${code}`, addressee, state, on, requested, dueOn, checks],
  );
}

/** Where each addressee stood with each of these obligations at the end of a day. */
export async function statesAt(
  db: pg.Pool,
  { schema }: ReadModels,
  { obligations, to, asOf }: { readonly obligations: readonly string[]; readonly to: Day; readonly asOf: KnownUpTo },
): Promise<readonly StoodAt[]> {
  const { rows } = await db.query<StoodAt>(
    `select distinct on (obligation, addressee) obligation, addressee, state, since as "on", requested,
       due_on as "dueOn", checks
     from ${schema}.follow_up_states where obligation = any($1) and since <= $2 and ($3::bigint is null or position <= $3)
     order by obligation, addressee, position desc`,
    [obligations, to, asOf],
  );
  return rows;
}
