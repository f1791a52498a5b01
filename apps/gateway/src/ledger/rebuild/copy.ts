import { once } from 'node:events';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';

/** Characters gathered before they go to the server. */
const FLUSH_AT = 1 << 16;

const special = /[\\\t\n\r]/;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** A value as COPY's text format has it. */
export function copyValue(value: unknown): string {
  if (value === null || value === undefined) return '\\N';
  const text = String(value);
  return special.test(text) ? text.replace(/[\\\t\n\r]/g, (one) => escapes[one]!) : text;
}

export function copyRow(values: readonly unknown[]): string {
  return `${values.map(copyValue).join('\t')}\n`;
}

/** Copies rows into a table of one connection; the reader waits when the server is behind. */
export class CopyIn {
  readonly #stream: ReturnType<typeof copyFrom>;
  #waiting = '';

  /** @param table with its columns, `schema.table(a, b)` */
  constructor(client: pg.PoolClient, table: string) {
    this.#stream = client.query(copyFrom(`copy ${table} from stdin`));
    // The error comes out of end() or the next write; without a listener it would end the process first.
    this.#stream.on('error', () => undefined);
  }

  /** @param row as {@link copyRow} makes it; await the result when there is one */
  write(row: string): Promise<void> | undefined {
    this.#waiting += row;
    return this.#waiting.length < FLUSH_AT ? undefined : this.#flush();
  }

  async #flush(): Promise<void> {
    const chunk = this.#waiting;
    this.#waiting = '';
    if (this.#stream.errored) throw this.#stream.errored;
    if (!this.#stream.write(chunk)) await once(this.#stream, 'drain');
  }

  async end(): Promise<void> {
    await this.#flush();
    const finished = once(this.#stream, 'finish');
    this.#stream.end();
    await finished;
  }
}

/** Reads a query's rows as lists of text values; `null` is SQL's null. */
export async function* copyOut(client: pg.PoolClient, query: string): AsyncGenerator<readonly (string | null)[][]> {
  const stream = client.query(copyTo(`copy (${query}) to stdout`));
  stream.setEncoding('utf8');
  let rest = '';
  for await (const chunk of stream as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop()!;
    yield lines.map((line) => line.split('\t').map(valueFrom));
  }
}

const unescapes: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', b: '\b', f: '\f', v: '\v' };

function valueFrom(text: string): string | null {
  if (text === '\\N') return null;
  return text.includes('\\') ? text.replace(/\\(.)/g, (_, one: string) => unescapes[one] ?? one) : text;
}

/** Copies rows of values into a table. */
export async function copyAll(client: pg.PoolClient, table: string, rows: Iterable<readonly unknown[]>): Promise<void> {
  const copy = new CopyIn(client, table);
  for (const row of rows) {
    const waiting = copy.write(copyRow(row));
    if (waiting) await waiting;
  }
  await copy.end();
}
