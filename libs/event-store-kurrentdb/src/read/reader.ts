import type { ClientReadableStream } from '@grpc/grpc-js';
import type { Filter, KurrentDBClient, RecordedEvent } from '@kurrent/kurrentdb-client';
import convert from '@kurrent/kurrentdb-client/dist/utils/convertGrpcEvent.js';
import streamsGrpc from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb.js';
import type { ReadReq, ReadResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import { UnknownPosition } from '@lien-nganh/event-store';
import type { Position } from '@lien-nganh/kernel';
import { innerClient } from '../driver/inner-client.ts';
import { type Line, serverVersion } from '../driver/line.ts';
import { NoAnswer, within } from '../driver/within.ts';
import { positionOf } from '../envelope.ts';
import { isInvalidPosition, readError, typeOf } from '../errors.ts';
import { type Halves, unpackPosition } from '../position.ts';
import { logRequest, streamRequest, type StreamQuestion } from './request.ts';

export interface ReaderOptions {
  /** Milliseconds for each step of a read. */
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

type Call = ClientReadableStream<ReadResp>;

/**
 * Single reads. Each throws StoreUnavailable, also when nothing comes within the deadline, or the reason of its signal.
 *
 * They go over the driver's ordinary connection and not by its own reads: those go through a native half that has no
 * deadline and no end, waits half a second before each first connection and forty milliseconds within every other
 * read, stays dead when its first connection fails, and loses what it has read when a read ends early.
 */
export class Reader {
  readonly #line: Line;
  readonly #deadlineMs: number;

  constructor(line: Line, { deadlineMs }: ReaderOptions) {
    this.#line = line;
    this.#deadlineMs = deadlineMs;
  }

  /** Whether the server filters reads: those from 21.10 on, which is also when they learned to say their version. */
  async filters(signal?: AbortSignal): Promise<boolean> {
    const client = this.#line.client;
    const version = await this.#answer(serverVersion(client), { what: 'its version', client, signal });
    return version !== 'unknown';
  }

  /** Events of one stream; none for one that was never written. Throws `stream-deleted` of gRPC as it is. */
  stream(question: StreamQuestion, signal?: AbortSignal): AsyncIterable<RecordedEvent> {
    return this.#events(`stream ${question.stream}`, streamRequest(question), signal);
  }

  /**
   * Events of the log of any kind. KurrentDB begins with the event at the position itself: where that is the first, it
   * is left out, so that there may be one fewer than asked for.
   * @throws UnknownPosition when the server says that there is no such position
   */
  async *log({ after, count, filter, signal }: LogRange): AsyncIterable<RecordedEvent> {
    const from = after === null ? 'start' : unpackPosition(after);
    const request = logRequest({ direction: 'forwards', from, count, filter });
    try {
      for await (const event of this.#events('the log', request, signal)) if (isAfter(event, after)) yield event;
    } catch (error) {
      if (after === null || !isInvalidPosition(error)) throw error;
      throw new UnknownPosition(after, await this.end(signal));
    }
  }

  /** Events of the log of any kind from its end back, a page before a position. */
  logBackwards(before: Halves | 'end', count: number, signal?: AbortSignal): AsyncIterable<RecordedEvent> {
    return this.#events('the log', logRequest({ direction: 'backwards', from: before, count }), signal);
  }

  /** Position of the last event of the log, whoever wrote it. */
  async end(signal?: AbortSignal): Promise<Position | null> {
    for await (const event of this.logBackwards('end', 1, signal)) return positionOf(event);
    return null;
  }

  async *#events(what: string, request: ReadReq, signal: AbortSignal | undefined): AsyncIterable<RecordedEvent> {
    const client = this.#line.client;
    const step = { what, client, signal };
    const call = await this.#answer(open(client, request), step);
    try {
      const answers = call[Symbol.asyncIterator]() as AsyncIterator<ReadResp>;
      for (;;) {
        const next = await this.#answer(answers.next(), step);
        if (next.done) return;
        // Links are not resolved, so that an event is always there.
        if (next.value.hasEvent()) yield convert.convertGrpcRecord(next.value.getEvent()!.getEvent()!);
      }
    } finally {
      call.cancel();
    }
  }

  async #answer<T>(answer: Promise<T>, { what, client, signal }: Step): Promise<T> {
    try {
      return await within(answer, { what, ms: this.#deadlineMs, signal });
    } catch (error) {
      if (signal?.aborted) throw signal.reason as Error;
      if (typeOf(error) === 'stream-deleted') throw error;
      // A connection over which no answer comes may be dead at the other end.
      if (error instanceof NoAnswer) this.#line.drop(client);
      throw readError(error);
    }
  }
}

interface Step {
  readonly what: string;
  readonly client: KurrentDBClient;
  readonly signal: AbortSignal | undefined;
}

/** From the leader: a reader must see what was written before. */
async function open(client: KurrentDBClient, request: ReadReq): Promise<Call> {
  const inner = innerClient(client);
  const create = inner.GRPCStreamCreator(streamsGrpc.StreamsClient, 'read', (streams) =>
    streams.read(request, ...inner.callArguments({ requiresLeader: true }, { deadline: Infinity })),
  );
  // After a call was ended early its error comes with nobody listening.
  return (await create()).on('error', () => undefined);
}

function isAfter(event: RecordedEvent, after: Position | null): boolean {
  const position = positionOf(event);
  return after === null || (position !== null && position > after);
}
