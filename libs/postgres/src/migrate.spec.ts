import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type pg from 'pg';
import { testDatabase, type TestDatabase } from '@lien-nganh/testing';
import { migrate } from './migrate.ts';
import { connect } from './pool.ts';

const first = { name: 'one table', sql: 'create table %.one(x int); insert into %.one values (1)' };
const second = { name: 'another', sql: 'create table %.two(x int)' };

function stepsOf(schema: string, steps: readonly { name: string; sql: string }[]) {
  return { schema, steps: steps.map(({ name, sql }) => ({ name, sql: sql.replaceAll('%', schema) })) };
}

describe('migrations', () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  beforeAll(async () => {
    database = await testDatabase();
    pool = connect(database.url);
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });
  const countOf = async (table: string) =>
    (await pool.query<{ n: number }>(`select count(*)::int n from ${table}`)).rows[0]!.n;

  test('run each step once, in order, and later steps later', async () => {
    await migrate(pool, stepsOf('a', [first]));
    await migrate(pool, stepsOf('a', [first]));
    await migrate(pool, stepsOf('a', [first, second]));
    expect(await countOf('a.one')).toBe(1);
    expect(await countOf('a.two')).toBe(0);
    expect(await countOf('a.migrations')).toBe(2);
  });

  test('that several processes start at once run once', async () => {
    await Promise.all(Array.from({ length: 6 }, () => migrate(pool, stepsOf('b', [first, second]))));
    expect(await countOf('b.one')).toBe(1);
  });

  test('may take longer than the queries of their pool', async () => {
    const impatient = connect(database.url, { queryTimeoutMs: 100, settings: { statement_timeout: '100' } });
    const slow = { name: 'slow', sql: 'create table %.slow(x int); select pg_sleep(0.3)' };
    await migrate(impatient, stepsOf('slow', [slow]));
    await impatient.end();
    expect(await countOf('slow.slow')).toBe(0);
  });

  test('leave nothing behind when a step fails', async () => {
    const broken = { name: 'broken', sql: 'create table %.three(x nonsense)' };
    await expect(migrate(pool, stepsOf('c', [first, broken]))).rejects.toThrow('nonsense');
    expect((await pool.query(`select 1 from pg_namespace where nspname = 'c'`)).rowCount).toBe(0);
  });

  test('refuse a step that was changed after use, and a database that is newer than the program', async () => {
    await migrate(pool, stepsOf('d', [first, second]));
    await expect(migrate(pool, stepsOf('d', [{ ...first, sql: 'select 1' }, second]))).rejects.toThrow(
      'changed after use',
    );
    await expect(migrate(pool, stepsOf('d', [first]))).rejects.toThrow('it is older');
  });
});
