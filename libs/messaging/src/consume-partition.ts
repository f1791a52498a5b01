import { HandlerFailed, parkFailed, wordsOf } from './apply-slice.ts';
import { Bell } from './bell.ts';
import { pause } from './follow-partition.ts';
import { handlerOf, whyUnknown, type Subscriptions } from './handlers.ts';
import type { Inbox } from './inbox.ts';
import type { PartitionMemory } from './partition-state.ts';
import type { BatchContext, Delivery, Held } from './port.ts';
import type { SlicesTogether } from './slices-together.ts';

export interface Work<Tx> {
  readonly inbox: Inbox<Tx>;
  readonly subscriptions: Subscriptions<Tx>;
  /** Of the partition's topic. */
  readonly together: SlicesTogether<Tx>;
  /** Milliseconds until a stopped partition is tried again. */
  readonly probeMs: number;
  readonly now: () => number;
}

/** What of a batch is done, and where the next slice ends. */
interface Cursor {
  done: number;
  end: number;
}

/** The way of the batches of one partition through the inbox. */
export class PartitionConsumer<Tx> {
  readonly #resume = new Bell();

  constructor(
    private readonly work: Work<Tx>,
    private readonly memory: PartitionMemory,
  ) {}

  /** Tries again at once what stands still. */
  resume(): void {
    this.#resume.ring();
  }

  /**
   * Takes as much of the batch as it can, in one transaction when nothing fails. After a failure what came before the failing
   * message is kept first, and that message is tried alone: so only its own failure counts.
   */
  async take(batch: readonly Delivery[], { signal }: BatchContext): Promise<Held | undefined> {
    this.memory.belongsTo(signal);
    const unknown = this.#firstUnknown(batch);
    const cursor = { done: 0, end: unknown.index };
    while (cursor.done < unknown.index && !signal.aborted) {
      const held = await this.#step(batch, cursor, signal);
      if (held) return held;
      if (cursor.done === cursor.end) cursor.end = unknown.index;
    }
    const { done } = cursor;
    if (done === batch.length) return undefined;
    return signal.aborted ? { done, until: Promise.resolve() } : this.#stop(done, unknown.why, signal);
  }

  async #step(batch: readonly Delivery[], cursor: Cursor, signal: AbortSignal): Promise<Held | undefined> {
    const slice = batch.slice(cursor.done, cursor.end);
    const failure = await this.#apply(slice, signal);
    if (failure && signal.aborted) return undefined;
    if (failure && slice.length > 1) {
      cursor.end = cursor.done + Math.max(failure.index, 1);
      return undefined;
    }
    const held = failure && (await this.#judge(slice[0]!, cursor.done, { failure, signal }));
    if (held) return held;
    cursor.done = cursor.end;
    this.memory.progress(this.work.now());
    this.memory.become({ is: 'running' });
    return undefined;
  }

  #firstUnknown(batch: readonly Delivery[]): { index: number; why: string } {
    for (const [index, delivery] of batch.entries()) {
      const why = delivery.is === 'message' ? whyUnknown(this.work.subscriptions, delivery.message) : null;
      if (why !== null) return { index, why };
    }
    return { index: batch.length, why: '' };
  }

  async #apply(slice: readonly Delivery[], signal: AbortSignal): Promise<HandlerFailed | undefined> {
    try {
      await this.work.together.apply({ deliveries: slice, signal });
      return undefined;
    } catch (error) {
      const cause = error instanceof HandlerFailed ? error.cause : error;
      const noHandlerRan = slice.every(({ is }) => is === 'frontier');
      if (this.work.inbox.isTransient(cause) || noHandlerRan) {
        this.memory.become({ is: 'retrying', attempt: 1, why: wordsOf(cause) });
        throw cause;
      }
      return error instanceof HandlerFailed ? error : new HandlerFailed(0, error);
    }
  }

  /** What the policy of its handler makes of a message that failed alone. `undefined`: it is parked, go on behind it. */
  async #judge(
    delivery: Delivery,
    done: number,
    { failure, signal }: { failure: HandlerFailed; signal: AbortSignal },
  ): Promise<Held | undefined> {
    if (delivery.is === 'frontier') throw failure.cause;
    const { message } = delivery;
    const why = `${message.type} ${message.id}: ${wordsOf(failure.cause)}`;
    const policy = handlerOf(this.work.subscriptions.handlers, message.type)?.onFailure;
    const verdict = this.memory.failed(message.id, policy);
    switch (verdict.is) {
      case 'retry':
        this.memory.become({ is: 'retrying', attempt: verdict.attempt, why });
        return { done, until: pause(verdict.afterMs, signal) };
      case 'stop':
        return this.#stop(done, why, signal);
      case 'park':
        await parkFailed(this.work.inbox, delivery, wordsOf(failure.cause));
        return undefined;
    }
  }

  #stop(done: number, why: string, signal: AbortSignal): Held {
    this.memory.become({ is: 'stopped', why });
    return { done, until: this.#probe(signal) };
  }

  async #probe(signal: AbortSignal): Promise<void> {
    const over = new AbortController();
    const end = (): void => over.abort();
    signal.addEventListener('abort', end, { once: true });
    await Promise.race([this.#resume.after(this.#resume.rung, over.signal), pause(this.work.probeMs, over.signal)]);
    over.abort();
    signal.removeEventListener('abort', end);
  }
}
