import { describe, expect, test } from '@jest/globals';
import { unitMap, type UnitRow } from '@lien-nganh/vocabulary';
import type { AgencyRecord } from '@lien-nganh/contracts/reference';
import { inspectionsDone } from '../../examples.ts';
import { agencyData } from '../../graphql/records/examples.ts';
import type { Target } from '../../matrix/plan-targets.ts';
import type { Definition } from '../../measures/definition.ts';
import { agreed, plannedFor, targetsFor, type OfAgencies } from './targets.ts';

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
const agency = (slug: string, more: Partial<AgencyRecord> = {}): readonly [string, AgencyRecord] => [
  slug,
  { ...agencyData(slug), level: 'province', unitCode: '90', ...more } as AgencyRecord,
];
const committee = { sector: 'peoples-committee' };
const agencies = new Map([
  ...[agency('ppc', committee), agency('health'), agency('police')],
  agency('north', { ...committee, level: 'district', unitCode: '901' }),
  agency('north-police', { level: 'district', unitCode: '901' }),
]);
const flow = { ...inspectionsDone, code: 'visits' } as Definition;
const planned = (targets: readonly Target[], asked: object = {}, definition: Definition = flow) =>
  plannedFor({ ...whole, column: 'plan', ...asked }, { targets, units, agencies, definition, to: '2013-06-30' });
const one = (value: number, from = year.from) => ({ is: 'one', value, days: { from, to: '2013-06-30' } });
const distinct = { ...flow, kind: 'distinct' } as Definition;

describe('the target of a figure', () => {
  test('is that of its unit, whichever others there are of units in it and around it', () => {
    const all = [target(province, 100), target(north, 60), target(a, 10)];
    expect(planned(all)).toMatchObject(one(100));
    expect(planned(all, { agency: 'ppc', unit: north })).toMatchObject({ is: 'one', value: 60 });
    expect(planned(all, { agency: 'ppc', unit: a })).toMatchObject({ is: 'one', value: 10 });
    expect(planned(all, { unit: b })).toEqual({ is: 'none' });
  });

  test('is the sum of those of all units in it, at whatever level each has one', () => {
    const all = [target(a, 10), target(b, 20), target(south, 40)];
    expect(planned(all, { agency: 'ppc' })).toMatchObject(one(70));
    expect(planned(all, { agency: 'ppc', unit: north })).toMatchObject(one(30));
  });

  test('is none where only some units have one, or what is counted does not add up', () => {
    const of = { agency: 'ppc' };
    expect(planned([target(north, 60)], of)).toEqual({ is: 'some' });
    expect(planned([target(north, 60), target(south, 40)], of, distinct)).toEqual({ is: 'some' });
    const later = { period: { ...year, from: '2013-02-01' } };
    expect(planned([target(north, 60), target(south, 40, later)], of)).toEqual({ is: 'some' });
  });

  test('is that of the year before that of several years', () => {
    const years = { period: { from: '2011-01-01', to: '2015-12-31' } };
    expect(planned([target(province, 500, years), target(province, 100)])).toMatchObject(one(100));
    expect(planned([target(province, 500, years)])).toMatchObject(one(500, '2011-01-01'));
  });

  test('is none of a part, of another indicator, or of a plan that is over', () => {
    const all = [target(province, 100)];
    expect(planned(all, { part: { dimension: 'kind', value: 'karaoke' } })).toEqual({ is: 'none' });
    expect(planned(all, { indicator: 'fines' })).toEqual({ is: 'none' });
    const over = { period: { from: '2012-01-01', to: '2012-12-31' } };
    expect(planned([target(province, 100, over)])).toEqual({ is: 'none' });
  });
});

describe('a target of a People’s Committee', () => {
  test('is of all that is done in its unit, and not of its own line alone', () => {
    const all = [target(province, 100), target(north, 60, { agencies: ['north'] })];
    expect([planned(all), planned(all, { unit: north })]).toMatchObject([one(100), one(60)]);
    expect(planned(all, { agency: 'north' })).toMatchObject({ is: 'wider', value: 60 });
    expect(planned(all, { agency: 'ppc' })).toMatchObject({ is: 'wider', value: 100 });
  });

  test('is of its own line where its report is of no more: what others do in its unit is not for it to see', () => {
    const restricted = { ...flow, sensitivity: 'restricted' } as Definition;
    const all = [target(north, 60, { agencies: ['north'] })];
    expect(planned(all, { agency: 'north' }, restricted)).toMatchObject(one(60));
    expect(planned(all, { unit: north }, restricted)).toMatchObject({ is: 'of-agencies' });
  });
});

