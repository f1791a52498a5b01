import { describe, expect, test } from '@jest/globals';
import { compare, inTurns, median, percentile, type Comparison } from './harness.ts';

const comparison: Comparison = {
  id: 'a',
  what: 'a thing',
  reading: 'rate',
  unit: 'things/s',
  ours: 'ours',
  against: 'another',
  theirs: 'theirs',
  aim: { ratio: 'at least', bound: 2 },
};

const round = (ours: number, theirs: number) => ({ ours: { rate: ours }, theirs: { rate: theirs } });

describe('contenders side by side', () => {
  test('work in turns, each round begun by another, and the warm-up is not counted', async () => {
    const turns: string[] = [];
    const contender = (name: string) => () => Promise.resolve({ rate: turns.push(name) });
    const shown = await inTurns({ a: contender('a'), b: contender('b') }, 2, () => undefined);
    expect(turns.join('')).toBe('abbaab');
    expect(shown).toEqual([
      { a: { rate: 4 }, b: { rate: 3 } },
      { a: { rate: 5 }, b: { rate: 6 } },
    ]);
  });

  test('the ratio is the median of the rounds’ own ratios, not the ratio of medians', () => {
    const result = compare(comparison, [round(10, 10), round(30, 10), round(400, 100)]);
    expect(result).toMatchObject({ ours: 30, theirs: 10, ratio: 3, spread: [1, 4], met: true, missedBy: null });
  });

  test('a contender that shows nothing ends the run, rather than a result that is none', () => {
    expect(() => compare(comparison, [round(0, 10)])).toThrow('ours showed no rate');
    expect(() => compare({ ...comparison, theirs: 'nobody' }, [round(1, 1)])).toThrow('nobody showed no rate');
  });
});

describe('an aim', () => {
  test('that is missed says by how much of its bound', () => {
    const missed = compare(comparison, [round(15, 10)]);
    expect(missed).toMatchObject({ aim: 'ratio at least 2', met: false, missedBy: '25.0 %' });
  });

  test.each([
    [{ ratio: 'at least', bound: 2 }, true],
    [{ ratio: 'at least', bound: 2.1 }, false],
    [{ ratio: 'at most', bound: 2 }, true],
    [{ ratio: 'at most', bound: 1.9 }, false],
    [{ ours: 'under', bound: 21 }, true],
    [{ ours: 'under', bound: 20 }, false],
  ] as const)('of %j is met by 20 against 10: %s', (aim, met) => {
    expect(compare({ ...comparison, aim }, [round(20, 10)]).met).toBe(met);
  });
});

describe('of many values', () => {
  test('the median is the middle one, or lies between the two middle ones', () => {
    expect([median([3, 1, 2]), median([4, 1, 2, 3])]).toEqual([2, 2.5]);
  });

  test('a percentile is the least value that so many do not exceed', () => {
    const values = Array.from({ length: 200 }, (_, n) => n + 1);
    expect([percentile(values, 0.5), percentile(values, 0.99), percentile([7], 0.99)]).toEqual([100, 198, 7]);
  });
});
