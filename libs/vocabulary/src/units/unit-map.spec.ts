import { describe, expect, test } from '@jest/globals';
import { changes, map, rows } from '../examples.ts';
import { unitChange, unitKey, unitKeyOf, unitRow, parseUnitKey } from './unit.ts';
import {
  ancestorsOn,
  atLevelOn,
  childrenOn,
  countUnitsOn,
  descendantsOn,
  levelExistsOn,
  originsOf,
  parentOn,
  resolve,
  successorsOf,
  unitMap,
  unitsOn,
} from './unit-map.ts';

const keys = (units: readonly { readonly key: string }[]) => units.map((unit) => unit.key);

describe('the identity of a unit', () => {
  test('is its code and the day from which it bears it', () => {
    expect(unitKeyOf({ code: '03388', validFrom: '2025-07-01' })).toBe('03388@2025-07-01');
    expect(parseUnitKey('03388@2025-07-01')).toEqual({ code: '03388', validFrom: '2025-07-01' });
  });

  test('sorts before every dated one when the list does not say since when', () => {
    expect(unitKeyOf({ code: '106', validFrom: null })).toBe('106@0000-00-00');
    expect(parseUnitKey('106@0000-00-00')).toEqual({ code: '106', validFrom: null });
    expect(['105@2013-12-28', '105@0000-00-00'].sort()).toEqual(['105@0000-00-00', '105@2013-12-28']);
  });

  test.each(['03388', '3388@2025-07-01', '03388@2025-02-30', '03388@', '03388@2025-07-01 ', ''])(
    '%p is none',
    (key) => {
      expect(parseUnitKey(key)).toBeNull();
      expect(unitKey.safeParse(key).success).toBe(false);
    },
  );

  test('one code names another unit on another day', () => {
    expect(resolve(map, '99002', '2020-01-31')).toMatchObject({ key: '99002@0000-00-00', name: 'Nậm Xa' });
    expect(resolve(map, '99002', '2020-02-01')).toMatchObject({ key: '99002@2020-02-01', name: 'Sùng Phài' });
    expect(resolve(map, '99002', '2025-07-01')).toBeNull();
    expect(resolve(map, '12345', '2020-02-01')).toBeNull();
  });
});

describe('the map of a day', () => {
  test('counts what was valid on it: the last day of a unit is the day before it ends', () => {
    expect(countUnitsOn(map, '2013-07-16')).toEqual({ province: 1, district: 2, commune: 6 });
    expect(countUnitsOn(map, '2025-06-30')).toEqual({ province: 1, district: 2, commune: 5 });
    expect(countUnitsOn(map, '2025-07-01')).toEqual({ province: 1, district: 0, commune: 4 });
    expect(unitsOn(map, '2025-07-01')).toHaveLength(5);
  });

  test('says whether a level existed', () => {
    expect(levelExistsOn(map, 'district', '2025-06-30')).toBe(true);
    expect(levelExistsOn(map, 'district', '2025-07-01')).toBe(false);
  });

  test('gives the unit above, which may change its type while the unit below stays', () => {
    expect(parentOn(map, '99001@0000-00-00', '2013-07-16')?.key).toBe('901@0000-00-00');
    expect(parentOn(map, '99001@0000-00-00', '2013-12-28')?.key).toBe('901@2013-12-28');
    expect(parentOn(map, '99001@2025-07-01', '2025-07-01')?.key).toBe('99@0000-00-00');
    expect(parentOn(map, '99001@0000-00-00', '2025-07-01')).toBeNull();
    expect(parentOn(map, '99@0000-00-00', '2013-07-16')).toBeNull();
    expect(parentOn(map, '12345@0000-00-00', '2013-07-16')).toBeNull();
  });

  test('gives all units above, nearest first, and the one of a level', () => {
    expect(keys(ancestorsOn(map, '99003@0000-00-00', '2013-07-16'))).toEqual(['902@0000-00-00', '99@0000-00-00']);
    expect(atLevelOn(map, '99003@0000-00-00', { level: 'district', on: '2013-07-16' })?.key).toBe('902@0000-00-00');
    expect(atLevelOn(map, '99003@0000-00-00', { level: 'commune', on: '2013-07-16' })?.key).toBe('99003@0000-00-00');
    expect(atLevelOn(map, '99001@2025-07-01', { level: 'district', on: '2025-07-01' })).toBeNull();
    expect(atLevelOn(map, '99003@0000-00-00', { level: 'district', on: '2020-02-01' })).toBeNull();
  });

  test('gives the units below', () => {
    expect(keys(childrenOn(map, '901@0000-00-00', '2013-07-16'))).toEqual(['99001@0000-00-00', '99002@0000-00-00']);
    expect(childrenOn(map, '901@0000-00-00', '2013-12-28')).toEqual([]);
    expect(descendantsOn(map, '99@0000-00-00', '2013-07-16')).toHaveLength(8);
    expect(descendantsOn(map, '99@0000-00-00', '2025-07-01')).toHaveLength(4);
  });
});

describe('lineage', () => {
  test('names what became of a unit and what it was made from', () => {
    expect(successorsOf(map, '99006@0000-00-00').map((edge) => [edge.to, edge.extent])).toEqual([
      ['99007@2025-07-01', 'part'],
      ['99008@2025-07-01', 'part'],
    ]);
    expect(originsOf(map, '99002@2020-02-01').map((edge) => edge.from)).toEqual([
      '99002@0000-00-00',
      '99003@0000-00-00',
    ]);
    expect(successorsOf(map, '901@2013-12-28')).toEqual([]);
  });

  test('two units with one key, or a change of an unknown unit, make no map', () => {
    expect(() => unitMap([...rows, rows[0]!], changes)).toThrow('one key');
    expect(() => unitMap(rows.slice(0, 5), changes)).toThrow('unknown unit');
  });

  test('only an abolition is without a successor', () => {
    expect(changes.map((each) => unitChange.parse(each))).toEqual(changes);
    expect(unitChange.safeParse({ ...changes[0], to: null }).success).toBe(false);
    expect(unitChange.safeParse({ ...changes[3], to: '99@0000-00-00' }).success).toBe(false);
  });

  test('a unit is valid for at least one day', () => {
    expect(unitRow.safeParse({ ...rows[2], validTo: '2013-12-28' }).success).toBe(false);
    expect(unitRow.safeParse({ ...rows[2], validTo: '2013-12-29' }).success).toBe(true);
  });
});