describe('a target of an agency', () => {
  const police = target(province, 30, { agencies: ['police'] });
  const health = target(province, 20, { agencies: ['health'] });

  test('is of its own line, whatever others planned', () => {
    const all = [target(province, 100), police, health];
    expect([planned(all, { agency: 'health' }), planned(all, { agency: 'police' })]).toMatchObject([one(20), one(30)]);
    expect(planned([police], { agency: 'health' })).toEqual({ is: 'none' });
  });

  test('of a district is of its whole line, though it stands in the unit of the district', () => {
    const own = target(north, 7, { agencies: ['north-police'] });
    expect(planned([own], { agency: 'north-police' })).toMatchObject(one(7));
  });

  test('that it has with others is of more than its line', () => {
    const together = target(province, 30, { agencies: ['police', 'health'] });
    expect(planned([together], { agency: 'health' })).toMatchObject({ is: 'wider', value: 30 });
  });

  test('is of the work of all only once it is known whose lines there are', () => {
    expect(planned([police, health])).toMatchObject({ is: 'of-agencies', agencies: ['police', 'health'] });
    expect(planned([police, target(province, 40, { agencies: ['police'] })])).toEqual({ is: 'several' });
    expect(planned([police, target(north, 4, { agencies: ['health'] })])).toEqual({ is: 'some' });
    // What stands in the plan of the province goes before them.
    expect(planned([target(province, 100), police])).toMatchObject(one(100));
  });

  test('is shown beside every figure on which it bears', () => {
    const asked = { ...whole, column: 'percent-of-plan' } as const;
    const by = { targets: [police, target(a, 4)], units, agencies, definition: flow, to: '2013-06-30' };
    const shown = (more: object) => targetsFor({ ...asked, ...more }, by).map(({ value }) => value);
    expect([shown({}), shown({ unit: north }), shown({ unit: south }), shown({ agency: 'health' })]).toEqual([
      ...[[30, 4], [4], [], []],
    ]);
  });
});

describe('targets of agencies beside the lines of all', () => {
  const police = target(province, 30, { agencies: ['police'] });
  const health = target(province, 20, { agencies: ['health'] });
  const settled = (targets: readonly Target[], lines: Record<string, number>, all: number, definition = flow) => {
    const told = {
      lines: new Map(Object.entries(lines).map(([slug, line]) => [slug, BigInt(line)])),
      all: BigInt(all),
    };
    return agreed(planned(targets) as OfAgencies, told, { definition });
  };

  test('are added up where everybody who has a line has one', () => {
    expect(settled([police, health], { police: 5, health: 3 }, 8)).toMatchObject(one(50));
    expect(settled([police], { police: 5 }, 5)).toMatchObject(one(30));
    expect(settled([police], {}, 0)).toMatchObject(one(30));
  });

  test('are of some alone where anybody else has a line', () => {
    expect(settled([police], { police: 5, health: 3 }, 8)).toEqual({ is: 'some' });
    expect(settled([police, health], { police: 5, labour: 3 }, 8)).toEqual({ is: 'some' });
  });

  test('are not added up where joint work stands in two lines, over other days, or what cannot be added', () => {
    expect(settled([police, health], { police: 5, health: 3 }, 7)).toEqual({ is: 'several' });
    const later = { ...health, period: { ...year, from: '2013-02-01' } };
    expect(settled([police, later], { police: 5, health: 3 }, 8)).toEqual({ is: 'several' });
    expect(settled([police, health], { police: 5, health: 3 }, 8, distinct)).toEqual({ is: 'several' });
  });

  test('that several have together are one target, of all that they did', () => {
    const together = target(province, 30, { agencies: ['police', 'health'] });
    expect(settled([together], { police: 5, health: 3 }, 7)).toMatchObject(one(30));
    expect(settled([together], { police: 5, labour: 3 }, 7)).toEqual({ is: 'some' });
  });
});
