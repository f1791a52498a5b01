/** What was opened, to be closed in the opposite order: also when the start stops half-way. */
export class Closing {
  private readonly opened: (() => Promise<void>)[] = [];
  private closed: Promise<void> | null = null;

  add(close: () => Promise<void>): void {
    this.opened.push(close);
  }

  /** Closes everything though some of it fails; the first failure is thrown at the end. May be called again. */
  close(): Promise<void> {
    this.closed ??= this.closeAll();
    return this.closed;
  }

  private async closeAll(): Promise<void> {
    const failures: unknown[] = [];
    for (const close of this.opened.reverse()) {
      try {
        await close();
      } catch (failure) {
        failures.push(failure);
      }
    }
    if (failures.length > 0) throw failures[0];
  }
}
