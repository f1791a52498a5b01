import type pg from 'pg';
import {
  type Appended,
  type CheckedAppend,
  OutcomeUnknown,
  StoreUnavailable,
  WrongRevision,
} from '@lien-nganh/event-store';
import {
  appendLong,
  appendMany,
  appendOne,
  appendUnderLock,
  wakeReaders,
  type CallContext,
  type Outcome,
} from './append-calls.ts';
import { AppendConnection } from './append-connection.ts';
import { appendError, readError } from '../errors.ts';

export interface AppenderOptions {
  readonly url: string;
  readonly wakeUp: boolean;
  readonly clock?: () => Date;
}

interface Pending {
  readonly append: CheckedAppend;
  /** Set once the fast way could not decide it. */
  underLock: boolean;
  sent: boolean;
  /** The caller has its answer already: its signal aborted. */
  abandoned: boolean;
  settle(outcome: Appended | { readonly error: unknown }): void;
}

/** Calls on the wire at once. The server works them off one by one; the second saves the wait between them. */
const CALLS_IN_FLIGHT = 2;
/** A second call is worth it when each has so many appends: smaller ones had better share one turn at the lock. */
const LEAST_APPENDS_OF_TWO = 8;
/** Beyond about this many appends a call gains nothing; each costs the server its index insertions. */
const MOST_APPENDS = 64;
const MOST_EVENTS = 256;
const MOST_BYTES = 512 * 1024;
/** From here on an append goes alone, in parts. */
const LONG_EVENTS = 64;

/**
 * Gathers the appends of this process: what is asked while a call is on its way goes together with the next, in one
 * statement and one commit. Every append still succeeds or is refused by itself.
 */
export class Appender {
  readonly #connection: AppendConnection;
  readonly #wakeUp: boolean;
  readonly #clock: (() => Date) | undefined;
  #queue: Pending[] = [];
  #calls = 0;
  #inFlight = 0;
  #pumping = false;
  #closed = false;

  constructor({ url, wakeUp, clock }: AppenderOptions) {
    this.#connection = new AppendConnection(url);
    this.#wakeUp = wakeUp;
    this.#clock = clock;
  }

