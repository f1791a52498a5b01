import { createHash } from 'node:crypto';
import type pg from 'pg';
import { inTransaction } from './transaction.ts';

/** One step of a schema's history. Never change a step that was released; add another. */
export interface Migration {
  /** Says what it makes, `events and their indexes`. */
  readonly name: string;
  readonly sql: string;
}

export interface SchemaMigrations {
  /** The schema that all objects of the steps live in; created when it is missing. */
  readonly schema: string;
  readonly steps: readonly Migration[];
}

/** The database was made by another program than this one: by a newer one, or one whose steps were others. */
export class OtherSchema extends Error {
  override readonly name = 'OtherSchema';
}

/** Milliseconds that a step, or the wait for another process's, may take on a pool whose queries end sooner. */
const STEP_TIMEOUT_MS = 3_600_000;

/** First key of the advisory lock that serialises migrations; the second is the schema's hash. */
const MIGRATION_LOCK = 7_103_111;

/**
 * Brings a schema to the newest step: applies the steps that `<schema>.migrations` does not list, all in one
 * transaction and under an advisory lock, so several processes may start at once. A second call does nothing.
 * @throws OtherSchema when the database has steps that this code does not know, or a released step was changed.
 */
export async function migrate(
  pool: pg.Pool,
  { schema, steps }: SchemaMigrations,
  options: { readonly signal?: AbortSignal } = {},
): Promise<void> {
  if (!/^[a-z][a-z0-9_]*$/.test(schema)) throw new Error(`not a schema name: ${schema}`);
  await inTransaction(
    pool,
    async (client) => {
      await client.query(`set local statement_timeout = ${STEP_TIMEOUT_MS}`);
      const lock = 'select pg_advisory_xact_lock($1, hashtext($2))';
      await client.query({ ...long(lock), values: [MIGRATION_LOCK, schema] });
      await client.query("set local client_min_messages = 'warning'");
      await client.query(`create schema if not exists ${schema}`);
      await client.query(
        `create table if not exists ${schema}.migrations(
           step int primary key, name text not null, sha256 text not null, applied_at timestamptz not null default now())`,
      );
      const applied = await appliedSteps(client, schema);
      checkHistory(schema, steps, applied);
      for (const [index, step] of steps.entries()) {
        if (index >= applied.length) await apply(client, { schema, index, step });
      }
    },
    options,
  );
}

async function appliedSteps(client: pg.PoolClient, schema: string): Promise<string[]> {
  const { rows } = await client.query<{ sha256: string }>(`select sha256 from ${schema}.migrations order by step`);
  return rows.map((row) => row.sha256);
}

function checkHistory(schema: string, steps: readonly Migration[], applied: readonly string[]): void {
  if (applied.length > steps.length) {
    throw new OtherSchema(
      `schema ${schema} is at step ${applied.length}, this program knows ${steps.length}: it is older`,
    );
  }
  for (const [index, hash] of applied.entries()) {
    const step = steps[index]!;
    if (sha256(step.sql) !== hash)
      throw new OtherSchema(`step ${index} of ${schema} (${step.name}) was changed after use`);
  }
}

async function apply(
  client: pg.PoolClient,
  { schema, index, step }: { schema: string; index: number; step: Migration },
): Promise<void> {
  await client.query(long(step.sql));
  await client.query(`insert into ${schema}.migrations(step, name, sha256) values ($1, $2, $3)`, [
    index,
    step.name,
    sha256(step.sql),
  ]);
}

/** Types of pg do not know that a query may have an end of its own. */
function long(text: string): pg.QueryConfig & { readonly query_timeout: number } {
  return { text, query_timeout: STEP_TIMEOUT_MS };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
