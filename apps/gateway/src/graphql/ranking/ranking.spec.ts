import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  conditionalBusinesses,
  establishmentOf,
  establishmentsInspected,
  inspectionsDone,
  joint,
  visit,
} from '../../examples.ts';
import { testGateway, type TestGateway } from '../examples.ts';
import { followUpOf, HALF, jointVisits, received, reportingPeriodOf, start } from '../matrix/examples.ts';
import { inspectionRecord, type Published } from '../records/examples.ts';

const ROW =
  'rank row number of percent because figure { value { ... on NumberValue { value } } } counts { due onTime late missing pending }';

const indicator = (data: { readonly code: string }): Published => ({
  ...{ type: 'agencies.indicator', subject: `indicator-${data.code}`, data },
});

const byMode = { ...inspectionsDone, breakdowns: [{ dimension: 'joint', nature: 'partition' }] };
const kept = { ...byMode, code: 'kept', sensitivity: 'restricted' };

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await testGateway();
  const opened = ['e1', 'e2', 'e3', 'e4'].map((establishment) => ({
    ...{ type: 'inspections.establishment', subject: `establishment-${establishment}` },
    data: establishmentOf({ establishment }),
  }));
  await gateway.until(
    await gateway.publish(
      ...start,
      ...[byMode, kept, establishmentsInspected, conditionalBusinesses].map(indicator),
      ...opened,
      ...jointVisits,
      reportingPeriodOf('2013-H1', { from: '2013-01-01', to: '2013-09-30', dueOn: '2013-10-10' }),
      ...[received('2013-H1', 'police'), received('2013-H1', 'health', { timeliness: 'late' })],
      followUpOf('O31', 'police', { dueOn: '2013-10-01' }),
      followUpOf('O31', 'police', { dueOn: '2013-10-01', state: 'completed' }, '2013-10-01'),
      followUpOf('O31', 'police', { dueOn: '2013-10-01', state: 'confirmed' }, '2013-11-20'),
      followUpOf('O31', 'health', { dueOn: '2013-10-01', state: 'completed' }, '2013-10-02'),
      followUpOf('O31', 'culture', { dueOn: '2013-10-01' }),
      followUpOf('O34', 'labour', { dueOn: '2013-10-01', requested: true, state: 'requested' }),
    ),
  );
});
afterAll(async () => {
  await gateway[Symbol.asyncDispose]();
});

async function ranking(args: string, { days = HALF, as = 'committee' } = {}) {
  const { data, errors } = await gateway.ask(`{ ranking(${args}, ${days}) { direction ranks { ${ROW} } csv } }`, {
    as,
  });
  return { told: data?.ranking, codes: errors.map(({ extensions }) => extensions['rule'] ?? extensions['code']) };
}

