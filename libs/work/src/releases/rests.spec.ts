import { describe, expect, test } from '@jest/globals';
import { communes, editions, july, north, office, province, south, told, totals } from './examples.ts';
import type { Line } from './count-table.ts';
import { restsOf } from './rests.ts';

const table = {
  ...({ title: { vi: 'Việc', en: 'Cases' }, counts: 'cases', grains: ['month'], levels: ['province'] } as const),
  breakdowns: [
    { dimension: 'sex', members: ['female', 'male'], nature: 'not-exhaustive' },
    { dimension: 'group', members: ['a', 'b'], nature: 'overlapping' },
  ],
} as const;
const whole = { by: {}, count: 9 };
const female = (count: number): Line => ({ by: { sex: 'female' }, count });

describe('what a breakdown leaves over', () => {
  test('is what no part that was told is of', () => {
    expect(restsOf(table, [whole, female(6)])).toEqual([{ by: { sex: '' }, count: 3 }]);
  });

  test('is nothing where all is told, where no part is, and of parts that overlap', () => {
    expect(restsOf(table, [whole, female(6), { by: { sex: 'male' }, count: 3 }])).toEqual([]);
    expect(restsOf(table, [whole])).toEqual([]);
    expect(restsOf(table, [whole, { by: { group: 'a' }, count: 6 }])).toEqual([]);
  });

  test('of a part that is broken down itself is of that part', () => {
    const inArea = { 'reporting-area': 'north' };
    const lines = [whole, { by: inArea, count: 7 }, { by: { ...inArea, sex: 'female' }, count: 5 }];
    expect(restsOf(table, lines)).toEqual([{ by: { ...inArea, sex: '' }, count: 2 }]);
  });

  test('of few people is withheld, and so is the part that would give it away', async () => {
    const at = office();
    await at.count('cases', province, [whole, female(6)], july);
    expect((await at.publish('cases', july)).refused).toBeNull();
    const own = editions(at, 'cases')[0]!.cells.filter(({ unit }) => unit === province);
    expect(own.map(({ by, value }) => [by, value])).toEqual([
      [{}, 9],
      [{ sex: 'female' }, 'withheld'],
      [{ sex: '' }, 'withheld'],
    ]);
  });

  test('of many is told', async () => {
    const at = office();
    await at.count('cases', communes[0]!, [{ by: {}, count: 60 }, female(40)], july);
    await at.publish('cases', july);
    const rests = editions(at, 'cases')[0]!.cells.filter(({ by }) => by['sex'] === '');
    expect(rests.map(({ value }) => value)).toEqual([20, 20, 20]);
  });
});

describe('what a part that may overlap others leaves over', () => {
  const quarter = { from: '2013-07-01', to: '2013-09-30' };
  const reached = async (counts: readonly (readonly [string, number])[]) => {
    const at = office();
    for (const [unit, people] of counts) await at.count('reached', unit, people, quarter);
    expect((await at.publish('reached', quarter)).refused).toBeNull();
    return at;
  };
  const counts = [
    [province, 100],
    [north, 98],
    [south, 40],
  ] as const;

  test('is no line, and is withheld with the part: two people were reached in the other district alone', async () => {
    expect(told(await reached(counts), 'reached')).toEqual({ [province]: 100, [north]: 'withheld', [south]: 40 });
  });

  test('that an earlier release gave away is no reason to refuse a later one', async () => {
    const at = await reached(counts);
    const last = at.log.at(-1)!;
    const { cells } = editions(at, 'reached')[0]!;
    const asBefore = cells.map((cell) => (cell.unit === north ? { ...cell, value: 98 } : cell));
    at.log[at.log.length - 1] = { ...last, data: { ...(last.data as object), cells: asBefore } } as typeof last;
    const changes = { figures: { table: 'reached', lines: [{ by: {}, count: 60 }] } };
    const id = ['reached', south, quarter.from, quarter.to].join('.');
    await at.send(totals, 'correct', { changes, reason: 'Đếm lại' }, { id });
    expect((await at.publish('reached', quarter)).refused).toBeNull();
    expect(told(at, 'reached')).toEqual({ [province]: 100, [north]: 98, [south]: 60 });
  });
});
