import {
  BACKWARDS,
  END,
  FORWARDS,
  type Filter,
  type KurrentDBClient,
  type RecordedEvent,
  type ResolvedEvent,
  START,
} from '@kurrent/kurrentdb-client';
import { UnknownPosition } from '@lien-nganh/event-store';
import type { Position } from '@lien-nganh/kernel';
import { type Line, serverVersion } from '../driver/line.ts';
import { NoAnswer, within } from '../driver/within.ts';
import { positionOf } from '../envelope.ts';
import { isInvalidPosition, readError, typeOf } from '../errors.ts';
import { unpackPosition } from '../position.ts';

export interface ReaderOptions {
  /** Milliseconds for each step of a read. The driver itself would wait for ever. */
  readonly deadlineMs: number;
}

export interface LogRange {
  /** Exclusive. */
  readonly after: Position | null;
  /** How many events to ask the server for. */
  readonly count: number;
  readonly filter?: Filter | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface StreamRange {
  readonly direction: 'forwards' | 'backwards';
  /** Inclusive. */
  readonly from: number | 'start' | 'end';
  readonly count: number;
  readonly signal?: AbortSignal | undefined;
}

const places = { start: START, end: END } as const;

/** Single reads with a deadline. Each throws StoreUnavailable, or the reason of its signal. */
export class Reader {
  readonly #line: Line;
  readonly #deadlineMs: number;

  constructor(line: Line, { deadlineMs }: ReaderOptions) {
    this.#line = line;
    this.#deadlineMs = deadlineMs;
  }

  /** Whether the server filters reads: those from 21.10 on, which is also when they learned to say their version. */
  async filters(signal?: AbortSignal): Promise<boolean> {
    const version = await this.#ask('its version', signal, serverVersion);
    return version !== 'unknown';
  }

  /** Events of one stream; none for one that was never written. Throws `stream-deleted` of the driver as it is. */
  async *stream(name: string, { direction, from, count, signal }: StreamRange): AsyncIterable<RecordedEvent> {
    const options = {
      direction: direction === 'forwards' ? FORWARDS : BACKWARDS,
      fromRevision: typeof from === 'number' ? BigInt(from) : places[from],
      maxCount: count,
    } as const;
    try {
      yield* this.#events(`stream ${name}`, signal, (client) => client.readStream(name, options));
    } catch (error) {
      if (typeOf(error) !== 'stream-not-found') throw error;
    }
  }

  /**
   * Events of the log of any kind. KurrentDB begins with the event at the position itself: where that is the first, it
   * is left out, so that there may be one fewer than asked for.
   * @throws UnknownPosition when the server says that there is no such position
   */
  async *log({ after, count, filter, signal }: LogRange): AsyncIterable<RecordedEvent> {
    const fromPosition = after === null ? START : unpackPosition(after);
    const options = { direction: FORWARDS, fromPosition, maxCount: count, ...(filter ? { filter } : {}) } as const;
    try {
      for await (const event of this.#events('the log', signal, (client) => client.readAll(options))) {
        if (isAfter(event, after)) yield event;
      }
    } catch (error) {
      if (after === null || !isInvalidPosition(error)) throw error;
      throw new UnknownPosition(after, await this.end(signal));
    }
  }

  /** Position of the last event of the log, whoever wrote it. */
  async end(signal?: AbortSignal): Promise<Position | null> {
    const options = { direction: BACKWARDS, fromPosition: END, maxCount: 1 } as const;
    for await (const event of this.#events('the end of the log', signal, (client) => client.readAll(options))) {
      return positionOf(event);
    }
    return null;
  }

  async *#events(
    what: string,
    signal: AbortSignal | undefined,
    read: (client: KurrentDBClient) => AsyncIterable<ResolvedEvent>,
  ): AsyncIterable<RecordedEvent> {
    let events: AsyncIterator<ResolvedEvent> | undefined;
    for (;;) {
      const next = await this.#ask(what, signal, (client) => {
        events ??= read(client)[Symbol.asyncIterator]();
        return events.next();
      });
      if (next.done) return;
      // Links are not resolved, so that there is always an event.
      yield next.value.event!;
    }
  }

  async #ask<T>(
    what: string,
    signal: AbortSignal | undefined,
    question: (client: KurrentDBClient) => Promise<T>,
  ): Promise<T> {
    signal?.throwIfAborted();
    const client = this.#line.client;
    try {
      return await within(question(client), { what, ms: this.#deadlineMs, signal });
    } catch (error) {
      if (signal?.aborted) throw signal.reason as Error;
      return this.#fail(client, error);
    }
  }

  #fail(client: KurrentDBClient, error: unknown): never {
    const type = typeOf(error);
    if (type === 'stream-not-found' || type === 'stream-deleted') throw error;
    // A native client that never connected stays dead, and one that does not answer keeps the read for ever.
    if (error instanceof NoAnswer || type === 'unavailable' || type === undefined) this.#line.drop(client);
    throw readError(error);
  }
}

function isAfter(event: RecordedEvent, after: Position | null): boolean {
  const position = positionOf(event);
  return after === null || (position !== null && position > after);
}
