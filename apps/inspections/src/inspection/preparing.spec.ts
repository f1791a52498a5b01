import { describe, expect, test } from '@jest/globals';
import { after, communeA, endedCommune } from '../examples.ts';
import { approveInspection } from './preparation/approve-inspection.ts';
import { beginInspection } from './on-the-spot/begin-inspection.ts';
import { changePreparation } from './preparation/change-preparation.ts';
import { decideSurprise } from './preparation/decide-surprise.ts';
import * as histories from './examples.ts';
import { chairman, leader } from './examples.ts';
import { inspection } from './inspection.ts';
import { notifyInspection } from './preparation/notify-inspection.ts';
import { planInspection } from './preparation/plan-inspection.ts';
import { postponeInspection } from './preparation/postpone-inspection.ts';
import { withdrawInspection } from './on-the-spot/withdraw-inspection.ts';

const visit = {
  ...{ body: 'team-178', place: 'establishment', establishment: 'site-1', unit: communeA, team: 'team-900' },
  ...{
    lead: 'labour',
    leader: 'm-1',
    crew: ['m-1', 'm-2', 'm-3'],
    participants: ['police'],
    obligations: ['d-879/O31'],
  },
};
const plan = {
  ...visit,
  mode: 'planned',
  plan: 'plan-1',
  earlier: null,
  plannedFor: '2013-07-20',
  approver: 'chairman',
};
const surprise = {
  ...{ ...visit, plannedFor: '2013-07-16' },
  ground: { kind: 'complaint', words: 'Có phản ánh hoạt động quá giờ' },
  report: { number: '03/BC', writtenOn: '2013-07-15' },
};
const asLeader = { actor: leader };
const nothing = after(inspection, []);

describe('planning refuses what the rules forbid', () => {
  test('an inspection under the chairman’s plan is planned by its leader', async () => {
    const { events } = await nothing.decide(planInspection, plan, asLeader);
    expect(events).toMatchObject([
      {
        name: 'InspectionPlanned',
        obligations: ['d-879/O31'],
        data: { establishmentKind: 'karaoke', plannedFor: '2013-07-20', crew: [{}, { agency: 'police' }, {}] },
      },
    ]);
  });

  test.each([
    ['fewer than three members', { crew: ['m-1', 'm-2'] }, 'at-least-three-members'],
    ['a stranger to the team as the third', { crew: ['m-1', 'm-2', 'm-9'] }, 'at-least-three-members'],
    ['a third member who was relieved before that day', { crew: ['m-1', 'm-2', 'm-5'] }, 'at-least-three-members'],
    ['the same member twice', { crew: ['m-1', 'm-2', 'm-2'] }, 'at-least-three-members'],
    ['a team that was dissolved by then', { team: 'dissolved-team' }, 'team-stands-on-that-day'],
    ['no team at all', { team: null }, 'team-stands-on-that-day'],
    ['no plan', { plan: null }, 'planned-inspection-follows-a-plan'],
    ['outside the area of its lead', { lead: 'police-west' }, 'unit-is-the-leads'],
    ['a day that is past', { plannedFor: '2013-07-15' }, 'planned-for-a-coming-day'],
    ['a leader who does not go', { leader: 'm-4' }, 'leader-is-in-the-crew'],
    ['a commune that is no more', { unit: endedCommune }, 'unit-exists-on-that-day'],
    ['an agency that is no more', { participants: ['former-trade'] }, 'agency-exists-on-that-day'],
    ['an establishment that was withdrawn', { establishment: 'site-3' }, 'establishment-is-known'],
    ['an establishment that nobody registered', { establishment: 'site-9' }, 'establishment-is-known'],
    ['an establishment for a public place', { place: 'public-place' }, 'establishment-is-known'],
    ['an obligation that no directive has', { obligations: ['d-879/O99'] }, 'obligation-is-known'],
    ['a re-inspection of nothing', { mode: 're-inspection' }, 'earlier-inspection-is-known'],
    [
      'a re-inspection of what is not disclosed',
      { mode: 're-inspection', earlier: 'secret' },
      'earlier-inspection-is-known',
    ],
  ])('%s', async (_title, change, rule) => {
    expect((await nothing.decide(planInspection, { ...plan, ...change }, asLeader)).refused).toBe(rule);
  });

  test('an officer who neither goes nor approves may not write it', async () => {
    const outsider = { actor: { account: 'account-1' } };
    expect((await nothing.decide(planInspection, plan, outsider)).refused).toBe('known-only-to-the-team');
  });

  test('the police’s own inspection does not need three members, but accounts that exist', async () => {
    const who = { lead: 'police', crew: ['account-1'], leader: 'account-1', approver: 'chief' };
    const own = { ...plan, ...who, body: 'police', team: null, plan: 'plan-of-the-police' };
    expect((await nothing.decide(planInspection, own)).refused).toBeNull();
    const unknown = { ...own, crew: ['account-1', 'account-9'] };
    expect((await nothing.decide(planInspection, unknown)).refused).toBe('crew-is-known');
  });

  test('a re-inspection names the inspection before it', async () => {
    const again = { ...plan, mode: 're-inspection', plan: null, earlier: 'known-visit' };
    expect((await nothing.decide(planInspection, again, asLeader)).refused).toBeNull();
  });
});

