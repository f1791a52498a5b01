import { connect } from '@lien-nganh/postgres';
import type pg from 'pg';
import type { Databases } from './databases.ts';

/** What the databases say of the programs that opened them. */
export interface DatabaseState {
  /** Steps of all schemas that were taken, `<schema>: <name of the step>`. */
  readonly steps: readonly string[];
  /** Who reads: `<service>/<reader>` of the log, and the groups of the broker. */
  readonly readers: readonly string[];
}

/** Looks, and changes nothing. */
export async function stateOf({ url, keysUrl }: Pick<Databases, 'url' | 'keysUrl'>): Promise<DatabaseState> {
  const states = await Promise.all([url, keysUrl].map(stateOfOne));
  return { steps: states.flatMap(({ steps }) => steps), readers: states.flatMap(({ readers }) => readers) };
}

/** What is in the later state and was not in the earlier one. */
export function addedSince(earlier: DatabaseState, later: DatabaseState): DatabaseState {
  const added = (key: keyof DatabaseState) => later[key].filter((name) => !earlier[key].includes(name));
  return { steps: added('steps'), readers: added('readers') };
}

async function stateOfOne(url: string): Promise<DatabaseState> {
  const pool = connect(url, { max: 1, applicationName: 'platform' });
  try {
    const [steps, readers, groups] = [
      await valuesOf(pool, { table: 'migrations', column: 'name', order: 'step' }),
      await valuesOf(pool, { table: 'checkpoints', column: 'reader', order: 'reader' }),
      await valuesOf(pool, { table: 'groups', column: 'name', order: 'id' }),
    ];
    return {
      steps: steps.map(({ schema, value }) => `${schema}: ${value}`),
      readers: [...readers.map(({ schema, value }) => `${schema}/${value}`), ...groups.map(({ value }) => value)],
    };
  } finally {
    await pool.end();
  }
}

interface Wanted {
  readonly table: string;
  readonly column: string;
  readonly order: string;
}

interface Found {
  readonly schema: string;
  readonly value: string;
}

/** A column of the tables of one name in every schema of ours. */
async function valuesOf(pool: pg.Pool, { table, column, order }: Wanted): Promise<Found[]> {
  const { rows } = await pool.query<{ schema: string; quoted: string }>(
    `select schemaname as schema, quote_ident(schemaname) as quoted from pg_tables
     where tablename = $1 and schemaname not in ('pg_catalog', 'information_schema') order by 1`,
    [table],
  );
  const found: Found[] = [];
  for (const { schema, quoted } of rows) {
    const { rows: values } = await pool.query<{ value: string }>(
      `select ${column} as value from ${quoted}.${table} order by ${order}`,
    );
    found.push(...values.map(({ value }) => ({ schema, value })));
  }
  return found;
}
