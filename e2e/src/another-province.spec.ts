import { afterEach, describe, expect, test } from '@jest/globals';
import { directive, entered, indicator, obligation, PROVINCE, settled, SINCE, WARD } from './another-province.ts';
import { startLoaded } from './examples.ts';
import { count, figure, numberIn, untilKnown } from './figures.ts';
import type { Done, Json, Person } from './person.ts';
import { cleanUpAll, start, type Running } from './platform.ts';
import { establishment, today, visit } from './story.ts';
import { until } from './until.ts';

const MINUTES = 60_000;
const record = 'inspections/inspection/record-inspection';

afterEach(cleanUpAll, MINUTES);

/** State and activities of the police in the directive's one obligation. */
async function evidenced(committee: Person, id: string): Promise<readonly Json[]> {
  const { coverage } = await committee.answered(
    `{ coverage(directive: "${id}", from: "2025-08-01", to: "${today()}") {
       rows { cells(agency: "police") { state activities } } } }`,
  );
  const [{ state, activities }] = coverage.rows[0].cells;
  return [state, activities];
}

describe('another directive', () => {
  test(
    'is entered in a folder that has one, has its own evidence, and adopts work that was recorded before it',
    async () => {
      const platform = await startLoaded();
      const [chairman, police] = [await platform.as('head.ppc'), await platform.as('officer.police')];
      const committee = await platform.as('committee');
      const before = await police.done(record, visit(today(), { obligations: [] }));
      const asks = [obligation('O01', 'police')];
      const { id } = await chairman.done('agencies/directive/issue', directive('ppc', '1234', asks));
      const done = await entered(police, record, visit(today(), { obligations: [`${id}/O01`] }));
      await untilKnown(committee, done);
      const asked = { indicator: 'inspections-done', from: today(), to: today() };
      const lines = ['879-ubnd-vx-2013-ppc/O31', `${id}/O01`].map((of) =>
        count(committee, { ...asked, obligation: of }),
      );
      expect(await Promise.all(lines)).toEqual([0, 1]);
      // a process opens the follow-ups of a directive
      const query = '{ directives { number obligations { code followUps { state } } } }';
      const own = async () =>
        (await committee.answered(query)).directives.find((one: { number: string }) => one.number === '1234');
      await until('the follow-up is told', async () => /"state"/.test(JSON.stringify(await own())));
      const followUps = [{ state: expect.any(String) }];
      expect(await own()).toEqual({ number: '1234', obligations: [{ code: 'O01', followUps }] });

      // linked to what was recorded before it, and taken off again: the work itself is not touched
      const link = { record: `inspection-${before.id}`, obligation: `${id}/O01` };
      await untilKnown(committee, await entered(police, 'inspections/links/link-obligation', link));
      const adopted = () => count(committee, { ...asked, obligation: `${id}/O01` });
      expect([await adopted(), await evidenced(committee, id)]).toEqual([2, ['EVIDENCED', 2]]);
      await untilKnown(committee, await police.done('inspections/links/unlink-obligation', link));
      expect([await adopted(), await evidenced(committee, id)]).toEqual([1, ['EVIDENCED', 1]]);
      const { revision } = await police.read(`inspections/inspection/${before.id}`);
      expect(revision).toBe(before.revision);
    },
    3 * MINUTES,
  );
});

const PERIOD = { from: '2025-08-01', to: today() };

describe('another province', () => {
  test(
    'goes from its first unit to the coverage matrix of a directive of its own, through the interface alone',
    async () => {
      const platform = await start({ args: ['--empty', '--province', 'Lào Cai', '--province-code', '10'] });
      await settled(platform);
      const chairman = await platform.as('head.ubnd');
      const { id } = await chairman.done('agencies/directive/issue', directive('ubnd', '77', obligations));
      await catalogue(platform, id);
      const told = [await planned(platform, id), ...(await worked(platform, id)), await reported(platform, id)];
      await answered(platform, id);

      const committee = await platform.as('committee.bcd');
      for (const done of told) await untilKnown(committee, done, 'kiem-tra');
      await figuresStand(committee, id);
      await untilCovered(committee, id);
      await pivotStands(committee);
    },
    6 * MINUTES,
  );
});

/** What it asks of whom, each to end in another state of the matrix. */
const obligations = [
  obligation('O01', 'ca'),
  obligation('O02', 'vh', { periodicity: 'six-monthly' }),
  obligation('O03', 'so'),
  obligation('O04', 'vh', { periodicity: 'once', dueOn: '2025-09-30' }),
  obligation('O05', 'ca'),
  obligation('O06', 'vh'),
  obligation('O07', 'so', { role: 'requested' }),
  obligation('O08', 'ca', { periodicity: 'six-monthly', addressees: ['ca', 'vh'] }),
  obligation('O09', 'so', { periodicity: 'six-monthly' }),
];

