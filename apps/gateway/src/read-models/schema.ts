import { migrate } from '@lien-nganh/postgres';
import { orderOfWriting } from '@lien-nganh/subscriptions';
import type pg from 'pg';

/** Read models of one generation of topics, in a schema of their own: others can be built beside them, and swapped in. */
export interface ReadModels {
  readonly schema: string;
}

/** Raised when tables or handlers change: the new ones are then built beside, from the beginning of the topics. */
export const READ_MODELS_VERSION = 1;

/** @param generation 1, 2, 3 … of the topics that they are built from */
export function readModelsOf(generation: number): ReadModels {
  if (!Number.isSafeInteger(generation) || generation < 1) throw new RangeError('a generation is 1 or more');
  return { schema: `gateway_rows_v${READ_MODELS_VERSION}_g${generation}` };
}

const tables = (schema: string): string => `
create table ${schema}.reference_rows(
  name text not null, key text collate "C" not null, value jsonb not null, primary key (name, key));

-- Disclosed inspections. obligations: those of the record, with later links added and taken off.
create table ${schema}.inspections(
  inspection text collate "C" primary key, stream text not null unique, position bigint not null,
  occurred_on date not null, unit text not null, agencies text[] not null, outcome text not null,
  establishment text, obligations text[] not null, withdrawn boolean not null, data jsonb not null);
create index on ${schema}.inspections(occurred_on desc, inspection);
create index on ${schema}.inspections(establishment) where establishment is not null;
create index on ${schema}.inspections using gin(obligations);

create table ${schema}.links(record text primary key, added text[] not null, removed text[] not null);

create table ${schema}.establishments(
  establishment text collate "C" primary key, kind text not null, unit text not null,
  opened_on date not null, closed_on date, withdrawn boolean not null, data jsonb not null);
create index on ${schema}.establishments(unit);
`;

/** Makes the tables where they are missing. */
export async function prepareReadModels(
  pool: pg.Pool,
  { schema }: ReadModels,
  options: { readonly signal?: AbortSignal } = {},
): Promise<void> {
  const steps = [
    { name: 'rows of what the gateway shows', sql: tables(schema) },
    { name: 'which version of a reference row was written last', sql: orderOfWriting(schema) },
  ];
  await migrate(pool, { schema, steps }, options);
}
