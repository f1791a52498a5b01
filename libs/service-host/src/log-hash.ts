import type { Cancellable } from '@lien-nganh/event-store';
import { printPosition, type Position } from '@lien-nganh/kernel';
import { LogHashBehind, LogHashes, type LogHashesOptions } from '@lien-nganh/subscriptions';
import { Problem } from './problem.ts';

/** The hash of the log as documents state it. */
export interface LogHashTold {
  /** What was asked. */
  readonly position: Position;
  /** SHA-256, 64 hex digits. */
  readonly hash: string;
  /** Of the last event that is in it: the asked position, or the last event before; 0 where there is none. */
  readonly at: Position;
}

/**
 * Tells the hash of the log up to a position of it, and waits a bounded time for whoever keeps it.
 *
 * @param position `end`: of the log, or of what was kept of it where that is later
 * @throws Problem not-yet-known, with what is kept; UnknownPosition beyond the end of the log
 */
export type LogHashAt = (position: Position | 'end', options?: Cancellable) => Promise<LogHashTold>;

/** Makes the tables where they are missing; a `LogHashKeeper` of this process or another one fills them. */
export async function openLogHash(options: LogHashesOptions): Promise<LogHashAt> {
  const hashes = await LogHashes.open(options);
  return async (asked, cancellable) => {
    try {
      const position = asked === 'end' ? await hashes.end(cancellable) : asked;
      const { hash, position: at } = await hashes.at(position, cancellable);
      return { position, hash: hash.toString('hex'), at };
    } catch (error) {
      if (!(error instanceof LogHashBehind)) throw error;
      const keptUpTo = error.keptUpTo === null ? null : printPosition(options.log.id, error.keptUpTo);
      throw new Problem('not-yet-known', { details: { what: 'log-hash', keptUpTo }, cause: error });
    }
  };
}
