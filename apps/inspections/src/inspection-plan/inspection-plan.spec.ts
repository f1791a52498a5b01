import { describe, expect, test } from '@jest/globals';
import { after } from '../examples.ts';
import { approvePlan } from './approve-plan.ts';
import { changePlanLines } from './change-plan-lines.ts';
import { closePlan } from './close-plan.ts';
import { draftPlan } from './draft-plan.ts';
import { approvedPlan, closedPlan, drafted } from './examples.ts';
import { inspectionPlan } from './inspection-plan.ts';
import { returnPlan } from './return-plan.ts';
import { withdrawPlan } from './withdraw-plan.ts';

const asLeader = { actor: { account: 'account-of-m-1', agency: 'labour' } };
const asChairman = { actor: { account: 'chairman', agency: 'district-900', role: 'head' } };
const plan = {
  ...{ number: '12/KH', team: 'team-900', lead: 'labour', approver: 'chairman', members: ['account-of-m-1'] },
  period: { from: '2013-07-15', to: '2013-12-14' },
  lines: [{ establishment: 'site-1', by: '2013-09-30' }],
};
const draft = (change: object = {}, who: object = asLeader) =>
  after(inspectionPlan, []).decide(draftPlan, { ...plan, ...change }, who);

describe('a plan of inspections', () => {
  test('chooses establishments, with kind and unit as they are', async () => {
    expect((await draft()).events).toMatchObject([{ data: { lines: [{ establishment: 'site-1', kind: 'karaoke' }] } }]);
  });

  test.each([
    ['of a period that runs backwards', { period: { from: '2013-12-14', to: '2013-07-15' } }, 'period-runs-forward'],
    ['of a period that is over', { period: { from: '2013-01-01', to: '2013-06-14' } }, 'period-runs-forward'],
    ['of a team that is no more', { team: 'dissolved-team' }, 'team-stands-on-that-day'],
    ['by somebody whom it does not name', { members: ['account-of-m-2'] }, 'known-only-to-the-team'],
    ['for its own author to approve', { approver: 'account-of-m-1' }, 'approver-is-not-the-author'],
    [
      'for one of its own members to approve',
      { members: ['account-of-m-1', 'chairman'] },
      'approver-is-not-the-author',
    ],
    ['for an officer to approve', { approver: 'clerk' }, 'approver-may-approve'],
    ['for the head of another agency to approve', { approver: 'chief' }, 'approver-may-approve'],
    ['for somebody to approve whom nobody knows', { approver: 'nobody' }, 'approver-may-approve'],
    ['of an unknown place', { lines: [{ establishment: 'site-9', by: null }] }, 'establishment-is-known'],
    ['of a place twice', { lines: [plan.lines[0], plan.lines[0]] }, 'one-line-per-establishment'],
    [
      'of a day outside its period',
      { lines: [{ establishment: 'site-1', by: '2014-01-01' }] },
      'line-lies-in-the-period',
    ],
  ])('is not drafted %s', async (_title, change, rule) => {
    expect((await draft(change)).refused).toBe(rule);
  });

  test('is approved by the chairman of the committee that set the team up', async () => {
    const approve = (who: object) =>
      after(inspectionPlan, drafted).decide(approvePlan, { document: '40/QĐ-UBND' }, who);
    expect((await approve(asChairman)).state).toMatchObject({ is: 'approved', document: '40/QĐ-UBND' });
    expect((await approve({ actor: { account: 'x', agency: 'police', role: 'head' } })).refused).toBe(
      'chairman-approves',
    );
  });

  test('of the chairman is approved by another head of the committee, or by the committee above', async () => {
    const written = { members: ['chairman', 'account-of-m-1'] };
    expect((await draft(written, asChairman)).refused).toBe('approver-is-not-the-author');
    for (const [approver, agency] of [
      ['deputy-chairman', 'district-900'],
      ['chairman-above', 'ppc'],
    ]) {
      const { events, refused } = await draft({ ...written, approver }, asChairman);
      expect(refused).toBeNull();
      const approve = { actor: { account: approver!, agency: agency!, role: 'head' } };
      const approved = await after(inspectionPlan, events).decide(approvePlan, { document: '40/QĐ-UBND' }, approve);
      expect(approved.state).toMatchObject({ is: 'approved', approver });
    }
  });

  test('is not approved by who wrote it, nor twice', async () => {
    const author = { actor: { account: 'account-1', agency: 'district-900', role: 'head' } };
    const approve = { document: '40/QĐ-UBND' };
    expect((await after(inspectionPlan, drafted).decide(approvePlan, approve, author)).refused).toBe(
      'approver-is-not-the-author',
    );
    expect((await after(inspectionPlan, approvedPlan).decide(approvePlan, approve, asChairman)).refused).toBe(
      'plan-awaits-approval',
    );
  });

  test('is not approved by another head whom it names among its members', async () => {
    const { events } = await draft({ members: ['account-of-m-1', 'deputy-chairman'] });
    const deputy = { actor: { account: 'deputy-chairman', agency: 'district-900', role: 'head' } };
    const approved = await after(inspectionPlan, events).decide(approvePlan, { document: '40/QĐ-UBND' }, deputy);
    expect(approved.refused).toBe('approver-is-not-the-author');
  });

  test('with other lines must be approved again', async () => {
    const lines = [{ establishment: 'site-2', by: null }];
    const { state } = await after(inspectionPlan, approvedPlan).decide(changePlanLines, { lines, reason: 'Thay' });
    expect(state).toMatchObject({ is: 'drafted', document: null, lines: [{ kind: 'lodging' }] });
  });

  test('is returned with a reason, or withdrawn, as long as it is not closed', async () => {
    expect((await after(inspectionPlan, drafted).decide(returnPlan, { reason: 'Thiếu' })).refused).toBeNull();
    expect((await after(inspectionPlan, approvedPlan).decide(returnPlan, { reason: 'Thiếu' })).refused).toBe(
      'plan-awaits-approval',
    );
    expect((await after(inspectionPlan, approvedPlan).decide(withdrawPlan, { reason: 'Thay' })).refused).toBeNull();
    expect((await after(inspectionPlan, closedPlan).decide(withdrawPlan, { reason: 'Thay' })).refused).toBe(
      'plan-can-be-changed',
    );
  });

  test('is closed, and may be known, when its period is over', async () => {
    const close = (today: string) => after(inspectionPlan, approvedPlan).decide(closePlan, {}, { today });
    expect((await close('2013-12-14')).refused).toBe('period-is-over');
    expect((await close('2013-12-15')).state).toMatchObject({ is: 'closed' });
    expect((await after(inspectionPlan, drafted).decide(closePlan, {}, { today: '2013-12-15' })).refused).toBe(
      'plan-can-be-changed',
    );
  });
});
