import { type LogFilter, matches, type SubscriptionHealth, Wake } from '@lien-nganh/event-store';
import type { Position } from '@lien-nganh/kernel';
import { listen } from '@lien-nganh/postgres';
import { LazyEvent } from '../read/lazy-event.ts';
import { WAKE_CHANNEL } from '../schema.ts';
import type { BatchReader, RawBatch } from './batch-reader.ts';

export interface Member {
  readonly filter: LogFilter | undefined;
  /** Something was appended that it asks for, or it has to look for itself. */
  wake(): void;
  health(health: SubscriptionHealth): void;
}

/** What one read brought. */
interface Piece {
  readonly events: readonly LazyEvent[];
  readonly bytes: number;
  readonly upTo: Position;
}

/** The last part of the log: everything behind `after`, up to `upTo`. */
interface Held {
  readonly after: Position;
  readonly upTo: Position;
  readonly pieces: readonly Piece[];
}

const MOST_EVENTS = 1_000;
const MOST_BYTES = 4 * 1024 * 1024;
/** Members that are told only that the log goes on are told so often at most. */
const PASSING_MS = 100;

/**
 * The end of the log, read once for all subscriptions of this process: each append is one query, however many follow. A
 * subscription that stands within what is held takes from here; one that is further behind reads by itself until it is there,
 * so the slowest holds up nobody and nothing is kept for it.
 */
export class Tail {
  readonly #closing = new AbortController();
  readonly #members = new Set<Member>();
  readonly #news = new Wake();
  #held: Held | undefined;
  #health: SubscriptionHealth | undefined;
  #running: Promise<unknown> | undefined;
  #passing: NodeJS.Timeout | undefined;
  #toldAll = -Infinity;

  /** @param reader of the whole log, without a filter */
  constructor(
    private readonly url: string,
    private readonly reader: BatchReader,
  ) {}

  join(member: Member): void {
    this.#members.add(member);
    if (this.#health) member.health(this.#health);
    this.#running ??= Promise.all([this.#listen(), this.#follow()]);
  }

  leave(member: Member): void {
    this.#members.delete(member);
  }

  /** Where somebody has caught up by itself the tail begins, unless it has begun. */
  begin(at: Position | null): void {
    if (this.#held) return;
    this.#held = { after: at ?? (0n as Position), upTo: at ?? (0n as Position), pieces: [] };
    // What was told of while nothing was held, nobody has looked for.
    this.#news.ring();
  }

  /** What comes after a position, each event an object of its own. `undefined`: it is not all held here. */
  take(after: Position | null, filter: LogFilter | undefined, limit: number): RawBatch | undefined {
    const held = this.#held;
    const from = after ?? 0n;
    if (!held || from < held.after || from > held.upTo) return undefined;
    const news = held.pieces.filter(({ upTo }) => upTo > from).flatMap(({ events }) => events);
    const wanted = news.filter((event) => event.position > from && matches(filter, event)).slice(0, limit + 1);
    const isAll = wanted.length <= limit;
    const events = (isAll ? wanted : wanted.slice(0, limit)).map(LazyEvent.again);
    const end = held.upTo === 0n ? null : held.upTo;
    return { events, upTo: isAll ? end : events.at(-1)!.position, caughtUp: isAll, end };
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#news.ring();
    clearTimeout(this.#passing);
    await this.#running;
  }

  #listen(): Promise<void> {
    return listen(this.url, WAKE_CHANNEL, () => this.#news.ring(), {
      signal: this.#closing.signal,
      onHealth: (health) => {
        this.#health = health;
        for (const member of this.#members) member.health(health);
      },
    });
  }

  async #follow(): Promise<void> {
    const { signal } = this.#closing;
    while (!signal.aborted) {
      await this.#news.wait();
      if (signal.aborted) return;
      if (this.#members.size === 0) this.#held = undefined;
      else if (!this.#held) this.#wakeAll();
      else await this.#readOn(this.#held, signal);
    }
  }

  async #readOn(held: Held, signal: AbortSignal): Promise<void> {
    const batch = await this.reader.next(held.upTo, signal).catch(() => undefined);
    const end = batch?.end ?? (0n as Position);
    if (!batch || end < held.upTo) {
      // Whoever waits looks for itself, and tells what is wrong.
      this.#held = undefined;
      this.#wakeAll();
    } else if (!batch.caughtUp) {
      this.#held = { after: end, upTo: end, pieces: [] };
      this.#wakeAll();
    } else if (end > held.upTo) {
      this.#held = shortened({ ...held, upTo: end, pieces: [...held.pieces, { ...batch, upTo: end }] });
      this.#tell(batch.events);
    }
  }

  /** Those who ask for any of it at once; the others now and then, that the log has gone on. */
  #tell(events: readonly LazyEvent[]): void {
    let passing = false;
    for (const member of this.#members) {
      if (events.some((event) => matches(member.filter, event))) member.wake();
      else passing = true;
    }
    if (!passing || this.#passing) return;
    const left = this.#toldAll + PASSING_MS - performance.now();
    if (left > 0) this.#passing = setTimeout(() => this.#wakeAll(), left).unref();
    else this.#wakeAll();
  }

  #wakeAll(): void {
    clearTimeout(this.#passing);
    this.#passing = undefined;
    this.#toldAll = performance.now();
    for (const member of this.#members) member.wake();
  }
}

/** Without its oldest pieces, where it holds too much. */
function shortened({ after, upTo, pieces }: Held): Held {
  const left = [...pieces];
  let events = sum(left, (piece) => piece.events.length);
  let bytes = sum(left, (piece) => piece.bytes);
  let behind = after;
  while (left.length > 0 && (events > MOST_EVENTS || bytes > MOST_BYTES)) {
    const gone = left.shift()!;
    events -= gone.events.length;
    bytes -= gone.bytes;
    behind = gone.upTo;
  }
  return { after: behind, upTo, pieces: left };
}

function sum<T>(all: readonly T[], of: (one: T) => number): number {
  return all.reduce((total, one) => total + of(one), 0);
}
