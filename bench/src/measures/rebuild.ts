import { randomUUID } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import type { EventStore } from '@lien-nganh/event-store';
import { postgresEventStore } from '@lien-nganh/event-store-postgres';
import { bulkLoad, ledgerOf, type Ledger } from '@lien-nganh/gateway';
import type { ContractEvent, LogEvent } from '@lien-nganh/kernel';
import { connect } from '@lien-nganh/postgres';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import type { Measure, Prepared } from '../harness.ts';
import { inspectionsFor, LOG } from '../ledger/sample-ledger.ts';
import { beginning, publishedInspection, type Published } from '../ledger/sample-log.ts';
import type { Setting } from '../setting.ts';

export const rebuild: Measure<Setting> = {
  id: 'rebuild',
  comparisons: [
    {
      id: 'rebuild-raw',
      what: 'rebuilding a ledger of 250 thousand facts from its log, with its sums, pictures and indexes',
      reading: 'rate',
      unit: 'facts/s',
      ours: 'ours',
      against: 'COPY of the same log out, not looked at, and COPY of the same states and facts in, without an index',
      theirs: 'raw',
      aim: { ratio: 'at least', bound: 0.6 },
    },
  ],
  async prepare({ database, scale }): Promise<Prepared> {
    const url = await database();
    const store = await postgresEventStore({ url, province: '12' });
    const pool = connect(url);
    await fill(store, inspectionsFor(scale.facts.rebuilt));
    await pool.query('vacuum (analyze) log.events');
    const rebuilding = new Rebuilding(pool, store);
    await rebuilding.ours();
    const rows = await rowsOf(pool, rebuilding.ledger);
    return {
      contenders: { ours: () => rebuilding.ours(), raw: () => copyThrough(pool, rows) },
      async close() {
        await pool.end();
        await store.close();
      },
    };
  },
};

const AT_ONCE = 64;

async function fill(store: EventStore, inspections: number): Promise<void> {
  for (const published of beginning) await append(store, published);
  let next = 0;
  const write = async () => {
    while (next < inspections) await append(store, publishedInspection(next++));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, write));
}

function append(store: EventStore, { type, subject, occurredOn, data }: Published) {
  const commandId = randomUUID();
  const actor = { account: 'officer.police', agency: 'police', role: 'officer' };
  const shared = { fingerprint: 'f', correlationId: commandId, causationId: commandId, actor, obligations: [] };
  return store.append(subject, 'any', [
    { id: commandId, type, schemaVersion: 1, data, metadata: { ...shared, commandId, occurredOn } },
  ]);
}

/** Builds one ledger after the other; the last one stays. */
class Rebuilding {
  #generation = 0;

  constructor(
    private readonly pool: pg.Pool,
    private readonly store: EventStore,
  ) {}

  get ledger(): Ledger {
    return ledgerOf(this.#generation);
  }

  async ours() {
    if (this.#generation > 0) await this.pool.query(`drop schema ${this.ledger.schema} cascade`);
    this.#generation += 1;
    const began = performance.now();
    const frontier = (await this.store.end())!;
    const { facts } = await bulkLoad(this.pool, this.ledger, { events: inBatches(this.store), frontier });
    return { rate: (facts * 1000) / (performance.now() - began) };
  }
}

async function* inBatches(store: EventStore): AsyncGenerator<readonly ContractEvent[]> {
  let batch: ContractEvent[] = [];
  for await (const event of store.readLog()) {
    batch.push(asPublished(event));
    if (batch.length < 1_000) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}

function asPublished({ id, type, stream, data, metadata, position, revision, recordedAt }: LogEvent): ContractEvent {
  const { occurredOn, correlationId, actor } = metadata;
  const shared = { id, type, subject: stream, data, log: LOG, position, eventId: id, keyRevision: revision };
  return { ...shared, recordedAt, occurredOn, correlationId, actor };
}

const TABLES = ['states', 'facts'] as const;

interface Rows {
  readonly facts: number;
  readonly tables: readonly { readonly name: string; readonly columns: string; readonly text: readonly Buffer[] }[];
}

/** The rows of a ledger as COPY writes them. */
async function rowsOf(pool: pg.Pool, { schema }: Ledger): Promise<Rows> {
  const client = await pool.connect();
  try {
    let facts = 0;
    const tables = [];
    for (const name of TABLES) {
      const columns = await columnsOf(client, schema, name);
      const stream = client.query(copyTo(`copy ${schema}.${name} to stdout`));
      const text: Buffer[] = [];
      for await (const chunk of stream as AsyncIterable<Buffer>) text.push(Buffer.from(chunk));
      if (name === 'facts') facts = stream.rowCount;
      tables.push({ name, columns, text });
    }
    return { facts, tables };
  } finally {
    client.release();
  }
}

/** Column definitions, so that the copy's table does not depend on a ledger that is gone by then. */
async function columnsOf(client: pg.PoolClient, schema: string, table: string): Promise<string> {
  const { rows } = await client.query<{ columns: string }>(
    `select string_agg(format('%I %s', attname, format_type(atttypid, atttypmod)), ', ' order by attnum) as columns
     from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
    [`${schema}.${table}`],
  );
  return rows[0]!.columns;
}

async function copyThrough(pool: pg.Pool, { facts, tables }: Rows) {
  const client = await pool.connect();
  try {
    await client.query('drop schema if exists raw cascade; create schema raw');
    for (const { name, columns } of tables) await client.query(`create table raw.${name}(${columns})`);
    const began = performance.now();
    let bytes = 0;
    const out = client.query(copyTo('copy (select * from log.events order by position) to stdout'));
    for await (const chunk of out as AsyncIterable<Buffer>) bytes += chunk.length;
    if (bytes === 0) throw new Error('the log is empty');
    for (const { name, text } of tables) await pipeline(text, client.query(copyFrom(`copy raw.${name} from stdin`)));
    return { rate: (facts * 1000) / (performance.now() - began) };
  } finally {
    client.release();
  }
}
