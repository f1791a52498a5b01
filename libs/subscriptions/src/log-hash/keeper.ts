import { nextLogHash, type EventStore, type LogHash } from '@lien-nganh/event-store';
import type { LogEvent, LogIdentity } from '@lien-nganh/kernel';
import { migrate } from '@lien-nganh/postgres';
import type pg from 'pg';
import { gather, GATHERING_MS } from '../readers/gathering.ts';
import type { ReaderBoard } from '../readers/health.ts';
import { runLeased } from '../readers/run-leased.ts';
import { KeptHashes, type Last } from './kept-hashes.ts';
import { logHashMigrations } from './schema.ts';

export interface LogHashKeeperOptions {
  readonly store: EventStore;
  readonly log: LogIdentity;
  readonly pool: pg.Pool;
  /** Of the same database: the lease needs a connection of its own. */
  readonly url: string;
  readonly board: ReaderBoard;
  readonly onFailure: (error: unknown) => void;
}

/** A reader of the whole log, as health knows them by name. */
const READER = 'log.hash';
const BATCH = 500;

/**
 * Keeps the hash of the log up to each of its events: whoever wants it at some position looks it up. Rows and place move in
 * one statement, by one instance at a time; what is kept of a log that this one continues is gone on with.
 */
export class LogHashKeeper {
  private readonly kept: KeptHashes;
  private readonly stop = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly options: LogHashKeeperOptions) {
    this.kept = new KeptHashes(options.pool, options.log);
  }

  async start(): Promise<void> {
    const { url, pool, board, onFailure } = this.options;
    await migrate(pool, logHashMigrations);
    const leased = { url, name: READER, reader: READER, board, onFailure, signal: this.stop.signal };
    this.running = runLeased(leased, (signal) => this.follow(signal));
  }

  async close(): Promise<void> {
    this.stop.abort();
    await this.running;
  }

  private async follow(signal: AbortSignal): Promise<void> {
    const { store, board } = this.options;
    let last = await this.kept.begin();
    const subscription = store.subscribe({
      after: last.position,
      batchSize: BATCH,
      signal,
      onHealth: (health) =>
        board.report(READER, health.is === 'connected' ? { state: 'live' } : { state: 'recovering', why: health.why }),
    });
    for await (const { events, upTo, caughtUp } of subscription) {
      const began = performance.now();
      if (events.length > 0) last = await this.keep(last, events);
      board.report(READER, { state: 'live', position: upTo, why: null });
      if (caughtUp) await gather(began, GATHERING_MS.beside, signal);
    }
  }

  private async keep(last: Last, events: readonly LogEvent[]): Promise<Last> {
    const next: LogHash[] = [];
    let { hash } = last;
    for (const event of events) {
      hash = nextLogHash(hash, event);
      next.push({ position: event.position, hash });
    }
    await this.kept.keep(last.position, next);
    return next.at(-1)!;
  }
}
