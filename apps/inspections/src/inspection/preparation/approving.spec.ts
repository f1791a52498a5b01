import { describe, expect, test } from '@jest/globals';
import { permissions, isAllowed, type Standing } from '@lien-nganh/access';
import { fold } from '@lien-nganh/kernel';
import { recorded } from '@lien-nganh/testing';
import { after } from '../../examples.ts';
import { approveInspection } from './approve-inspection.ts';
import { changePreparation } from './change-preparation.ts';
import { chairman, leader, planInput, planned } from '../examples.ts';
import { inspection } from '../inspection.ts';
import { planInspection } from './plan-inspection.ts';

const plan = (change: object = {}, actor: object = leader) =>
  after(inspection, []).decide(planInspection, { ...planInput, ...change }, { actor });

describe('a planned inspection', () => {
  test.each([
    ['is unknown', { plan: 'plan-9' }],
    ['is not approved yet', { plan: 'plan-drafted' }],
    ['is known to others alone', { plan: 'plan-of-others' }],
    ['is of another team', { plan: 'plan-of-another-team' }],
    ['is of a body without a team', { plan: 'plan-of-the-police' }],
    ['ends before that day', { plannedFor: '2013-12-15' }],
  ])('does not follow a plan that %s', async (_title, change) => {
    expect((await plan(change)).refused).toBe('plan-allows-the-inspection');
  });

  test('whose plan holds its first day and its last is planned', async () => {
    for (const plannedFor of ['2013-07-16', '2013-12-14']) expect((await plan({ plannedFor })).refused).toBeNull();
  });

  test('is not moved out of its plan', async () => {
    const change = { crew: ['m-1', 'm-2', 'm-4'], leader: 'm-1', participants: [], reason: 'Đổi ngày' };
    const moved = async (plannedFor: string) =>
      (await after(inspection, planned).decide(changePreparation, { ...change, plannedFor }, { actor: leader }))
        .refused;
    expect([await moved('2013-12-14'), await moved('2013-12-16')]).toEqual([null, 'plan-allows-the-inspection']);
  });
});

describe('who approves', () => {
  test('whoever takes over from the author goes on with it; whoever stands in for the approver does not', async () => {
    const own = { lead: 'police', crew: ['account-1'], leader: 'account-1', approver: 'chief' };
    const alone = { ...planInput, ...own, body: 'police', team: null, plan: 'plan-of-the-police' };
    const { events: written } = await after(inspection, []).decide(planInspection, alone);
    const change = { plannedFor: '2013-07-25', crew: ['account-2'], leader: 'account-2', participants: [] };
    const by = (inSteadOf?: string) => ({ actor: { account: 'account-2', agency: 'police', inSteadOf } });
    const changed = async (inSteadOf?: string) =>
      after(inspection, written).decide(changePreparation, { ...change, reason: 'Bàn giao' }, by(inSteadOf));
    expect((await changed('account-1')).refused).toBeNull();
    expect((await changed('account-1')).state).toMatchObject({ visit: { leader: 'account-2', author: 'account-2' } });
    expect((await changed('chief')).refused).toBe('approver-is-not-the-author');
    expect((await changed()).refused).toBe('plan-allows-the-inspection');
  });

  test.each([
    ['its author', { approver: 'account-of-m-1' }, 'approver-is-not-the-author'],
    ['somebody who goes', { approver: 'account-of-m-2' }, 'approver-is-not-the-author'],
    ['an officer of the committee', { approver: 'clerk' }, 'approver-may-approve'],
    ['the head of another agency', { approver: 'chief' }, 'approver-may-approve'],
    ['a head whose account has ended', { approver: 'former-chairman' }, 'approver-may-approve'],
    ['somebody whom nobody knows', { approver: 'nobody' }, 'approver-may-approve'],
  ])('is not %s', async (_title, change, rule) => {
    expect((await plan(change)).refused).toBe(rule);
  });

  test('is a head of the committee that set the team up, or of the one above', async () => {
    for (const approver of ['chairman', 'deputy-chairman', 'chairman-above']) {
      expect((await plan({ approver })).refused).toBeNull();
    }
  });

  test('of what the chairman wrote without going is the deputy or the committee above, never the chairman', async () => {
    const byChairman = (approver: string) => plan({ approver, plan: 'plan-1' }, chairman);
    expect((await byChairman('chairman')).refused).toBe('approver-is-not-the-author');
    const { events, refused } = await byChairman('chairman-above');
    expect(refused).toBeNull();
    const above = { account: 'chairman-above', agency: 'ppc', role: 'head' };
    const written = after(inspection, events, undefined, chairman);
    expect((await written.decide(approveInspection, {}, { actor: above })).refused).toBeNull();
    expect((await written.decide(approveInspection, {}, { actor: chairman })).refused).toBe(
      'approver-is-not-the-author',
    );
  });

  test('is told to the chairman who wrote it, and to nobody else of the committee', async () => {
    const { events } = await plan({ approver: 'chairman-above' }, chairman);
    const state = fold(inspection, recorded(inspection, events, { actor: chairman }));
    const scope = inspection.scope(state, 'id-1');
    const mayRead = (account: string) => {
      const standing: Standing = {
        ...{ actor: { ...chairman, account }, superiorOf: ['labour'], successorOf: [], assignments: [] },
      };
      return isAllowed(permissions, 'inspections.read-inspection', standing, scope);
    };
    expect(['chairman', 'deputy-chairman'].map(mayRead)).toEqual([true, false]);
  });

  test('is nobody who joins the crew later', async () => {
    const own = { approver: 'account-of-m-4' };
    const history = planned.map((event) => ({ ...event, data: { ...event.data, ...own } }));
    const change = {
      ...{
        plannedFor: '2013-07-22',
        crew: ['m-1', 'm-2', 'm-3'],
        leader: 'm-1',
        participants: [],
        reason: 'Đổi người',
      },
    };
    const as = (account: string) => ({ actor: { ...leader, account } });
    const decide = after(inspection, history).decide;
    expect((await decide(changePreparation, change, as('account-of-m-1'))).refused).toBeNull();
    const joins = history.map((event) => ({ ...event, data: { ...event.data, approver: 'account-of-m-2' } }));
    const { refused } = await after(inspection, joins).decide(changePreparation, change, as('account-of-m-1'));
    expect(refused).toBe('approver-is-not-the-author');
  });
});
