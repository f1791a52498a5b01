import type pg from 'pg';
import type { Lag, LogFilter, ReadLogOptions, ReadStreamOptions } from '@lien-nganh/event-store';
import { UnknownPosition } from '@lien-nganh/event-store';
import type { LogEvent, Metadata, Position, StreamEvent } from '@lien-nganh/kernel';
import { orAborted } from './abortable.ts';
import { copyOut } from './copy-out.ts';
import { decodeCopy, EVENT_COLUMNS } from './decode-copy.ts';
import { readError } from './errors.ts';
import { filterSql } from './filter-sql.ts';
import { PageSize } from './page-size.ts';

/** A count of waiting events stops here. */
const LAG_BOUND = 1000;
/** A page of the log is read whole before it is given out, and one more is read ahead. */
const LOG_PAGE = { first: 200, most: 5000, targetBytes: 4 * 1024 * 1024 };
const STREAM_PAGE = { first: 50, most: 1000, targetBytes: 2 * 1024 * 1024 };

interface StreamPage {
  readonly next: number;
  readonly step: 1 | -1;
  readonly asked: number;
}

type StreamRow = [number, string, string, number, string, unknown, Metadata, number];

export interface LogPage {
  readonly events: LogEvent[];
  readonly bytes: number;
}

/** The reads of the log, each over a connection of the pool that is given back between pages. */
export class Reader {
  readonly #pool: pg.Pool;

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  async *stream(stream: string, options: ReadStreamOptions): AsyncIterable<StreamEvent> {
    const { signal, limit = Infinity } = options;
    const step = options.direction === 'backwards' ? -1 : 1;
    const page = new PageSize(STREAM_PAGE.first, STREAM_PAGE.most, STREAM_PAGE.targetBytes);
    let next = Math.min(options.from ?? (step > 0 ? 0 : Infinity), 0x7fffffff);
    let given = 0;
    while (given < limit) {
      signal?.throwIfAborted();
      const asked = Math.min(page.rows, limit - given);
      const rows = await this.#streamRows(stream, { next, step, asked }, signal);
      for (const row of rows) yield streamEvent(stream, row);
      if (rows.length < asked) return;
      given += rows.length;
      next = rows.at(-1)![0] + step;
      page.saw(
        rows.length,
        sum(rows, (row) => row[7]),
      );
    }
  }

  #streamRows(stream: string, { next, step, asked }: StreamPage, signal?: AbortSignal): Promise<StreamRow[]> {
    const [name, compare, order] = step > 0 ? ['stream_forwards', '>=', 'asc'] : ['stream_backwards', '<=', 'desc'];
    const query = {
      name,
      text: `select revision, id, type, schema_version, recorded_at, data, metadata,
          pg_column_size(data) + pg_column_size(metadata)
        from log.events where stream = $1 and revision ${compare} $2 order by revision ${order} limit $3`,
      values: [stream, next, asked],
    };
    return this.rows<StreamRow>(query, signal);
  }

  /** While the caller works through one page, the next is on its way. */
  async *log(options: ReadLogOptions): AsyncIterable<LogEvent> {
    for await (const events of this.logPages(options)) yield* events;
  }

  /** The same in arrays, for callers to whom a promise per event is too much. */
  async *logPages({ after, filter, signal, limit = Infinity }: ReadLogOptions): AsyncIterable<LogEvent[]> {
    const end = await this.end(signal);
    if (end === null || (after !== undefined && after >= end) || limit <= 0) return;
    const size = new PageSize(LOG_PAGE.first, LOG_PAGE.most, LOG_PAGE.targetBytes);
    const range = { upTo: end, filter, signal };
    let asked = Math.min(size.rows, limit);
    let left = limit;
    let next: Promise<LogPage> | undefined = this.page({ ...range, after: after ?? null, limit: asked });
    while (next) {
      const { events, bytes }: LogPage = await next;
      next = undefined;
      left -= events.length;
      const full: boolean = events.length === asked;
      size.saw(events.length, bytes);
      if (full && left > 0) {
        asked = Math.min(size.rows, left);
        next = this.page({ ...range, after: events.at(-1)!.position, limit: asked });
        next.catch(() => undefined);
      }
      if (events.length > 0) yield events;
      signal?.throwIfAborted();
    }
  }

  /** Matching events after one position and up to another, in order. */
  async page(range: {
    readonly after: Position | null;
    readonly upTo: Position;
    readonly limit: number;
    readonly filter?: LogFilter | undefined;
    readonly signal?: AbortSignal | undefined;
  }): Promise<LogPage> {
    range.signal?.throwIfAborted();
    const sql = `copy (select ${EVENT_COLUMNS} from log.events e
      where position > ${range.after ?? 0n} and position <= ${range.upTo} and ${filterSql(range.filter)}
      order by position limit ${range.limit}) to stdout (format binary)`;
    const bytes = await orAborted(this.#copy(sql), range.signal);
    return { events: decodeCopy(bytes), bytes: bytes.length };
  }

  async end(signal?: AbortSignal): Promise<Position | null> {
    signal?.throwIfAborted();
    const query = { name: 'log_end', text: 'select max(position) from log.events' };
    const [row] = await this.rows<[Position | null]>(query, signal);
    return row![0];
  }

  async lag(after: Position | null, filter: LogFilter | undefined, options: LagOptions): Promise<Lag> {
    options.signal?.throwIfAborted();
    const query = {
      text: `select (select max(position) from log.events), count(*)::int, min(recorded_at)
        from (select recorded_at from log.events e where position > $1 and ${filterSql(filter)}
              order by position limit ${LAG_BOUND}) waiting`,
      values: [after ?? 0n],
    };
    const [row] = await this.rows<[Position | null, number, string | null]>(query, options.signal);
    const [end, atLeast, first] = row!;
    if (after !== null && after > (end ?? 0n)) throw new UnknownPosition(after, end);
    return { atLeast, ageMs: first === null ? 0 : Math.max(0, options.now - Date.parse(first)) };
  }

  /** @throws StoreUnavailable, or the signal's reason. */
  rows<Row extends unknown[]>(query: pg.QueryConfig, signal?: AbortSignal): Promise<Row[]> {
    const read = this.#pool.query<Row>({ ...query, rowMode: 'array' });
    const rows = read.then(
      (result) => result.rows,
      (error: unknown) => {
        throw readError(error);
      },
    );
    return orAborted(rows, signal);
  }

  async #copy(sql: string): Promise<Buffer> {
    try {
      const client = await this.#pool.connect();
      try {
        return await copyOut(client, sql);
      } finally {
        client.release();
      }
    } catch (error) {
      throw readError(error);
    }
  }
}

export interface LagOptions {
  readonly now: number;
  readonly signal?: AbortSignal | undefined;
}

function streamEvent(stream: string, row: StreamRow): StreamEvent {
  const [revision, id, type, schemaVersion, recordedAt, data, metadata] = row;
  return { stream, revision, id, type, schemaVersion, recordedAt, data, metadata };
}

function sum<T>(values: readonly T[], of: (value: T) => number): number {
  return values.reduce((total, value) => total + of(value), 0);
}
