import { describe, expect, test } from '@jest/globals';
import { north, office, province, south, told } from './examples.ts';
import { OverTime } from './over-time.ts';

const quarter = { from: '2013-07-01', to: '2013-09-30' };
const rest = { from: '2013-10-01', to: '2013-12-31' };
const half = { from: '2013-07-01', to: '2013-12-31' };
const year = { from: '2013-01-01', to: '2013-12-31' };

const over = (period: typeof year, count: number | 'missing') => ({
  period,
  figures: [{ key: period.from + period.to, unit: north, by: {}, count }],
});
const key = ({ from, to }: typeof year) => from + to;

describe('people who are counted once over days within each other', () => {
  test('are at least as many over the whole, and no more than over parts that leave no day out', () => {
    const time = new OverTime();
    expect(time.take(over(quarter, 8))).toEqual([]);
    expect(time.take(over(half, 12))).toEqual([{ whole: key(half), parts: [key(quarter)], kind: 'overlapping' }]);
    expect(time.take(over(rest, 7))).toEqual([
      { whole: key(half), parts: [key(quarter), key(rest)], kind: 'overlapping' },
      { whole: key(half), parts: [key(quarter), key(rest)], kind: 'union' },
    ]);
  });

  test('of which a later correction has overtaken one say nothing more', () => {
    const time = new OverTime();
    time.take(over(half, 12));
    expect(time.take(over(quarter, 30))).toEqual([]);
    expect(time.take(over(rest, 'missing'))).toEqual([]);
  });

  test('give no small count away: a year is withheld where the rest of it alone reached few', async () => {
    const at = office();
    const count = async (counts: readonly (readonly [string, number])[], period: typeof year) => {
      for (const [unit, people] of counts) await at.count('reached', unit, people, period);
      expect((await at.publish('reached', period)).refused).toBeNull();
    };
    await count(
      [
        [province, 57],
        [north, 30],
        [south, 40],
      ],
      quarter,
    );
    expect(told(at, 'reached')).toEqual({ [province]: 57, [north]: 30, [south]: 40 });
    await count(
      [
        [province, 60],
        [north, 41],
        [south, 44],
      ],
      year,
    );
    expect(told(at, 'reached')).toEqual({ [province]: 'withheld', [north]: 41, [south]: 'withheld' });
  });
});
