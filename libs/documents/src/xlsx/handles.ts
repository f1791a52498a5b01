interface Handle {
  free(): void;
}

/**
 * Handles of things in the writer's memory, which is not JavaScript's: what is not let go there stays for as long as the
 * process lives. Each step on a thing gives a handle of its own.
 */
export class Handles {
  readonly #held: Handle[] = [];

  hold<T extends Handle>(handle: T): T {
    this.#held.push(handle);
    return handle;
  }

  /** A thing after some steps. */
  after<T extends Handle>(start: T, ...steps: readonly ((one: T) => T)[]): T {
    return steps.reduce((one, step) => this.hold(step(one)), this.hold(start));
  }

  free(): void {
    for (const handle of this.#held.splice(0).reverse()) handle.free();
  }
}
