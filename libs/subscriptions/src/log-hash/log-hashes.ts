import { setTimeout as pause } from 'node:timers/promises';
import { UnknownPosition, type Cancellable, type EventStore, type LogHash } from '@lien-nganh/event-store';
import type { LogIdentity, Position } from '@lien-nganh/kernel';
import { migrate } from '@lien-nganh/postgres';
import type pg from 'pg';
import { KeptHashes } from './kept-hashes.ts';
import { logHashMigrations } from './schema.ts';

export interface LogHashesOptions {
  readonly store: Pick<EventStore, 'end' | 'readLog'>;
  readonly log: LogIdentity;
  readonly pool: pg.Pool;
  /** Milliseconds to wait at most for the keeper, which runs in this process or another. */
  readonly waitMs: number;
}

const LOOK_MS = 20;

/** Tells the hash of the log as a keeper has kept it in this database. */
export class LogHashes {
  private readonly kept: KeptHashes;

  private constructor(private readonly options: LogHashesOptions) {
    this.kept = new KeptHashes(options.pool, options.log);
  }

  static async open(options: LogHashesOptions): Promise<LogHashes> {
    await migrate(options.pool, logHashMigrations);
    return new LogHashes(options);
  }

  /** The end of the log or of what was kept of it, whichever is later: who cuts off the end of a log does not cut this. */
  async end(options: Cancellable = {}): Promise<Position> {
    const ends = [(await this.options.store.end(options)) ?? 0n, (await this.kept.upTo()) ?? 0n];
    return ends.reduce((later, each) => (each > later ? each : later)) as Position;
  }

  /**
   * The hash of the log up to a position, that is up to the last event at or before it, whose position is told too: 0 where
   * there is none.
   *
   * @throws UnknownPosition beyond the end of the log; LogHashBehind when the keeper has not come so far in time
   */
  async at(position: Position, { signal }: Cancellable = {}): Promise<LogHash> {
    const until = performance.now() + this.options.waitMs;
    for (;;) {
      const upTo = await this.kept.upTo();
      if (upTo !== undefined && (await this.isAll(upTo, position, signal))) return this.kept.before(position);
      if (performance.now() >= until) throw new LogHashBehind(position, upTo ?? null);
      await pause(LOOK_MS, undefined, signal ? { signal } : {});
    }
  }

  /** Whether nothing up to a position stands behind the last event whose hash is kept. */
  private async isAll(upTo: Position | null, position: Position, signal: AbortSignal | undefined): Promise<boolean> {
    if (position <= (upTo ?? 0n)) return true;
    const options = signal ? { signal } : {};
    const end = await this.options.store.end(options);
    if (position > (end ?? 0n)) throw new UnknownPosition(position, end);
    const after = upTo === null ? {} : { after: upTo };
    for await (const next of this.options.store.readLog({ ...after, ...options, limit: 1 })) {
      return next.position > position;
    }
    return true;
  }
}

/** The keeper of the log's hash has not come so far. */
export class LogHashBehind extends Error {
  readonly code = 'log-hash-behind';
  constructor(
    readonly wanted: Position,
    readonly keptUpTo: Position | null,
  ) {
    super(`the hash of the log is kept up to ${keptUpTo ?? 'its beginning'}, not yet up to ${wanted}`);
    this.name = 'LogHashBehind';
  }
}