const covered = {
  // an inspection, and the plan that sets how many; its day is not over
  'O01 ca': { state: 'EVIDENCED', overdue: false, dueBy: 'PLAN', activities: 2 },
  'O02 vh': { state: 'CONFIRMED', overdue: false, dueBy: null, activities: 1 },
  'O03 so': { state: 'EVIDENCED', overdue: false, dueBy: null, activities: 1 },
  'O04 vh': { state: 'OVERDUE', overdue: true, dueBy: 'DIRECTIVE', activities: 0 },
  'O05 ca': { state: 'NO_EVIDENCE', overdue: false, dueBy: null, activities: 0 },
  'O06 vh': { state: 'NOTHING_ARISEN', overdue: false, dueBy: null, activities: 0 },
  'O07 so': { state: 'REQUESTED', overdue: false, dueBy: null, activities: 0 },
  // a report that came in is no work: its figure shows it
  'O08 ca': { state: 'EVIDENCED', overdue: false, dueBy: null, activities: 0 },
  'O08 vh': { state: 'OVERDUE', overdue: true, dueBy: 'CALENDAR', activities: 0 },
  'O09 so': { state: 'OVERDUE', overdue: true, dueBy: 'CALENDAR', activities: 0 },
};

/** Indicators of its own, over measures that there are. */
async function catalogue(platform: Running, id: string): Promise<void> {
  const standing = await platform.as('standing.so');
  const one = (code: string, measure: string, told: Json) =>
    standing.done('agencies/indicator/define', indicator(code, measure, told));
  await one('kiem-tra', 'inspections.visit', {
    ...{ unitOfCount: 'inspections', filter: { outcome: ['carried-out'] }, obligations: [`${id}/O01`] },
    breakdowns: [{ dimension: 'mode', nature: 'partition' }],
  });
  await one('buoi-tuyen-truyen', 'communications.session', { unitOfCount: 'sessions', obligations: [`${id}/O02`] });
  await one('bao-cao-nhan', 'reporting.report-received', { unitOfCount: 'reports', obligations: [`${id}/O08`] });
  await one('huong-dan', 'communities.locality-visit', { unitOfCount: 'visits', obligations: [`${id}/O03`] });
}

/** The police plan four inspections, the province over. */
async function planned(platform: Running, id: string): Promise<Done> {
  const officer = await platform.as('officer.ca');
  return entered(officer, 'agencies/plan/record', {
    ...{ on: PERIOD.from, unit: PROVINCE, lead: 'ca', document: { number: '15', symbol: 'KH-CA' } },
    ...{ level: 'province', planType: 'period', continuation: 'new', period: PERIOD, obligations: [`${id}/O01`] },
    targets: [{ indicator: 'kiem-tra', value: 4 }],
  });
}

/** Work in three services, by three agencies. */
async function worked(platform: Running, id: string): Promise<readonly Done[]> {
  const [police, culture] = [await platform.as('officer.ca'), await platform.as('officer.vh')];
  const labour = await platform.as('officer.so');
  const place = establishment({ unit: WARD, keeper: 'ca' });
  const { id: site } = await entered(police, 'inspections/establishment/register-establishment', place);
  const where = { place: 'establishment', establishment: site, unit: WARD, lead: 'ca', checklist: null };
  const who = { crew: ['officer.ca'], leader: 'officer.ca', signedBy: 'officer.ca', obligations: [`${id}/O01`] };
  const there = { on: today(), unit: WARD };
  const session = { lead: 'vh', form: 'talk', topic: 'law', attendances: 80, obligations: [`${id}/O02`] };
  const guided = { lead: 'so', subject: 'directive', obligations: [`${id}/O03`] };
  return [
    await entered(police, record, visit(today(), { ...where, ...who })),
    await entered(culture, 'communications/session/record', { ...there, ...session }),
    await entered(labour, 'communities/locality-visit/record', { ...there, ...guided }),
  ];
}

