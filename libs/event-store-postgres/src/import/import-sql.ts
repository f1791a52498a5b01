import type { ImportedEvent } from '@lien-nganh/event-store';
import { originJson } from '@lien-nganh/event-store';
import { int4Array, jsonArray, textArray, uuidArray } from '../append/binary-array.ts';

/**
 * Writes events as they were recorded elsewhere, under the append lock. `known_day` goes on from the last one's; the
 * clock and the positions, which stand outside of snapshots, are moved on as an append would, so that what is appended
 * later is recorded no earlier.
 */
export const insertImported = `
  with taken as (
    select e.*, (e.recorded_at at time zone 'Asia/Ho_Chi_Minh')::date as day
    from unnest($1::text[], $2::int[], $3::uuid[], $4::text[], $5::int[], $6::text[]::timestamptz[], $7::json[], $8::json[],
        $9::json[]) with ordinality
      as e(stream, revision, id, type, version, recorded_at, data, metadata, origin, place)
  ), last as (
    select coalesce((select known_day from log.events order by position desc limit 1), '-infinity'::date) as known_day,
      coalesce(pg_sequence_last_value('log.positions'), 0) as position
  ), written as (
    insert into log.events
      (position, stream, revision, id, type, schema_version, recorded_at, known_day, data, metadata, origin)
    select last.position + place, stream, revision, id, type, version, recorded_at,
      greatest(last.known_day, max(day) over (order by place)), data, metadata, origin
    from taken, last
    returning position, recorded_at
  )
  select setval('log.positions', max(position)),
    setval('log.clock', greatest(coalesce(pg_sequence_last_value('log.clock'), 1),
      max(floor(date_part('epoch', recorded_at) * 1000))::bigint))
  from written`;

/** An event of the page whose stream has a hole before it, and where the stream ends before the hole. */
export const findHole = `
  select e.stream, e.revision,
    coalesce((select max(h.revision) from log.events h where h.stream = e.stream and h.revision < e.revision), -1) as actual
  from unnest($1::text[], $2::int[]) as e(stream, revision)
  where e.revision > 0
    and not exists (select from log.events h where h.stream = e.stream and h.revision = e.revision - 1)
  limit 1`;

/** Values of {@link insertImported}; the first two are those of {@link findHole}. */
export function importedValues(events: readonly ImportedEvent[]): Buffer[] {
  const origins = events.map(({ origin }) => JSON.stringify(originJson(origin)));
  return [
    textArray(events.map(({ stream }) => stream)),
    int4Array(events.map(({ revision }) => revision)),
    uuidArray(events.map(({ id }) => id)),
    textArray(events.map(({ type }) => type)),
    int4Array(events.map(({ schemaVersion }) => schemaVersion)),
    textArray(events.map(({ recordedAt }) => recordedAt)),
    jsonArray(
      events.map(({ data }) => data),
      (index) => events[index]!.dataBytes,
    ),
    jsonArray(
      events.map(({ metadata }) => metadata),
      (index) => events[index]!.metadataBytes,
    ),
    jsonArray(origins, (index) => Buffer.byteLength(origins[index]!)),
  ];
}
