import { originIn, type OriginJson } from '@lien-nganh/event-store';
import type { Origin, Position } from '@lien-nganh/kernel';
import { LazyEvent } from './lazy-event.ts';

/** What {@link decodeCopy} expects, in this order. */
export const EVENT_COLUMNS =
  'position, stream, revision, id, type, schema_version, recorded_at, data, metadata, origin';

/** Signature, flags and extension length at the head of a binary COPY. */
const HEADER_BYTES = 19;
/** PostgreSQL counts microseconds from 2000-01-01. */
const EPOCH_MS = Date.UTC(2000, 0, 1);

/** Reads the rows of a binary COPY of {@link EVENT_COLUMNS}; until an event's JSON is parsed it holds on to the buffer. */
export function decodeCopy(bytes: Buffer): LazyEvent[] {
  const events: LazyEvent[] = [];
  let row = HEADER_BYTES;
  while (row < bytes.length && bytes.readInt16BE(row) !== -1) row = decodeRow(bytes, row, events);
  return events;
}

/** Every field is its length in four bytes and then its value. Returns where the next row begins. */
function decodeRow(bytes: Buffer, row: number, events: LazyEvent[]): number {
  const stream = row + 18;
  const streamEnd = stream + bytes.readInt32BE(stream - 4);
  const type = streamEnd + 32;
  const typeEnd = type + bytes.readInt32BE(type - 4);
  const data = typeEnd + 22;
  const dataEnd = data + bytes.readInt32BE(data - 4);
  const metadata = dataEnd + 4;
  const metadataEnd = metadata + bytes.readInt32BE(metadata - 4);
  const originBytes = bytes.readInt32BE(metadataEnd);
  const end = metadataEnd + 4 + Math.max(0, originBytes);
  const head = {
    position: bytes.readBigInt64BE(row + 6) as Position,
    stream: bytes.toString('utf8', stream, streamEnd),
    revision: bytes.readInt32BE(streamEnd + 4),
    id: uuidAt(bytes, streamEnd + 12),
    type: bytes.toString('utf8', type, typeEnd),
    schemaVersion: bytes.readInt16BE(typeEnd + 4),
    recordedAt: instantAt(bytes, typeEnd + 10),
    origin: originBytes < 0 ? undefined : originAt(bytes, metadataEnd + 4, end),
  };
  events.push(
    new LazyEvent(head, (what) =>
      what === 'data' ? bytes.toString('utf8', data, dataEnd) : bytes.toString('utf8', metadata, metadataEnd),
    ),
  );
  return end;
}

function originAt(bytes: Buffer, start: number, end: number): Origin {
  return originIn(JSON.parse(bytes.toString('utf8', start, end)) as OriginJson);
}

function uuidAt(bytes: Buffer, offset: number): string {
  const hex = bytes.toString('hex', offset, offset + 16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Microseconds as two halves: a double holds them exactly beyond the year 2250, and costs less than a bigint. */
function instantAt(bytes: Buffer, offset: number): string {
  const microseconds = bytes.readInt32BE(offset) * 2 ** 32 + bytes.readUInt32BE(offset + 4);
  return new Date(EPOCH_MS + microseconds / 1000).toISOString();
}
