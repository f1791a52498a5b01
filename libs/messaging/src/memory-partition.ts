import type { Position } from '@lien-nganh/kernel';
import { Bell } from './bell.ts';
import type { ContractMessage, Delivery, Frontier } from './port.ts';

interface Entry {
  readonly offset: bigint;
  readonly key: string | null;
  /** JSON: what a reader gets is a copy of its own, as from any real broker. */
  readonly text: string;
}

/** One partition in memory. */
export class MemoryPartition {
  readonly bell = new Bell();
  #next = 0n;
  readonly #entries: Entry[] = [];

  constructor(
    readonly topic: string,
    readonly partition: number,
  ) {}

  get next(): bigint {
    return this.#next;
  }

  push(key: string, text: string): void {
    this.#add({ offset: this.#next, key, text });
  }

  /** A marker takes the place of one that stands directly before it: an idle topic does not grow. */
  mark({ log, position, at }: Frontier): void {
    if (this.#entries.at(-1)?.key === null) this.#entries.pop();
    this.#add({ offset: this.#next, key: null, text: JSON.stringify({ log, position: String(position), at }) });
  }

  #add(entry: Entry): void {
    this.#entries.push(entry);
    this.#next += 1n;
  }

  read(from: bigint, limit: number): Delivery[] {
    const start = this.#firstAt(from);
    return this.#entries.slice(start, start + limit).map((entry) => this.#delivery(entry));
  }

  /** How many entries stand at `from` or behind it. */
  countFrom(from: bigint): bigint {
    return BigInt(this.#entries.length - this.#firstAt(from));
  }

  #firstAt(offset: bigint): number {
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#entries[middle]!.offset < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #delivery({ offset, key, text }: Entry): Delivery {
    const place = { topic: this.topic, partition: this.partition, offset };
    if (key !== null) return { is: 'message', ...place, key, message: JSON.parse(text) as ContractMessage };
    const { log, position, at } = JSON.parse(text) as { log: string; position: string; at: string };
    return { is: 'frontier', ...place, frontier: { log, position: BigInt(position) as Position, at } };
  }
}
