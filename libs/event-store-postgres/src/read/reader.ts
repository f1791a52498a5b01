import {
  type Lag,
  lastThatHolds,
  type LogFilter,
  originIn,
  type OriginJson,
  placeIn,
  UnknownPosition,
} from '@lien-nganh/event-store';
import type { Position } from '@lien-nganh/kernel';
import type pg from 'pg';
import { orAborted } from '../abortable.ts';
import { copyOut } from './copy-out.ts';
import { decodeCopy, EVENT_COLUMNS } from './decode-copy.ts';
import { readError } from '../errors.ts';
import { filterSql } from './filter-sql.ts';
import type { LazyEvent } from './lazy-event.ts';

/** A count of waiting events stops here. */
const LAG_BOUND = 1000;

export interface PageRange {
  readonly after: Position | null;
  readonly upTo: Position;
  readonly limit: number;
  readonly filter?: LogFilter | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface LogPage {
  readonly events: LazyEvent[];
  readonly bytes: number;
}

export interface LagOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Single reads, each over a connection of the pool that is given back at once.
 * Each throws StoreUnavailable, or the reason of its signal.
 */
export class Reader {
  readonly #pool: pg.Pool;

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  async rows<Row extends unknown[]>(query: pg.QueryConfig, signal?: AbortSignal): Promise<Row[]> {
    signal?.throwIfAborted();
    try {
      const { rows } = await orAborted(this.#pool.query<Row>({ ...query, rowMode: 'array' }), signal);
      return rows;
    } catch (error) {
      throw readError(error);
    }
  }

  /** Matching events after one position and up to another, in order. */
  async page({ after, upTo, limit, filter, signal }: PageRange): Promise<LogPage> {
    signal?.throwIfAborted();
    const sql = `copy (select ${EVENT_COLUMNS} from log.events e
      where position > ${after ?? 0n} and position <= ${upTo} and ${filterSql(filter)}
      order by position limit ${limit}) to stdout (format binary)`;
    const bytes = await orAborted(this.#copy(sql), signal);
    return { events: decodeCopy(bytes), bytes: bytes.length };
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

  async end(signal?: AbortSignal): Promise<Position | null> {
    const query = { name: 'log_end', text: 'select max(position) from log.events' };
    const [row] = await this.rows<[Position | null]>(query, signal);
    return row![0];
  }

  /** See the port's `movedTo`. Moved events kept their order, so the place is found by halving. */
  async movedTo(from: { log: string; position: Position }, signal?: AbortSignal): Promise<Position | null> {
    const end = await this.end(signal);
    if (end === null) return null;
    const text = 'select origin from log.events where position >= $1 order by position limit 1';
    return (await lastThatHolds({ least: 1n, most: end }, async (candidate) => {
      const [row] = await this.rows<[OriginJson | null]>({ name: 'log_origin', text, values: [candidate] }, signal);
      const place = row?.[0] ? placeIn(from.log, originIn(row[0])) : undefined;
      return place !== undefined && place <= from.position;
    })) as Position | null;
  }

  /** @throws UnknownPosition */
  async lag(after: Position | null, filter: LogFilter | undefined, { now, signal }: LagOptions): Promise<Lag> {
    const query = {
      text: `select (select max(position) from log.events), count(*)::int, min(recorded_at)
        from (select recorded_at from log.events e where position > $1 and ${filterSql(filter)}
              order by position limit ${LAG_BOUND}) waiting`,
      values: [after ?? 0n],
    };
    const [row] = await this.rows<[Position | null, number, string | null]>(query, signal);
    const [end, atLeast, first] = row!;
    if (after !== null && after > (end ?? 0n)) throw new UnknownPosition(after, end);
    return { atLeast, ageMs: first === null ? 0 : Math.max(0, now - Date.parse(first)) };
  }
}
