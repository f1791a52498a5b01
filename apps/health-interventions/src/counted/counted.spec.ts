import { describe, expect, test } from '@jest/globals';
import {
  autumn,
  communes,
  north,
  onDay,
  province,
  quarter,
  south,
  theProgramme,
  whole,
  type Table,
} from './examples.ts';
import { tables } from './tables.data.ts';

const sellSex = { by: { 'group-served': 'sell-sex' }, count: 12 };
const halves = [
  { code: 'bac', communes: communes.slice(0, 2) },
  { code: 'nam', communes: communes.slice(2) },
];

describe('what is counted as what', () => {
  test('people, visits, items and communes stand in tables of their own', () => {
    const counted = Object.entries(tables).map(([code, { counts }]) => [code, counts]);
    expect(Object.fromEntries(counted)).toEqual({
      'condoms-distributed': 'items',
      'needles-syringes': 'items',
      'communes-with-harm-reduction': 'communes',
      'outreach-contacts': 'visits',
      'people-reached': 'people',
      'substitution-patients': 'people',
      'hiv-tests-with-counselling': 'visits',
      'people-tested': 'people',
      'sti-examinations': 'visits',
      'treatment-referrals': 'people',
    });
  });

  test('what is given out and what is collected make up all needles and syringes', async () => {
    const at = theProgramme();
    const told = (collected: number) => [
      whole(100),
      { by: { 'item-direction': 'given-out' }, count: 70 },
      { by: { 'item-direction': 'collected' }, count: collected },
    ];
    expect((await at.count('needles-syringes', north, told(20))).refused).toBe('parts-fit-the-whole');
    expect((await at.count('needles-syringes', north, told(30))).refused).toBeNull();
  });
});

describe('groups', () => {
  test.each<[Table, string]>([
    ['condoms-distributed', communes[0]!],
    ['condoms-distributed', north],
    ['people-reached', north],
  ])('of %s are not told of %s', async (table, unit) => {
    expect((await theProgramme().count(table, unit, [whole(40), sellSex])).refused).toBe('breakdown-is-wide-enough');
  });

  test('are told of the province, and of a reporting area of the day', async () => {
    const at = theProgramme();
    const inTheNorth = { by: { 'reporting-area': 'bac', 'group-served': 'sell-sex' }, count: 8 };
    expect((await at.count('people-reached', province, [whole(40), sellSex, inTheNorth])).refused).toBe(
      'area-is-known',
    );
    await at.areas(halves);
    expect((await at.count('people-reached', province, [whole(40), sellSex, inTheNorth])).refused).toBeNull();
    expect((await at.count('people-reached', north, [whole(40), inTheNorth])).refused).toBe('breakdown-is-wide-enough');
  });

  test.each(Object.entries(tables))('%s has no line of a group and a unit below the province', (_, { breakdowns }) => {
    const groups = breakdowns.filter(({ dimension }) => /group/.test(dimension));
    expect(groups.filter((one) => JSON.stringify('levels' in one && one.levels) !== '["province"]')).toEqual([]);
  });
});

describe('reporting areas', () => {
  test('share no commune, and are made of communes of their day', async () => {
    const overlapping = [halves[0]!, { code: 'giua', communes: communes.slice(1, 3) }];
    expect((await theProgramme().areas(overlapping)).refused).toBe('areas-share-no-commune');
    const gone = [{ code: 'bac', communes: [communes[0]!, '90199@2004-01-01'] }];
    expect((await theProgramme().areas(gone)).refused).toBe('communes-exist-on-that-day');
  });

  test('hang together with their communes: a commune that is withheld is not found through its area', async () => {
    const at = theProgramme();
    await at.areas(halves);
    const counts = [2, 30, 40, 50];
    for (const [index, count] of counts.entries()) await at.count('condoms-distributed', communes[index]!, count);
    const area = (code: string, count: number) => ({ by: { 'reporting-area': code }, count });
    const lines = [whole(122), area('bac', 33), area('nam', 90)];
    expect((await at.count('condoms-distributed', province, lines)).refused).toBe('parts-fit-the-whole');
    await at.count('condoms-distributed', province, [whole(122), area('bac', 31), area('nam', 91)]);
    expect((await at.publish('condoms-distributed')).refused).toBe('table-adds-up');
  });
});

describe('different people', () => {
  test('are counted for just the unit and period: neither months nor districts are added', async () => {
    const at = theProgramme();
    await at.count('people-reached', north, 30);
    await at.count('people-reached', south, 40);
    await at.publish('people-reached');
    expect(at.told('people-reached')).toContainEqual({ unit: province, by: {}, value: 'missing' });
    await at.count('people-reached', north, 30, autumn);
    const half = { from: quarter.from, to: autumn.to };
    expect((await at.publish('people-reached', half)).refused).toBe('something-was-counted');
    expect((await at.publish('people-reached', { from: '2013-07-01', to: '2013-07-31' })).refused).toBe(
      'people-counted-once-are-not-added',
    );
  });
});

describe('the health quarter', () => {
  test('runs from the 15th to the 14th', async () => {
    const calendar = { from: '2013-07-01', to: '2013-09-30' };
    expect((await theProgramme().count('outreach-contacts', north, 40, calendar)).refused).toBe(
      'period-is-of-the-table',
    );
    expect((await theProgramme().count('outreach-contacts', north, 40)).refused).toBeNull();
  });
});

describe('the obligations of Health', () => {
  test.each<[string, Table, typeof quarter]>([
    ['O05', 'treatment-referrals', quarter],
    ['O05', 'communes-with-harm-reduction', onDay],
    ['O16', 'condoms-distributed', quarter],
    ['O16', 'needles-syringes', quarter],
    ['O16', 'outreach-contacts', quarter],
    ['O16', 'people-reached', quarter],
    ['O16', 'substitution-patients', onDay],
    ['O17', 'hiv-tests-with-counselling', quarter],
    ['O17', 'people-tested', quarter],
    ['O17', 'sti-examinations', quarter],
  ])('%s is evidenced by a release of %s', async (obligation, table, period) => {
    const at = theProgramme();
    await at.count(table, province, 40, period);
    const { refused, events } = await at.publish(table, period);
    expect(refused).toBeNull();
    expect(events[0]!.obligations).toContain(`879/${obligation}`);
    expect(at.told(table)).toContainEqual({ unit: province, by: {}, value: 40 });
  });
});
