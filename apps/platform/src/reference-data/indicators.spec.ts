import { beforeAll, describe, expect, test } from '@jest/globals';
import { shippedProvince } from '../start/folder.ts';
import { runningText } from './directive.ts';
import { loadProvince, loadShared, type ProvinceData, type SharedData } from './load.ts';

const { signal } = new AbortController();
let shared: SharedData;
let province: ProvinceData;

beforeAll(async () => {
  [shared, province] = await Promise.all([loadShared(signal), loadProvince(shippedProvince.folder, signal)]);
});

describe('the indicator catalogue', () => {
  const of = (kind: string) => shared.indicators.indicators.filter((indicator) => indicator.kind === kind);

  test('has the 92 that were collected, and beside them what cannot be added to one of them', () => {
    const added = ['budget-spent', 'discipline-reports', 'fines-collected', 'sessions-by-language'];
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

  test('says that more is better only in words of the dispatch, and never of what inspections find', () => {
    const text = runningText(province.directives[0]!.document);
    for (const { code, service, direction, directionWords } of shared.indicators.indicators) {
      const isSaid = directionWords !== undefined && text.includes(runningText(directionWords));
      expect([code, direction]).toEqual([code, isSaid ? 'more-is-better' : 'neither']);
      expect(isSaid && service === 'inspections').toBe(false);
    }
    const quoted = shared.indicators.indicators.filter(({ directionWords }) => directionWords !== undefined);
    expect(quoted).toHaveLength(16);
  });
});
