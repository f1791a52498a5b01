import { migrate, type SchemaMigrations } from '@lien-nganh/postgres';
import type pg from 'pg';
import { orderOfWriting } from './inbound/reference-rows.ts';
import { leftOutTable } from './publishing/left-out.ts';

/** What cannot be rebuilt of a service's read side; everything else lives in tables with versioned names beside it. */
export function readSideMigrations(schema: string): SchemaMigrations {
  return {
    schema,
    steps: [
      {
        name: 'checkpoints, live questions, reference rows, contract revisions, timers, inputs of processes',
        sql: `
          create table ${schema}.checkpoints(
            reader text primary key, log text not null, position bigint, moved_at timestamptz not null default now());
          create table ${schema}.live_questions(question text primary key, suffix text not null);
          create table ${schema}.reference_rows(
            name text not null, key text collate "C" not null, value jsonb not null, primary key (name, key));
          create table ${schema}.contract_revisions(
            generation int not null, key text not null, revision bigint not null, primary key (generation, key));
          create table ${schema}.timers(
            stream text not null, rule text not null, due_on date not null, fired boolean not null default false,
            primary key (stream, rule, due_on));
          create index on ${schema}.timers(due_on) where not fired;
          create table ${schema}.process_inputs(
            id text primary key, arrived bigint generated always as identity, event jsonb not null);`,
      },
      {
        name: 'whoever keeps reference rows hears that some changed',
        sql: `
          create function ${schema}.tell_reference_change() returns trigger language plpgsql as $$
          begin
            perform pg_notify('${referenceChannel(schema)}', '');
            return null;
          end $$;
          create trigger tell_reference_change after insert or update or delete or truncate on ${schema}.reference_rows
            for each statement execute function ${schema}.tell_reference_change();`,
      },
      { name: 'destroyed keys after whose erasure the rows were written anew', sql: erasedKeys(schema) },
      { name: 'which version of a reference row was written last', sql: orderOfWriting(schema) },
      { name: 'beyond which position what changes nothing of what leaves is left out', sql: leftOutTable(schema) },
      { name: 'whoever keeps reference rows hears of which tables some changed', sql: tellingTables(schema) },
    ],
  };
}

const erasedKeys = (schema: string) =>
  `create table ${schema}.erased_keys(key uuid primary key, rewritten_at timestamptz not null default now())`;

/**
 * With each change the versioned name of the table, `units.v2`, and nothing where all rows may be others: most changes are of rows
 * that come with recorded work, and what each command asks for changes a few times a year.
 */
function tellingTables(schema: string): string {
  const rows = { insert: 'new', update: 'new', delete: 'old' };
  const triggers = Object.entries(rows).map(
    ([event, side]) => `
    create trigger tell_reference_${event} after ${event} on ${schema}.reference_rows referencing ${side} table as changed
      for each statement execute function ${schema}.tell_reference_tables();`,
  );
  return `
    create function ${schema}.tell_reference_tables() returns trigger language plpgsql as $$
    begin
      perform pg_notify('${referenceChannel(schema)}', name) from (select distinct name from changed) tables;
      return null;
    end $$;
    drop trigger tell_reference_change on ${schema}.reference_rows;
    create trigger tell_reference_change after truncate on ${schema}.reference_rows
      for each statement execute function ${schema}.tell_reference_change();
    ${triggers.join('')}`;
}

/** Where it is told that reference rows of a service changed. */
export function referenceChannel(schema: string): string {
  return `${schema}_reference`;
}

/** Makes or upgrades the schema of a service's read side. */
export async function prepareReadSide(pool: pg.Pool, schema: string, signal?: AbortSignal): Promise<void> {
  await migrate(pool, readSideMigrations(schema), signal ? { signal } : {});
}

/** `health-interventions` -> `health_interventions`. */
export function schemaOf(service: string): string {
  return service.replaceAll('-', '_');
}
