import type pg from 'pg';

/** What pg passes to a query object of one's own. */
interface CopyDataMessage {
  readonly chunk: Buffer;
}

/**
 * `COPY … TO STDOUT` gathered into one buffer; the caller keeps the copy small. Rows are copied out of the socket's
 * buffers, which pg uses again.
 */
class CopyOut {
  readonly #sql: string;
  /** pg wraps it to stop the clock of its query timeout. */
  callback: (error: unknown, bytes: Buffer) => void;
  #bytes = Buffer.allocUnsafe(64 * 1024);
  #length = 0;
  #failed = false;

  constructor(sql: string, done: (error: unknown, bytes: Buffer) => void) {
    this.#sql = sql;
    this.callback = done;
  }

  submit(connection: pg.Connection): void {
    connection.query(this.#sql);
  }

  handleCopyData({ chunk }: CopyDataMessage): void {
    if (this.#length + chunk.length > this.#bytes.length) this.#grow(chunk.length);
    chunk.copy(this.#bytes, this.#length);
    this.#length += chunk.length;
  }

  #grow(by: number): void {
    const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 4, this.#length + by));
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }

  handleError(error: unknown): void {
    this.#failed = true;
    this.callback(error, Buffer.alloc(0));
  }

  handleCommandComplete(): void {}

  handleReadyForQuery(): void {
    if (!this.#failed) this.callback(null, this.#bytes.subarray(0, this.#length));
  }
}

/** Runs a `copy (…) to stdout` and gives all that it sent. */
export function copyOut(client: pg.ClientBase, sql: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    client.query(new CopyOut(sql, (error, bytes) => (error ? reject(error) : resolve(bytes))));
  });
}
