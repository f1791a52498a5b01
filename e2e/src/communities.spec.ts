import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startLoaded } from './examples.ts';
import { count, figure, untilKnown } from './figures.ts';
import type { Json, Person } from './person.ts';
import { cleanUpAll, type Running } from './platform.ts';
import { DIRECTIVE } from './story.ts';
import { until } from './until.ts';

const MINUTES = 60_000;
const HALF = { from: '2013-07-01', to: '2013-12-31' };
const commune = '03598@2008-11-14';
const district = '111@2008-11-14';
const on = '2013-08-01';
const regime = '879-ubnd-vx';

let platform: Running;
let committee: Person;
let standing: Person;

beforeAll(async () => {
  platform = await startLoaded();
  committee = await platform.as('committee');
  standing = await platform.as('standing');
}, 4 * MINUTES);
afterAll(cleanUpAll, MINUTES);

/** One record for each obligation, by an agency that it addresses, and where it is counted. */
const evidence = [
  {
    ...{ code: 'O06', lead: 'dolisa', kind: 'social-programme', unit: district, told: { programme: 'jobs' } },
    counted: { 'programmes-integrated': 1 },
  },
  {
    ...{ code: 'O07', lead: 'dolisa', kind: 'locality-visit', unit: district, told: { subject: 'healthy-communes' } },
    counted: { 'supervision-visits': 1, 'districts-supervised': 1 },
  },
  {
    ...{ code: 'O09', lead: 'dolisa', kind: 'model', unit: commune },
    told: { model: 'club-1', called: 'Câu lạc bộ', kind: 'club', organisation: 'fatherland-front' },
    counted: { 'models-running': 1 },
  },
  {
    ...{ code: 'O09', lead: 'dolisa', kind: 'replication', unit: commune, told: { models: ['club-1'] } },
    counted: { 'communes-replicating-models': 1 },
  },
  {
    ...{ code: 'O15', lead: 'police', kind: 'locality-visit', unit: district },
    told: { subject: 'healthy-communes', guided: [commune] },
    counted: { 'communes-guided': 1, 'supervision-visits': 1 },
  },
  {
    ...{ code: 'O26', lead: 'district-111', kind: 'social-programme', unit: district },
    told: { programme: 'poverty-reduction' },
    counted: { 'programmes-integrated': 1 },
  },
];

async function expectCounted(code: string, counted: Readonly<Record<string, number | undefined>>) {
  const obligation = `${DIRECTIVE}/${code}`;
  for (const [indicator, value] of Object.entries(counted)) {
    expect([indicator, await count(committee, { indicator, ...HALF, obligation })]).toEqual([indicator, value]);
  }
}

