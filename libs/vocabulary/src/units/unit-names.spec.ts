import { describe, expect, test } from '@jest/globals';
import { map } from '../examples.ts';
import { mapChoice, mapDayOf } from './map-choice.ts';
import { fullNameOf, unitsNamed } from './unit-names.ts';

const found = (name: string, on = '2013-07-16') => unitsNamed(map, name, on).map((unit) => fullNameOf(unit));

describe('finding a unit by name', () => {
  test('names repeat, so several may answer', () => {
    expect(found('Đông Sơn')).toEqual(['huyện Đông Sơn', 'thị trấn Đông Sơn', 'xã Đông Sơn']);
  });

  test('the type tells them apart', () => {
    expect(found('Thị trấn Đông Sơn')).toEqual(['thị trấn Đông Sơn']);
    expect(found('XA DONG SON')).toEqual(['xã Đông Sơn']);
  });

  test('a spelling of another list finds the same unit', () => {
    expect(found('Nậm Sa')).toEqual(['xã Nậm Xa']);
  });

  test('both normal forms are one name', () => {
    expect(found('Sùng Phài'.normalize('NFD'))).toEqual(['xã Sùng Phài']);
  });

  test('only the units of that day answer, and only whole names', () => {
    expect(found('Nậm Xa', '2020-02-01')).toEqual([]);
    expect(found('Sùng')).toEqual([]);
    expect(found('')).toEqual([]);
  });
});

describe('the choice of a map', () => {
  const days = { occurredOn: '2013-09-01', today: '2026-11-25' };

  test('is the day of the fact, today, or a day that is named', () => {
    expect(mapDayOf(mapChoice.parse('as-was'), days)).toBe('2013-09-01');
    expect(mapDayOf(mapChoice.parse('as-now'), days)).toBe('2026-11-25');
    expect(mapDayOf(mapChoice.parse('2020-02-01'), days)).toBe('2020-02-01');
  });

  test.each(['now', '2020-02-30', ''])('%p is refused', (choice) => {
    expect(mapChoice.safeParse(choice).success).toBe(false);
  });
});
