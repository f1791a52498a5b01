import {
  Bell,
  type BatchContext,
  type ConsumeOptions,
  type Delivery,
  type Held,
  type PartitionSource,
} from '@lien-nganh/messaging';
import type { KafkaMessage } from 'kafkajs';
import { deliveryOf, UnreadableRecord } from './record.ts';

export interface Place {
  readonly topic: string;
  readonly partition: number;
}

/** What a seat needs of its member. */
export interface Member {
  /** Resolves when no rebalance is going on, or the signal aborts. */
  settled(signal: AbortSignal): Promise<void>;
  /** Moves the group's offset of the seat's partition, soon. */
  move(seat: Seat, next: bigint): void;
  pause(place: Place): void;
  resume(place: Place): void;
  /** A record that cannot be read stops its partition: tell somebody. */
  unreadable(why: string): void;
}

/** What kafkajs has fetched of one partition. */
export interface Fetched {
  /** The offset that was asked for. */
  readonly from: bigint;
  readonly to: bigint;
  readonly records: readonly KafkaMessage[];
}

const MOST_BYTES = 2 * 1024 * 1024;
const FEW_BYTES = 1024 * 1024;
const MOST_BATCHES = 4;

/**
 * One partition while this member reads it: kafkajs's loop puts in what it fetched and goes on at once, whatever handlers do, so that its
 * heartbeat never waits for them; the reader takes out batches. When much waits, the partition is paused at the broker: the back-pressure.
 */
export class Seat implements PartitionSource {
  readonly bell = new Bell();
  readonly #taken = new AbortController();
  readonly #rested = new Bell();
  #records: KafkaMessage[] = [];
  #bytes = 0;
  /** Everything below has come. `null`: nothing yet. */
  #next: bigint | null = null;
  #paused = false;
  #busy = false;
  #lost = false;
  #toldUnreadable = '';

  constructor(
    readonly place: Place,
    private readonly member: Member,
    private readonly batchSize: number,
  ) {}

  /** Aborts when the partition is given up, or consuming ends. */
  get signal(): AbortSignal {
    return this.#taken.signal;
  }

  get isLost(): boolean {
    return this.#lost;
  }

  /** Reads no further. The batch in hand may be finished, and its offset moved. */
  leave(): void {
    this.#taken.abort();
  }

  /** The partition is another member's, or the connection is gone: nothing is moved any more. */
  lose(): void {
    this.#lost = true;
    this.#taken.abort();
    this.#rest();
  }

  /** @returns false when what was fetched does not follow what came before. */
  receive({ from, to, records }: Fetched): boolean {
    const next = this.#next ?? from;
    if (from > next) return false;
    // After a rebalance kafkajs fetches again from the committed offset.
    const fresh = records.filter(({ offset }) => BigInt(offset) >= next);
    this.#next = to >= next ? to + 1n : next;
    for (const record of fresh) this.#records.push(record);
    this.#bytes += fresh.reduce((sum, record) => sum + sizeOf(record), 0);
    if (this.#isFull()) this.#pause();
    this.bell.ring();
    return true;
  }

  async fetch(limit: number): Promise<readonly Delivery[]> {
    await this.member.settled(this.signal);
    const deliveries = this.#read(limit);
    this.#busy = deliveries.length > 0 && !this.signal.aborted;
    return deliveries;
  }

  /** Hands a batch over, and knows when it is no longer in hand. */
  async hand(
    onBatch: ConsumeOptions['onBatch'],
    batch: readonly Delivery[],
    context: BatchContext,
  ): Promise<Held | void> {
    try {
      const held = await onBatch(batch, context);
      if (held?.done === 0) this.#rest();
      return held;
    } catch (error) {
      this.#rest();
      throw error;
    }
  }

  async commit(next: bigint): Promise<void> {
    this.#forget(next);
    this.member.move(this, next);
    this.#rest();
  }

  /** The reader has gone: nothing is in hand any more. */
  end(): void {
    this.#rest();
  }

  /** Resolves when no batch is in hand, or the signal aborts. */
  async untilAtRest(signal: AbortSignal): Promise<void> {
    while (this.#busy && !signal.aborted) await this.#rested.after(this.#rested.rung, signal);
  }

  #read(limit: number): Delivery[] {
    const deliveries: Delivery[] = [];
    try {
      for (const record of this.#records.slice(0, limit)) deliveries.push(deliveryOf(this.place, record));
    } catch (error) {
      if (!(error instanceof UnreadableRecord)) throw error;
      if (deliveries.length === 0) this.#tell(error.message);
    }
    return deliveries;
  }

  #tell(why: string): void {
    if (this.#toldUnreadable === why) return;
    this.#toldUnreadable = why;
    this.member.unreadable(why);
  }

  #forget(next: bigint): void {
    const left = this.#records.findIndex(({ offset }) => BigInt(offset) >= next);
    const done = this.#records.splice(0, left === -1 ? this.#records.length : left);
    this.#bytes -= done.reduce((sum, record) => sum + sizeOf(record), 0);
    if (this.#paused && this.#records.length <= this.batchSize && this.#bytes <= FEW_BYTES) {
      this.#paused = false;
      if (!this.#lost) this.member.resume(this.place);
    }
  }

  #pause(): void {
    if (this.#paused) return;
    this.#paused = true;
    this.member.pause(this.place);
  }

  #isFull(): boolean {
    return this.#bytes > MOST_BYTES || this.#records.length > MOST_BATCHES * this.batchSize;
  }

  #rest(): void {
    this.#busy = false;
    this.#rested.ring();
  }
}

function sizeOf({ key, value }: KafkaMessage): number {
  return (key?.length ?? 0) + (value?.length ?? 0);
}
