import type { EventToAppend } from '@lien-nganh/kernel';
import { typeParsers } from '@lien-nganh/postgres';
import pg from 'pg';

/** Rows without anything that makes a log of them: the least that a durable write costs. */
export interface Raw {
  /** One prepared insert: of a row, or of as many rows as there are events. */
  insert(writer: number, stream: string, events: readonly EventToAppend[]): Promise<unknown>;
  close(): Promise<void>;
}

export type RawForm = 'plain' | 'waking';

const TABLE = `create schema if not exists raw;
  create table if not exists raw.events(
    position bigint generated always as identity primary key, stream text not null, revision int not null,
    type text not null, data json not null, metadata json not null)`;

const COLUMNS = ['stream', 'revision', 'type', 'data', 'metadata'];

export const RAW_CHANNEL = 'raw';

/** One connection for each writer. */
export async function openRaw(url: string, writers: number, form: RawForm): Promise<Raw> {
  const clients = await Promise.all(Array.from({ length: writers }, () => connected(url)));
  // Not `if not exists` alone: several processes may open it at once.
  await clients[0]!.query(`begin; select pg_advisory_xact_lock(178); ${TABLE}; commit`);
  return {
    insert: (writer, stream, events) =>
      clients[writer]!.query({
        name: `insert ${events.length}`,
        text: insertOf(events.length, form),
        values: events.flatMap(({ type, data, metadata }, revision) => [
          stream,
          revision,
          type,
          JSON.stringify(data),
          JSON.stringify(metadata),
        ]),
      }),
    async close() {
      await Promise.all(clients.map((client) => client.end()));
    },
  };
}

export async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, types: typeParsers });
  await client.connect();
  return client;
}

const texts = new Map<string, string>();

function insertOf(rows: number, form: RawForm): string {
  const key = `${rows} ${form}`;
  const text = texts.get(key) ?? makeInsert(rows, form);
  texts.set(key, text);
  return text;
}

function makeInsert(rows: number, form: RawForm): string {
  const wake = form === 'waking' ? `with wake as materialized (select pg_notify('${RAW_CHANNEL}', '')) ` : '';
  const values = Array.from({ length: rows }, (_, row) => {
    const parameters = COLUMNS.map((_, column) => `$${row * COLUMNS.length + column + 1}`);
    return `(${parameters.join(', ')})`;
  });
  const source =
    form === 'waking'
      ? `select $1::text, $2::int, $3::text, $4::json, $5::json from wake`
      : `values ${values.join(', ')}`;
  return `${wake}insert into raw.events(${COLUMNS.join(', ')}) ${source} returning position`;
}
