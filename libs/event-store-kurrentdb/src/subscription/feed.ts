import type { AllStreamSubscription, KurrentDBClient, RecordedEvent } from '@kurrent/kurrentdb-client';
import { type LogFilter, StoreUnavailable, Wake } from '@lien-nganh/event-store';
import type { Position } from '@lien-nganh/kernel';
import { readError } from '../errors.ts';
import { packPosition, unpackPosition } from '../position.ts';
import { serverFilter } from '../read/server-filter.ts';

/** Events that the driver holds ready; when there are so many, it stops taking more from the server. */
const READ_AHEAD = 64;

/**
 * One subscription of the driver's, read by hand: what has come is taken in one go, and a reader that is busy slows the
 * server down. It ends with its first failure, of which `end` and `close` are kinds too.
 */
export class Feed {
  readonly #subscription: AllStreamSubscription;
  readonly #wake = new Wake();
  /** Resolves when the server has taken the subscription, or when that has failed. */
  readonly confirmed: Promise<void>;
  /** The last checkpoint of the server; events from before it may still lie ready. */
  #mark: Position | null = null;
  #takenMark: Position | null = null;
  #failure: Error | undefined;
  #saysCaughtUp = false;
  #isClosed = false;

  /** @param filter `everything`: also what is the server's own, or of other applications */
  constructor(client: KurrentDBClient, after: Position | null, filter: LogFilter | undefined | 'everything') {
    const checkpointReached = (_: unknown, position: { commit: bigint; prepare: bigint }) => {
      this.#mark = packPosition(position) ?? this.#mark;
      this.#wake.ring();
    };
    this.#subscription = client.subscribeToAll(
      {
        fromPosition: after === null ? 'start' : unpackPosition(after),
        ...(filter === 'everything' ? {} : { filter: { ...serverFilter(filter), checkpointReached } }),
      },
      { highWaterMark: READ_AHEAD },
    );
    this.confirmed = new Promise((resolve) => this.#listen(resolve));
  }

  #listen(confirm: () => void): void {
    const fail = (error: Error) => {
      this.#failure ??= error;
      this.#wake.ring();
      confirm();
    };
    this.#subscription
      .on('confirmation', confirm)
      .on('readable', () => this.#wake.ring())
      .on('caughtUp', () => {
        this.#saysCaughtUp = true;
        this.#wake.ring();
      })
      .on('error', (error: Error) => fail(readError(error)))
      .on('end', () => fail(new StoreUnavailable('KurrentDB ended the subscription')))
      .on('close', () => fail(new StoreUnavailable('the subscription was closed')));
  }

  /** What has come so far, at most so many. */
  take(most: number): RecordedEvent[] {
    const taken: RecordedEvent[] = [];
    while (taken.length < most) {
      const resolved = this.#subscription.read() as { readonly event?: RecordedEvent } | null;
      if (resolved === null) {
        // At this very moment nothing is left that came before it.
        this.#takenMark = this.#mark;
        break;
      }
      if (resolved.event) taken.push(resolved.event);
    }
    return taken;
  }

  /** Up to here the server has considered everything, and all of it that matches has been taken. */
  get mark(): Position | null {
    return this.#takenMark;
  }

  get failure(): Error | undefined {
    return this.#failure;
  }

  /** Whether the server said since the last time that it has nothing more. Old ones never do. */
  saidCaughtUp(): boolean {
    const said = this.#saysCaughtUp;
    this.#saysCaughtUp = false;
    return said;
  }

  /** Resolves when something has come or happened. */
  changed(): Promise<void> {
    return this.#wake.wait();
  }

  /** Wakes who waits for a change. */
  wake(): void {
    this.#wake.ring();
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    // It may never have come about.
    this.#subscription.unsubscribe().catch(() => undefined);
  }
}
