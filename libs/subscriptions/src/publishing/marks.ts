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

/**
 * A moment that all publishers of a process wait for together: a broker can then write their marks in one statement, and
 * whoever reads them all has all their news at once.
 */
class Moment {
  readonly #waiting = new Set<() => void>();
  #timer: NodeJS.Timeout | undefined;

  /** @param ms until then, where nobody waits yet. @returns takes it back */
  wait(ms: number, call: () => void): () => void {
    this.#waiting.add(call);
    this.#timer ??= setTimeout(() => this.#come(), ms);
    return () => {
      this.#waiting.delete(call);
      if (this.#waiting.size === 0) this.#over();
    };
  }

  #come(): void {
    const all = [...this.#waiting];
    this.#over();
    for (const call of all) call();
  }

  #over(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting.clear();
  }
}

const moment = new Moment();

/** Says when a publisher tells how far it is: soon after it got further, and ever more seldom while all is quiet. */
export class Marks {
  #told = -Infinity;
  #quiet: number;
  #telling = Promise.resolve();
  #takeBack = (): void => undefined;
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
   * It got further: tells it at once, unless another mark has just gone out; then a little later, for everything until then,
   * together with other publishers of the process.
   * @throws what telling throws
   */
  async moved(signal: AbortSignal): Promise<void> {
    this.#quiet = this.times.first;
    const wait = this.#told + this.times.between - performance.now();
    if (wait > 0) return this.#next((tell) => moment.wait(wait, tell));
    await this.#tellNow(signal);
    this.#tellIn(this.#quiet);
  }

  /** Resolves when no mark is on its way. */
  settled(): Promise<void> {
    return this.#telling;
  }

  async end(): Promise<void> {
    this.#ended = true;
    this.#takeBack();
    await this.#telling;
  }

  #tellIn(ms: number): void {
    this.#next((tell) => {
      const timer = setTimeout(tell, ms);
      return () => clearTimeout(timer);
    });
  }

  #next(wait: (tell: () => void) => () => void): void {
    this.#takeBack();
    if (!this.#ended) this.#takeBack = wait(() => (this.#telling = this.#tellAgain()));
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
