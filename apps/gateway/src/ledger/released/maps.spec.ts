import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  before,
  cell,
  district,
  doanKet,
  m,
  namLoong,
  newDoanKet,
  newSanThang,
  province,
  quyetThang,
  released,
  sanThang,
  testLedgers,
  type TestLedgers,
} from './examples.ts';

let ledgers: TestLedgers;

beforeAll(async () => {
  ledgers = await testLedgers();
});
afterAll(async () => {
  await ledgers.close();
});

const told = async (...events: readonly ReturnType<typeof released>[]) =>
  ledgers.asking(await ledgers.applied([...before, ...events]));
const number = (value: string) => ({ is: 'number', value });
const missing = (because: string) => ({ is: 'missing', because });
const withheld = { is: 'withheld' };

describe('under another map', () => {
  const table = (...[a, b]: (number | 'withheld' | 'missing')[]) =>
    released(50, {
      period: m(7),
      cells: [cell(province, 90), cell(quyetThang, 30), cell(doanKet, 20), cell(sanThang, a!), cell(namLoong, b!)],
    });
  const asNow = { map: 'as-now' } as const;

  test('whole units that became one are added up, withheld and missing with any of them', async () => {
    const of = async (...values: (number | 'withheld' | 'missing')[]) =>
      (await told(table(...values))).valueOf({ ...asNow, unit: newSanThang });
    expect(await of(7, 8)).toEqual(number('15'));
    expect(await of('withheld', 8)).toEqual(withheld);
    expect(await of('withheld', 'missing')).toEqual(withheld);
    expect(await of(7, 'missing')).toEqual(missing('not-given'));
  });

  test('a unit that may hold part of a split one is not guessed', async () => {
    const { valueOf, figure } = await told(table(7, 8));
    const { value, frame } = await figure({ ...asNow, unit: newDoanKet });
    expect(value).toEqual({ is: 'cannot-be-carried', because: 'several' });
    expect(frame.cannotBePlaced).toBeNull();
    expect(await valueOf({ ...asNow, unit: district })).toEqual({ is: 'cannot-be-carried', because: 'level-ended' });
    expect(await valueOf(asNow)).toEqual(number('90'));
  });

  test('nothing is added where a unit that became it is in no cell', async () => {
    const { valueOf } = await told(released(50, { period: m(7), cells: [cell(sanThang, 7), cell(quyetThang, 9)] }));
    expect(await valueOf({ ...asNow, unit: newSanThang })).toEqual(missing('not-released'));
  });

  test('a unit of the later map that the table itself tells is what it tells', async () => {
    const cells = [cell(newDoanKet, 'withheld'), cell(newSanThang, 12), cell(sanThang, 9), cell(namLoong, 'withheld')];
    const { valueOf } = await told(released(50, { period: m(7), cells }));
    expect(await valueOf({ ...asNow, unit: newSanThang })).toEqual(number('12'));
    expect(await valueOf({ ...asNow, unit: newDoanKet })).toEqual(withheld);
  });

  test('a period in which units became one is added up on either side of that day', async () => {
    const [first, second] = [
      { from: '2025-01-01', to: '2025-06-30' },
      { from: '2025-07-01', to: '2025-12-31' },
    ];
    const { valueOf } = await told(
      released(50, { period: first, cells: [cell(sanThang, 7), cell(namLoong, 8)] }),
      released(51, { period: second, cells: [cell(newSanThang, 12)] }),
    );
    const year = { from: '2025-01-01', to: '2025-12-31', unit: newSanThang };
    expect(await valueOf({ ...year, ...asNow })).toEqual(number('27'));
    // As it was then, the unit has nothing of the days before it was there.
    expect(await valueOf(year)).toEqual(number('12'));
    expect(await valueOf({ ...year, unit: sanThang })).toEqual(number('7'));
  });
});