describe('a ranking of shares', () => {
  test('orders agencies by a part of all, of which nobody says that more is better', async () => {
    const { told, codes } = await ranking(
      'what: SHARE, indicator: "inspections-done", dimension: "joint", part: "joint"',
    );
    expect(codes).toEqual([]);
    expect(told.direction).toBe('NEITHER');
    const found = told.ranks.map(({ rank, row, number, of, percent }: never) => [rank, row, number, of, percent]);
    expect(found.slice(0, 4)).toEqual([
      [1, 'culture', '1', '1', 100],
      [1, 'health', '2', '2', 100],
      [1, 'labour', '1', '1', 100],
      [4, 'police', '1', '2', 50],
    ]);
    // whoever can have no line is none of them
    expect(told.ranks).toHaveLength(4);
    expect(told.csv).toContain('1,"culture"');
  });

  test('gives no rank where there is no such figure', async () => {
    const alone = inspectionRecord('k9', { ...visit, occurredOn: '2014-03-05', ...joint('police') });
    await gateway.until(await gateway.publish(alone));
    const { told } = await ranking('what: SHARE, indicator: "inspections-done", dimension: "joint", part: "joint"', {
      days: 'from: "2014-03-01", to: "2014-03-31"',
    });
    // that an agency was on no visit is no zero of its own: nobody looked in its line
    const noRank = { rank: null, number: null, because: 'MISSING' };
    expect(told.ranks).toContainEqual(expect.objectContaining({ row: 'culture', of: null, ...noRank }));
    expect(told.ranks).toContainEqual(expect.objectContaining({ row: 'police', of: '1', ...noRank }));
  });

  test('orders units by one indicator of another of the same unit of count, and says whether more is better', async () => {
    const { told } = await ranking(
      'what: SHARE, by: UNIT, level: COMMUNE, indicator: "establishments-inspected", of: "conditional-businesses"',
    );
    expect(told.direction).toBe('MORE_IS_BETTER');
    expect(told.ranks[0]).toMatchObject({ rank: 1, row: '03386@2004-10-25', number: '1', of: '4', percent: 25 });
  });

  test.each([
    ['a count', 'what: SHARE, indicator: "inspections-done"', 'only-shares-are-ranked'],
    ['nothing', 'what: SHARE', 'only-shares-are-ranked'],
    [
      'fines of fines',
      'what: SHARE, indicator: "fines-imposed", dimension: "field", part: "security"',
      'violations-are-not-ranked',
    ],
    [
      'findings of inspections',
      'what: SHARE, indicator: "findings", of: "inspections-done"',
      'violations-are-not-ranked',
    ],
    [
      'one of what counts something else',
      'what: SHARE, indicator: "inspections-done", of: "conditional-businesses"',
      'not-a-share',
    ],
    ['all of itself', 'what: SHARE, indicator: "inspections-done", of: "inspections-done"', 'not-a-share'],
    [
      'a dimension that there is not',
      'what: SHARE, indicator: "inspections-done", dimension: "team", part: "x"',
      'breakdown-unknown',
    ],
    ['units by timeliness', 'what: REPORTS_ON_TIME, by: UNIT', 'timeliness-is-of-agencies'],
  ])('of %s is refused by name', async (_, args, rule) => {
    const { told, codes } = await ranking(args);
    expect([told, codes]).toEqual([null, [rule]]);
  });

  test('shows an officer the own agency’s restricted share alone (S-20)', async () => {
    const args = 'what: SHARE, indicator: "kept", dimension: "joint", part: "joint"';
    const { told } = await ranking(args, { as: 'officer' });
    expect(told.ranks.filter(({ rank }: { rank: number | null }) => rank !== null)).toMatchObject([{ row: 'police' }]);
    const others = told.ranks.filter(({ row }: { row: string }) => row !== 'police');
    expect(others.every(({ because, number }: never) => because === 'NOT_YOURS' && number === null)).toBe(true);
    const { told: nothing, codes } = await ranking(args, { as: 'admin' });
    expect([nothing, codes]).toEqual([null, ['FORBIDDEN']]);
  });
});

describe('a ranking of timeliness', () => {
  test('of reports counts on time of those whose day has passed or that are in (S-08)', async () => {
    const { told } = await ranking('what: REPORTS_ON_TIME', { days: 'from: "2013-01-01", to: "2013-09-30"' });
    expect(told.ranks.map(({ rank, row, number, of, counts }: never) => [rank, row, number, of, counts])).toEqual([
      [1, 'police', '1', '1', { due: 1, onTime: 1, late: 0, missing: 0, pending: 0 }],
      [2, 'culture', '0', '1', { due: 1, onTime: 0, late: 0, missing: 1, pending: 0 }],
      [2, 'health', '0', '1', { due: 1, onTime: 0, late: 1, missing: 0, pending: 0 }],
    ]);
  });

  test('of follow-ups counts the day on which it was reported done, and nobody who was only asked', async () => {
    const { told } = await ranking('what: FOLLOW_UPS_ON_TIME');
    expect(told.ranks.map(({ rank, row, counts }: never) => [rank, row, counts])).toEqual([
      [1, 'police', { due: 1, onTime: 1, late: 0, missing: 0, pending: 0 }],
      [2, 'culture', { due: 1, onTime: 0, late: 0, missing: 1, pending: 0 }],
      [2, 'health', { due: 1, onTime: 0, late: 1, missing: 0, pending: 0 }],
    ]);
  });
});
