import { beforeAll, describe, expect, test } from '@jest/globals';
import { loadShared, type SharedData } from './load.ts';

const { signal } = new AbortController();
let shared: SharedData;

beforeAll(async () => {
  shared = await loadShared(signal);
});

describe('the indicator catalogue', () => {
  const of = (kind: string) => shared.indicators.indicators.filter((indicator) => indicator.kind === kind);

  test('has 92 indicators', () => {
    expect(shared.indicators.indicators).toHaveLength(92);
    expect(of('estimate').map((indicator) => indicator.code)).toEqual(['estimated-persons-selling']);
  });

  test('a distinct count has a subject, unless it counts people; nothing else has one', () => {
    for (const { kind, subject, unitOfCount } of shared.indicators.indicators) {
      expect(subject !== null).toBe(kind === 'distinct' && unitOfCount !== 'people');
    }
    expect(of('distinct')).toHaveLength(12);
  });

  test('counts of people by unit protect small numbers or stay inside', () => {
    const open = shared.indicators.indicators.filter(
      ({ unitOfCount, sensitivity }) => unitOfCount === 'people' && sensitivity === 'open',
    );
    expect(open).toEqual([]);
  });
});
