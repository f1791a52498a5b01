import { afterFailure, STOP_AT_ONCE, type OnFailure, type Verdict } from './handlers.ts';

/** How a partition fares in this member of the group. */
export type PartitionState =
  /** Not read by this member, or nothing came yet. */
  | { readonly is: 'waiting' }
  | { readonly is: 'running' }
  /** A handler failed, or the database is away; it is tried again. */
  | { readonly is: 'retrying'; readonly attempt: number; readonly why: string }
  /** Stands still until the cause is gone: it is tried again now and then, and on `resume`. */
  | { readonly is: 'stopped'; readonly why: string };

export type StateListener = (change: {
  readonly topic: string;
  readonly partition: number;
  readonly state: PartitionState;
}) => void;

/** What one member remembers of one partition between batches; gone with the process, and nothing is lost by that. */
export class PartitionMemory {
  #state: PartitionState = { is: 'waiting' };
  /** Failures in a row of one message. */
  #failing: { readonly id: string; readonly times: number } | null = null;
  /** Milliseconds since 1970 of the last delivery that was finished here. */
  lastProgressAt: number | null = null;
  readonly #watched = new WeakSet<AbortSignal>();

  constructor(
    readonly topic: string,
    readonly partition: number,
    private readonly onState: StateListener | undefined,
  ) {}

  get state(): PartitionState {
    return this.#state;
  }

  become(state: PartitionState): void {
    const changed = JSON.stringify(state) !== JSON.stringify(this.#state);
    this.#state = state;
    if (changed) this.onState?.({ topic: this.topic, partition: this.partition, state });
  }

  /** When the partition goes to another member, it is that one's to report. */
  belongsTo(assignment: AbortSignal): void {
    if (this.#watched.has(assignment)) return;
    this.#watched.add(assignment);
    const leave = (): void => {
      this.#failing = null;
      this.become({ is: 'waiting' });
    };
    assignment.addEventListener('abort', leave, { once: true });
  }

  progress(now: number): void {
    this.lastProgressAt = now;
    this.#failing = null;
  }

  failed(id: string, policy: OnFailure = STOP_AT_ONCE): Verdict {
    const times = this.#failing?.id === id ? this.#failing.times + 1 : 1;
    this.#failing = { id, times };
    return afterFailure(policy, times);
  }
}
