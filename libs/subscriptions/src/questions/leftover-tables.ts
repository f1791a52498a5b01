import type { Question } from '@lien-nganh/kernel';
import type pg from 'pg';
import { liveSuffix, questionKey, tablePlace } from './question-projection.ts';

/** PostgreSQL cuts names to so many bytes; ours are ASCII. */
const LONGEST_NAME = 63;

/**
 * Empties what other versions of the questions left behind, and drops what rebuilds did that were killed or still run:
 * rows that nobody keeps up to date, and that would know what has been erased. A program of another version builds its
 * rows anew; a rebuild whose tables are gone fails, and is repeated.
 */
export async function clearLeftovers(db: pg.PoolClient, schema: string, questions: readonly Question[]): Promise<void> {
  const kept = new Set<string>();
  for (const question of questions) {
    const { question: name, suffix } = tablePlace(schema, question, await liveSuffix(db, schema, question));
    for (const table of Object.keys(question.tables)) kept.add(`${name}_${suffix}_${table}`.slice(0, LONGEST_NAME));
  }
  const others = await otherVersions(db, schema, questions);
  const { rows } = await db.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = $1 and tablename ~ '^[a-z0-9-]+_v[0-9]+_'`,
    [schema],
  );
  for (const { name } of rows.filter((row) => !kept.has(row.name))) {
    const isOther = others.some(({ prefix }) => name.startsWith(prefix));
    await db.query(`${isOther ? 'truncate' : 'drop table'} ${schema}."${name}"`);
  }
  await db.query(`delete from ${schema}.checkpoints where reader = any($1)`, [others.map(({ key }) => key)]);
}

/** Questions that some program of another version keeps, or kept, with how the names of their tables begin. */
async function otherVersions(
  db: pg.PoolClient,
  schema: string,
  questions: readonly Question[],
): Promise<readonly { readonly key: string; readonly prefix: string }[]> {
  const { rows } = await db.query<{ key: string; suffix: string }>(
    `select question as key, suffix from ${schema}.live_questions where not question = any($1)`,
    [questions.map(questionKey)],
  );
  return rows.map(({ key, suffix }) => ({ key, prefix: `${key.slice(0, key.lastIndexOf('.v'))}_${suffix}_` }));
}
