import { describe, expect, test } from '@jest/globals';
import { after, communeA, communeB, endedCommune } from '../../examples.ts';
import { breakOffInspection } from './break-off-inspection.ts';
import * as histories from '../examples.ts';
import { inspection } from '../inspection.ts';
import { recordInspection } from './record-inspection.ts';
import { recordNotCarriedOut } from './record-not-carried-out.ts';
import { signMinutes } from './sign-minutes.ts';

const minutes = {
  ...{ on: '2013-07-16', number: '05/BB', signedOn: '2013-07-16', signedBy: 'm-2', countersigned: 'representative' },
  ...{ checklist: 'nd-178-11', health: null, exhibits: [], reminded: false, note: null },
  findings: [{ item: 'guest-register', agency: 'culture', result: 'not-met' }],
};
const sign = (change: object = {}) =>
  after(inspection, histories.underWay).decide(signMinutes, { ...minutes, ...change });

describe('signed minutes', () => {
  test('end the inspection and disclose it, on the day of the visit', async () => {
    const { events, state } = await sign({ obligations: ['d-879/O14'] });
    expect(events.map(({ name, occurredOn }) => [name, occurredOn])).toEqual([
      ['MinutesSigned', '2013-07-16'],
      ['InspectionDisclosed', '2013-07-16'],
    ]);
    expect(state).toMatchObject({ is: 'carried-out', visit: { obligations: ['d-879/O14'] } });
  });

  test('signed by somebody who was not of the crew that day are recorded, and the breach is marked', async () => {
    expect((await sign({ signedBy: 'm-4' })).events).toMatchObject([
      { data: { breaches: ['signed-by-the-crew'] } },
      {},
    ]);
  });

  test('may be signed by a witness where nobody of the place would', async () => {
    expect((await sign({ countersigned: 'witness' })).refused).toBeNull();
  });

  test.each([
    [
      'an item that is on no checklist',
      { findings: [{ item: 'music', agency: 'culture', result: 'met' }] },
      'item-is-on-the-checklist',
    ],
    ['items without a checklist', { checklist: null }, 'item-is-on-the-checklist'],
    [
      'a part of an agency that was not there',
      { findings: [{ item: 'guest-register', agency: 'market', result: 'met' }] },
      'part-is-of-a-participant',
    ],
    ['a visit of tomorrow', { on: '2013-07-17' }, 'happened-by-today'],
    ['a signature before the visit', { signedOn: '2013-07-15' }, 'follows-what-it-rests-on'],
    ['a signature of tomorrow', { signedOn: '2013-07-17' }, 'happened-by-today'],
    [
      'condoms as an exhibit',
      { exhibits: [{ what: '02 bao cao su', quantity: 2 }] },
      'condoms-and-needles-are-no-evidence',
    ],
    ['needles in the note', { note: 'Thu giữ bơm kim tiêm' }, 'condoms-and-needles-are-no-evidence'],
    [
      'condoms as a finding',
      { findings: [{ item: 'condoms', agency: 'culture', result: 'met' }] },
      'condoms-and-needles-are-no-evidence',
    ],
    ['an obligation that no directive has', { obligations: ['d-879/O99'] }, 'obligation-is-known'],
  ])('do not hold %s', async (_title, change, rule) => {
    expect((await sign(change)).refused).toBe(rule);
  });

  test('do not hold a telephone number or an identity card', () => {
    for (const note of ['gọi số 0912 345 678', 'CMND 045123456']) {
      expect(signMinutes.input.safeParse({ ...minutes, note }).success).toBe(false);
    }
  });

  test('without a beginning recorded before, the crew of that day is counted', async () => {
    const { events } = await after(inspection, histories.planned).decide(signMinutes, minutes);
    expect(events).toMatchObject([{ data: { breaches: ['approved-before-it-began'] } }, {}]);
  });

  test('breaches of the beginning stay on the record', async () => {
    const begun = [
      ...histories.surpriseDecided,
      { name: 'InspectionBegun', data: { on: '2013-07-16', present: ['m-1'], breaches: ['at-least-three-members'] } },
    ];
    const { state } = await after(inspection, begun).decide(signMinutes, minutes);
    expect(state).toMatchObject({ result: { breaches: ['at-least-three-members'] } });
  });

  test('are not signed twice', async () => {
    const { refused } = await after(inspection, histories.minutesSigned).decide(signMinutes, minutes);
    expect(refused).toBe('inspection-is-open');
  });
});

describe('no minutes', () => {
  test.each(['closed', 'refused', 'ceased', 'not-found'])(
    'a place found %s is disclosed as not carried out',
    async (outcome) => {
      const { events, state } = await after(inspection, histories.approved).decide(recordNotCarriedOut, {
        ...{ outcome, on: '2013-07-16', note: null },
      });
      expect(events.map(({ name }) => name)).toEqual(['InspectionNotCarriedOut', 'InspectionDisclosed']);
      expect(state).toMatchObject({ is: 'not-carried-out', result: { outcome } });
    },
  );

  test('what has begun can be broken off', async () => {
    const input = { on: '2013-07-16', reason: 'Mất điện' };
    expect((await after(inspection, histories.underWay).decide(breakOffInspection, input)).state).toMatchObject({
      is: 'broken-off',
    });
    expect((await after(inspection, histories.approved).decide(breakOffInspection, input)).refused).toBe(
      'inspection-is-open',
    );
  });
});

