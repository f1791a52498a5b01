import { APPEND_LOCK, WAKE_CHANNEL } from '../schema.ts';

/** How {@link Expected} is passed to SQL; 0 and above is an exact revision. */
export const expectedCodes = { 'no-stream': -1, any: -2, 'stream-exists': -4 } as const;

/**
 * One row with the time and the positions of an append, taken under the lock: each level reads the row of the one inside
 * it, and OFFSET 0 keeps the planner from merging them, so the lock comes first. (A materialized CTE would do the same
 * and costs a fifth of the whole insert.) Sequences are read past the statement's snapshot, which may be older than the
 * lock: `recorded_at` never goes back and positions never meet. A clock that stands still is not written again.
 */
function stamp(clock: string, count: string): string {
  const positions =
    count === '1'
      ? `nextval('log.positions') - 1`
      : `setval('log.positions', coalesce(pg_sequence_last_value('log.positions'), 0) + ${count}) - ${count}`;
  return `(select before, at, (at at time zone 'Asia/Ho_Chi_Minh')::date as day
    from (select ${positions} as before, timestamptz 'epoch' + interval '1 millisecond' *
                   case when now > coalesce(last, 0) then setval('log.clock', now) else last end as at
          from (select coalesce(${clock}::bigint, (date_part('epoch', clock_timestamp()) * 1000)::bigint) as now,
                       pg_sequence_last_value('log.clock') as last
                from (select pg_advisory_xact_lock(${APPEND_LOCK}) offset 0) locked
                offset 0) clocks
          offset 0) taken
    offset 0) stamp`;
}

const columns = 'position, stream, revision, id, type, schema_version, recorded_at, known_day, data, metadata';

/** A stream that shall not exist is not looked up: the unique index decides. */
const revisionBefore = (stream: string, expected: string) =>
  `case when ${expected} = ${expectedCodes['no-stream']} then -1 else ${lastRevision(stream)} end`;

const lastRevision = (stream: string) =>
  `coalesce((select h.revision from log.events h where h.stream = ${stream} order by h.revision desc limit 1), -1)`;

const isMet = (expected: string, last: string) =>
  `(${last} = ${expected} or ${expected} = -2 or (${expected} = -4 and ${last} >= 0))`;

/**
 * One event. No row comes back when the expectation is not met in this statement's snapshot, and a unique violation when
 * it is no longer met under the lock: then the append is decided again.
 */
const one = `insert into log.events (${columns})
  select before + 1, $1::text, last.revision + 1, $3::uuid, $4::text, $5::smallint, at, day, $6::json, $7::json
  from ${stamp('$8', '1')}, (select ${revisionBefore('$1', '$2::int')} as revision offset 0) last
  where ${isMet('$2::int', 'last.revision')}
  returning position, revision`;

/**
 * Events of many appends, each to a stream of its own, a row per event. An append is written whole or not at all: a
 * unique violation fails the statement.
 */
function many(underLock: boolean): string {
  const revision = underLock ? lastRevision('e.stream') : revisionBefore('e.stream', 'e.expected');
  return `insert into log.events (${columns})
  select before + e.place, e.stream, last.revision + e.nth, e.id, e.type, e.version, at, day,
         e.data, e.metadata
  from ${stamp('$1', '$2::bigint')},
    unnest($3::text[], $4::int[], $5::int[], $6::uuid[], $7::text[], $8::int[], $9::json[], $10::json[])
      with ordinality as e(stream, expected, nth, id, type, version, data, metadata, place)
    cross join lateral (select ${revision} as revision offset 0) last
  where ${isMet('e.expected', 'last.revision')}
  returning stream, revision, position`;
}

/** A part of one long append, after revision $4. Fails the transaction when the stream does not end there. */
const part = `with written as (
    insert into log.events (${columns})
    select before + e.place, $3::text, $4::int + e.place, e.id, e.type, e.version, at, day,
           e.data, e.metadata
    from ${stamp('$1', '$2::bigint')},
      unnest($5::uuid[], $6::text[], $7::int[], $8::json[], $9::json[])
        with ordinality as e(id, type, version, data, metadata, place)
    where ${lastRevision('$3')} = $4::int
    returning position)
  select log.require_rows(count(*), $2::bigint), max(position) from written`;

/** The statements of appends, by name as prepared. */
export const appendStatements = {
  one,
  many: many(false),
  /** Only after {@link lock} in the same transaction, where its snapshot sees every earlier append. */
  manyChecked: many(true),
  part,
  lock: `select pg_advisory_xact_lock(${APPEND_LOCK})`,
  /** Each append's stream's last revision. */
  inspect: `select ${lastRevision('a.stream')} from unnest($1::text[]) with ordinality as a(stream, place) order by a.place`,
  /**
   * Wakes whoever waits for news. A transaction of its own, which does not wait for the disk: one that notifies holds up every other one
   * of the server that does until it is committed, so an append that did would let all readers wait for its flush.
   */
  wake: `select set_config('synchronous_commit', 'off', true), pg_notify('${WAKE_CHANNEL}', '')`,
} as const;
