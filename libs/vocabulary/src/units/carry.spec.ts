import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { carry, placeOn, type Carried } from './carry.ts';
import { changes, map, rows } from '../examples.ts';
import { unitKeyOf } from './unit.ts';
import { unitMap, unitsOn } from './unit-map.ts';

const in2013 = '2013-07-16';
const in2021 = '2021-01-01';
const in2026 = '2026-01-01';
const one = (unit: string): Carried => ({ is: 'one', unit });
const several = (...units: string[]): Carried => ({ is: 'several', units });
const none = (because: string) => ({ is: 'none', because });

describe('carrying a unit to a later map', () => {
  test('a commune that merged wholly is one unit, through every change between', () => {
    expect(carry(map, '99003@0000-00-00', { from: in2013, to: in2021 })).toEqual(one('99002@2020-02-01'));
    expect(carry(map, '99003@0000-00-00', { from: in2013, to: in2026 })).toEqual(one('99001@2025-07-01'));
  });

  test('a commune that split lies in several, and nobody guesses in which', () => {
    expect(carry(map, '99006@0000-00-00', { from: in2013, to: in2026 })).toEqual(
      several('99007@2025-07-01', '99008@2025-07-01'),
    );
  });

  test('a town that became a city keeps its figures', () => {
    expect(carry(map, '901@0000-00-00', { from: in2013, to: '2014-01-01' })).toEqual(one('901@2013-12-28'));
  });

  test('a district that lost a commune to another one lies in both', () => {
    expect(carry(map, '902@0000-00-00', { from: in2013, to: '2019-12-31' })).toEqual(one('902@0000-00-00'));
    expect(carry(map, '902@0000-00-00', { from: in2013, to: in2021 })).toEqual(
      several('901@2013-12-28', '902@0000-00-00'),
    );
  });

  test('a figure held only per district cannot be carried to a map without districts', () => {
    expect(carry(map, '902@0000-00-00', { from: in2013, to: in2026 })).toEqual(none('level-ended'));
  });

  test('a unit that was not valid on the day, or is unknown, is said to be so', () => {
    expect(carry(map, '99002@2020-02-01', { from: in2013, to: in2026 })).toEqual(none('not-valid-then'));
    expect(carry(map, '12345@0000-00-00', { from: in2013, to: in2026 })).toEqual(none('unknown-unit'));
  });

  test('a unit whose end nobody explained cannot be carried past it', () => {
    const silent = unitMap(rows, []);
    expect(carry(silent, '99003@0000-00-00', { from: in2013, to: in2021 })).toEqual(none('lineage-unstated'));
  });

  test('nothing is carried over a change whose extent the source does not state', () => {
    const unstated = unitMap(
      rows,
      changes.map((change) => ({ ...change, extent: 'unstated' as const })),
    );
    expect(carry(unstated, '99003@0000-00-00', { from: in2013, to: in2021 })).toEqual(none('lineage-unstated'));
    expect(carry(unstated, '99004@2025-07-01', { from: in2026, to: in2013 })).toEqual(none('lineage-unstated'));
    expect(carry(unstated, '902@0000-00-00', { from: in2013, to: in2021 })).toEqual(none('lineage-unstated'));
  });

  test('a unit that gives a part away and stays lies in both afterwards', () => {
    const given = unitMap(rows, [
      {
        on: '2016-01-01',
        kind: 'split',
        from: '99005@0000-00-00',
        to: '99006@0000-00-00',
        extent: 'part',
        basis: null,
      },
    ]);
    expect(carry(given, '99005@0000-00-00', { from: in2013, to: '2015-12-31' })).toEqual(one('99005@0000-00-00'));
    expect(carry(given, '99005@0000-00-00', { from: in2013, to: in2021 })).toEqual(
      several('99005@0000-00-00', '99006@0000-00-00'),
    );
    expect(carry(given, '99005@0000-00-00', { from: '2016-01-01', to: in2021 })).toEqual(one('99005@0000-00-00'));
    expect(carry(given, '99006@0000-00-00', { from: in2021, to: in2013 })).toEqual(
      several('99005@0000-00-00', '99006@0000-00-00'),
    );
  });
});

