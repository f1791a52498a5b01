import { pause } from './follow-partition.ts';
import { applySlices, onlyMarked, type Handling, type Slice } from './apply-slice.ts';

/** Deliveries in one transaction, unless one slice alone has more. */
const MOST_DELIVERIES = 400;

/** With so many there is nothing to wait for: a reader that is behind reads on. */
const WORTH_A_TRANSACTION = 100;

interface Waiting {
  readonly slice: Slice;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * One topic's slices on their way through the inbox. News of a topic comes to all its partitions in the same moment, and while one
 * transaction runs the next slices gather: whatever waits shares the next one, so that the more there is to do, the less each costs.
 * When that fails, each slice is tried alone, and only its own failure counts.
 */
export class SlicesTogether<Tx> {
  #waiting: Waiting[] = [];
  #running = false;

  #began = -Infinity;

  /** @param gatherMs milliseconds between the beginnings of two transactions that are not full of news */
  constructor(
    private readonly handling: Handling<Tx>,
    private readonly gatherMs = 0,
  ) {}

  /** @throws as {@link applySlices} does for this slice alone */
  async apply(slice: Slice): Promise<void> {
    const { topic, partition } = slice.deliveries[0]!;
    const marked = onlyMarked(slice.deliveries);
    if (marked) return this.handling.inbox.mark({ topic, partition }, marked);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ slice, resolve, reject });
      if (this.#running) return;
      this.#running = true;
      setImmediate(() => void this.#run());
    });
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      await this.#gather();
      await this.#applyAll(this.#next());
    }
    this.#running = false;
  }

  async #gather(): Promise<void> {
    const left = this.#began + this.gatherMs - performance.now();
    const deliveries = this.#waiting.reduce((total, { slice }) => total + slice.deliveries.length, 0);
    if (left > 0 && deliveries < WORTH_A_TRANSACTION) await pause(left, this.#waiting[0]!.slice.signal);
    this.#began = performance.now();
  }

  async #applyAll(taken: readonly Waiting[]): Promise<void> {
    try {
      await applySlices(this.handling, taken.map(sliceOf));
      for (const { resolve } of taken) resolve();
    } catch (error) {
      const [only, another] = taken;
      if (!another) return only!.reject(error);
      for (const one of taken) await this.#applyAll([one]);
    }
  }

  /** Of each partition one: its next slice, if a reader that lost it still has one here, begins from what this one leaves. */
  #next(): readonly Waiting[] {
    const taken: Waiting[] = [];
    let deliveries = 0;
    for (const one of this.#waiting) {
      deliveries += one.slice.deliveries.length;
      const { partition } = one.slice.deliveries[0]!;
      const fits = deliveries <= MOST_DELIVERIES || taken.length === 0;
      if (!fits || taken.some(({ slice }) => slice.deliveries[0]!.partition === partition)) break;
      taken.push(one);
    }
    this.#waiting = this.#waiting.slice(taken.length);
    return taken;
  }
}

function sliceOf({ slice }: Waiting): Slice {
  return slice;
}
