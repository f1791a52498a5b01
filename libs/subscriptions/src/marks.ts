/** Milliseconds between a publisher's marks. */
export interface MarkTimes {
  /** A mark goes to every partition and is a transaction of every reader there: while much is published, one stands for many. */
  readonly between: number;
  /** At a start, and after a failure. */
  readonly soon: number;
  /** While nothing is new, the same place is told again after so long, then after twice as long, */
  readonly first: number;
  /** up to this: a broker keeps every mark as long as its messages, in each partition. */
  readonly longest: number;
}

export const MARK_TIMES: MarkTimes = { between: 200, soon: 1_000, first: 5_000, longest: 60_000 };

/** Says when a publisher tells how far it is: soon after it got further, and ever more seldom while all is quiet. */
export class Marks {
  #told = -Infinity;
  #quiet: number;
  #telling = Promise.resolve();
  #next: NodeJS.Timeout | undefined;
  #ended = false;

  constructor(
    private readonly tell: (signal?: AbortSignal) => Promise<void>,
    private readonly onFailure: (error: unknown) => void,
    private readonly times = MARK_TIMES,
  ) {
    this.#quiet = times.first;
    this.#tellIn(times.soon);
  }

  /**
   * It got further: tells it at once, unless another mark has just gone out; then a little later, for everything until then.
   * @throws what telling throws
   */
  async moved(signal: AbortSignal): Promise<void> {
    this.#quiet = this.times.first;
    const wait = this.#told + this.times.between - performance.now();
    if (wait > 0) return this.#tellIn(wait);
    await this.#tellNow(signal);
    this.#tellIn(this.#quiet);
  }

  /** Resolves when no mark is on its way. */
  settled(): Promise<void> {
    return this.#telling;
  }

  async end(): Promise<void> {
    this.#ended = true;
    clearTimeout(this.#next);
    await this.#telling;
  }

  #tellIn(ms: number): void {
    clearTimeout(this.#next);
    if (this.#ended) return;
    this.#next = setTimeout(() => (this.#telling = this.#tellAgain()), ms);
  }

  async #tellAgain(): Promise<void> {
    try {
      await this.#tellNow();
      this.#tellIn(this.#quiet);
      this.#quiet = Math.min(2 * this.#quiet, this.times.longest);
    } catch (error) {
      this.onFailure(error);
      this.#tellIn(this.times.soon);
    }
  }

  async #tellNow(signal?: AbortSignal): Promise<void> {
    this.#told = performance.now();
    await this.tell(signal);
  }
}
