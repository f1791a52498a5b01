import { beforeAll, describe, expect, test } from '@jest/globals';
import { loadShared, type SharedData } from './load.ts';

const { signal } = new AbortController();
let shared: SharedData;

beforeAll(async () => {
  shared = await loadShared(signal);
});

describe('the indicator catalogue', () => {
  const of = (kind: string) => shared.indicators.indicators.filter((indicator) => indicator.kind === kind);

  test('has the 92 that were collected, and beside them what cannot be added to one of them', () => {
    const added = ['budget-spent', 'discipline-reports'];
    const codes = shared.indicators.indicators.map(({ code }) => code);
    expect(codes.filter((code) => !added.includes(code))).toHaveLength(92);
    expect(codes).toEqual(expect.arrayContaining(added));
    expect(of('estimate').map((indicator) => indicator.code)).toEqual(['estimated-persons-selling']);
  });

  test('a distinct count has a subject, unless it counts people; besides only a stock of units or communes has one', () => {
    for (const { kind, subject, unitOfCount } of shared.indicators.indicators) {
      const ofUnits = kind === 'derived-stock' && ['units', 'communes'].includes(unitOfCount);
      expect(subject !== null).toBe((kind === 'distinct' && unitOfCount !== 'people') || ofUnits);
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
