import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@lien-nganh/testing';
import fc from 'fast-check';
import type pg from 'pg';
import { arrayLiteral } from './array-literal.ts';
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

const back = async (literal: string | undefined, type: string): Promise<unknown> =>
  (await pool.query<{ back: unknown }>(`select $1::${type}[] as back`, [literal])).rows[0]!.back;

/** Whatever a text of the database can be: whole characters, without NUL. */
const texts = fc.string({ unit: 'binary', maxLength: 20 }).map((text) => text.replaceAll('\0', ''));

test('the server reads every text as it was: quotes, backslashes, control characters, letters beyond the first plane', async () => {
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
    '\u007f"',
  ];
  expect(await back(arrayLiteral([...awkward, null]), 'text')).toEqual([...awkward, null]);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(texts, fc.constantFrom('"', '\\', '\\"\n'), fc.constant(null))),
      async (array) => {
        expect(await back(arrayLiteral(array), 'text')).toEqual(array);
      },
    ),
    { numRuns: 200 },
  );
});

test('rows of JSON, numbers and booleans too', async () => {
  const rows = [{ note: 'Cơ sở "Ánh Sao"\n\\', list: [1, null, { a: '\u0007' }] }, ['x']];
  expect(await back(arrayLiteral(rows.map((row) => JSON.stringify(row))), 'jsonb')).toEqual(rows);
  expect(await back(arrayLiteral([1, -2, null]), 'int')).toEqual([1, -2, null]);
  expect(await back(arrayLiteral([9_007_199_254_740_993n]), 'int8')).toEqual(['9007199254740993']);
  expect(await back(arrayLiteral([true, false]), 'boolean')).toEqual([true, false]);
  expect(await back(arrayLiteral([]), 'text')).toEqual([]);
});

test('what holds more is left to the driver', async () => {
  for (const one of [new Date(0), Buffer.from('a'), { a: 1 }, ['nested']])
    expect(arrayLiteral(['a', one])).toBeUndefined();
  const { rows } = await pool.query('select $1::bytea[] as bytes, $2::text[] as texts', [
    [Buffer.from('a')],
    ['a', 'b"'],
  ]);
  expect(rows).toEqual([{ bytes: [Buffer.from('a')], texts: ['a', 'b"'] }]);
});
