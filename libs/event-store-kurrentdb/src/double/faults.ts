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

/** What can go wrong with a read. */
export type ReadFault =
  /** The node has become a follower; a client finds the leader by what it is told. */
  | 'not the leader'
  /** The first event comes, and then the call ends with an error. */
  | 'breaks off';

/** An open subscription. */
interface Subscriber {
  end(how: 'fail' | 'end'): void;
  /** Something may have changed. */
  look(): void;
}

/** What the double is told to do wrong. All off at first. */
export class Faults {
  /** Calls are refused as by a server that is starting. */
  unavailable = false;
  /** Milliseconds before each answer. */
  delayMs = 0;
  /** Reads are taken and never answered. */
  silentReads = false;
  /** Faults of the next appends, in their order. */
  readonly appends: AppendFault[] = [];
  /** Faults of the next reads that are no subscriptions, in their order. */
  readonly reads: ReadFault[] = [];
  #silentSubscriptions = false;
  readonly #subscriptions = new Set<Subscriber>();

  async delay(): Promise<void> {
    if (this.delayMs > 0) await pause(this.delayMs, undefined, { ref: false });
  }

  /** Subscriptions that are open, or are opened, give nothing more; their calls stay open. */
  get silentSubscriptions(): boolean {
    return this.#silentSubscriptions;
  }

  set silentSubscriptions(are: boolean) {
    this.#silentSubscriptions = are;
    for (const { look } of this.#subscriptions) look();
  }

  /** Ends open subscriptions with an error, or as if all were well. */
  endSubscriptions(how: 'fail' | 'end'): void {
    for (const subscriber of [...this.#subscriptions]) subscriber.end(how);
  }

  /** Registers an open subscription; the returned function takes it away. */
  register(subscriber: Subscriber): () => void {
    this.#subscriptions.add(subscriber);
    return () => this.#subscriptions.delete(subscriber);
  }

  /** How many subscriptions are open. */
  get subscriptions(): number {
    return this.#subscriptions.size;
  }
}
