import type { RecordedEvent } from '@kurrent/kurrentdb-client';
import { type Batch, matches, StoreUnavailable, type SubscribeOptions, UnknownPosition } from '@lien-nganh/event-store';
import type { LogEvent, Position } from '@lien-nganh/kernel';
import type { Line } from '../driver/line.ts';
import { type Limits, NoAnswer, within } from '../driver/within.ts';
import { logEvent, positionOf } from '../envelope.ts';
import { isInvalidPosition } from '../errors.ts';
import { isOfEvent } from '../position.ts';
import type { Reader } from '../read/reader.ts';
import { Feed } from './feed.ts';
import type { Place } from './place.ts';
import type { Tail } from './tail.ts';

const DEFAULT_BATCH_SIZE = 500;
/** Between two looks at the log for whether there is more than has come. */
const LOOK_MS = 100;
/** The longest pause between two events that go together. */
const GATHER_MS = 5;
/** Events that one look reads. */
const LOOK_AHEAD = 128;

export interface SessionSources {
  readonly reader: Reader;
  readonly line: Line;
  readonly tail: Tail;
  /** Aborts with the caller's signal or when the store closes. */
  readonly signal: AbortSignal;
  /** Milliseconds of silence after which a look at the log tells whether the subscription still lives. */
  readonly watchdogMs: number;
  /** Milliseconds for the server to confirm a subscription. */
  readonly deadlineMs: number;
}

/**
 * One subscription of the server's, from its confirmation to its first failure.
 *
 * It relies on two things alone that every server does: events come in order, without a gap, after a position. How far
 * the server has looked and whether it has caught up it says differently in every version, or not at all, and a dead
 * subscription may say nothing. Therefore the session looks at the log itself whenever it has given all that came: is
 * this the end? If not, are there only events that do not match? Then the reader stands there, and is caught up. If
 * there is a match and it does not come, the subscription is dead.
 */
export class Session {
  readonly #options: SubscribeOptions;
  readonly #sources: SessionSources;
  readonly #batchSize: number;
  #feed: Feed | undefined;
  #place: Place | undefined;
  #unwatch: () => void = () => undefined;
  #upTo: Position | null;
  /** What was read rather than sent by the subscription. */
  #first: RecordedEvent[] = [];
  #toldCaughtUp = false;
  #lastLook = 0;
  /** The log went at least so far. */
  #end: Position | null = null;
  /** Since when a matching event is there that does not come. */
  #overdueSince: number | undefined;

  constructor(options: SubscribeOptions, sources: SessionSources) {
    this.#options = options;
    this.#sources = sources;
    this.#upTo = options.after;
    this.#batchSize = options.batchSize ?? DEFAULT_BATCH_SIZE;
  }

  /** @throws UnknownPosition; StoreUnavailable */
  async open(): Promise<void> {
    const { reader, line, tail, signal, deadlineMs } = this.#sources;
    this.#end = await reader.end(signal);
    if (this.#upTo !== null && this.#upTo > (this.#end ?? 0n)) throw new UnknownPosition(this.#upTo, this.#end);
    const from = await this.#startOfFeed();
    const feed = new Feed(line.client, from, this.#options.filter);
    this.#feed = feed;
    this.#place = tail.join(this.#options.filter, () => feed.wake());
    const onAbort = () => feed.wake();
    signal.addEventListener('abort', onAbort, { once: true });
    this.#unwatch = () => signal.removeEventListener('abort', onAbort);
    await this.#confirmed(feed, { what: 'a subscription', ms: deadlineMs, signal });
  }

  async #confirmed(feed: Feed, limits: Limits): Promise<void> {
    const { line } = this.#sources;
    const client = line.client;
    try {
      await within(feed.confirmed, limits);
    } catch (error) {
      // A connection over which no answer comes may be dead at the other end.
      if (error instanceof NoAnswer) line.drop(client);
      throw error;
    }
    if (feed.failure) throw this.#failure(feed.failure);
  }

  /**
   * Some servers take the record at a starting point for one that was seen, also when the point only means "all before
   * it". So that record is read here, and the subscription starts behind it. The read also tells whether there is such
   * a position: of a subscription old servers only say that something went wrong.
   */
  async #startOfFeed(): Promise<Position | null> {
    const { reader, signal } = this.#sources;
    const after = this.#upTo;
    if (after === null) return null;
    for await (const event of reader.log({ after, count: 1, signal })) {
      if (isOfEvent(after)) break;
      this.#first = [event];
      return positionOf(event);
    }
    return after;
  }

  /** The next batch; `undefined` once the signal has aborted. @throws StoreUnavailable when the session is over */
  async next(): Promise<Batch | undefined> {
    while (!this.#sources.signal.aborted) {
      const batch = await this.#gather();
      if (batch) return batch;
      await this.#wait();
    }
    return undefined;
  }

