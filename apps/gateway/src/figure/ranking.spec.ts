import { describe, expect, test } from '@jest/globals';
import { finesImposed, inspectionsDone } from '../examples.ts';
import type { FigureValue } from './value.ts';
import { isFoundByChecking, ranked } from './ranking.ts';

const value = (one: string | null): FigureValue | null =>
  one === null ? null : one === '0' ? { is: 'zero', checks: '1' } : { is: 'number', value: one };
const share = (row: string, part: string | null, whole: string | null) => {
  return { row, part: value(part), whole: value(whole) };
};
const order = (...args: Parameters<typeof ranked<string>>) =>
  ranked(...args).map(({ row, rank, percent, because }) => [row, rank, percent, because]);

describe('a ranking', () => {
  test('is by the exact share, equal ones share a rank, and percent are rounded down', () => {
    const shares = [share('a', '1', '3'), share('b', '2', '3'), share('c', '4', '6'), share('d', '0', '5')];
    expect(order(shares, 'more-is-better')).toEqual([
      ['b', 1, 66, null],
      ['c', 1, 66, null],
      ['a', 3, 33, null],
      ['d', 4, 0, null],
    ]);
    expect(order(shares, 'less-is-better').map(([row, rank]) => `${row}${rank}`)).toEqual(['d1', 'a2', 'b3', 'c3']);
    const close = [share('a', '9007199254740992', '9007199254740993'), share('b', '1', '1')];
    expect(order(close, 'neither').map(([row]) => row)).toEqual(['b', 'a']);
  });

  test('gives no rank to what is withheld, missing, hidden, nothing or no part, and says which (S-08)', () => {
    const shares = [
      { row: 'withheld', part: { is: 'withheld' } as const, whole: value('3') },
      { row: 'missing', part: { is: 'missing', because: 'not-given' } as const, whole: value('3') },
      ...[share('hidden', null, '3'), share('nothing', '0', '0'), share('more', '4', '3')],
    ];
    expect(order(shares, 'more-is-better')).toEqual([
      ['withheld', null, null, 'withheld'],
      ['missing', null, null, 'missing'],
      ['hidden', null, null, 'not-yours'],
      ['nothing', null, null, 'none'],
      ['more', null, null, 'not-a-part'],
    ]);
  });

  test('knows what is found by checking, by its measure or by the dimension', () => {
    expect(isFoundByChecking(finesImposed, null)).toBe(true);
    expect([isFoundByChecking(inspectionsDone, null), isFoundByChecking(inspectionsDone, 'mode')]).toEqual([
      false,
      false,
    ]);
    expect(isFoundByChecking(inspectionsDone, 'health-conditions')).toBe(true);
    expect(isFoundByChecking({ measure: null }, null)).toBe(false);
  });
});
