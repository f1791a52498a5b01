import { createHash } from 'node:crypto';
import { type LogFilter, originIn, type OriginJson } from '@lien-nganh/event-store';
import type { Instant, Position } from '@lien-nganh/kernel';
import { typeParsers } from '@lien-nganh/postgres';
import { EVENT_COLUMNS } from '../read/decode-copy.ts';
import { filterSql } from '../read/filter-sql.ts';
import { LazyEvent } from '../read/lazy-event.ts';
import { PageSize } from '../read/page-size.ts';
import type { Reader } from '../read/reader.ts';

export const DEFAULT_BATCH_SIZE = 500;
const FIRST_ROWS = 100;
const TARGET_BYTES = 4 * 1024 * 1024;
const JSON_OID = 114;

export interface RawBatch {
  readonly events: LazyEvent[];
  readonly upTo: Position | null;
  readonly caughtUp: boolean;
  /** The log's end when the batch was read. */
  readonly end: Position | null;
}

/** As read, with the bytes of its events' JSON. */
export type ReadBatch = RawBatch & { readonly bytes: number };

type EndOnly = [Position | null];
type Row = [Position, Position, string, number, string, string, number, Instant, string, string, string | null];

/** JSON stays text until somebody looks at it. */
const rawJson: typeof typeParsers = {
  getTypeParser: (oid, format) => (oid === JSON_OID ? String : typeParsers.getTypeParser(oid, format)),
};

/** The batches of one subscription: by a prepared query when it follows, by COPY when it has much to catch up. */
export class BatchReader {
  readonly #reader: Reader;
  readonly #filter: LogFilter | undefined;
  readonly #size: PageSize;
  readonly #text: string;
  readonly #name: string;
  /** The log went at least so far when it was last looked at. */
  #end: Position | null = null;

  constructor(reader: Reader, { filter, batchSize = DEFAULT_BATCH_SIZE }: BatchReaderOptions) {
    this.#reader = reader;
    this.#filter = filter;
    this.#size = new PageSize(FIRST_ROWS, batchSize, TARGET_BYTES);
    this.#text = `select l.last, e.* from (select max(position) as last from log.events) l
      left join lateral (
        select ${EVENT_COLUMNS} from log.events e
        where e.position > $1 and e.position <= l.last and ${filterSql(filter)}
        order by e.position limit $2) e on true`;
    this.#name = `batch_${createHash('sha256').update(this.#text).digest('hex').slice(0, 16)}`;
  }

  async next(after: Position | null, signal: AbortSignal): Promise<ReadBatch> {
    const limit = this.#size.rows;
    const behind = this.#end !== null && after !== null && after < this.#end;
    const { events, bytes } = behind
      ? await this.#reader.page({ after, upTo: this.#end!, limit, filter: this.#filter, signal })
      : await this.#follow(after, limit, signal);
    this.#size.saw(events.length, bytes);
    const upTo = events.length === limit ? events.at(-1)!.position : this.#end;
    return { events, bytes, upTo, caughtUp: !behind && upTo === this.#end, end: this.#end };
  }

  /** Also learns the log's end, in the same snapshot. */
  async #follow(after: Position | null, limit: number, signal: AbortSignal) {
    const values = [after ?? 0n, limit];
    const rows = await this.#reader.rows<Row | EndOnly>(
      { name: this.#name, text: this.#text, values, types: rawJson },
      signal,
    );
    this.#end = rows[0]![0];
    const found = rows.filter((row): row is Row => row[1] !== null);
    const bytes = found.reduce((total, row) => total + row[8].length + row[9].length, 0);
    return { events: found.map(eventOf), bytes };
  }
}

export interface BatchReaderOptions {
  readonly filter?: LogFilter;
  readonly batchSize?: number;
}

function eventOf(row: Row): LazyEvent {
  const [, position, stream, revision, id, type, schemaVersion, recordedAt, data, metadata, origin] = row;
  const from = origin === null ? undefined : originIn(JSON.parse(origin) as OriginJson);
  const head = { position, stream, revision, id, type, schemaVersion, recordedAt, origin: from };
  return new LazyEvent(head, (what) => (what === 'data' ? data : metadata));
}
