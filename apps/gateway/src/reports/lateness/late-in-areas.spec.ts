import { describe, expect, test } from '@jest/globals';
import { unitMapFrom } from '@lien-nganh/contracts/reference';
import { units } from '../../examples.ts';
import { lateFor } from './late-in-areas.ts';

const LAI_CHAU = '105@2013-12-28';
const QUYET_THANG = '03387@2004-10-25';
const one = (id: number, first: number) => ({
  ...{ id: BigInt(id), record: `r${id}`, first: BigInt(first), occurredOn: '2013-12-30', knownDay: '2014-01-12' },
});
const areas = [{ agency: 'town', unit: LAI_CHAU }];
const shown = (found: ReturnType<typeof lateFor>) =>
  found.map(({ record, agency, first, byPlace }) => [record, agency, Number(first), byPlace]);

describe('late records', () => {
  test('count for whoever did them, and for whose report is of the unit that they lie in', () => {
    const records = [{ ...one(1, 20), agency: 'police' }];
    const placed = [
      { ...one(1, 20), place: QUYET_THANG },
      { ...one(2, 21), place: LAI_CHAU },
      { ...one(3, 22), place: '' },
    ];
    expect(shown(lateFor({ records, placed }, areas, unitMapFrom(units)))).toEqual([
      ['r1', 'police', 20, false],
      ['r1', 'town', 20, true],
      ['r2', 'town', 21, true],
    ]);
    expect(shown(lateFor({ records, placed }, [], unitMapFrom(units)))).toEqual([['r1', 'police', 20, false]]);
  });

  test('that count in both ways first counted where the earlier did: a place that is corrected moves no own work', () => {
    const records = [{ ...one(1, 9), agency: 'town' }];
    const placed = [{ ...one(1, 20), place: QUYET_THANG }];
    expect(shown(lateFor({ records, placed }, areas, unitMapFrom(units)))).toEqual([['r1', 'town', 9, false]]);
  });

  test('of a released table count for the units that it has cells of', () => {
    const table = { ...one(1, 20), agency: 'health', editions: [20n] };
    const of = (cells: readonly string[]) =>
      shown(lateFor({ records: [{ ...table, units: cells }], placed: [] }, areas, unitMapFrom(units)));
    expect(of(['', QUYET_THANG])).toEqual([
      ['r1', 'health', 20, false],
      ['r1', 'town', 20, true],
    ]);
    expect(of([''])).toEqual([['r1', 'health', 20, false]]);
  });
});
