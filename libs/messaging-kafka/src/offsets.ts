import type { Seat } from './seat.ts';
import { typeOf } from './unavailable.ts';

/** A seat's partition, and the offset at which the group goes on. */
export interface Move {
  readonly seat: Seat;
  readonly next: bigint;
}

export type Commit = (moves: readonly Move[]) => Promise<void>;

/** Kafka has a rebalance going on, or has had one: after the next join offsets may be moved again, of what is still ours. */
const REBALANCES = ['REBALANCE_IN_PROGRESS', 'ILLEGAL_GENERATION', 'UNKNOWN_MEMBER_ID'];

/**
 * Moves the group's offsets behind the readers, who do not wait: a broker answers the requests of a connection one after another, so that
 * a commit waits behind a fetch that waits for news. One request at a time carries the newest offset of every partition that has moved.
 */
export class Offsets {
  readonly #waiting = new Map<Seat, bigint>();
  #running: Promise<void> | undefined;

  constructor(
    private readonly commit: Commit,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  move(seat: Seat, next: bigint): void {
    this.#waiting.set(seat, next);
    this.go();
  }

  /** Sends what waits: also after a join, when it was refused before. */
  go(): void {
    this.#running ??= this.#run();
  }

  /** Resolves when everything is moved, or cannot be moved before the next join. */
  async settled(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async #run(): Promise<void> {
    // What finishes in the same turn of the loop goes together.
    await Promise.resolve();
    try {
      for (let moves = this.#take(); moves.length > 0; moves = this.#take()) await this.#send(moves);
    } catch (error) {
      if (!REBALANCES.includes(typeOf(error) ?? '')) this.onFailure(error);
    } finally {
      // At once: what moves from now on starts anew.
      this.#running = undefined;
    }
  }

  async #send(moves: readonly Move[]): Promise<void> {
    try {
      await this.commit(moves);
    } catch (error) {
      this.#putBack(moves);
      throw error;
    }
  }

  /** A newer offset of the same partition stays. */
  #putBack(moves: readonly Move[]): void {
    for (const { seat, next } of moves) if (!this.#waiting.has(seat)) this.#waiting.set(seat, next);
  }

  /** Of a partition that is another member's by now, nothing is moved. */
  #take(): Move[] {
    const moves = [...this.#waiting].map(([seat, next]) => ({ seat, next })).filter(({ seat }) => !seat.isLost);
    this.#waiting.clear();
    return moves;
  }
}
