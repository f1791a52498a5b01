/** Wakes whoever waits for news. Remembers how often it rang, so that a ring between looking and waiting is not missed. */
export class Bell {
  #rung = 0;
  readonly #waiting = new Set<() => void>();

  /** How often it has rung: take it before looking, and give it to {@link after}. */
  get rung(): number {
    return this.#rung;
  }

  ring(): void {
    this.#rung += 1;
    for (const wake of [...this.#waiting]) wake();
  }

  /** Resolves as soon as it has rung more than `rung` times, or the signal aborts. */
  async after(rung: number, signal: AbortSignal): Promise<void> {
    if (this.#rung > rung || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        this.#waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.#waiting.add(wake);
      signal.addEventListener('abort', wake, { once: true });
    });
  }
}
