import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@lien-nganh/testing';
import fc from 'fast-check';
import type pg from 'pg';
import { connect } from './pool.ts';

let database: TestDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  database = await testDatabase();
  pool = connect(database.url, { max: 1 });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const kept = async () =>
  (await pool.query<{ text: string }>('select statement as text from pg_prepared_statements')).rows;
const often = async (text: string, values: unknown[], times = 6) => {
  const answers: unknown[] = [];
  for (let time = 0; time < times; time++) answers.push((await pool.query(text, values)).rows);
  return answers;
};

test('the plan of a statement that is asked often is kept, and its answers stay the same', async () => {
  const text = 'select $1::int + 1 as one';
  expect(await often(text, [2], 4)).toEqual(Array(4).fill([{ one: 3 }]));
  expect(await kept()).toEqual([]);
  expect(await often(text, [4], 4)).toEqual(Array(4).fill([{ one: 5 }]));
  expect(await kept()).toEqual([{ text }]);
});

test('a statement without values, and one with a value for each of many rows, are asked as they are', async () => {
  const before = await kept();
  await often('select 1', []);
  const many = Array.from({ length: 600 }, (_, index) => `$${index + 1}::int`);
  await often(
    `select ${many.join(' + ')} as sum`,
    many.map(() => 1),
  );
  const names = (await kept()).filter(({ text }) => text !== 'select 1');
  expect(names).toEqual(before);
});

test('after a table has other columns a statement fails once on a connection, and is planned anew', async () => {
  await pool.query('create table wide(a int)');
  await pool.query('insert into wide values (1)');
  const client = await pool.connect();
  const ask = async () => (await client.query('select * from wide where a = $1', [1])).rows;
  for (let time = 0; time < 6; time++) expect(await ask()).toEqual([{ a: 1 }]);
  await client.query('alter table wide add b text');
  await expect(ask()).rejects.toThrow('cached plan');
  for (let time = 0; time < 12; time++) expect(await ask()).toEqual([{ a: 1, b: null }]);
  client.release();
});

test('an error of a kept statement is the error of the statement, and the next answer is right', async () => {
  const text = 'select 10 / $1::int as tenth';
  await often(text, [5]);
  await expect(pool.query(text, [0])).rejects.toThrow('division by zero');
  expect(await often(text, [2], 1)).toEqual([[{ tenth: 5 }]]);
});

test('no more plans are kept than one connection should hold', async () => {
  for (let n = 0; n < 130; n++) await often(`select $1::int + ${n} as n`, [1]);
  expect((await kept()).length).toBe(100);
});

describe('arrays', () => {
  const back = async (array: readonly unknown[], type: string): Promise<unknown> =>
    (await pool.query<{ back: unknown }>(`select $1::${type}[] as back`, [array])).rows[0]!.back;
  /** Whatever a text of the database can be: whole characters, without NUL. */
  const texts = fc.string({ unit: 'binary', maxLength: 20 }).map((text) => text.replaceAll('\0', ''));

  test('of texts come back as they were: quotes, backslashes, control characters, letters beyond the first plane', async () => {
    const awkward = [
      '',
      'NULL',
      'null',
      '{}',
      '","',
      '\\',
      '\\n',
      '\n\t"\\',
      'Tệ nạn “mại dâm”',
      '😀"',
      '\u0001"',
      '\u2028"',
    ];
    expect(await back([...awkward, null], 'text')).toEqual([...awkward, null]);
    const element = fc.oneof(texts, fc.constantFrom('"', '\\', '\\"\n'), fc.constant(null));
    await fc.assert(
      fc.asyncProperty(fc.array(element), async (array) => expect(await back(array, 'text')).toEqual(array)),
      { numRuns: 200 },
    );
  });

  test('of rows, numbers, booleans and bytes too', async () => {
    const rows = [{ note: 'Cơ sở "Ánh Sao"\n\\', list: [1, null, { a: '\u0007' }] }, ['x']];
    expect(
      await back(
        rows.map((row) => JSON.stringify(row)),
        'jsonb',
      ),
    ).toEqual(rows);
    expect(await back([1, -2, null], 'int')).toEqual([1, -2, null]);
    expect(await back([9_007_199_254_740_993n], 'int8')).toEqual(['9007199254740993']);
    expect(await back([true, false], 'boolean')).toEqual([true, false]);
    expect(await back([Buffer.from('a')], 'bytea')).toEqual([Buffer.from('a')]);
  });
});
