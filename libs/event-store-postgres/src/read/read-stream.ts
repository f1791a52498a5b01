import { originIn, type OriginJson, type ReadStreamOptions } from '@lien-nganh/event-store';
import type { Metadata, Position, StreamEvent } from '@lien-nganh/kernel';
import { PageSize } from './page-size.ts';
import type { Reader } from './reader.ts';

/** Most streams fit the first page: loading one costs one round trip. */
const FIRST_ROWS = 50;
const MOST_ROWS = 1000;
const TARGET_BYTES = 2 * 1024 * 1024;
const LARGEST_REVISION = 0x7fffffff;

/** The last column is the event's size, to choose the next page's. */
type Row = [number, string, string, number, string, unknown, Metadata, Position, OriginJson | null, number];

const select = (
  where: string,
  order: string,
) => `select revision, id, type, schema_version, recorded_at, data, metadata,
    position, origin, pg_column_size(data) + pg_column_size(metadata)
  from log.events where stream = $1 and revision ${where} $2 order by revision ${order} limit $3`;

const directions = {
  forwards: { name: 'stream_forwards', text: select('>=', 'asc'), step: 1, start: 0 },
  backwards: { name: 'stream_backwards', text: select('<=', 'desc'), step: -1, start: LARGEST_REVISION },
} as const;

/** See the port's `readStream`. */
export async function* readStream(
  reader: Reader,
  stream: string,
  { direction = 'forwards', from, limit = Infinity, signal }: ReadStreamOptions,
): AsyncIterable<StreamEvent> {
  const { name, text, step, start } = directions[direction];
  const size = new PageSize(FIRST_ROWS, MOST_ROWS, TARGET_BYTES);
  let next = Math.min(from ?? start, LARGEST_REVISION);
  let left = limit;
  while (left > 0) {
    const asked = Math.min(size.rows, left);
    const rows = await reader.rows<Row>({ name, text, values: [stream, next, asked] }, signal);
    for (const row of rows) {
      signal?.throwIfAborted();
      yield streamEvent(stream, row);
    }
    if (rows.length < asked) return;
    left -= rows.length;
    next = rows.at(-1)![0] + step;
    size.saw(
      rows.length,
      rows.reduce((bytes, row) => bytes + row[9], 0),
    );
  }
}

function streamEvent(stream: string, row: Row): StreamEvent {
  const [revision, id, type, schemaVersion, recordedAt, data, metadata, position, origin] = row;
  const event = { stream, revision, id, type, schemaVersion, recordedAt, data, metadata, position };
  return origin ? { ...event, origin: originIn(origin) } : event;
}
