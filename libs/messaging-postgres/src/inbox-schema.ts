import type { SchemaMigrations } from '@lien-nganh/postgres';

/** The tables of inboxes in a schema of the caller's choice; consumers share them, each with rows of its own. */
export function inboxSchema(schema: string): SchemaMigrations {
  return {
    schema,
    steps: [
      { name: 'finished messages, keys and frontiers of consumers', sql: progressTables(schema) },
      { name: 'parked messages', sql: parkedTable(schema) },
    ],
  };
}

const progressTables = (schema: string): string => `
-- Messages that are done, and those that were dropped, with the reason.
create table ${schema}.finished(
  consumer text not null,
  id text not null,
  dropped text,
  primary key (consumer, id));

-- Last contract revision done of each key; -1 while only its row is needed, to be locked.
create table ${schema}.keys(
  consumer text not null,
  topic text not null,
  key text not null,
  revision int not null,
  primary key (consumer, topic, key)) with (fillfactor = 80);

create table ${schema}.frontiers(
  consumer text not null,
  topic text not null,
  partition int not null,
  log text not null,
  position bigint not null,
  at text not null,
  primary key (consumer, topic, partition)) with (fillfactor = 50);
`;

const parkedTable = (schema: string): string => `
-- held: the frontier of the partition when the message came; null when it had told none.
create table ${schema}.parked(
  seq bigint generated always as identity,
  consumer text not null,
  id text not null,
  topic text not null,
  partition int not null,
  key text not null,
  revision int not null,
  message json not null,
  reason json not null,
  held json,
  parked_at timestamptz not null default now(),
  primary key (consumer, id));
create index on ${schema}.parked(consumer, topic, key, revision, seq);
`;