describe('the evidence of communities', () => {
  test.each(evidence)('of $code is recorded by $lead, linked by proposal and counted', async (one) => {
    const { code, lead, kind, unit, told, counted } = one;
    const officer = await platform.as(`officer.${lead}`);
    const done = await officer.done(`communities/${kind}/record`, { on, unit, lead, ...told });
    await untilKnown(committee, done, 'models-running');
    await expectCounted(code, counted);
  });

  test.each([
    ['O08', 'dolisa', '03601@2008-11-14'],
    ['O29', 'district-111', commune],
  ])('of %s is a commune that %s leads to the title, step by step', async (code, lead, unit) => {
    const officer = await platform.as(`officer.${lead}`);
    const head = await platform.as(`head.${lead}`);
    const { rows } = await standing.read('communities/questions/register-of-criteria');
    const { record } = await standing.read(`communities/criteria/${rows[0].id}`);
    const full = (record.versions[0].criteria as Json[]).map(({ criterion, most }) => ({ criterion, points: most }));
    const { id } = await officer.done('communities/healthy-commune/register', { commune: unit, year: 2013, on, lead });
    const step = (by: Person, name: string, input: object) =>
      by.done(`communities/healthy-commune/${id}/${name}`, input);
    await step(officer, 'self-assess', { on: '2013-11-01', scores: full });
    await step(head, 'review', { on: '2013-11-20', scores: full });
    await step(head, 'classify', { on: '2013-12-01' });
    const decision = { document: '12/QĐ-UBND', dated: '2013-12-20' };
    const done = await step(head, 'recognise', { on: '2013-12-20', freeOf: 'both', decision });
    await untilKnown(committee, done, 'models-running');
    await expectCounted(code, { 'communes-registered-healthy': 1, 'communes-achieving-healthy': 1 });
    if (code === 'O08') await expectCounted(code, { 'communes-by-class': 1 });
  });

  test('of O29 is corrected and withdrawn, and the figure follows', async () => {
    const officer = await platform.as('officer.district-111');
    const path = `communities/healthy-commune/${commune}.2013`;
    const recognised = { on: '2013-12-22', freeOf: 'drugs', decision: { document: '13/QĐ-UBND', dated: '2013-12-22' } };
    const corrected = await officer.done(`${path}/correct`, { changes: { recognised }, reason: 'Nhập nhầm' });
    await untilKnown(committee, corrected, 'models-running');
    await expectCounted('O29', { 'communes-keeping-healthy': 0, 'communes-achieving-healthy': 1 });
    const withdrawn = await officer.done(`${path}/withdraw`, { reason: 'Nhập nhầm' });
    await untilKnown(committee, withdrawn, 'models-running');
    await expectCounted('O29', { 'communes-registered-healthy': 0 });
    expect(await count(committee, { indicator: 'communes-achieving-healthy', ...HALF })).toBe(1);
  });

  test('of O25 is that a district has reported, and nothing of what', async () => {
    const head = await platform.as('head.district-111');
    const outcomes = { individuals: [{ form: 'warning', side: 'party', people: 2 }], collectives: [] };
    const done = await head.done('communities/discipline/enter', { agency: 'district-111', ...HALF, ...outcomes });
    await untilKnown(committee, done, 'discipline-reports');
    await expectCounted('O25', { 'discipline-reports': 1 });
    expect(await count(committee, { indicator: 'officials-disciplined', ...HALF })).toBeNull();
    const statuses = ['standing', 'committee', 'auditor', 'officer.district-111', 'head.police'].map(
      async (account) => {
        const other = await platform.as(account);
        return [account, (await other.get(`/api/communities/discipline/${done.id}`)).status];
      },
    );
    expect((await Promise.all(statuses)).filter(([, status]) => status !== 404)).toEqual([]);
  });

  test('of O33 are counts of victims that stay in the service', async () => {
    const officer = await platform.as('officer.district-111');
    const figures = { table: 'trafficking-victims-supported', lines: [{ by: {}, count: 3 }] };
    const told = { on: HALF.to, unit: district, lead: 'district-111', period: HALF, figures };
    const done = await officer.done('communities/support-totals/record', told);
    expect((await standing.get(`/api/communities/support-totals/${done.id}`)).status).toBe(404);
    expect(await count(committee, { indicator: 'trafficking-victims-supported', ...HALF })).toBeNull();
  });
});

describe('the evidence of reporting', () => {
  test.each([
    ['O37', '2013-H2'],
    ['O38', '2013'],
  ])('of %s is a report that came in of %s, on time, late or not', async (code, period) => {
    await standing.done('reporting/reporting-period/open', { regime, period });
    const receipt = { regime, period, dated: '2014-01-02', content: 'figures' };
    await standing.done('reporting/receipt/record', { ...receipt, agency: 'police', receivedOn: '2014-01-03' });
    const late = { ...receipt, agency: 'district-111', receivedOn: '2014-01-20', content: 'nothing-to-report' };
    const done = await standing.done('reporting/receipt/record', late);
    await untilKnown(committee, done, 'reports-due');
    await expectCounted(code, { 'reports-due': 13, 'reports-received': 2 });
    await until('the receipts are told', async () => {
      const told = await committee.read(`reporting/questions/receipts-of-a-period?regime=${regime}&period=${period}`);
      return told.received === 2 && told.onTime === 1 && told.missing === 11;
    });
  });

  test('of O39 is the number and date of the consolidated report', async () => {
    const report = { regime, period: '2013-H2', number: '15/BC-SLĐTBXH', dated: '2013-12-30' };
    const done = await standing.done('reporting/consolidation/issue', report);
    await untilKnown(committee, done, 'consolidated-reports-issued');
    await expectCounted('O39', { 'consolidated-reports-issued': 1 });
    await standing.done(`reporting/consolidation/${done.id}/withdraw`, { reason: 'Nhập nhầm' });
    await until('the report counts no more', async () => {
      const { value } = await figure(committee, { indicator: 'consolidated-reports-issued', ...HALF });
      return value.__typename === 'ZeroValue';
    });
  });
});
