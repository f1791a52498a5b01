import type { ReadStreamOptions } from '@lien-nganh/event-store';
import type { StreamEvent } from '@lien-nganh/kernel';
import { streamEvent } from '../envelope.ts';
import { HistoryMissing, typeOf } from '../errors.ts';
import type { Reader } from './reader.ts';

const PAGE = 500;

interface Cursor {
  readonly direction: 'forwards' | 'backwards';
  /** The revision to go on from; the stream's start or end at first, unless one was given. */
  next: number | 'start' | 'end';
  left: number;
  isEnd: boolean;
}

/** See the port's `readStream`. @throws HistoryMissing */
export async function* readStream(
  reader: Reader,
  stream: string,
  { direction = 'forwards', from, limit = Infinity, signal }: ReadStreamOptions,
): AsyncIterable<StreamEvent> {
  const cursor: Cursor = { direction, next: startOf(direction, from), left: limit, isEnd: limit <= 0 };
  try {
    while (!cursor.isEnd) yield* page(reader, stream, cursor, signal);
  } catch (error) {
    if (typeOf(error) === 'stream-deleted') throw new HistoryMissing(stream, 'it was deleted for good');
    throw error;
  }
}

function startOf(direction: Cursor['direction'], from: number | undefined): Cursor['next'] {
  if (from !== undefined && Number.isFinite(from)) return from;
  return direction === 'forwards' ? 'start' : 'end';
}

async function* page(reader: Reader, stream: string, cursor: Cursor, signal: AbortSignal | undefined) {
  const count = Math.min(PAGE, cursor.left);
  const step = cursor.direction === 'forwards' ? 1 : -1;
  let given = 0;
  const question = { stream, direction: cursor.direction, from: cursor.next, count };
  for await (const recorded of reader.stream(question, signal)) {
    signal?.throwIfAborted();
    const event = streamEvent(recorded);
    if (!event) throw new HistoryMissing(stream, `event ${recorded.revision} is none that the platform wrote`);
    checkHole(event, cursor);
    yield event;
    given += 1;
    cursor.next = event.revision + step;
  }
  cursor.left -= given;
  cursor.isEnd = given < count || cursor.left <= 0 || cursor.next === -1;
}

/** Revisions are without a hole, unless somebody truncated or deleted the stream. Backwards a read may begin lower. */
function checkHole({ stream, revision }: StreamEvent, { direction, next }: Cursor): void {
  if (direction === 'backwards') return;
  const expected = next === 'start' ? 0 : next;
  if (revision !== expected) throw new HistoryMissing(stream, `event ${expected} is missing before ${revision}`);
}