/** Its own calendar and regime; of those who are due the police alone have reported, and nobody has consolidated. */
async function reported(platform: Running, id: string): Promise<Done> {
  const standing = await platform.as('standing.so');
  const day = (month: number, of: number, inYearAfter = false) => ({ month, day: of, inYearAfter });
  const begins = (month: number) => ({ month, day: 1, inYearBefore: false });
  await standing.done('reporting/calendar/enter', {
    ...{ calendar: 'lich', names: { vi: 'Lịch (mẫu)', en: 'Calendar (sample)' }, validFrom: SINCE, validTo: null },
    parts: [
      { code: 'H1', begins: begins(1) },
      { code: 'H2', begins: begins(7) },
    ],
    terms: [
      { part: 'H1', cutOff: day(6, 30), due: day(7, 10) },
      { part: 'H2', cutOff: day(12, 31), due: day(1, 10, true), consolidatedDue: day(1, 20, true) },
      { part: 'year', cutOff: day(12, 31), due: day(1, 10, true) },
    ],
    ...{ leastWorkingDays: 1, movesToWorkingDay: false },
  });
  const addressee = (agency: string) => ({ agency, group: 'members', manner: 'obliged', from: SINCE });
  await entered(standing, 'reporting/regime/enter', {
    ...{ regime: 'bao-cao', names: { vi: 'Báo cáo (mẫu)', en: 'Reports (sample)' }, to: 'ubnd', through: 'so' },
    kinds: [{ kind: 'six-monthly', obligation: `${id}/O08` }],
    consolidation: `${id}/O09`,
    ...{ calendars: [{ calendar: 'lich', from: SINCE }], addressees: ['ca', 'vh'].map(addressee), validFrom: SINCE },
  });
  const period = { regime: 'bao-cao', period: '2025-H2' };
  await standing.done('reporting/reporting-period/open', period);
  const came = { agency: 'ca', dated: '2026-01-05', receivedOn: '2026-01-06', content: 'figures' };
  return standing.done('reporting/receipt/record', { ...period, ...came });
}

/** What an addressee says of its part, and what the issuer says to that: only this reads as done. */
async function answered(platform: Running, id: string): Promise<void> {
  const [culture, chairman] = [await platform.as('officer.vh'), await platform.as('head.ubnd')];
  const followUp = (code: string) => `agencies/follow-up/${id}.${code}.vh`;
  await until('each addressee is followed up', async () => {
    const found = await Promise.all(['O02', 'O06'].map((code) => culture.get(`/api/${followUp(code)}`)));
    return found.every(({ status }) => status === 200);
  });
  await culture.done(`${followUp('O02')}/complete`, { on: today() });
  await chairman.done(`${followUp('O02')}/confirm`, { on: today() });
  const checks = [{ on: today(), of: 'Kiểm tra hồ sơ (mẫu)' }];
  await culture.done(`${followUp('O06')}/record-nothing-arisen`, { ...PERIOD, checks });
}

async function figuresStand(committee: Person, id: string): Promise<void> {
  const asked = { indicator: 'kiem-tra', from: today(), to: today() };
  const province = await figure(committee, asked, 'events { totalCount }');
  const { frame, events } = province;
  expect([numberIn(province), frame.unitOfCount, events.totalCount]).toEqual([1, 'inspections', 1]);
  const units = ['02638', '080', '02635'].map((unit) => count(committee, { ...asked, unit }));
  expect(await Promise.all(units)).toEqual([1, 1, 0]);
  const lines = ['kiem-tra O01', 'buoi-tuyen-truyen O02', 'huong-dan O03'].map((one) => one.split(' '));
  for (const [code, of] of lines) {
    expect([code, await count(committee, { ...asked, indicator: code!, obligation: `${id}/${of}` })]).toEqual([
      code,
      1,
    ]);
  }
}

/** Follow-ups and receipts come to the gateway a moment after the work. */
async function untilCovered(committee: Person, id: string): Promise<void> {
  const cells = async () => {
    const { coverage } = await committee.answered(
      `{ coverage(directive: "${id}", from: "${PERIOD.from}", to: "${PERIOD.to}") { rows { cells {
         obligation { code } addressee { agency } state overdue dueBy activities targets { share } } } } }`,
    );
    return (coverage.rows as Json[]).flatMap(({ cells }) => cells as Json[]);
  };
  await until('the matrix knows what was answered', async () =>
    (await cells()).some(({ state }) => state === 'NOTHING_ARISEN'),
  );
  const shown = await cells();
  const named = shown.map(({ obligation: { code }, addressee: { agency }, targets: _, ...cell }) => [
    `${code} ${agency}`,
    cell,
  ]);
  expect(Object.fromEntries(named)).toEqual(covered);
  expect(shown.flatMap(({ targets }) => targets)).toEqual([{ share: 25 }]);
}

async function pivotStands(committee: Person): Promise<void> {
  const { pivot } = await committee.answered(
    `{ pivot(indicator: "kiem-tra", rows: UNIT, level: COMMUNE, columns: DIMENSION, dimension: "mode",
       from: "${PERIOD.from}", to: "${PERIOD.to}") {
       columns { key } rows { key } lines { cells { column figure { value { __typename ... on NumberValue { value } } } } }
       total { value { ... on NumberValue { value } } } } }`,
  );
  const row = pivot.rows.findIndex(({ key }: Json) => key === WARD);
  const cell = pivot.lines[row].cells.find(({ column }: Json) => column === 'surprise');
  expect([cell.figure.value, pivot.total.value]).toEqual([{ __typename: 'NumberValue', value: '1' }, { value: '1' }]);
}
