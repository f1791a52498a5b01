import type { Position } from '@lien-nganh/kernel';

/** How a reader of the log or the broker is doing; what readiness and the metrics show. */
export interface ReaderHealth {
  readonly reader: string;
  readonly state: 'starting' | 'building' | 'live' | 'standby' | 'stalled' | 'recovering';
  readonly position: Position | null;
  /** When it last moved or found nothing to do, milliseconds since 1970. */
  readonly lastProgressAt: number;
  readonly why: string | null;
  /** While building: events done of events there are, about. */
  readonly progress: { readonly done: number; readonly of: number } | null;
}

/** The readers of one service, as they report themselves. */
export class ReaderBoard {
  private readonly readers = new Map<string, ReaderHealth>();

  constructor(private readonly now: () => number = Date.now) {}

  /** What is not told stays as it was; but a reader that is live again stands still for no reason. */
  report(reader: string, change: Partial<Omit<ReaderHealth, 'reader' | 'lastProgressAt'>>): void {
    const before = this.readers.get(reader) ?? {
      reader,
      state: 'starting' as const,
      position: null,
      lastProgressAt: this.now(),
      why: null,
      progress: null,
    };
    const goesOn = change.state === 'live' ? { why: null } : {};
    this.readers.set(reader, { ...before, ...goesOn, ...change, lastProgressAt: this.now() });
  }

  forget(reader: string): void {
    this.readers.delete(reader);
  }

  all(): readonly ReaderHealth[] {
    return [...this.readers.values()];
  }

  of(reader: string): ReaderHealth | undefined {
    return this.readers.get(reader);
  }
}
