import { randomUUID } from 'node:crypto';
import { decide, type Decision, DELETED, isDeleted, type StreamState } from './decide.ts';
import { IdCache } from './id-cache.ts';

/** An event as a client proposes it. */
export interface Proposed {
  readonly id: string;
  readonly type: string;
  readonly isJson: boolean;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

/** An event as the transaction file has it. Its position is both commit and prepare. */
export interface Recorded extends Proposed {
  readonly stream: string;
  readonly revision: number;
  readonly position: bigint;
  /** 100-nanosecond ticks since 1970. */
  readonly created: bigint;
}

/** Bytes of a record besides what it holds. */
const HEADER_BYTES = 90;

/** The transaction file and the index of a server, in memory. */
export class Log {
  readonly records: Recorded[] = [];
  readonly #streams = new Map<string, StreamState>();
  readonly #ids = new IdCache();
  readonly #watchers = new Set<() => void>();
  #next = 0n;

  /** @param copied what another server's files hold, as after a restore: the same records in the same places */
  constructor(copied: readonly Recorded[] = []) {
    for (const record of copied) this.#place(record);
    this.forgetIds();
    if (copied.length > 0) return;
    // No real server is empty.
    this.appendSystem('$users', '$UserCreated');
    this.appendSystem('$settings', '$settings');
  }

  /** Where the next record will stand. */
  get writePosition(): bigint {
    return this.#next;
  }

  stream(name: string): StreamState | undefined {
    return this.#streams.get(name);
  }

  /** Checks and, when the decision is to write, writes. `expected`: a revision, or -1 no stream, -2 any, -4 stream exists. */
  append(stream: string, expected: number, events: readonly Proposed[]): Decision {
    const state = this.#streams.get(stream);
    const hasMetadata = this.#streams.has(`$$${stream}`);
    const request = { stream, expected, ids: events.map(({ id }) => id), hasMetadata };
    const decision = decide(state, request, this.#ids);
    if (decision.is !== 'write') return decision;
    for (const event of events) this.#write(stream, event);
    // The server brings a deleted stream back, and says so after the events.
    if (state && isDeleted(state)) this.setMetadata(stream, { $tb: state.events.length - events.length });
    this.#tell();
    return { ...decision, last: this.#streams.get(stream)?.events.at(-1) };
  }

  #tell(): void {
    for (const watcher of this.#watchers) watcher();
  }

  #write(stream: string, event: Proposed): void {
    const revision = this.#streams.get(stream)?.events.length ?? 0;
    this.#place({ ...event, stream, revision, position: this.#next, created: BigInt(Date.now()) * 10_000n });
  }

  #place(recorded: Recorded): void {
    const { stream, type, data, metadata, id, revision, position } = recorded;
    const state: StreamState = this.#streams.get(stream) ?? { events: [], truncateBefore: 0, isTombstoned: false };
    this.#streams.set(stream, state);
    this.#next = position + BigInt(HEADER_BYTES + stream.length + type.length + data.length + metadata.length);
    state.events.push(recorded);
    this.records.push(recorded);
    this.#ids.add(id, stream, revision);
  }

  /** An event that the server writes for itself. */
  appendSystem(stream: string, type: string, data: unknown = {}): void {
    const json = new Uint8Array(Buffer.from(JSON.stringify(data)));
    this.#write(stream, { id: randomUUID(), type, isJson: true, data: json, metadata: new Uint8Array() });
    this.#tell();
  }

  /** Writes a stream's metadata, of which only `$tb` has an effect here. */
  setMetadata(stream: string, metadata: { readonly $tb?: number }): void {
    this.appendSystem(`$$${stream}`, '$metadata', metadata);
    const state = this.#streams.get(stream);
    if (state && metadata.$tb !== undefined) state.truncateBefore = metadata.$tb;
  }

  softDelete(stream: string): void {
    this.setMetadata(stream, { $tb: DELETED });
  }

  tombstone(stream: string): void {
    this.appendSystem(stream, '$streamDeleted');
    const state = this.#streams.get(stream)!;
    state.isTombstoned = true;
  }

  /** What a restart loses. */
  forgetIds(): void {
    this.#ids.clear();
  }

  /** Calls back after each append, until the returned function is called. */
  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** Index of the first record at or after a position: `null` where no record begins, and none will. */
  indexFrom({ commit, prepare }: { readonly commit: bigint; readonly prepare: bigint }): number | null {
    let low = 0;
    let high = this.records.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.records[middle]!.position < commit) low = middle + 1;
      else high = middle;
    }
    const found = this.records[low];
    if (!found) return low;
    if (found.position !== commit) return null;
    return prepare > commit ? low + 1 : low;
  }
}

/** Whether reads say that the stream is not there. */
export function isGone(state: StreamState | undefined): boolean {
  return !state || state.events.length === 0 || isDeleted(state);
}
