import { describe, expect, test } from '@jest/globals';
import type { OwnRecords } from '@lien-nganh/kernel';
import { after } from '../examples.ts';
import { noRecords, records } from '../examples/own-records.ts';
import { beginInspection } from './on-the-spot/begin-inspection.ts';
import { decideSurprise } from './preparation/decide-surprise.ts';
import { leader, planInput, planned, surpriseDecided, underWay } from './examples.ts';
import { inspection } from './inspection.ts';
import { planInspection } from './preparation/plan-inspection.ts';
import { signMinutes } from './on-the-spot/sign-minutes.ts';

const { mode: _mode, plan: _plan, earlier: _earlier, approver: _approver, ...visit } = planInput;
const surprise = { ...visit, plannedFor: '2013-07-16', ground: null, report: null };
const asLeader = { actor: leader };
const minutes = {
  ...{ on: '2013-07-16', number: '05/BB', signedOn: '2013-07-16', signedBy: 'm-2', countersigned: 'representative' },
  ...{ checklist: null, findings: [], health: null, exhibits: [], reminded: false, note: null },
};

describe('what was decided by rules says by which', () => {
  test.each([
    ['planning', [], planInspection, planInput],
    ['beginning', surpriseDecided, beginInspection, { on: '2013-07-16', present: ['m-1', 'm-2', 'm-3'] }],
    ['signing', underWay, signMinutes, minutes],
  ])('%s', async (_title, history, command, input) => {
    const { events } = await after(inspection, history).decide(command, input, asLeader);
    expect(events[0]).toMatchObject({ data: { rules: 'team-178@0' } });
  });
});

describe('a province that has entered no rules', () => {
  const free = (history: Parameters<typeof after>[1] = []) => after(inspection, history, noRecords);

  test('is refused nothing by a text that it does not have, and every record says so', async () => {
    const withoutPlan = { ...planInput, plan: null, crew: ['m-1'] };
    const outcomes = [
      await free().decide(planInspection, withoutPlan, asLeader),
      await free().decide(decideSurprise, surprise, asLeader),
      await free(planned).decide(beginInspection, { on: '2013-07-16', present: ['m-1'] }),
    ];
    expect(outcomes.map(({ refused }) => refused)).toEqual([null, null, null]);
    for (const { events } of outcomes) expect(events[0]).toMatchObject({ data: { rules: null } });
    expect(outcomes[2]!.events).toMatchObject([{ data: { breaches: ['approved-before-it-began'] } }]);
  });

  test('still plans nothing with a team that does not stand, or under a plan that there is not', async () => {
    expect((await free().decide(planInspection, { ...planInput, team: 'dissolved-team' }, asLeader)).refused).toBe(
      'team-stands-on-that-day',
    );
    expect((await free().decide(planInspection, planInput, asLeader)).refused).toBe('plan-allows-the-inspection');
  });
});

describe('another kind of body', () => {
  const rulesOfThePolice = {
    is: 'kept',
    keeper: 'police',
    versions: [
      {
        ...{ version: 'police@3', source: '1/2012/TT-BCA', validFrom: '2012-01-01', validTo: null, leastMembers: 2 },
        ...{ plannedNeedsPlan: false, surpriseNeedsGround: false, surpriseNeedsReport: true, surpriseIsLeaders: true },
      },
    ],
  };
  const among: OwnRecords = {
    stateOf: (prefix, id) => (id === 'police' ? Promise.resolve(rulesOfThePolice) : records.stateOf(prefix, id)),
  };
  const own = {
    ...surprise,
    ...{ body: 'police', team: null, lead: 'police', participants: [], obligations: [] },
    ...{ crew: ['account-1', 'account-2'], leader: 'account-1', report: { number: '3/BC', writtenOn: '2013-07-16' } },
  };
  const decide = (change: object = {}, who: object = {}) =>
    after(inspection, [], among).decide(decideSurprise, { ...own, ...change }, who);

  test('has rules of its own, which count its whole crew', async () => {
    expect((await decide()).events).toMatchObject([{ data: { rules: 'police@3' } }]);
    expect((await decide({ crew: ['account-1'] })).refused).toBe('at-least-three-members');
    expect((await decide({ report: null })).refused).toBe('surprise-has-its-ground-and-report');
    expect((await decide({ leader: 'account-2' })).refused).toBe('leader-decides-a-surprise');
  });
});
