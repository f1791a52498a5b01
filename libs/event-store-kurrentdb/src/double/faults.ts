import { setTimeout as pause } from 'node:timers/promises';

/** What can go wrong with an append that a client has sent. */
export type AppendFault =
  /** Written, and the answer never comes. */
  | 'written, no answer'
  /** Not written, and no answer either. */
  | 'not written, no answer'
  /** Written, but reported as timed out. */
  | 'written, timed out'
  /** Written, and then the call ends. */
  | 'written, cut off'
  | 'not the leader';

/** What the double is told to do wrong. All off at first. */
export class Faults {
  /** Calls are refused as by a server that is starting. */
  unavailable = false;
  /** Milliseconds before each answer. */
  delayMs = 0;
  /** Reads are taken and never answered. */
  silentReads = false;
  /** Subscriptions that are open, or are opened, give nothing more; their calls stay open. */
  silentSubscriptions = false;
  /** Faults of the next appends, in their order. */
  readonly appends: AppendFault[] = [];
  readonly #cutters = new Set<(how: 'fail' | 'end') => void>();

  /** Whether calls are refused for now. */
  async delay(): Promise<void> {
    if (this.delayMs > 0) await pause(this.delayMs, undefined, { ref: false });
  }

  /** Ends open subscriptions with an error, or as if all were well. */
  endSubscriptions(how: 'fail' | 'end'): void {
    for (const cut of [...this.#cutters]) cut(how);
  }

  /** Registers an open subscription; the returned function takes it away. */
  onEnd(cut: (how: 'fail' | 'end') => void): () => void {
    this.#cutters.add(cut);
    return () => this.#cutters.delete(cut);
  }

  /** Open subscriptions. */
  get subscriptions(): number {
    return this.#cutters.size;
  }
}
