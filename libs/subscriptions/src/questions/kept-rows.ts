import type { ReferenceRows } from '@lien-nganh/kernel';
import { listen } from '@lien-nganh/postgres';

export interface KeepingOptions {
  readonly url: string;
  /** Where it is told that rows changed. */
  readonly channel: string;
  readonly signal: AbortSignal;
}

const MOST_KEPT = 10_000;
/** A connection that went silent is found out within the sum of these; so long may a row be old at the most. */
const PROBE = { probeEveryMs: 5_000, probeTimeoutMs: 2_000 };

/**
 * Reference rows, read once and kept until any of them changes: each command asks for a handful that change a few times
 * a year. Nothing is kept while it is not certain that a change would be heard.
 */
export class KeptRows implements ReferenceRows {
  private readonly kept = new Map<string, Promise<unknown>>();
  private hearing = false;

  constructor(private readonly read: ReferenceRows) {}

  /** Hears of changes until the signal aborts; before it does, nothing is kept. */
  async hear({ url, channel, signal }: KeepingOptions): Promise<void> {
    await listen(url, channel, () => this.kept.clear(), {
      signal,
      ...PROBE,
      onHealth: ({ is }) => {
        this.hearing = is === 'connected';
        this.kept.clear();
      },
    });
    this.hearing = false;
    this.kept.clear();
  }

  get<Row>(table: string, key: string): Promise<Row | null> {
    return this.once(`get ${table} ${key}`, () => this.read.get<Row>(table, key));
  }

  list<Row>(table: string, keyPrefix: string): Promise<readonly Row[]> {
    return this.once(`list ${table} ${keyPrefix}`, () => this.read.list<Row>(table, keyPrefix));
  }

  /** What is read while a change arrives is forgotten with the rest: it may be from before. */
  private once<T>(name: string, read: () => Promise<T>): Promise<T> {
    if (!this.hearing) return read();
    const known = this.kept.get(name);
    if (known) return known as Promise<T>;
    if (this.kept.size >= MOST_KEPT) this.kept.clear();
    const reading = read().then(frozen);
    this.kept.set(name, reading);
    reading.catch(() => {
      if (this.kept.get(name) === reading) this.kept.delete(name);
    });
    return reading;
  }
}

/** Everybody gets the same rows: whoever would change one is told at once. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const inner of Object.values(value)) frozen(inner);
  return Object.freeze(value);
}
