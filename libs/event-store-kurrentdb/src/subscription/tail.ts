import { setTimeout as pause } from 'node:timers/promises';
import type { LogFilter } from '@lien-nganh/event-store';
import type { Position } from '@lien-nganh/kernel';
import type { Line } from '../driver/line.ts';
import { NoAnswer, within } from '../driver/within.ts';
import { logEvent, positionOf } from '../envelope.ts';
import type { Reader } from '../read/reader.ts';
import { Feed } from './feed.ts';
import { Place } from './place.ts';

export interface TailSources {
  readonly reader: Reader;
  readonly line: Line;
  /** Milliseconds for the server to confirm a subscription. */
  readonly deadlineMs: number;
  /** Milliseconds that the end of the log may be known to be further before the subscription is taken for dead. */
  readonly watchdogMs: number;
}

/** Subscriptions that are told only that the log goes on are told so often at most. */
const PASSING_MS = 100;
const AGAIN_MS = 1_000;

/**
 * The end of the log, followed once for all subscriptions of this process. A server says of events that a subscription did not
 * ask for only now and then that they were, or never: the reader of a service in which nothing happens would learn that the
 * log goes on at its next look, seconds later, and whoever waits until all have read so far would wait as long. Nothing rests
 * on it: without it, or when it falls silent, subscriptions look for themselves.
 */
export class Tail {
  readonly #sources: TailSources;
  readonly #places = new Map<Place, () => void>();
  #stop: AbortController | undefined;
  #running: Promise<unknown> = Promise.resolve();
  #feed: Feed | undefined;
  #reached: Position | null = null;
  /** Since when somebody has seen the log go further. */
  #behindSince: number | undefined;
  #passing: NodeJS.Timeout | undefined;
  #toldAll = -Infinity;

  constructor(sources: TailSources) {
    this.#sources = sources;
  }

  /** @param wake called when what the log holds may be passed over further than before */
  join(filter: LogFilter | undefined, wake: () => void): Place {
    const place = new Place(filter);
    if (this.#feed) place.begin(this.#reached);
    this.#places.set(place, wake);
    if (!this.#stop) this.#begin();
    return place;
  }

  leave(place: Place): void {
    this.#places.delete(place);
    if (this.#places.size === 0) this.#end();
  }

  /** What somebody found the end of the log to be. */
  compare(end: Position | null): void {
    if (!this.#feed || end === null || this.#reached === null || end <= this.#reached) {
      this.#behindSince = undefined;
      return;
    }
    this.#behindSince ??= Date.now();
    if (Date.now() - this.#behindSince < this.#sources.watchdogMs) return;
    const silent = this.#feed;
    this.#feed = undefined;
    silent.wake();
  }

  async close(): Promise<void> {
    this.#end();
    await this.#running;
  }

  #begin(): void {
    this.#stop = new AbortController();
    this.#running = Promise.all([this.#running, this.#run(this.#stop.signal)]);
  }

  #end(): void {
    this.#stop?.abort();
    this.#stop = undefined;
    this.#feed?.wake();
    this.#feed = undefined;
    clearTimeout(this.#passing);
    this.#passing = undefined;
  }

  async #run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      // Whatever is wrong, a subscription meets it too, and tells it.
      await this.#follow(signal).catch(() => undefined);
      await pause(AGAIN_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  async #follow(signal: AbortSignal): Promise<void> {
    const { reader, line } = this.#sources;
    const end = await reader.end(signal);
    signal.throwIfAborted();
    const feed = new Feed(line.client, end, 'everything');
    this.#feed = feed;
    this.#reached = end;
    this.#behindSince = undefined;
    for (const place of this.#places.keys()) place.begin(end);
    try {
      await this.#confirmed(feed, signal);
      while (!signal.aborted && !feed.failure && this.#feed === feed) {
        if (this.#take(feed)) this.#tell();
        await feed.changed();
      }
    } finally {
      feed.close();
      if (this.#feed === feed) this.#feed = undefined;
    }
  }

  async #confirmed(feed: Feed, signal: AbortSignal): Promise<void> {
    const { line, deadlineMs } = this.#sources;
    const { client } = line;
    try {
      await within(feed.confirmed, { what: 'the end of the log', ms: deadlineMs, signal });
    } catch (error) {
      // A connection over which no answer comes may be dead at the other end.
      if (error instanceof NoAnswer) line.drop(client);
      throw error;
    }
  }

  #take(feed: Feed): boolean {
    const came = feed.take(Infinity);
    for (const recorded of came) {
      const [event, position] = [logEvent(recorded), positionOf(recorded)!];
      for (const place of this.#places.keys()) place.meet(event, position);
      this.#reached = position;
    }
    return came.length > 0;
  }

  #tell(): void {
    if (this.#passing) return;
    const left = this.#toldAll + PASSING_MS - performance.now();
    if (left > 0) this.#passing = setTimeout(() => this.#wakeAll(), left).unref();
    else this.#wakeAll();
  }

  #wakeAll(): void {
    this.#passing = undefined;
    this.#toldAll = performance.now();
    for (const wake of this.#places.values()) wake();
  }
}
