import { APPEND_LOCK, WAKE_CHANNEL } from './schema.ts';

/** How {@link Expected} is passed to SQL; 0 and above is an exact revision. */
export const expectedCodes = { 'no-stream': -1, any: -2, 'stream-exists': -4 } as const;

/**
 * Takes the lock, then the time and the positions, in this order: each CTE reads from the one before and is
 * MATERIALIZED, so the planner cannot move a call ahead of the lock. Sequences are read past the statement's snapshot,
 * which may be older than the lock; `recorded_at` thus never goes back and positions never meet.
 */
function stamp(clock: string, count: string, wakeUp: boolean): string {
  const notify = wakeUp ? `, pg_notify('${WAKE_CHANNEL}', '')` : '';
  return `with locked as materialized (select pg_advisory_xact_lock(${APPEND_LOCK})${notify}),
  taken as materialized (
    select setval('log.clock', greatest(
             coalesce(${clock}::bigint, (extract(epoch from clock_timestamp()) * 1000)::bigint),
             coalesce(pg_sequence_last_value('log.clock'), 0))) as ms,
           setval('log.positions', coalesce(pg_sequence_last_value('log.positions'), 0) + ${count}) - ${count} as before
    from locked),
  stamp as materialized (
    select before, at, (at at time zone 'Asia/Ho_Chi_Minh')::date as day
    from (select before, timestamptz 'epoch' + ms * interval '1 millisecond' as at from taken) moment)`;
}

const columns =
  'position, stream, revision, id, type, schema_version, recorded_at, known_day, command_id, data, metadata';

const lastRevision = (stream: string) =>
  `coalesce((select h.revision from log.events h where h.stream = ${stream} order by h.revision desc limit 1), -1)`;

const isMet = (expected: string, last: string) =>
  `(${last} = ${expected} or ${expected} = -2 or (${expected} = -4 and ${last} >= 0))`;

/**
 * One event. No row comes back when the expectation is not met in this statement's snapshot, or met there but no
 * longer: then the append is decided again under the lock.
 */
function one(wakeUp: boolean): string {
  return `${stamp('$9', '1', wakeUp)}
  insert into log.events (${columns})
  select stamp.before + 1, $1::text, last.revision + 1, $3::uuid, $4::text, $5::smallint, stamp.at, stamp.day, $6::uuid,
         $7::json, $8::json
  from stamp, (select ${lastRevision('$1')} as revision) last
  where ${isMet('$2::int', 'last.revision')}
  on conflict do nothing
  returning position, revision`;
}

/**
 * Events of many appends, each to a stream of its own, a row per event. An append is written whole or not at all: a
 * unique violation fails the statement.
 */
function many(wakeUp: boolean, alsoRequire = ''): string {
  return `${stamp('$1', '$2::bigint', wakeUp)}
  insert into log.events (${columns})
  select stamp.before + e.place, e.stream, last.revision + e.nth, e.id, e.type, e.version, stamp.at, stamp.day,
         case when e.nth = 1 then e.command end, e.data, e.metadata
  from stamp, unnest($3::text[], $4::int[], $5::int[], $6::uuid[], $7::text[], $8::int[], $9::uuid[], $10::json[], $11::json[])
         with ordinality as e(stream, expected, nth, id, type, version, command, data, metadata, place)
  cross join lateral (select ${lastRevision('e.stream')} as revision) last
  where ${isMet('e.expected', 'last.revision')} ${alsoRequire}
  returning stream, revision, position`;
}

/** A part of one long append, after revision $4. Fails the transaction when the stream does not end there. */
function part(wakeUp: boolean): string {
  return `${stamp('$1', '$2::bigint', wakeUp)},
  written as (
    insert into log.events (${columns})
    select stamp.before + e.place, $3::text, $4::int + e.place, e.id, e.type, e.version, stamp.at, stamp.day,
           case when e.place = 1 then $5::uuid end, e.data, e.metadata
    from stamp, unnest($6::uuid[], $7::text[], $8::int[], $9::json[], $10::json[])
           with ordinality as e(id, type, version, data, metadata, place)
    where ${lastRevision('$3')} = $4::int
    returning position)
  select log.require_rows(count(*), $2::bigint), max(position) from written`;
}

const notRepeated = `and not exists (select from log.events c where c.stream = e.stream and c.command_id = e.command)`;

/** The statements of appends, by name as prepared. */
export function appendStatements(wakeUp: boolean) {
  return {
    one: one(wakeUp),
    many: many(wakeUp),
    /** Only after {@link lock} in the same transaction, where its snapshot sees every earlier append. */
    manyChecked: many(wakeUp, notRepeated),
    part: part(wakeUp),
    lock: `select pg_advisory_xact_lock(${APPEND_LOCK})`,
    /** For each append: its stream's last revision, and whether the stream holds its command already. */
    inspect: `select ${lastRevision('a.stream')},
        exists (select from log.events c where c.stream = a.stream and c.command_id = a.command)
      from unnest($1::text[], $2::uuid[]) with ordinality as a(stream, command, place) order by a.place`,
  } as const;
}

export type AppendStatements = ReturnType<typeof appendStatements>;