describe('a surprise inspection', () => {
  test('is decided by the leader, on a ground, with a written report', async () => {
    const { events } = await nothing.decide(decideSurprise, surprise, asLeader);
    expect(events).toMatchObject([
      { name: 'SurpriseDecided', data: { ground: surprise.ground, report: surprise.report } },
    ]);
  });

  test.each([
    ['without a ground', { ground: null }, 'surprise-has-its-ground-and-report'],
    ['without a written report', { report: null }, 'surprise-has-its-ground-and-report'],
    [
      'on a report still to be written',
      { report: { number: '03/BC', writtenOn: '2013-07-17' } },
      'papers-are-dated-by-today',
    ],
    ['with two members', { crew: ['m-1', 'm-2'] }, 'at-least-three-members'],
    ['outside the area of its lead', { lead: 'police-west' }, 'unit-is-the-leads'],
    [
      'on account of condoms',
      { ground: { kind: 'signs', words: 'Có bao cao su' } },
      'condoms-and-needles-are-no-evidence',
    ],
  ])('%s is refused', async (_title, change, rule) => {
    expect((await nothing.decide(decideSurprise, { ...surprise, ...change }, asLeader)).refused).toBe(rule);
  });

  test('is not decided by another member', async () => {
    const other = { actor: { account: 'account-of-m-2', agency: 'police' } };
    expect((await nothing.decide(decideSurprise, surprise, other)).refused).toBe('leader-decides-a-surprise');
    const named = { ...surprise, leader: 'm-2' };
    expect((await nothing.decide(decideSurprise, named, other)).refused).toBe('leader-decides-a-surprise');
  });

  test('has no field for who gave the ground', () => {
    const informer = { ...surprise, ground: { ...surprise.ground, informer: 'ông A' } };
    expect(decideSurprise.input.safeParse(informer).success).toBe(false);
  });
});

describe('approving', () => {
  test('is done by who did not write it and does not go', async () => {
    const { events } = await after(inspection, histories.planned).decide(approveInspection, {}, { actor: chairman });
    expect(events).toEqual([{ name: 'InspectionApproved', data: { approver: 'chairman' } }]);
  });

  test('one’s own work is refused, also for an acting head', async () => {
    const author = { actor: { account: 'account-1', role: 'head' } };
    const goes = { actor: { ...leader, role: 'head' } };
    const planned = after(inspection, histories.planned);
    expect((await planned.decide(approveInspection, {}, author)).refused).toBe('approver-is-not-the-author');
    expect((await planned.decide(approveInspection, {}, goes)).refused).toBe('approver-is-not-the-author');
  });

  test('a surprise is not approved, nor anything twice', async () => {
    for (const history of [histories.surpriseDecided, histories.approved]) {
      const { refused } = await after(inspection, history).decide(approveInspection, {}, { actor: chairman });
      expect(refused).toBe('inspection-awaits-approval');
    }
  });

  test('another day or crew must be approved again', async () => {
    const change = {
      plannedFor: '2013-07-25',
      crew: ['m-1', 'm-2', 'm-4'],
      leader: 'm-1',
      participants: [],
      reason: 'Đổi người',
    };
    const { state } = await after(inspection, histories.approved).decide(changePreparation, change, asLeader);
    expect(state).toMatchObject({ is: 'planned', approved: false, visit: { plannedFor: '2013-07-25' } });
  });

  test('the changed crew keeps to the rules as the first one did', async () => {
    const change = {
      plannedFor: '2013-07-25',
      crew: ['m-1', 'm-2'],
      leader: 'm-1',
      participants: [],
      reason: 'Đổi người',
    };
    const { refused } = await after(inspection, histories.approved).decide(changePreparation, change, asLeader);
    expect(refused).toBe('at-least-three-members');
  });
});

describe('on the way', () => {
  test('notice is given of an approved inspection only', async () => {
    const notice = { on: '2013-07-16' };
    expect((await after(inspection, histories.approved).decide(notifyInspection, notice)).refused).toBeNull();
    expect((await after(inspection, histories.planned).decide(notifyInspection, notice)).refused).toBe(
      'inspection-is-approved',
    );
  });

  test('what began with two members, unapproved, has begun: both breaches are marked', async () => {
    const { events } = await after(inspection, histories.planned).decide(beginInspection, {
      on: '2013-07-16',
      present: ['m-1', 'm-2'],
    });
    expect(events).toMatchObject([{ data: { breaches: ['approved-before-it-began', 'at-least-three-members'] } }]);
  });

  test('what began as the rules say has no breach', async () => {
    for (const history of [histories.approved, histories.notified, histories.surpriseDecided]) {
      const { events } = await after(inspection, history).decide(beginInspection, {
        on: '2013-07-16',
        present: ['m-1', 'm-2', 'm-3'],
      });
      expect(events).toMatchObject([{ data: { breaches: [] } }]);
    }
  });

  test('nobody begins tomorrow’s inspection', async () => {
    const { refused } = await after(inspection, histories.approved).decide(beginInspection, {
      on: '2013-07-17',
      present: ['m-1'],
    });
    expect(refused).toBe('happened-by-today');
  });

  test('a postponed inspection is still to come', async () => {
    const { state } = await after(inspection, histories.approved).decide(postponeInspection, {
      until: null,
      reason: 'Mưa lũ',
    });
    expect(state).toMatchObject({ is: 'postponed', visit: { plannedFor: null } });
  });

  test('before it is disclosed the leader or the approver withdraws it, no other member', async () => {
    const withdraw = async (account: string) =>
      (
        await after(inspection, histories.approved).decide(
          withdrawInspection,
          { reason: 'Không cần nữa' },
          { actor: { account } },
        )
      ).refused;
    expect(await withdraw('account-of-m-1')).toBeNull();
    expect(await withdraw('chairman')).toBeNull();
    expect(await withdraw('account-of-m-2')).toBe('leader-or-approver-withdraws');
  });
});
