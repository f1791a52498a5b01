import { beforeAll, describe, expect, test } from '@jest/globals';
import { referenceDataFaults } from './faults.ts';
import { loadProvince, loadShared, type ProvinceData, type SharedData } from './load.ts';

const { signal } = new AbortController();
let province: ProvinceData;
let shared: SharedData;

beforeAll(async () => {
  province = await loadProvince('lai-chau', signal);
  shared = await loadShared(signal);
});

test('the shipped files fit together', () => {
  expect(referenceDataFaults(province, shared)).toEqual([]);
});

describe('files that do not fit together', () => {
  test('are found out, line by line', () => {
    const [first, ...rest] = province.directives[0]!.obligations;
    const directives = [
      {
        ...province.directives[0]!,
        obligations: [{ ...first!, words: 'Lời khác', addressees: ['nobody'], indicators: ['none'] }, ...rest],
      },
    ];
    const agencies = {
      ...province.agencies,
      agencies: province.agencies.agencies.map((agency) =>
        agency.slug === 'district-112' ? { ...agency, validFrom: '2010-01-01', sector: 'unheard-of' } : agency,
      ),
    };
    expect(referenceDataFaults({ ...province, directives, agencies }, shared)).toEqual([
      'unknown sector unheard-of',
      'district-112 begins before its unit 112',
      'unknown agency nobody',
      'unknown indicator none',
      'the words of O01 are not in the document',
    ]);
  });
});
