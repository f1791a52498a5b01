import { inMemory, processesOver } from '@lien-nganh/testing';
import { describe, expect, test } from '@jest/globals';
import { communeA, communeB } from '../examples.ts';
import { events } from '../inspection-plan/events.ts';
import { approvedPlan } from '../inspection-plan/examples.ts';
import { inspectionPlan } from '../inspection-plan/inspection-plan.ts';
import type { Drafted } from '../inspection-plan/state.ts';
import { closePlansWhenTheirPeriodIsOver } from './close-plans-when-their-period-is-over.ts';

const unit = (key: string, parentCode: string) => ({
  ...{ unit: key, type: 'xã', parentCode, validFrom: '2004-01-01', validTo: null },
});
const tables = {
  units: {
    [communeA]: unit(communeA, '900'),
    [communeB]: unit(communeB, '901'),
    '900@2004-01-01': unit('900@2004-01-01', '90'),
  },
};
const line = (establishment: string, kind: string, where: string) => ({ establishment, kind, unit: where, by: null });

function plan() {
  const by = { account: 'account-of-m-1', agency: 'labour', role: 'officer' };
  const here = inMemory([inspectionPlan], tables, { by, today: '2013-07-16' });
  here.written(inspectionPlan, 'plan-1', approvedPlan);
  const state = () => here.stateOf('inspectionPlan', 'plan-1') as Drafted;
  return { here, state, running: processesOver(here, [closePlansWhenTheirPeriodIsOver]) };
}

describe('an approved plan', () => {
  test('is closed on the day after its period, and no earlier', async () => {
    const { running, state } = plan();
    await running.settle('2013-07-16');
    await running.fire('2013-12-14');
    expect(state().is).toBe('approved');
    await running.fire('2013-12-15');
    expect([state().is, state().numbers]).toEqual(['closed', [{ unit: '900@2004-01-01', kind: 'karaoke', number: 1 }]]);
  });

  test('says how many places it had set by district and kind; where no district is known it says that', async () => {
    const { here, running, state } = plan();
    const lines = [
      line('site-1', 'karaoke', communeA),
      line('site-2', 'karaoke', communeA),
      line('site-3', 'hotel', communeB),
    ];
    here.written(inspectionPlan, 'plan-1', [
      events.PlanLinesChanged({ lines, reason: 'Thêm cơ sở' }),
      events.PlanApproved({ approver: 'chairman', document: '41/QĐ-UBND' }),
    ]);
    await running.settle('2013-07-16');
    await running.fire('2013-12-15');
    expect(state().numbers).toEqual([
      { unit: '900@2004-01-01', kind: 'karaoke', number: 2 },
      { unit: null, kind: 'hotel', number: 1 },
    ]);
  });

  test('that is approved only after its period is closed then; one that was withdrawn never', async () => {
    const { here, running, state } = plan();
    here.written(inspectionPlan, 'plan-1', [
      events.PlanLinesChanged({ lines: [line('site-1', 'karaoke', communeA)], reason: 'Sửa' }),
    ]);
    await running.settle('2013-07-16');
    await running.fire('2013-12-15');
    expect(state().is).toBe('drafted');
    here.written(inspectionPlan, 'plan-1', [events.PlanApproved({ approver: 'chairman', document: '41/QĐ-UBND' })]);
    await running.settle('2013-12-20');
    await running.fire('2013-12-20');
    expect(state().is).toBe('closed');
    const another = plan();
    another.here.written(inspectionPlan, 'plan-1', [events.PlanWithdrawn({ reason: 'Thay kế hoạch' })]);
    await another.running.settle('2013-07-16');
    await another.running.fire('2013-12-15');
    expect(another.state().is).toBe('withdrawn');
  });
});
