import { migrate } from '@lien-nganh/postgres';
import type pg from 'pg';
import { SLOTS } from './cells.ts';
import { releaseTable } from './released/release-rows.ts';
import { indexOfMergings } from './same-subjects.ts';

/**
 * A ledger of one generation of topics, in a schema of its own: another can be built beside it, compared and swapped in.
 * One object stands for the ledger of one database.
 */
export interface Ledger {
  readonly schema: string;
}

/** @param generation 1, 2, 3 … of the topics that it is built from */
export function ledgerOf(generation: number): Ledger {
  if (!Number.isSafeInteger(generation) || generation < 1) throw new RangeError('a generation is 1 or more');
  return { schema: `gateway_g${generation}` };
}

/** Columns of the half-months, `h0` to `h23`. */
export const slotColumns: readonly string[] = Array.from({ length: SLOTS }, (_, slot) => `h${slot}`);

const slotDefinitions = slotColumns.map((column) => `${column} numeric`).join(', ');

const tables = (schema: string) => `
create table ${schema}.ledger(
  one boolean primary key default true check (one),
  log text,
  definitions bigint not null default 0,
  units bigint not null default 0,
  snapshot int not null default 0,
  facts_since_snapshot bigint not null default 0,
  next_snapshot_after bigint not null default 0
);
insert into ${schema}.ledger default values;
create sequence ${schema}.revision;

create table ${schema}.records(id bigint not null, stream text not null);

-- What a query reads: one line of one indicator.
create table ${schema}.series(id int not null, indicator text not null, axis text not null, line text not null);

create table ${schema}.states(
  record bigint not null, position bigint not null, recorded_at timestamptz not null, known_day date not null,
  occurred_on date not null, type text not null, event text not null, data jsonb not null
);

-- The last state of each record and contract type.
create table ${schema}.present(type text not null, record bigint not null, position bigint not null);

`;

const factTables = (schema: string) => `
create table ${schema}.facts(
  record bigint not null, position bigint not null, series int not null, n int not null,
  occurred_on date not null, known_day date not null, version int not null, sign smallint not null,
  item text not null, subject text not null, place text not null, sensitivity text not null,
  value numeric not null, dimensions jsonb not null
);

create table ${schema}.cells(
  id bigint not null, series int not null, year int not null, changed boolean not null default true,
  place text not null, subject text not null, dimension text not null, dimension_value text not null,
  ${slotDefinitions}
);

create table ${schema}.snapshots(snapshot int not null, position bigint not null);

create table ${schema}.cell_snapshots(cell bigint not null, snapshot int not null, ${slotDefinitions});
`;

/** Ids are given out from the largest on: a bulk load gives out its own. */
const identity = (schema: string, table: string, type: string) => `
create sequence ${schema}.${table}_id as ${type} owned by ${schema}.${table}.id;
select setval('${schema}.${table}_id', coalesce(max(id), 0) + 1, false) from ${schema}.${table};
alter table ${schema}.${table} alter column id set default nextval('${schema}.${table}_id'), add primary key (id);
`;

const indexes = (schema: string) => `
set local maintenance_work_mem = '256MB';
${identity(schema, 'records', 'bigint')}
alter table ${schema}.records add unique (stream);
${identity(schema, 'series', 'int')}
alter table ${schema}.series add unique (indicator, axis, line);
alter table ${schema}.states add primary key (record, type, position);
create index states_position on ${schema}.states(position);
create index states_known_day on ${schema}.states(known_day, position);
create index states_type on ${schema}.states(type, record, position);
alter table ${schema}.present add primary key (type, record);
alter table ${schema}.facts add primary key (record, position, n);
create index facts_day on ${schema}.facts(series, occurred_on);
create index facts_position on ${schema}.facts(series, position);
${identity(schema, 'cells', 'bigint')}
create unique index cells_key on ${schema}.cells(series, dimension, year, place, subject, dimension_value);
create index cells_changed on ${schema}.cells(id) where changed;
alter table ${schema}.snapshots add primary key (snapshot), add unique (position);
alter table ${schema}.cell_snapshots add primary key (cell, snapshot);
`;

const merged = (schema: string) => `
alter table ${schema}.ledger add column mergings bigint not null default 0;
create index facts_subject on ${schema}.facts(subject) where subject <> '';
${indexOfMergings(schema)};
`;

/** Makes the ledger's tables where they are missing. */
export async function prepareLedger(
  pool: pg.Pool,
  ledger: Ledger,
  options: { signal?: AbortSignal } = {},
): Promise<void> {
  await migrate(pool, { schema: ledger.schema, steps: stepsOf(ledger) }, options);
}

/** The tables come first and alone, so that a bulk load can fill them before they have indexes. */
export function stepsOf({ schema }: Ledger) {
  return [
    { name: 'tables of the ledger', sql: tables(schema) + factTables(schema) },
    { name: 'indexes of the ledger', sql: indexes(schema) },
    { name: 'tables that were released', sql: releaseTable(schema) },
    { name: 'records that are merged', sql: merged(schema) },
  ];
}

/** Makes the tables without their indexes, for a bulk load; {@link prepareLedger} adds them. */
export async function prepareForBulkLoad(
  pool: pg.Pool,
  ledger: Ledger,
  options: { signal?: AbortSignal } = {},
): Promise<void> {
  await migrate(pool, { schema: ledger.schema, steps: stepsOf(ledger).slice(0, 1) }, options);
}
