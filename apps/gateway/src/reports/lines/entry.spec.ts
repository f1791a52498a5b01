import { describe, expect, test } from '@jest/globals';
import { entryOf } from './entry.ts';

describe('how long entry took', () => {
  test('is the least number of days within which half, and nine of ten, were entered', () => {
    const entered = [
      { days: 0, records: 4 },
      { days: 2, records: 1 },
      { days: 9, records: 4 },
      { days: 40, records: 1 },
    ];
    const entry = entryOf(entered)!;
    expect([entry.records, entry.median, entry.p90]).toEqual([10, 2, 9]);
    const percent = (value: string) => ({ is: 'percent', value });
    expect([1, 8, 9, 40].map(entry.shareLaterThan)).toEqual(['60.0', '50.0', '10.0', '0.0'].map(percent));
    expect(entryOf([{ days: 3, records: 7 }])!.shareLaterThan(2)).toEqual(percent('100.0'));
    expect(
      entryOf([
        { days: 1, records: 2 },
        { days: 5, records: 1 },
      ])!.shareLaterThan(1),
    ).toEqual(percent('33.3'));
  });

  test('is nothing where nothing was entered', () => {
    expect(entryOf([])).toBeNull();
  });
});