  append(append: CheckedAppend, signal?: AbortSignal): Promise<Appended> {
    return new Promise((resolve, reject) => {
      if (this.#closed) return reject(new StoreUnavailable('the event store is closed'));
      const onAbort = () => this.#abandon(pending, signal!.reason);
      const pending: Pending = {
        append,
        underLock: false,
        sent: false,
        abandoned: false,
        settle(outcome) {
          signal?.removeEventListener('abort', onAbort);
          if ('error' in outcome) reject(outcome.error);
          else resolve(outcome);
        },
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      this.#queue.push(pending);
      this.#pumpSoon();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#failQueue(new StoreUnavailable('the event store is closed'));
    await this.#connection.close();
  }

  #abandon(pending: Pending, reason: unknown): void {
    this.#queue = this.#queue.filter((other) => other !== pending);
    pending.abandoned = true;
    const error = pending.sent
      ? new OutcomeUnknown('the append was abandoned while it was on its way', { cause: reason })
      : reason;
    pending.settle({ error });
  }

  /** A microtask later, so that all appends of one turn are seen together. */
  #pumpSoon(): void {
    if (this.#pumping) return;
    this.#pumping = true;
    queueMicrotask(() => {
      this.#pumping = false;
      this.#pump();
    });
  }

  #pump(): void {
    const client = this.#connection.current;
    if (!client) {
      if (this.#queue.length > 0) void this.#connect();
      return;
    }
    while (this.#queue.length > 0 && this.#calls < this.#callsAtOnce()) void this.#send(client, this.#take());
  }

  async #connect(): Promise<void> {
    try {
      await this.#connection.open();
      this.#pumpSoon();
    } catch (error) {
      this.#failQueue(readError(error));
    }
  }

  #failQueue(error: unknown): void {
    const queue = this.#queue;
    this.#queue = [];
    for (const pending of queue) pending.settle({ error });
  }

  #callsAtOnce(): number {
    return this.#queue.length + this.#inFlight >= 2 * LEAST_APPENDS_OF_TWO ? CALLS_IN_FLIGHT : 1;
  }

  /** The next call: of what waits or is under way, its share. */
  #take(): Pending[] {
    if (this.#queue.length === 1 || isLong(this.#queue[0]!)) return [this.#queue.shift()!];
    const most = Math.min(MOST_APPENDS, Math.ceil((this.#queue.length + this.#inFlight) / this.#callsAtOnce()));
    const { call, rest } = gather(this.#queue, most);
    this.#queue = rest;
    return call;
  }

  async #send(client: pg.Client, call: Pending[]): Promise<void> {
    this.#calls += 1;
    this.#inFlight += call.length;
    this.#connection.owes(this.#calls);
    for (const pending of call) pending.sent = true;
    try {
      const running = this.#run(client, call);
      if (this.#wakeUp) this.#wake(client);
      const outcomes = await running;
      for (const [index, pending] of call.entries()) this.#conclude(pending, outcomes[index]);
    } catch (cause) {
      const error = appendError(cause);
      if (error instanceof OutcomeUnknown) this.#connection.drop(client);
      for (const pending of call) pending.settle({ error });
    } finally {
      this.#calls -= 1;
      this.#inFlight -= call.length;
      this.#connection.owes(this.#calls);
      this.#pumpSoon();
    }
  }

  /** A connection that was lost says so to the append that it carried; and readers look by themselves after a while. */
  #wake(client: pg.Client): void {
    wakeReaders({ client }).catch(() => undefined);
  }

  #run(client: pg.Client, call: readonly Pending[]): Promise<Outcome[]> {
    const context: CallContext = { client, nowMs: this.#clock?.().getTime() ?? null };
    const appends = call.map(({ append }) => append);
    const first = call[0]!;
    if (first.underLock) return appendUnderLock(context, appends);
    if (isLong(first)) return appendLong(context, first.append).then((outcome) => [outcome]);
    if (appends.length === 1 && first.append.events.length === 1) {
      return appendOne(context, first.append).then((outcome) => [outcome]);
    }
    return appendMany(context, appends);
  }

  #conclude(pending: Pending, outcome: Outcome): void {
    if (outcome instanceof WrongRevision) return pending.settle({ error: outcome });
    if (outcome) return pending.settle(outcome);
    if (pending.abandoned) return;
    pending.underLock = true;
    pending.sent = false;
    this.#queue.push(pending);
  }
}

/** A revision that must be found out first cannot be split into parts that are sent at once. */
function isLong({ append, underLock }: Pending): boolean {
  const known = typeof append.expected === 'number' || append.expected === 'no-stream';
  return !underLock && known && append.events.length >= LONG_EVENTS;
}

/** The first of the queue and those that can go with it: one append per stream, all decided the same way. */
function gather(queue: readonly Pending[], most: number): { call: Pending[]; rest: Pending[] } {
  const [first, ...others] = queue as [Pending, ...Pending[]];
  const call = [first];
  const rest: Pending[] = [];
  const streams = new Set([first.append.stream]);
  const room = { events: MOST_EVENTS - first.append.events.length, bytes: MOST_BYTES - first.append.bytes };
  for (const pending of others) {
    const { stream, events, bytes } = pending.append;
    const fits = call.length < most && room.events >= events.length && room.bytes >= bytes;
    const joins = fits && isSameKind(pending, first) && !streams.has(stream);
    // What stays behind holds back later appends to its stream.
    streams.add(stream);
    (joins ? call : rest).push(pending);
    if (!joins) continue;
    room.events -= events.length;
    room.bytes -= bytes;
  }
  return { call, rest };
}

function isSameKind(pending: Pending, first: Pending): boolean {
  return pending.underLock === first.underLock && !isLong(pending);
}
