import { describe, expect, test } from '@jest/globals';
import { unitMap, type UnitRow } from '@lien-nganh/vocabulary';
import type { Target } from '../matrix/plan-targets.ts';
import { plannedFor } from './targets.ts';

const unit = (code: string, type: UnitRow['type'], parentCode: string | null): UnitRow => ({
  ...{ code, name: code, type, parentCode, validFrom: '2004-01-01', validTo: null, aliases: [] },
});
const units = unitMap(
  [
    ...[unit('90', 'tỉnh', null), unit('901', 'huyện', '90'), unit('902', 'huyện', '90')],
    ...[unit('90101', 'xã', '901'), unit('90102', 'xã', '901')],
  ],
  [],
);
const [province, north, south, a, b] = ['90', '901', '902', '90101', '90102'].map((code) => `${code}@2004-01-01`);
const year = { from: '2013-01-01', to: '2013-12-31' };
const target = (of: string | undefined, value: number, more: Partial<Target> = {}): Target => ({
  ...{ plan: 'p', indicator: 'visits', unit: of!, value, agencies: ['ppc'], period: year, upTo: '2013-06-30', ...more },
});
const whole = { indicator: 'visits', unit: null, agency: null, obligation: null, part: null, quarter: null } as const;
const planned = (targets: readonly Target[], asked: object = {}, adds = true) =>
  plannedFor({ ...whole, column: 'plan', ...asked }, { targets, units, to: '2013-06-30', adds });
const one = (value: number, from = year.from) => ({ is: 'one', value, days: { from, to: '2013-06-30' } });

describe('the target of a figure', () => {
  test('is that of its unit, whichever others there are of units in it and around it', () => {
    const all = [target(province, 100), target(north, 60), target(a, 10)];
    expect(planned(all)).toEqual(one(100));
    expect(planned(all, { unit: north })).toEqual(one(60));
    expect(planned(all, { unit: a })).toEqual(one(10));
    expect(planned(all, { unit: b })).toEqual({ is: 'none' });
  });

  test('is the sum of those of all units in it, at whatever level each has one', () => {
    const all = [target(a, 10), target(b, 20), target(south, 40)];
    expect(planned(all)).toEqual(one(70));
    expect(planned(all, { unit: north })).toEqual(one(30));
  });

  test('is none where only some units have one, or what is counted does not add up', () => {
    expect(planned([target(north, 60)])).toEqual({ is: 'some-units' });
    expect(planned([target(north, 60), target(south, 40)], {}, false)).toEqual({ is: 'some-units' });
    const later = { period: { ...year, from: '2013-02-01' } };
    expect(planned([target(north, 60), target(south, 40, later)])).toEqual({ is: 'some-units' });
  });

  test('is that of the year before that of several years', () => {
    const years = { period: { from: '2011-01-01', to: '2015-12-31' } };
    expect(planned([target(province, 500, years), target(province, 100)])).toEqual(one(100));
    expect(planned([target(province, 500, years)])).toEqual(one(500, '2011-01-01'));
  });

  test('is not made of those that several plans set for one unit, unless one of them is of the asked agency', () => {
    const all = [target(province, 100), target(province, 30, { agencies: ['health'] })];
    expect(planned(all)).toEqual({ is: 'several' });
    expect(planned(all, { agency: 'health' })).toEqual(one(30));
    expect(planned(all, { agency: 'police' })).toEqual({ is: 'none' });
  });

  test('is none of a part, of another indicator, or of a plan that is over', () => {
    const all = [target(province, 100)];
    expect(planned(all, { part: { dimension: 'kind', value: 'karaoke' } })).toEqual({ is: 'none' });
    expect(planned(all, { indicator: 'fines' })).toEqual({ is: 'none' });
    const over = { period: { from: '2012-01-01', to: '2012-12-31' } };
    expect(planned([target(province, 100, over)])).toEqual({ is: 'none' });
  });
});
