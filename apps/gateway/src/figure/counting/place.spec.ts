import { describe, expect, test } from '@jest/globals';
import { unitMapFrom, type UnitRecord } from '@lien-nganh/contracts/reference';
import { units } from '../../examples.ts';
import { Placer } from './place.ts';
import { slicesOf } from './slices.ts';

const [split, c1, c2] = ['03389@2004-10-25', '03388@2025-07-01', '03408@2025-07-01'];
const [spring, today] = ['2025-03-10', '2026-11-25'];

/** The units, one of them recorded otherwise. */
const withUnit = (key: string, other: Partial<UnitRecord>) =>
  units.map((unit) => (unit.unit === key ? { ...unit, ...other } : unit));
const withdrawn = withUnit(split, { validTo: null, changes: [] });
const siteOf = (known: readonly UnitRecord[], place: string, mapDay: string) =>
  new Placer(unitMapFrom(known), { level: 'commune', mapDay }).siteOf(place, spring);

describe('where a site lies that was placed in a part of its unit', () => {
  test('is that part, from the day of the split', () => {
    expect(siteOf(units, `${split}>${c2}`, today)).toEqual({ is: 'in', unit: c2 });
    expect(siteOf(units, `${split}>${c2}`, '2025-06-30')).toEqual({ is: 'in', unit: split });
  });

  test('is its unit again once the split is withdrawn, and the part when the split is recorded anew', () => {
    expect(siteOf(withdrawn, `${split}>${c2}`, today)).toEqual({ is: 'in', unit: split });
    expect(siteOf(units, `${split}>${c2}`, today)).toEqual({ is: 'in', unit: c2 });
  });

  test('follows whatever its unit became instead', () => {
    const merged = withUnit(split, {
      changes: [{ on: '2025-07-01', kind: 'merge', to: c1, extent: 'whole', basis: null }],
    });
    expect(siteOf(merged, `${split}>${c2}`, today)).toEqual({ is: 'in', unit: c1 });
  });

  test('is the last part that still descends from its unit', () => {
    expect(siteOf(units, `${split}>${c1}>03999@2026-01-01`, today)).toEqual({ is: 'in', unit: c1 });
  });

  test('is a part of a part, when its unit was renamed before it was split', () => {
    const renamed: UnitRecord = {
      ...units.find(({ unit }) => unit === split)!,
      unit: '03389@2025-05-01',
      validFrom: '2025-05-01',
    };
    const known = [
      ...withUnit(split, {
        validTo: '2025-05-01',
        changes: [{ on: '2025-05-01', kind: 'rename', to: renamed.unit, extent: 'whole', basis: null }],
      }),
      renamed,
    ];
    expect(siteOf(known, `${split}>${c2}`, today)).toEqual({ is: 'in', unit: c2 });
  });
});

describe('what was worked out of a map', () => {
  const map = unitMapFrom(units);
  const at = (level: 'commune' | 'district', on = spring) => new Placer(map, { level, mapDay: null }).siteOf(split, on);

  test('is not worked out again for the next request, and holds for no other level, day or map', () => {
    expect(at('commune')).toBe(at('commune'));
    expect(at('district')).not.toEqual(at('commune'));
    expect(at('commune', today)).not.toEqual(at('commune'));
    const other = unitMapFrom(withdrawn);
    expect(new Placer(other, { level: 'commune', mapDay: today }).siteOf(split, spring)).toMatchObject({ unit: split });
    expect(new Placer(map, { level: 'commune', mapDay: today }).siteOf(split, spring)).toMatchObject({ is: 'nowhere' });
  });

  test('is laid out once, for the same amounts on the same map', () => {
    const amounts = [{ place: split, on: spring, subject: '', part: '', value: 1n }];
    expect(slicesOf(amounts, map, null)).toBe(slicesOf(amounts, map, null));
    expect(slicesOf(amounts, map, today)).not.toBe(slicesOf(amounts, map, null));
    expect(slicesOf([...amounts], map, null)).not.toBe(slicesOf(amounts, map, null));
  });
});
