import { indicator, unit } from '@lien-nganh/contracts/agencies';
import type { IndicatorRecord } from '@lien-nganh/contracts/reference';
import type { ContractEvent, Day } from '@lien-nganh/kernel';
import { dayOf } from '@lien-nganh/vocabulary';
import type { ClientBase } from 'pg';
import { linksType, type Links } from '../measures/catalogue.ts';
import { DefinitionTimeline } from '../measures/definition.ts';
import type { RecordHistory, StateAt } from './history.ts';
import type { Ledger } from './schema.ts';

/** A contract event of another log than the ledger's: positions of two logs cannot be compared. */
export class OtherLog extends Error {
  readonly code = 'other-log';
  constructor(
    readonly ledgerLog: string,
    readonly eventLog: string,
  ) {
    super(
      `the ledger is of log ${ledgerLog}, an event came from log ${eventLog}: rebuild the ledger from a new generation`,
    );
  }
}

/** What every writer of the ledger holds, so that there is one at a time. */
export interface LedgerHead {
  readonly log: string | null;
  /** Grows whenever a definition arrives. */
  readonly definitions: bigint;
  /** Grows whenever a unit arrives. */
  readonly units: bigint;
  readonly snapshot: number;
  readonly facts_since_snapshot: bigint;
  /** A picture is due after so many. */
  readonly next_snapshot_after: bigint;
}

/** Takes the ledger's one writing lock, until the transaction ends. */
export async function lockLedger(tx: ClientBase, { schema }: Ledger): Promise<LedgerHead> {
  const { rows } = await tx.query<LedgerHead>(`select * from ${schema}.ledger for update`);
  return rows[0]!;
}

/** The stream whose bookings an event changes: later links are events of a stream of their own. */
export function bookedStream(event: ContractEvent): string {
  return event.type === linksType ? (event.data as Links).record : event.subject;
}

/** Keeps states, and says which record each event is of. An event that is kept already changes nothing. */
export async function keepStates(
  tx: ClientBase,
  { schema }: Ledger,
  events: readonly ContractEvent[],
): Promise<ReadonlyMap<string, bigint>> {
  const ids = await recordIds(tx, { schema }, [...new Set(events.map(bookedStream))]);
  const columns = stateColumns(events, ids);
  await tx.query(
    `insert into ${schema}.states(record, type, position, event, recorded_at, known_day, occurred_on, data)
     select * from unnest($1::bigint[], $2::text[], $3::bigint[], $4::text[], $5::timestamptz[], $6::date[], $7::date[], $8::jsonb[])
     on conflict do nothing`,
    columns,
  );
  await tx.query(
    `insert into ${schema}.present as p(type, record, position)
     select type, record, max(position) from unnest($1::bigint[], $2::text[], $3::bigint[]) as s(record, type, position)
     group by type, record
     on conflict (type, record) do update set position = greatest(p.position, excluded.position)`,
    columns.slice(0, 3),
  );
  await tx.query(`update ${schema}.ledger set log = $1, definitions = definitions + $2, units = units + $3`, [
    events[0]!.log,
    events.filter(({ type }) => type === indicator.type).length,
    events.filter(({ type }) => type === unit.type).length,
  ]);
  return ids;
}

/** Values of the columns record, type, position, event, recorded_at, known_day, occurred_on, data. */
function stateColumns(events: readonly ContractEvent[], ids: ReadonlyMap<string, bigint>): unknown[][] {
  return [
    events.map((event) => ids.get(bookedStream(event))!),
    events.map(({ type }) => type),
    events.map(({ position }) => position),
    events.map(({ eventId }) => eventId),
    events.map(({ recordedAt }) => recordedAt),
    events.map(({ recordedAt }) => dayOf(recordedAt)),
    events.map(({ occurredOn }) => occurredOn),
    events.map(({ data }) => JSON.stringify(data)),
  ];
}

async function recordIds(
  tx: ClientBase,
  { schema }: Ledger,
  streams: readonly string[],
): Promise<ReadonlyMap<string, bigint>> {
  await tx.query(`insert into ${schema}.records(stream) select unnest($1::text[]) on conflict do nothing`, [streams]);
  const { rows } = await tx.query<{ id: bigint; stream: string }>(
    `select id, stream from ${schema}.records where stream = any($1)`,
    [streams],
  );
  return new Map(rows.map(({ id, stream }) => [stream, id]));
}

/** All definition events that the ledger has. */
export async function readTimeline(tx: ClientBase, { schema }: Ledger): Promise<DefinitionTimeline> {
  const { rows } = await tx.query<{ position: bigint; knownDay: Day; definition: IndicatorRecord }>(
    `select position, known_day as "knownDay", data as definition from ${schema}.states where type = $1`,
    [indicator.type],
  );
  return new DefinitionTimeline(rows);
}

interface StateRow extends StateAt {
  readonly record: bigint;
  readonly type: string;
}

/** What records held from a position on, each with the state just before it. */
export async function readHistories(
  tx: ClientBase,
  { schema }: Ledger,
  from: ReadonlyMap<bigint, bigint>,
): Promise<ReadonlyMap<bigint, RecordHistory>> {
  const { rows } = await tx.query<StateRow>(
    `select s.record, s.type, s.position, s.known_day as "knownDay", s.occurred_on as "occurredOn", s.data
     from unnest($1::bigint[], $2::bigint[]) as f(record, position)
     join ${schema}.states s on s.record = f.record and s.position >= coalesce(
       (select max(before.position) from ${schema}.states before
        where before.record = s.record and before.type = s.type and before.position <= f.position), 0)
     order by s.record, s.position`,
    [[...from.keys()], [...from.values()]],
  );
  const histories = new Map<bigint, { type: string; states: StateAt[]; links: StateAt<Links>[] }>();
  for (const row of rows) {
    const history = histories.get(row.record) ?? { type: '', states: [], links: [] };
    histories.set(row.record, history);
    if (row.type === linksType) history.links.push(row as StateAt<Links>);
    else {
      history.type = row.type;
      history.states.push(row);
    }
  }
  return histories;
}