  close(): void {
    this.#unwatch();
    if (this.#place) this.#sources.tail.leave(this.#place);
    this.#feed?.close();
  }

  async #gather(): Promise<Batch | undefined> {
    const failed = this.#feed!.failure;
    const before = this.#upTo;
    const came = await this.#collect();
    if (came.length === 0 && failed) throw this.#failure(failed);
    if (came.length > 0) this.#overdueSince = undefined;
    const events = came.map(logEvent).filter((event) => event !== undefined && this.#isWanted(event)) as LogEvent[];
    checkOrder(before, events[0]);
    this.#advance(came.length > 0 ? positionOf(came.at(-1)!) : null);
    this.#advance(this.#place!.passed(this.#upTo));
    const isDrained = came.length < this.#batchSize && !failed;
    const caughtUp = isDrained && (await this.#look(events.length > 0));
    return this.#batch(events, caughtUp, before);
  }

  /** What came; with much on its way, events come singly, and are gathered for as long as they follow each other closely. */
  async #collect(): Promise<RecordedEvent[]> {
    const came = [...this.#first.splice(0), ...this.#feed!.take(this.#batchSize)];
    for (let more = came; more.length > 0 && came.length < this.#batchSize && this.#isMoreOnItsWay(came);) {
      await this.#change(GATHER_MS);
      more = this.#feed!.take(this.#batchSize - came.length);
      came.push(...more);
    }
    return came;
  }

  #isMoreOnItsWay(came: readonly RecordedEvent[]): boolean {
    const last = positionOf(came.at(-1)!);
    return this.#end !== null && last !== null && last < this.#end && !this.#sources.signal.aborted;
  }

  /** A batch, if it has anything to say. */
  #batch(events: readonly LogEvent[], caughtUp: boolean, before: Position | null): Batch | undefined {
    const isNews = events.length > 0 || this.#upTo !== before || (caughtUp && !this.#toldCaughtUp);
    if (this.#upTo === null || !isNews) return undefined;
    this.#toldCaughtUp = caughtUp;
    return { events, upTo: this.#upTo, caughtUp };
  }

  #isWanted(event: LogEvent): boolean {
    return matches(this.#options.filter, event);
  }

  #advance(to: Position | null): void {
    if (to !== null && (this.#upTo === null || to > this.#upTo)) this.#upTo = to;
  }

  #failure(error: Error): Error {
    const after = this.#options.after;
    return after !== null && isInvalidPosition(error) ? new UnknownPosition(after, this.#upTo) : error;
  }

  /** Whether the reader stands at the end of the log. With events in hand a failure is left to the next look. */
  async #look(hasEvents: boolean): Promise<boolean> {
    try {
      return await this.#standsAtEnd();
    } catch (error) {
      if (hasEvents && error instanceof StoreUnavailable) return false;
      throw error;
    }
  }

  async #standsAtEnd(): Promise<boolean> {
    const isDue = this.#feed!.saidCaughtUp() || Date.now() - this.#lastLook >= LOOK_MS;
    this.#passMark(this.#end);
    if (!isDue && this.#isBehind(this.#end)) return false;
    const end = await this.#sources.reader.end(this.#sources.signal);
    this.#end = end;
    this.#sources.tail.compare(end);
    this.#passMark(end);
    if (!this.#isBehind(end)) return end !== null;
    return isDue ? this.#lookAhead(end!) : false;
  }

  /** A mark may name a record that is not readable yet: the end is as far as there is anything to stand at. */
  #passMark(end: Position | null): void {
    const { mark } = this.#feed!;
    if (mark !== null && end !== null) this.#advance(mark > end ? end : mark);
  }

  /** What is behind the end as it was need not ask for the end as it is. */
  #isBehind(end: Position | null): boolean {
    return end !== null && (this.#upTo === null || this.#upTo < end);
  }

  /** Goes over what does not match, as far as one page; `true` at the end of the log. */
  async #lookAhead(end: Position): Promise<boolean> {
    const { reader, signal, watchdogMs } = this.#sources;
    this.#lastLook = Date.now();
    for await (const recorded of reader.log({ after: this.#upTo, count: LOOK_AHEAD, signal })) {
      const event = logEvent(recorded);
      if (event && this.#isWanted(event)) {
        this.#overdueSince ??= Date.now();
        if (Date.now() - this.#overdueSince < watchdogMs) return false;
        throw new StoreUnavailable(`the subscription is silent, although there are events for it: ${watchdogMs} ms`);
      }
      this.#advance(positionOf(recorded));
    }
    return this.#upTo !== null && this.#upTo >= end;
  }

  /** Until something comes, or it is time to look whether something should have come. */
  #wait(): Promise<void> {
    return this.#change(this.#toldCaughtUp ? this.#sources.watchdogMs : LOOK_MS);
  }

  async #change(ms: number): Promise<void> {
    const feed = this.#feed!;
    const timer = setTimeout(() => feed.wake(), ms);
    try {
      await feed.changed();
    } finally {
      clearTimeout(timer);
    }
  }
}

/** Neither the server nor this session may ever go back: to leave such an event out would be to lose it in silence. */
function checkOrder(upTo: Position | null, first: LogEvent | undefined): void {
  if (!first || upTo === null || first.position > upTo) return;
  throw new RangeError(`event ${first.id} at ${first.position} comes after everything up to ${upTo} was given`);
}
