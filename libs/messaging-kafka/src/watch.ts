/** Waits for signs of life, and tells when there was none for too long. */
export class Watch {
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly onSilence: (ms: number) => void) {}

  /** From now on, silence is so many milliseconds. */
  expect(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.onSilence(ms), ms);
  }

  alive(): void {
    this.#timer?.refresh();
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
