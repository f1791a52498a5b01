import type { EventStore } from '@lien-nganh/event-store';
import { postgresEventStore } from '@lien-nganh/event-store-postgres';
import { typeParsers } from '@lien-nganh/postgres';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import Cursor from 'pg-cursor';
import type { Measure, Prepared } from '../harness.ts';
import { connected } from '../peers/raw.ts';
import { sampleEvents } from '../sample-event.ts';
import type { Setting } from '../setting.ts';

const shared = { reading: 'rate', unit: 'events/s' } as const;

export const readLog: Measure<Setting> = {
  id: 'read-log',
  comparisons: [
    {
      ...shared,
      id: 'read-log-cursor',
      what: 'reading a log of a million events, data and metadata parsed',
      ours: 'parsed',
      against: 'the same rows through pg-cursor, parsed',
      theirs: 'cursor',
      aim: { ratio: 'at least', bound: 1.3 },
    },
    {
      ...shared,
      id: 'read-log-copy',
      what: 'reading a log of a million events, data parsed and metadata where it is looked at',
      ours: 'data parsed',
      against: 'COPY of the same rows as text, not parsed',
      theirs: 'copy',
      aim: { ratio: 'at least', bound: 0.5 },
    },
  ],
  async prepare({ database, scale: { logEvents } }): Promise<Prepared> {
    const url = await database();
    const store = await postgresEventStore({ url, province: '12' });
    await fill(store, logEvents);
    const client = await connected(url);
    await client.query('vacuum (analyze) log.events');
    return {
      contenders: {
        parsed: () => timed(logEvents, () => readParsed(store)),
        'data parsed': () => timed(logEvents, () => readData(store)),
        cursor: () => timed(logEvents, () => readByCursor(client)),
        copy: () => timed(logEvents, () => readByCopy(client)),
      },
      async close() {
        await client.end();
        await store.close();
      },
    };
  },
};

const AT_ONCE = 500;

async function fill(store: EventStore, count: number): Promise<void> {
  for (let written = 0; written < count; written += AT_ONCE) {
    await store.append(`inspection-${written}`, 'no-stream', sampleEvents(Math.min(AT_ONCE, count - written)));
  }
}

/** @param read gives how many events it saw */
async function timed(count: number, read: () => Promise<number>) {
  const began = performance.now();
  const seen = await read();
  const seconds = (performance.now() - began) / 1000;
  if (seen !== count) throw new Error(`${seen} of ${count} events were read`);
  return { rate: count / seconds };
}

async function readParsed(store: EventStore): Promise<number> {
  let seen = 0;
  for await (const { data, metadata } of store.readLog()) if (data && metadata) seen += 1;
  return seen;
}

async function readData(store: EventStore): Promise<number> {
  let seen = 0;
  for await (const { data } of store.readLog()) if (data) seen += 1;
  return seen;
}

const ROWS = `select position, stream, revision, id, type, schema_version, recorded_at, data, metadata
  from log.events order by position`;

const ROWS_AT_ONCE = 1000;

async function readByCursor(client: pg.Client): Promise<number> {
  const cursor = client.query(new Cursor<{ data: unknown; metadata: unknown }>(ROWS, [], { types: typeParsers }));
  let seen = 0;
  for (;;) {
    const rows = await cursor.read(ROWS_AT_ONCE);
    for (const { data, metadata } of rows) if (data && metadata) seen += 1;
    if (rows.length < ROWS_AT_ONCE) break;
  }
  await cursor.close();
  return seen;
}

/** Takes in every byte and looks at none. */
async function readByCopy(client: pg.Client): Promise<number> {
  const stream = client.query(copyTo(`copy (${ROWS}) to stdout`));
  let bytes = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) bytes += chunk.length;
  return bytes > 0 ? stream.rowCount : 0;
}
