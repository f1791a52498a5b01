import { indicator, unit } from '@lien-nganh/contracts/agencies';
import type { IndicatorRecord } from '@lien-nganh/contracts/reference';
import type { ContractEvent, Day } from '@lien-nganh/kernel';
import { askedTogether } from '@lien-nganh/postgres';
import type { ClientBase } from 'pg';
import { isLinks, linksTypes, measuredTypes, type Links } from '../../measures/catalogue.ts';
import { DefinitionTimeline } from '../../measures/definition.ts';
import type { Grounds, RecordHistory, StateAt } from '../history.ts';
import { knownDayOf } from '../known-day.ts';
import { readSameSubjects, type SameSubjects } from '../same-subjects.ts';
import type { Ledger } from '../schema.ts';

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
  /** Another one whenever a definition arrives. */
  readonly definitions: bigint;
  /** Another one whenever a unit arrives. */
  readonly units: bigint;
  /** Another one whenever records are merged, or separated. */
  readonly mergings: bigint;
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
  return isLinks(event.type) ? (event.data as Links).record : event.subject;
}

/**
 * Takes the ledger's one writing lock, until the transaction ends, and says which record each event is of: nobody else makes one
 * meanwhile.
 *
 * @returns ids of records by their streams
 */
export async function lockRecords(
  tx: ClientBase,
  ledger: Ledger,
  events: readonly ContractEvent[],
): Promise<readonly [LedgerHead, ReadonlyMap<string, bigint>]> {
  return askedTogether([lockLedger(tx, ledger), recordIds(tx, ledger, [...new Set(events.map(bookedStream))])]);
}

/**
 * Keeps states. An event that is kept already changes nothing.
 *
 * @returns positions of definitions that were not kept before: what one that is heard again says is booked
 */
export async function keepStates(
  tx: ClientBase,
  { schema }: Ledger,
  { events, ids }: { readonly events: readonly ContractEvent[]; readonly ids: ReadonlyMap<string, bigint> },
): Promise<readonly bigint[]> {
  const { rows } = await tx.query<{ position: bigint }>(
    `with kept as (
       insert into ${schema}.states(record, type, position, event, recorded_at, known_day, occurred_on, data)
       select * from unnest($1::bigint[], $2::text[], $3::bigint[], $4::text[], $5::timestamptz[], $6::date[], $7::date[], $8::jsonb[])
       on conflict do nothing returning record, type, position),
     present as (
       insert into ${schema}.present as p(type, record, position)
       select type, record, max(position) from kept group by type, record
       on conflict (type, record) do update set position = greatest(p.position, excluded.position))
     select position from kept where type = $9`,
    [...stateColumns(events, ids), indicator.type],
  );
  return rows.map(({ position }) => position);
}

interface Noted {
  readonly events: readonly ContractEvent[];
  readonly facts: number;
  /** Records were merged, or separated. */
  readonly merged: boolean;
}

/** Notes what the ledger now holds. A revision is never given twice, not even when its transaction is rolled back. */
export async function noteChange(tx: ClientBase, { schema }: Ledger, { events, facts, merged }: Noted): Promise<void> {
  const has = (contract: string) => events.some(({ type }) => type === contract);
  await tx.query(
    `update ${schema}.ledger set log = $1,
       definitions = case when $2 then nextval('${schema}.revision') else definitions end,
       units = case when $3 then nextval('${schema}.revision') else units end,
       mergings = case when $4 then nextval('${schema}.revision') else mergings end,
       facts_since_snapshot = facts_since_snapshot + $5`,
    [events[0]!.log, has(indicator.type), has(unit.type), merged, facts],
  );
}

/** Values of the columns record, type, position, event, recorded_at, known_day, occurred_on, data. */
function stateColumns(events: readonly ContractEvent[], ids: ReadonlyMap<string, bigint>): unknown[][] {
  return [
    events.map((event) => ids.get(bookedStream(event))!),
    events.map(({ type }) => type),
    events.map(({ position }) => position),
    events.map(({ eventId }) => eventId),
    events.map(({ recordedAt }) => recordedAt),
    events.map(({ recordedAt }) => knownDayOf(recordedAt)),
    events.map(({ occurredOn }) => occurredOn),
    events.map(({ data }) => JSON.stringify(data)),
  ];
}

async function recordIds(
  tx: ClientBase,
  { schema }: Ledger,
  streams: readonly string[],
): Promise<ReadonlyMap<string, bigint>> {
  const { rows } = await tx.query<{ id: bigint; stream: string }>(
    `with made as (
       insert into ${schema}.records(stream) select unnest($1::text[]) on conflict do nothing returning id, stream)
     select id, stream from made union all select id, stream from ${schema}.records where stream = any($1)`,
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

const timelines = new WeakMap<Ledger, { readonly at: bigint; readonly read: DefinitionTimeline }>();
const mergings = new WeakMap<Ledger, { readonly at: bigint; readonly read: SameSubjects }>();

/** What else than records decides what they count for, read again only when more of it has arrived. */
export async function groundsOf(tx: ClientBase, ledger: Ledger, head: LedgerHead): Promise<Grounds> {
  return {
    definitions: await keptOf(timelines, ledger, { at: head.definitions, read: () => readTimeline(tx, ledger) }),
    same: await keptOf(mergings, ledger, { at: head.mergings, read: () => readSameSubjects(tx, ledger) }),
  };
}

/** A ledger object is of one database. */
async function keptOf<T>(
  kept: WeakMap<Ledger, { readonly at: bigint; readonly read: T }>,
  ledger: Ledger,
  { at, read }: { readonly at: bigint; readonly read: () => Promise<T> },
): Promise<T> {
  const known = kept.get(ledger);
  if (known?.at === at) return known.read;
  const fresh = { at, read: await read() };
  kept.set(ledger, fresh);
  return fresh.read;
}

interface StateRow extends StateAt {
  readonly record: bigint;
  readonly type: string;
}

/** What records held that is measured from a position on, each with the state just before it: a stream may tell more than that. */
export async function readHistories(
  tx: ClientBase,
  { schema }: Ledger,
  from: ReadonlyMap<bigint, bigint>,
): Promise<ReadonlyMap<bigint, RecordHistory>> {
  const { rows } = await tx.query<StateRow>(
    `select s.record, s.type, s.position, s.known_day as "knownDay", s.occurred_on as "occurredOn", s.data
     from unnest($1::bigint[], $2::bigint[]) as f(record, position)
     join ${schema}.states s on s.record = f.record and s.type = any($3) and s.position >= coalesce(
       (select max(before.position) from ${schema}.states before
        where before.record = s.record and before.type = s.type and before.position <= f.position), 0)
     order by s.record, s.position`,
    [[...from.keys()], [...from.values()], [...measuredTypes, ...linksTypes]],
  );
  const histories = new Map<bigint, { type: string; states: StateAt[]; links: StateAt<Links>[] }>();
  for (const row of rows) {
    const history = histories.get(row.record) ?? { type: '', states: [], links: [] };
    histories.set(row.record, history);
    if (isLinks(row.type)) history.links.push(row as StateAt<Links>);
    else {
      history.type = row.type;
      history.states.push(row);
    }
  }
  return histories;
}
