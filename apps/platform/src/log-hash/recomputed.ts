import { LOG_HASH_START, type LogHash } from '@lien-nganh/event-store';
import type { Position } from '@lien-nganh/kernel';

/** Position, 8 bytes, and hash. */
const ENTRY_BYTES = 40;
const HASH_AT = 8;

/** The hashes of a log up to each of its events, in little room: a log of millions is looked up in when it differs. */
export class Recomputed {
  private entries = Buffer.alloc(1024 * ENTRY_BYTES);
  private length = 0;

  get events(): number {
    return this.length;
  }

  /** Takes the next event, in order of position. */
  add({ position, hash }: LogHash): void {
    const at = this.length * ENTRY_BYTES;
    if (at === this.entries.length) this.entries = Buffer.concat([this.entries], 2 * at);
    this.entries.writeBigInt64BE(position, at);
    hash.copy(this.entries, at + HASH_AT);
    this.length += 1;
  }

  /** The hash up to the last event at or before a position, in hex. */
  before(position: Position): string {
    let [low, high] = [0, this.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.entries.readBigInt64BE(middle * ENTRY_BYTES) <= position) low = middle + 1;
      else high = middle;
    }
    if (low === 0) return LOG_HASH_START.toString('hex');
    return this.entries.toString('hex', (low - 1) * ENTRY_BYTES + HASH_AT, low * ENTRY_BYTES);
  }
}
