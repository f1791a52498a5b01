/** So long a reader goes on at most without a place mark, past what does not concern it. */
const MARK_EVERY_MS = 1_000;

/**
 * A reader is told how far the log is, also by events of others: with many services most of what it is told. It marks its
 * place past them now and then alone. Begun again it passes them once more, which changes nothing. Whoever asks whether it
 * has come to a position looks whether there is anything for it in between: {@link hasUpTo} of `standing.ts`.
 */
export class Passing {
  private marked = Number.NEGATIVE_INFINITY;

  /** Whether a batch is passed without a mark. @param now milliseconds of a clock that only goes forward */
  passes({ events }: { readonly events: readonly unknown[] }, now = performance.now()): boolean {
    if (events.length === 0 && now - this.marked < MARK_EVERY_MS) return true;
    this.marked = now;
    return false;
  }
}