describe('carrying a unit to an earlier map', () => {
  test('two communes that exchanged land on one day lay in both', () => {
    const exchange = { on: '2016-01-01', kind: 'split', extent: 'part', basis: null } as const;
    const exchanged = unitMap(rows, [
      { ...exchange, from: '99005@0000-00-00', to: '99006@0000-00-00' },
      { ...exchange, from: '99006@0000-00-00', to: '99005@0000-00-00' },
    ]);
    const both = several('99005@0000-00-00', '99006@0000-00-00');
    expect(carry(exchanged, '99005@0000-00-00', { from: in2021, to: in2013 })).toEqual(both);
    expect(carry(exchanged, '99005@0000-00-00', { from: in2013, to: in2021 })).toEqual(both);
  });

  test('a merged commune lay in several', () => {
    expect(carry(map, '99004@2025-07-01', { from: in2026, to: in2021 })).toEqual(
      several('99004@0000-00-00', '99005@0000-00-00'),
    );
    expect(carry(map, '99001@2025-07-01', { from: in2026, to: in2013 })).toEqual(
      several('99001@0000-00-00', '99002@0000-00-00', '99003@0000-00-00'),
    );
  });

  test('a commune made from one alone lay in that one', () => {
    expect(carry(map, '99008@2025-07-01', { from: in2026, to: in2013 })).toEqual(one('99006@0000-00-00'));
  });
});

describe('placing a figure at a level of another map', () => {
  test('a commune counts for the district of that day, not of its own', () => {
    const commune = '99003@0000-00-00';
    expect(placeOn(map, commune, { from: in2013, to: in2013, level: 'district' })).toEqual(one('902@0000-00-00'));
    expect(placeOn(map, commune, { from: in2013, to: in2021, level: 'district' })).toEqual(one('901@2013-12-28'));
    expect(placeOn(map, commune, { from: in2013, to: in2026, level: 'district' })).toEqual(none('level-ended'));
    expect(placeOn(map, commune, { from: in2013, to: in2026, level: 'commune' })).toEqual(one('99001@2025-07-01'));
  });

  test('a new commune has a place under an old district only when all of it came from there', () => {
    expect(placeOn(map, '99004@2025-07-01', { from: in2026, to: in2021, level: 'district' })).toEqual(
      one('902@0000-00-00'),
    );
    expect(placeOn(map, '99001@2025-07-01', { from: in2026, to: in2013, level: 'district' })).toEqual(
      several('901@0000-00-00', '902@0000-00-00'),
    );
  });

  test('a district figure is not shared out among communes', () => {
    expect(placeOn(map, '902@0000-00-00', { from: in2013, to: in2013, level: 'commune' })).toEqual(none('too-wide'));
    expect(placeOn(map, '902@0000-00-00', { from: in2013, to: in2021, level: 'district' })).toEqual(
      several('901@2013-12-28', '902@0000-00-00'),
    );
  });

  test('a unit that is unknown or was not valid has no place', () => {
    expect(placeOn(map, '12345@0000-00-00', { from: in2013, to: in2013, level: 'commune' })).toEqual(
      none('unknown-unit'),
    );
    expect(placeOn(map, '99004@2025-07-01', { from: in2013, to: in2013, level: 'commune' })).toEqual(
      none('not-valid-then'),
    );
  });

  test('everything has its place in the province on every map, so its total stays whole', () => {
    const ends = fc.constantFrom(in2013, '2013-12-28', '2020-01-31', '2020-02-01', '2025-06-30', '2025-07-01', in2026);
    fc.assert(
      fc.property(ends, ends, fc.nat(), (from, to, pick) => {
        const units = unitsOn(map, from);
        const unit = units[pick % units.length]!;
        expect(placeOn(map, unit.key, { from, to, level: 'province' })).toEqual(one('99@0000-00-00'));
      }),
    );
  });

  test('on its own map every unit is carried to itself', () => {
    for (const on of [in2013, in2021, in2026]) {
      for (const unit of unitsOn(map, on))
        expect(carry(map, unit.key, { from: on, to: on })).toEqual(one(unitKeyOf(unit)));
    }
  });
});
