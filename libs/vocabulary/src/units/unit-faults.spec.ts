import { describe, expect, test } from '@jest/globals';
import { changes, map, rows } from '../examples.ts';
import type { UnitChange, UnitRow } from './unit.ts';
import { unexplainedEnds, unitFaults } from './unit-faults.ts';

const withRow = (index: number, other: Partial<UnitRow>) =>
  rows.map((row, at) => (at === index ? { ...row, ...other } : row));
const withChange = (index: number, other: Partial<UnitChange>) =>
  changes.map((change, at) => (at === index ? { ...change, ...other } : change));

describe('checking units and their changes', () => {
  test('a sound history has no fault', () => {
    expect(unitFaults(rows, changes)).toEqual([]);
    expect(unexplainedEnds(map, changes)).toEqual([]);
  });

  test('one unit twice, and a change of an unknown unit', () => {
    expect(unitFaults([...rows, rows[4]!], changes)).toEqual(['99001@0000-00-00 is there twice']);
    expect(unitFaults(rows, withChange(0, { from: '903@0000-00-00' }))).toEqual([
      'a change names 903@0000-00-00, which is unknown',
    ]);
  });

  test('two units that bear one code on one day', () => {
    expect(unitFaults(withRow(1, { validTo: '2014-01-01' }), changes)).toContain(
      '901@0000-00-00 and 901@2013-12-28 bear one code on one day',
    );
  });

  test('a unit that outlives its parent, or lies under its own level', () => {
    expect(unitFaults(withRow(8, { validTo: '2025-07-02' }), changes)).toContain(
      '99004@0000-00-00 has no parent 902 on 2025-07-01',
    );
    expect(unitFaults(withRow(6, { parentCode: '99005' }), changes)).toContain(
      '99002@2020-02-01 lies under its own level',
    );
    expect(unitFaults(withRow(3, { parentCode: null }), changes)).toContain('902@0000-00-00 has no parent');
  });

  test('a change that does not fit the lives of its units', () => {
    expect(unitFaults(rows, withChange(1, { on: '2020-02-02' }))).toEqual([
      '99002@0000-00-00 was not valid before its change on 2020-02-02',
    ]);
    expect(unitFaults(rows, withChange(1, { on: '2019-02-02' }))).toEqual([
      '99002@0000-00-00 went wholly on 2019-02-02 but stayed',
      '99002@2020-02-01 is not valid on 2019-02-02, when it took in 99002@0000-00-00',
    ]);
    expect(unitFaults(rows, withChange(5, { to: '99@0000-00-00' }))).toContain(
      '99001@0000-00-00 and its successor 99@0000-00-00 are of different levels',
    );
  });

  test('an end that no change explains', () => {
    expect(unexplainedEnds(map, changes.slice(1))).toEqual(['901@0000-00-00']);
  });
});