describe('what came of an inspection', () => {
  const approver = 'deputy-chairman';
  const [decided, ...rest] = histories.underWay;
  const history = [{ ...decided!, data: { ...(decided!.data as object), approver } }, ...rest];
  const stand = (account: string, inSteadOf?: string) => ({
    actor: { account, agency: 'ppc', role: 'head', ...(inSteadOf === undefined ? {} : { inSteadOf }) },
  });
  const closed = { outcome: 'closed', on: '2013-07-16', note: null };

  test.each([
    ['signed minutes', signMinutes, minutes],
    ['not carried out', recordNotCarriedOut, closed],
    ['broken off', breakOffInspection, { on: '2013-07-16', reason: 'Chủ cơ sở bỏ đi' }],
  ] as const)(
    'is entered by who wrote it or stands in for that one, never in the stead of who approves: %s',
    async (_, type, input) => {
      const { decide } = after(inspection, history);
      const refused = async (as: object) =>
        (await decide(type as typeof signMinutes, input as typeof minutes, as)).refused;
      expect(await refused(stand('somebody', 'account-1'))).toBeNull();
      expect(await refused(stand(approver))).toBe('approver-is-not-the-author');
      expect(await refused(stand('somebody', approver))).toBe('approver-is-not-the-author');
    },
  );
});

describe('a visit recorded afterwards', () => {
  const visit = {
    ...{ body: 'police', place: 'establishment', establishment: 'site-1', unit: communeA, team: null, lead: 'police' },
    ...{
      leader: 'account-1',
      crew: ['account-1'],
      participants: ['health', 'culture'],
      mode: 'planned',
      earlier: null,
    },
    ...{ ground: null, report: null, paper: null },
    ...{ on: '2013-07-10', number: '07/BB', signedOn: '2013-07-10', signedBy: 'account-1', countersigned: 'witness' },
    ...{ checklist: null, findings: [], exhibits: [], reminded: true, note: null },
    health: { agency: 'health', met: false },
  };
  const record = (change: object = {}, circumstances = {}) =>
    after(inspection, []).decide(recordInspection, { ...visit, ...change }, circumstances);

  test('is one record with all who took part, disclosed from the first', async () => {
    const { events, state } = await record();
    expect(events.map(({ name }) => name)).toEqual(['InspectionRecorded', 'InspectionDisclosed']);
    expect(state).toMatchObject({
      is: 'carried-out',
      visit: {
        participants: [
          { agency: 'police', confirmed: true },
          { agency: 'health', confirmed: false },
          { agency: 'culture', confirmed: false },
        ],
      },
    });
  });

  test('Health says only whether its conditions are met', async () => {
    const findings = [{ item: 'guest-register', agency: 'health', result: 'met' }];
    expect((await record({ findings, checklist: 'nd-178-11' })).refused).toBe('health-says-only-met-or-not');
    expect((await record({ health: { agency: 'culture', met: true } })).refused).toBe('health-says-only-met-or-not');
  });

  test('entered in another body’s stead names both, and waits for that body’s word', async () => {
    const { state } = await record({}, { actor: { account: 'clerk', agency: 'labour', role: 'standing' } });
    expect(state).toMatchObject({
      visit: { author: 'clerk', participants: [{ agency: 'police', confirmed: false }, {}, {}] },
      result: { entry: { onBehalfOf: 'police' } },
    });
  });

  test('from paper names the paper', async () => {
    const paper = { document: '15/BC-CAH', dated: '2013-07-12' };
    expect((await record({ paper })).state).toMatchObject({ result: { entry: { paper } } });
  });

  test('rests on papers that are there: neither what it is copied from nor the report on signs is dated ahead', async () => {
    const [dated, writtenOn] = ['2013-07-17', '2013-07-17'];
    const papers = [{ paper: { document: '15/BC-CAH', dated } }, { report: { number: '3/BC', writtenOn } }];
    for (const paper of papers) expect((await record(paper)).refused).toBe('papers-are-dated-by-today');
  });

  test('outside the area of its lead is recorded all the same, and marked', async () => {
    const { events } = await record({ lead: 'police-west', crew: ['account-1'] });
    expect(events).toMatchObject([{ data: { breaches: ['unit-is-the-leads'] } }, {}]);
  });

  test('a surprise by a Team 178 with two members, no ground and no report is recorded with its breaches', async () => {
    const team = { body: 'team-178', team: 'team-900', leader: 'm-1', crew: ['m-1', 'm-2'], signedBy: 'm-1' };
    const { events } = await record({ ...team, mode: 'surprise' });
    expect(events).toMatchObject([
      { data: { breaches: ['at-least-three-members', 'surprise-has-its-ground-and-report'] } },
      {},
    ]);
  });

  test('by a team that had been dissolved is recorded, and marked', async () => {
    const team = { body: 'team-178', team: 'dissolved-team', leader: 'm-1', crew: ['m-1'], signedBy: 'm-1' };
    const { events } = await record(team);
    expect(events).toMatchObject([{ data: { breaches: ['team-stands-on-that-day', 'at-least-three-members'] } }, {}]);
  });

  test('lies in a unit of that day', async () => {
    expect((await record({ unit: endedCommune })).refused).toBe('unit-exists-on-that-day');
    const before = { establishment: 'site-split', unit: endedCommune, on: '2013-06-30', signedOn: '2013-06-30' };
    expect((await record(before)).refused).toBeNull();
  });

  test('of a public place names no establishment', async () => {
    expect((await record({ place: 'public-place', establishment: null, unit: communeB })).refused).toBeNull();
    expect((await record({ establishment: null })).refused).toBe('establishment-is-known');
  });

  test('has no field for a person', () => {
    expect(recordInspection.input.safeParse({ ...visit, offender: 'Nguyễn Văn A' }).success).toBe(false);
  });
});
