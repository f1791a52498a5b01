import { describe, expect, test } from '@jest/globals';
import { keyOf, marginsOf } from './margins.ts';

const months = { dimension: 'period', whole: 'Q1', parts: ['01', '02'] };

describe('margins of places', () => {
  test('a hierarchy holds at every combination of the other dimensions', () => {
    const places = ['a', 'b'].flatMap((unit) => ['Q1', '01', '02'].map((period) => ({ unit, period })));
    expect(marginsOf(places, [months])).toEqual([
      { whole: 'period=Q1&unit=a', parts: ['period=01&unit=a', 'period=02&unit=a'], kind: 'partition' },
      { whole: 'period=Q1&unit=b', parts: ['period=01&unit=b', 'period=02&unit=b'], kind: 'partition' },
    ]);
  });

  test('where a part does not stand in the table, the others are no more than a part', () => {
    const places = ['Q1', '01'].map((period) => ({ period }));
    expect(marginsOf(places, [months])).toMatchObject([{ kind: 'not-exhaustive' }]);
    expect(marginsOf(places, [{ ...months, kind: 'union' }])).toMatchObject([{ kind: 'overlapping' }]);
  });

  test('where none does, there is nothing to say', () => {
    expect(marginsOf([{ period: 'Q1' }], [months])).toEqual([]);
  });

  test('a key does not depend on the order of dimensions, and no name can break it', () => {
    expect(keyOf({ unit: 'a', period: '01' })).toBe(keyOf({ period: '01', unit: 'a' }));
    expect(keyOf({ unit: 'a&b=c' })).not.toBe(keyOf({ unit: 'a', b: 'c' }));
  });
});
