import {
  type Begun,
  type Cancellable,
  checkImport,
  checkTarget,
  type ImportedEvent,
  type LogImport,
  newIdentity,
  originIn,
  type OriginJson,
  placeIn,
  type ReadLogOptions,
  successorOf,
  WrongRevision,
} from '@lien-nganh/event-store';
import type { LogEvent, LogIdentity, Position } from '@lien-nganh/kernel';
import { connect, inTransaction, migrate, sqlState } from '@lien-nganh/postgres';
import type pg from 'pg';
import { plannerSettings } from '../append/append-connection.ts';
import { appendError, readError } from '../errors.ts';
import { predecessorsJson, readHeld } from '../identity.ts';
import { readLog } from '../read/read-log.ts';
import { Reader } from '../read/reader.ts';
import { APPEND_LOCK, logSchema } from '../schema.ts';
import { findHole, importedValues, insertImported } from './import-sql.ts';

const UNIQUE_VIOLATION = '23505';

/** Opens a PostgreSQL database as the target of a move. @throws StoreUnavailable */
export async function postgresLogImport({ url }: { readonly url: string }): Promise<LogImport> {
  const pool = connect(url, { max: 2, applicationName: 'import log', settings: plannerSettings });
  try {
    await migrate(pool, logSchema);
    return new PostgresLogImport(pool);
  } catch (error) {
    await pool.end();
    throw readError(error);
  }
}

/** Each page is one transaction under the append lock. */
class PostgresLogImport implements LogImport {
  readonly #pool: pg.Pool;
  readonly #reader: Reader;
  #source = '';

  constructor(pool: pg.Pool) {
    this.#pool = pool;
    this.#reader = new Reader(pool);
  }

  async begin(source: LogIdentity, { signal }: Cancellable = {}): Promise<Begun> {
    signal?.throwIfAborted();
    this.#source = source.id;
    const held = await readable(this.#beginOrFind(source));
    const isFinished = checkTarget(source, held);
    const { identity } = held;
    const shared = identity.predecessors.find(({ log }) => log === source.id)?.sharedUpTo;
    return { identity, isFinished, reached: shared ?? (await this.#reached(signal)) };
  }

  async #beginOrFind(source: LogIdentity) {
    const begun = newIdentity(source);
    await this.#pool.query(
      `insert into log.identity(id, province, predecessors, moving_from) values ($1, $2, $3, $4) on conflict do nothing`,
      [begun.id, begun.province, predecessorsJson(begun), source.id],
    );
    return (await readHeld(this.#pool))!;
  }

  async #reached(signal: AbortSignal | undefined): Promise<Position | null> {
    const text = 'select origin from log.events order by position desc limit 1';
    const [row] = await this.#reader.rows<[OriginJson | null]>({ text }, signal);
    return (row?.[0] && placeIn(this.#source, originIn(row[0]))) ?? null;
  }

  async import(events: readonly LogEvent[], { signal }: Cancellable = {}): Promise<void> {
    const imported = checkImport(this.#source, events);
    signal?.throwIfAborted();
    try {
      await inTransaction(this.#pool, (client) => write(client, imported));
    } catch (error) {
      if (sqlState(error) === UNIQUE_VIOLATION) throw await this.#takenAlready(imported, error);
      throw appendError(error);
    }
  }

  async #takenAlready(events: readonly ImportedEvent[], cause: unknown): Promise<unknown> {
    const { rows } = await this.#pool.query<{ stream: string; expected: number; actual: number }>(
      `select e.stream, e.revision - 1 as expected,
         (select max(h.revision) from log.events h where h.stream = e.stream) as actual
       from unnest($1::text[], $2::int[]) as e(stream, revision) join log.events using (stream, revision) limit 1`,
      importedValues(events).slice(0, 2),
    );
    const [taken] = rows;
    return taken ? new WrongRevision(taken.stream, taken.expected, taken) : cause;
  }

  readLog(options: ReadLogOptions = {}): AsyncIterable<LogEvent> {
    return readLog(this.#reader, options);
  }

  async finish(sharedUpTo: Position | null, { signal }: Cancellable = {}): Promise<LogIdentity> {
    signal?.throwIfAborted();
    return readable(
      inTransaction(this.#pool, async (client) => {
        const { identity } = (await readHeld(client))!;
        const opened = successorOf(this.#source, identity, sharedUpTo);
        await client.query('update log.identity set predecessors = $1, moving_from = null where moving_from = $2', [
          predecessorsJson(opened),
          this.#source,
        ]);
        return (await readHeld(client))!.identity;
      }),
    );
  }

  async close(): Promise<void> {
    if (!this.#pool.ending) await this.#pool.end();
  }
}

async function write(client: pg.PoolClient, events: readonly ImportedEvent[]): Promise<void> {
  const values = importedValues(events);
  await client.query('select pg_advisory_xact_lock($1)', [APPEND_LOCK]);
  await client.query(insertImported, values);
  const { rows } = await client.query<{ stream: string; revision: number; actual: number }>(
    findHole,
    values.slice(0, 2),
  );
  const [hole] = rows;
  if (hole) throw new WrongRevision(hole.stream, hole.revision - 1, hole);
}

async function readable<T>(promise: Promise<T>): Promise<T> {
  try {
    return await promise;
  } catch (error) {
    throw readError(error);
  }
}
