import { createHash } from 'node:crypto';
import type { LogEvent, Position } from '@lien-nganh/kernel';

/** What of an event the hash of a log is taken over. Neither its position nor its origin is: a moved log has the same hash. */
export type HashedEvent = Pick<
  LogEvent,
  'id' | 'stream' | 'revision' | 'type' | 'schemaVersion' | 'recordedAt' | 'data' | 'metadata'
>;

/** The hash of a log up to an event, 32 bytes. */
export interface LogHash {
  /** Of the event. */
  readonly position: Position;
  readonly hash: Buffer;
}

/** The hash of a log without events: SHA-256 of this format's name. Another format would begin otherwise. */
export const LOG_HASH_START: Buffer = createHash('sha256').update('lien-nganh log hash 1').digest();

/**
 * The hash of a log up to an event, from the hash up to the event before it: SHA-256 of
 *
 *     the hash before, 32 bytes
 *     8 fields, each as its length in bytes, 4 bytes big-endian, and then its UTF-8 text:
 *       id, stream, revision, type, schemaVersion, recordedAt, data, metadata
 *
 * Numbers are decimal digits; `recordedAt` is `2013-07-16T01:02:03.004Z`. `data` and `metadata` are what `JSON.stringify`
 * makes of them: the very bytes that a store keeps, ciphertext where something is sealed.
 *
 * @param before {@link LOG_HASH_START} where it is the first event of its log
 */
export function nextLogHash(before: Uint8Array, event: HashedEvent): Buffer {
  const hash = createHash('sha256').update(before);
  for (const text of textsOf(event)) {
    const field = Buffer.allocUnsafe(4 + Buffer.byteLength(text));
    field.writeUInt32BE(field.length - 4);
    field.write(text, 4);
    hash.update(field);
  }
  return hash.digest();
}

function textsOf(event: HashedEvent): readonly string[] {
  const { id, stream, revision, type, schemaVersion, recordedAt, data, metadata } = event;
  const head = [id, stream, String(revision), type, String(schemaVersion), recordedAt];
  return [...head, JSON.stringify(data), JSON.stringify(metadata)];
}

/** The hash of a log up to each of its events, which are given in the order of the log and from its beginning. */
export async function* logHashes(events: AsyncIterable<LogEvent>): AsyncGenerator<LogHash> {
  let hash = LOG_HASH_START;
  for await (const event of events) {
    hash = nextLogHash(hash, event);
    yield { position: event.position, hash };
  }
}
