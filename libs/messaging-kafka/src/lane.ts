import type { RecordToSend } from './record.ts';

/** Sends the records in this order; resolves when all are acknowledged. */
export type Send = (records: readonly RecordToSend[]) => Promise<void>;

/** A batch must stay below 1 MiB with its frame; a message of the largest size goes alone. */
const MOST_BYTES = 900 * 1024;
/** What a record takes besides its key, value and headers, at most. */
const FRAME_BYTES = 64;
const FIELD_BYTES = 4;
/** UTF-8 takes three bytes for a UTF-16 unit at most. */
const MOST_BYTES_OF_A_UNIT = 3;
const SMALL_BYTES = 16 * 1024;

interface Call {
  /** Records that nobody has acknowledged yet. */
  waiting: number;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

interface Queued {
  readonly record: RecordToSend;
  readonly bytes: number;
  readonly call: Call;
}

/**
 * The way of one partition's records to the broker: one send at a time, so that no retry overtakes what comes behind it. What waits
 * meanwhile goes together in the next send. When one fails for good, all that wait fail with it: what is behind a record whose fate is
 * unknown must not come before its repetition.
 */
export class Lane {
  #queue: Queued[] = [];
  #sending = false;

  constructor(private readonly send: Send) {}

  /** Resolves when every record is acknowledged. */
  put(records: readonly RecordToSend[]): Promise<void> {
    if (records.length === 0) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const call = { waiting: records.length, resolve, reject };
      for (const record of records) this.#queue.push({ record, bytes: sizeOf(record), call });
      if (!this.#sending) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#sending = true;
    // Calls made in the same turn of the loop share the first send.
    await Promise.resolve();
    while (this.#queue.length > 0) await this.#sendOnce(this.#take());
    this.#sending = false;
  }

  async #sendOnce(taken: readonly Queued[]): Promise<void> {
    try {
      await this.send(taken.map(({ record }) => record));
    } catch (error) {
      for (const { call } of [...taken, ...this.#queue.splice(0)]) call.reject(error);
      return;
    }
    for (const { call } of taken) {
      call.waiting -= 1;
      if (call.waiting === 0) call.resolve();
    }
  }

  /** As many from the front as fit. */
  #take(): Queued[] {
    let total = 0;
    const end = this.#queue.findIndex(({ bytes }, n) => {
      total += bytes;
      return n > 0 && total > MOST_BYTES;
    });
    return this.#queue.splice(0, end === -1 ? this.#queue.length : end);
  }
}

type Field = string | Buffer | null | undefined;

/** Of a small record at most so much: it is measured to the byte where it would fill a good part of a batch. */
function sizeOf(record: RecordToSend): number {
  const most = sum(record, (field) => MOST_BYTES_OF_A_UNIT * (field?.length ?? 0));
  return most <= SMALL_BYTES ? most : sum(record, (field) => (field ? Buffer.byteLength(field) : 0));
}

function sum({ key, value, headers = {} }: RecordToSend, sizeOfField: (field: Field) => number): number {
  let bytes = FRAME_BYTES + 2 * FIELD_BYTES + sizeOfField(key) + sizeOfField(value);
  for (const name in headers) bytes += 2 * FIELD_BYTES + sizeOfField(name) + sizeOfField(headers[name] as Field);
  return bytes;
}
