import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  parentOn,
  carry,
  countUnitsOn,
  descendantsOn,
  placeOn,
  resolve,
  unexplainedEnds,
  unitsNamed,
  unitsOn,
} from '@lien-nganh/vocabulary';
import { loadProvince, type ProvinceData } from './load.ts';

/** Any day that the list of units covers, and some after it. */
const days = fc.integer({ min: 0, max: 8_500 }).map((count) => addDays('2004-10-25', count));

const { signal } = new AbortController();
let province: ProvinceData;

beforeAll(async () => {
  province = await loadProvince('lai-chau', signal);
});

describe('the units of Lai Châu', () => {
  test.each([
    ['2013-07-16', 8, 108],
    ['2020-02-01', 8, 106],
    ['2025-06-30', 8, 106],
    ['2025-07-01', 0, 38],
  ])('on %s there are one province, %i districts and %i communes', (on, district, commune) => {
    expect(countUnitsOn(province.map, on)).toEqual({ province: 1, district, commune });
    expect(unitsOn(province.map, on)).toHaveLength(1 + district + commune);
  });

  test('every one of the 106 communes of June 2025 is carried wholly to one of the 38', () => {
    const before = unitsOn(province.map, '2025-06-30').filter((unit) => unit.level === 'commune');
    const places = before.map((unit) => carry(province.map, unit.key, { from: '2025-06-30', to: '2025-07-01' }));
    expect(before).toHaveLength(106);
    expect(places.map((place) => place.is)).toEqual(before.map(() => 'one'));
    expect(new Set(places.map((place) => place.is === 'one' && place.unit)).size).toBe(38);
  });

  test('every commune of the day of the dispatch is carried wholly to the map of today', () => {
    const then = unitsOn(province.map, '2013-07-16').filter((unit) => unit.level === 'commune');
    for (const unit of then) {
      expect([unit.key, carry(province.map, unit.key, { from: '2013-07-16', to: '2026-01-01' }).is]).toEqual([
        unit.key,
        'one',
      ]);
    }
  });

  test('seventeen new communes bear a code that had another name, two more one that was spelt otherwise', () => {
    const renamed = unitsOn(province.map, '2025-07-01').filter((unit) => {
      const before = unit.level === 'commune' ? resolve(province.map, unit.code, '2025-06-30') : null;
      return before !== null && before.name !== unit.name;
    });
    const respelt = renamed.filter((unit) =>
      unit.aliases.includes(resolve(province.map, unit.code, '2025-06-30')!.name),
    );
    expect(renamed.length - respelt.length).toBe(17);
  });

  test('six communes of 2025 draw on two old districts and have no place under one', () => {
    const drawn = unitsOn(province.map, '2025-07-01')
      .filter((unit) => unit.level === 'commune')
      .filter((unit) => {
        const place = placeOn(province.map, unit.key, { from: '2025-07-01', to: '2025-06-30', level: 'district' });
        return place.is === 'several' && place.units.length === 2;
      });
    expect(drawn.map((unit) => unit.code)).toEqual(['03388', '03394', '03408', '03460', '03487', '03503']);
  });

  test('a figure of a district cannot be carried past the end of the districts, and its province keeps it', () => {
    const move = { from: '2013-07-16', to: '2025-07-01' };
    expect(carry(province.map, '106@0000-00-00', move)).toEqual({ is: 'none', because: 'level-ended' });
    expect(placeOn(province.map, '106@0000-00-00', { ...move, level: 'province' })).toEqual({
      is: 'one',
      unit: '12@0000-00-00',
    });
  });

  test('Sùng Phài passed from Tam Đường to the city and took in Nậm Loỏng', () => {
    const move = { from: '2013-07-16', to: '2020-02-01' };
    for (const key of ['03397@0000-00-00', '03403@2004-10-25']) {
      expect(carry(province.map, key, move)).toEqual({ is: 'one', unit: '03403@2020-02-01' });
    }
    expect(placeOn(province.map, '03397@0000-00-00', { ...move, level: 'district' })).toEqual({
      is: 'one',
      unit: '105@2013-12-28',
    });
    expect(carry(province.map, '106@0000-00-00', move)).toEqual({
      is: 'several',
      units: ['105@2013-12-28', '106@0000-00-00'],
    });
  });

  test('the town became a city on 28 December 2013, and its communes stayed below it', () => {
    expect(resolve(province.map, '105', '2013-12-27')?.type).toBe('thị xã');
    expect(resolve(province.map, '105', '2013-12-28')?.type).toBe('thành phố');
    expect(descendantsOn(province.map, '105@2013-12-28', '2013-12-28')).toHaveLength(7);
  });

  test('four units ended before 2013 without a change that the list explains', () => {
    expect(unexplainedEnds(province.map, province.unitChanges)).toEqual([
      '03388@0000-00-00',
      '03409@0000-00-00',
      '03598@0000-00-00',
      '03631@0000-00-00',
    ]);
  });

  test('a unit is found by the spelling of another list', () => {
    expect(unitsNamed(province.map, 'xã Can Hồ', '2013-07-16').map((unit) => unit.code)).toEqual(['03469']);
    expect(unitsNamed(province.map, 'Hua Bum', '2013-07-16').map((unit) => unit.code)).toEqual(['03460']);
  });

  test('carrying in two steps leads where carrying in one does', () => {
    fc.assert(
      fc.property(days, days, fc.nat(), (one, other, pick) => {
        const [first, last] = [one, other].sort();
        const middle = '2020-02-01' > first! && '2020-02-01' < last! ? '2020-02-01' : first!;
        const standing = unitsOn(province.map, first!);
        const { key } = standing[pick % standing.length]!;
        const half = carry(province.map, key, { from: first!, to: middle });
        fc.pre(half.is === 'one');
        const whole = carry(province.map, half.unit, { from: middle, to: last! });
        fc.pre(whole.is === 'one');
        expect(carry(province.map, key, { from: first!, to: last! })).toEqual(whole);
      }),
    );
  });

  test('whatever the map, every unit of every day lies in the province: its total stays whole', () => {
    fc.assert(
      fc.property(days, days, fc.nat(), (from, to, pick) => {
        const standing = unitsOn(province.map, from);
        const { key } = standing[pick % standing.length]!;
        expect(placeOn(province.map, key, { from, to, level: 'province' })).toEqual({
          is: 'one',
          unit: '12@0000-00-00',
        });
      }),
    );
  });

  test('every commune has one parent on every day, under a district until the districts end', () => {
    fc.assert(
      fc.property(days, (on) => {
        for (const unit of unitsOn(province.map, on).filter((each) => each.level === 'commune')) {
          expect(parentOn(province.map, unit.key, on)?.level).toBe(on < '2025-07-01' ? 'district' : 'province');
        }
      }),
      { numRuns: 30 },
    );
  });
});
