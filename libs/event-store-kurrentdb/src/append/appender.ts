import type { AppendResult, AppendStreamState } from '@kurrent/kurrentdb-client';
import {
  type Appended,
  type CheckedAppend,
  EventStoreError,
  type Expected,
  InvalidAppend,
  OutcomeUnknown,
  StoreUnavailable,
  TooLarge,
} from '@lien-nganh/event-store';
import { type Line, serverVersion } from '../driver/line.ts';
import { NoAnswer, within } from '../driver/within.ts';
import { isSystem, storedBytes, toKurrentDb } from '../envelope.ts';
import { HistoryMissing, messageOf } from '../errors.ts';
import { packPosition } from '../position.ts';
import { appendError } from './append-error.ts';

/** Servers up to 25.0 take no more in one append, unless they are told to. */
const MOST_STORED_BYTES = 1024 * 1024;

const states = { any: 'any', 'no-stream': 'no_stream', 'stream-exists': 'stream_exists' } as const;

export interface AppenderOptions {
  /** Milliseconds. The driver has no timer for a batch append: an answer that never comes would be waited for for ever. */
  readonly deadlineMs: number;
  /** Streams that are the adapter's own. */
  readonly reserved: readonly string[];
}

/** Appends one by one over one call of the driver's, each with its own answer. */
export class Appender {
  readonly #line: Line;
  readonly #options: AppenderOptions;

  constructor(line: Line, options: AppenderOptions) {
    this.#line = line;
    this.#options = options;
  }

  /** See the port's `append`. */
  async append(append: CheckedAppend, signal?: AbortSignal): Promise<Appended> {
    this.#check(append);
    await this.#connect(signal);
    const result = await this.#send(append, signal);
    return appended(append, result);
  }

  #check({ stream, events }: CheckedAppend): void {
    if (isSystem(stream) || this.#options.reserved.includes(stream)) {
      throw new InvalidAppend(`the stream name ${stream} is kept for the store itself`);
    }
    const systemType = events.find(({ type }) => isSystem(type));
    if (systemType) throw new InvalidAppend(`the event type ${systemType.type} is kept for the store itself`);
    const bytes = events.reduce((sum, event) => sum + storedBytes(event), 0);
    if (bytes > MOST_STORED_BYTES) throw new TooLarge('bytes', bytes, MOST_STORED_BYTES);
  }

  /** What the driver asks before its first append; as long as that has no answer, nothing was sent. */
  async #connect(signal: AbortSignal | undefined): Promise<void> {
    const client = this.#line.client;
    const limits = { what: 'its version', ms: this.#options.deadlineMs, signal };
    try {
      await within(serverVersion(client), limits);
    } catch (error) {
      if (signal?.aborted) throw signal.reason as Error;
      this.#line.drop(client);
      throw error instanceof EventStoreError
        ? error
        : new StoreUnavailable(`the log cannot be reached: ${messageOf(error)}`, { cause: error });
    }
  }

  async #send(append: CheckedAppend, signal: AbortSignal | undefined): Promise<AppendResult> {
    const client = this.#line.client;
    const options = { streamState: stateOf(append.expected), deadline: this.#options.deadlineMs };
    const events = append.events.map(toKurrentDb);
    const limits = { what: 'an append', ms: this.#options.deadlineMs, signal };
    try {
      return await within(client.appendToStream(append.stream, events, options), limits);
    } catch (error) {
      if (signal?.aborted) {
        throw new OutcomeUnknown('the append was abandoned while it was on its way', { cause: error });
      }
      if (error instanceof NoAnswer) this.#line.drop(client);
      throw appendError(error, append);
    }
  }
}

function stateOf(expected: Expected): AppendStreamState {
  return typeof expected === 'number' ? BigInt(expected) : states[expected];
}

function appended({ stream, expected, events }: CheckedAppend, result: AppendResult): Appended {
  const revision = Number(result.nextExpectedRevision);
  const position = result.position ? packPosition(result.position) : null;
  if (position === null) throw new OutcomeUnknown('KurrentDB took the append, but does not say where it stands');
  // Only a stream that somebody deleted goes on at a later revision.
  if (expected === 'no-stream' && revision !== events.length - 1) {
    throw new HistoryMissing(stream, `what was written as its first event stands at ${revision}`);
  }
  return { revision, position };
}
