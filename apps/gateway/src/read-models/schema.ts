import { migrate } from '@lien-nganh/postgres';
import { orderOfWriting } from '@lien-nganh/subscriptions';
import type pg from 'pg';

/** Read models of one generation of topics, in a schema of their own: others can be built beside them, and swapped in. */
export interface ReadModels {
  readonly schema: string;
}

/** Raised when tables or handlers change: the new ones are then built beside, from the beginning of the topics. */
export const READ_MODELS_VERSION = 10;

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

create table ${schema}.links(
  record text primary key, position bigint not null, added text[] not null, removed text[] not null);

-- Every change of them, so that it is known which held at a position.
create table ${schema}.link_states(
  record text not null, position bigint not null, added text[] not null, removed text[] not null,
  primary key (record, position));

create table ${schema}.establishments(
  establishment text collate "C" primary key, kind text not null, unit text not null,
  opened_on date not null, closed_on date, withdrawn boolean not null, data jsonb not null);
create index on ${schema}.establishments(unit);
`;

/** What was known from when until when. */
const histories = (schema: string): string => `
-- Recorded work of every service and inspections, as it was known from one position until another: a row begins with each
-- state of the record (told) and with each change of its later links. own: obligations of the record; obligations: with links.
create table ${schema}.activities(
  stream text collate "C" not null, position bigint not null, until bigint, told boolean not null,
  occurred_on date not null, stands_from date not null, stands_until date, agencies text[] not null, own text[] not null,
  obligations text[] not null, withdrawn boolean not null, same_as text, plan jsonb, data jsonb not null,
  primary key (stream, position));
create index on ${schema}.activities(occurred_on desc, stream) where until is null;
create index on ${schema}.activities using gin(obligations);
create index on ${schema}.activities(stands_until) where plan is not null;

-- When each piece of recorded work was first told of, and by day how many of an agency were entered how many days later.
-- month: of the year 0, so that those that came after a position are found month by month.
create table ${schema}.entries(
  stream text collate "C" primary key, position bigint not null, month int not null, occurred_on date not null, days int not null,
  agencies text[] not null);
create index on ${schema}.entries(month, position);
create table ${schema}.entry_counts(
  agency text not null, occurred_on date not null, days int not null, records int not null,
  primary key (agency, occurred_on, days));

-- Every state of directives, of what is reported on and came in, and of who is named in it or signs: what was known at a position.
-- account: of whoever brought the state about.
create table ${schema}.told(
  type text not null, stream text not null, position bigint not null, account text not null, data jsonb not null,
  primary key (type, stream, position));

-- Every state in which a follow-up ever was: a period is judged by what held at its end.
create table ${schema}.follow_up_states(
  stream text not null, position bigint not null, obligation text not null, addressee text not null,
  state text not null, since date not null, requested boolean not null, due_on date, checks int not null,
  primary key (stream, position));
create index on ${schema}.follow_up_states(obligation, addressee, position desc);

`;

/** Makes the tables where they are missing. */
const mergedEstablishments = (schema: string): string => `
create index establishments_merged on ${schema}.establishments((data ->> 'sameAs')) where data ->> 'sameAs' is not null;
`;

export async function prepareReadModels(
  pool: pg.Pool,
  { schema }: ReadModels,
  options: { readonly signal?: AbortSignal } = {},
): Promise<void> {
  const steps = [
    { name: 'rows of what the gateway shows', sql: tables(schema) + histories(schema) },
    { name: 'which version of a reference row was written last', sql: orderOfWriting(schema) },
    { name: 'establishments that are merged into others', sql: mergedEstablishments(schema) },
  ];
  await migrate(pool, { schema, steps }, options);
}
