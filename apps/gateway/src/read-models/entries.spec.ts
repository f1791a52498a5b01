import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ContractEvent } from '@lien-nganh/kernel';
import { connect, inTransaction } from '@lien-nganh/postgres';
import { testDatabase, type TestDatabase } from '@lien-nganh/testing';
import fc from 'fast-check';
import type pg from 'pg';
import { contractEvent, joint, visit } from '../examples.ts';
import { inspectionRecord } from '../graphql/records/examples.ts';
import { applyAllToReadModels } from './apply.ts';
import { entriesOf } from './entries.ts';
import { prepareReadModels, readModelsOf } from './schema.ts';

let database: TestDatabase;
let pool: pg.Pool;
let generation = 0;

beforeAll(async () => {
  database = await testDatabase();
  pool = connect(database.url, { max: 2 });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

interface Told {
  readonly record: string;
  readonly occurredOn: string;
  readonly on: string;
  readonly agencies: readonly string[];
}

const told = (record: string, [occurredOn, on]: readonly [string, string], ...agencies: string[]): Told => ({
  ...{ record, occurredOn, on, agencies },
});

/** Each is an event at its position, counted from 1. */
const eventOf = ({ record, occurredOn, on, agencies }: Told, index: number): ContractEvent => {
  const { type, subject, data } = inspectionRecord(record, { ...visit, ...joint(...agencies), occurredOn });
  return contractEvent(type, subject, { position: index + 1, data, occurredOn, recordedAt: `${on}T02:00:00.000Z` });
};

async function rowsFrom(slices: readonly (readonly ContractEvent[])[]) {
  const place = readModelsOf(++generation);
  await prepareReadModels(pool, place);
  for (const slice of slices) await inTransaction(pool, (tx) => applyAllToReadModels(tx, place, slice));
  return async (asOf: number, [from, to] = ['2013-07-01', '2013-12-31']) => {
    const asked = { agencies: ['police', 'culture'], from: from!, to: to!, asOf: BigInt(asOf) };
    const known = await entriesOf(pool, place, asked);
    return [...known].map(([agency, days]) => [agency, days.map(({ days: after, records }) => [after, records])]);
  };
}

const events = [
  told('a', ['2013-07-01', '2013-07-03'], 'police'),
  told('b', ['2013-09-14', '2013-09-16'], 'police', 'culture'),
  // said otherwise later: it was entered once
  told('a', ['2013-07-02', '2013-10-01'], 'police', 'culture'),
  told('c', ['2013-12-31', '2014-02-09'], 'culture'),
  told('d', ['2014-01-01', '2014-02-09'], 'culture'),
].map(eventOf);

describe('when work was entered', () => {
  test('is known of each record once, in the line of each who took part, by the days from its happening', async () => {
    const at = await rowsFrom([events]);
    expect(await at(5)).toEqual([
      ['police', [[2, 2]]],
      [
        'culture',
        [
          [2, 1],
          [40, 1],
        ],
      ],
    ]);
    expect(await at(5, ['2013-09-15', '2013-12-30'])).toEqual([
      ['police', []],
      ['culture', []],
    ]);
  });

  test('was known at a position as far as it had come by then', async () => {
    const at = await rowsFrom(events.map((one) => [one]));
    expect(await at(1)).toEqual([
      ['police', [[2, 1]]],
      ['culture', []],
    ]);
    expect(await at(3)).toEqual([
      ['police', [[2, 2]]],
      ['culture', [[2, 1]]],
    ]);
  });

  test('is the same in whatever order, in whatever slices and however often it arrives', async () => {
    const expected = await (await rowsFrom([events]))(5);
    const arrivals = fc.tuple(
      fc.shuffledSubarray([...events, ...events], { minLength: 5 }),
      fc.integer({ min: 1, max: 6 }),
    );
    await fc.assert(
      fc.asyncProperty(arrivals, async ([some, size]) => {
        const all = [...some, ...events];
        const slices = all.flatMap((_, index) => (index % size === 0 ? [all.slice(index, index + size)] : []));
        expect(await (await rowsFrom(slices))(5)).toEqual(expected);
      }),
      { numRuns: 8 },
    );
  });
});
