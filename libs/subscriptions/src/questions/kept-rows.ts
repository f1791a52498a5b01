import type { ReferenceRows } from '@lien-nganh/kernel';
import { listen } from '@lien-nganh/postgres';
import { tableOfName } from '../inbound/reference-rows.ts';

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
 * Reference rows, read once and kept until any of their table changes: each command asks for a handful that change a few times
 * a year. Nothing is kept while it is not certain that a change would be heard.
 */
export class KeptRows implements ReferenceRows {
  private readonly kept = new Map<string, Map<string, Promise<unknown>>>();
  private size = 0;
  private hearing = false;

  constructor(private readonly read: ReferenceRows) {}

  /** Hears of changes until the signal aborts; before it does, nothing is kept. */
  async hear({ url, channel, signal }: KeepingOptions): Promise<void> {
    await listen(url, channel, (changed) => this.forget(changed), {
      signal,
      ...PROBE,
      onHealth: ({ is }) => {
        this.hearing = is === 'connected';
        this.forget();
      },
    });
    this.hearing = false;
    this.forget();
  }

  get<Row>(table: string, key: string): Promise<Row | null> {
    return this.once(table, `get ${key}`, () => this.read.get<Row>(table, key));
  }

  list<Row>(table: string, keyPrefix: string): Promise<readonly Row[]> {
    return this.once(table, `list ${keyPrefix}`, () => this.read.list<Row>(table, keyPrefix));
  }

  /** What is read while a change arrives is forgotten with the rest: it may be from before. */
  private once<T>(table: string, asked: string, read: () => Promise<T>): Promise<T> {
    if (!this.hearing) return read();
    const known = this.kept.get(table)?.get(asked);
    if (known) return known as Promise<T>;
    if (this.size >= MOST_KEPT) this.forget();
    const reading = read().then(frozen);
    const ofTable = this.kept.get(table) ?? new Map<string, Promise<unknown>>();
    this.kept.set(table, ofTable.set(asked, reading));
    this.size += 1;
    reading.catch(() => {
      const isKept = this.kept.get(table) === ofTable && ofTable.get(asked) === reading;
      if (isKept && ofTable.delete(asked)) this.size -= 1;
    });
    return reading;
  }

  /** @param changed the versioned name of a table; without one, or with an empty one, all may be others */
  private forget(changed?: string): void {
    if (!changed) {
      this.kept.clear();
      this.size = 0;
      return;
    }
    const table = tableOfName(changed);
    this.size -= this.kept.get(table)?.size ?? 0;
    this.kept.delete(table);
  }
}

/** Everybody gets the same rows: whoever would change one is told at once. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const inner of Object.values(value)) frozen(inner);
  return Object.freeze(value);
}
