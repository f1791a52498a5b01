import type { RecordedEvent } from '@kurrent/kurrentdb-client';
import { type LogFilter, matches, type ReadLogOptions } from '@lien-nganh/event-store';
import type { LogEvent, Position } from '@lien-nganh/kernel';
import { NoAnswer } from '../driver/within.ts';
import { logEvent, positionOf } from '../envelope.ts';
import type { Reader } from './reader.ts';
import { serverFilter } from './server-filter.ts';

const PAGE = 500;

/** See the port's `readLog`. */
export async function* readLog(reader: Reader, options: ReadLogOptions): AsyncIterable<LogEvent> {
  const { limit = Infinity, filter, signal } = options;
  const upTo = await reader.end(signal);
  if (upTo === null) return;
  let left = limit;
  for await (const recorded of upToEnd(reader, { ...options, upTo })) {
    if (left <= 0) return;
    signal?.throwIfAborted();
    const event = logEvent(recorded);
    if (!event || !matches(filter, event)) continue;
    left -= 1;
    yield event;
  }
}

interface Stretch {
  readonly after?: Position;
  readonly upTo: Position;
  readonly filter?: LogFilter;
  readonly signal?: AbortSignal;
}

interface Cursor {
  reached: Position | null;
  isEnd: boolean;
  byServer: boolean;
}

/**
 * All that matches, and perhaps more, up to a position. Where the server does not filter, or looks so long for a match
 * that it gives no sign of life, everything is read, and each page is progress.
 */
async function* upToEnd(reader: Reader, stretch: Stretch): AsyncIterable<RecordedEvent> {
  const { after, upTo, signal } = stretch;
  const isEnd = after !== undefined && after >= upTo;
  const cursor = { reached: after ?? null, isEnd, byServer: await reader.filters(signal) };
  while (!cursor.isEnd) yield* page(reader, stretch, cursor);
}

async function* page(reader: Reader, { upTo, filter, signal }: Stretch, cursor: Cursor) {
  const asked = cursor.byServer ? serverFilter(filter) : undefined;
  let given = 0;
  try {
    for await (const event of reader.log({ after: cursor.reached, count: PAGE, filter: asked, signal })) {
      given += 1;
      cursor.reached = positionOf(event)!;
      if (cursor.reached > upTo) break;
      yield event;
    }
    // One fewer where the page began with the event that was read last.
    cursor.isEnd = given < PAGE - 1 || cursor.reached! >= upTo;
  } catch (error) {
    cursor.byServer = goOnAlone(cursor, error);
  }
}

/** Without the server's filter, when that was what gave no answer. */
function goOnAlone({ byServer }: Cursor, error: unknown): false {
  if (!byServer || !(error instanceof NoAnswer)) throw error;
  return false;
}
