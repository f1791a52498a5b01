import { Deposed } from './checkpoint.ts';
import type { ReaderBoard } from './health.ts';
import { whileLeased } from './lease.ts';
import { keepRunning } from './keep-running.ts';

export interface Leased {
  readonly url: string;
  /** What is leased. */
  readonly name: string;
  /** As the board knows it. */
  readonly reader: string;
  readonly board: ReaderBoard;
  readonly signal: AbortSignal;
  readonly onFailure: (error: unknown) => void;
}

/** Runs a reader in one instance at a time, and again after a failure, until the signal aborts. */
export function runLeased(leased: Leased, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const { url, name, reader, board, signal, onFailure } = leased;
  const lease = (outer: AbortSignal) =>
    whileLeased(
      {
        url,
        name,
        signal: outer,
        onState: (state) => state === 'waiting' && board.report(reader, { state: 'standby' }),
      },
      work,
    );
  return keepRunning(lease, {
    signal,
    onFailure: (error) => {
      if (!(error instanceof Deposed)) onFailure(error);
      board.report(reader, { state: 'stalled', why: error instanceof Error ? error.message : String(error) });
    },
  });
}
