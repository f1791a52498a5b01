import { describe, expect, test } from '@jest/globals';
import * as plans from '../inspection-plan/examples.ts';
import { inspectionPlan } from '../inspection-plan/inspection-plan.ts';
import * as twins from '../twin/examples.ts';
import { twin } from '../twin/twin.ts';
import { asked, person } from './examples.ts';
import { plansOnHand } from './plans-on-hand.ts';
import { possibleTwins } from './possible-twins.ts';

describe('plans-on-hand and possible-twins', () => {
  test('a plan is on hand for its people until it is closed', async () => {
    const ask = await asked(plansOnHand, [
      [inspectionPlan, 'open', plans.approvedPlan],
      [inspectionPlan, 'closed', plans.closedPlan],
    ]);
    const action = 'inspections.plans-on-hand';
    expect(await ask({}, person('account-of-m-1', 'labour', { action }))).toMatchObject({
      rows: [{ plan: 'open', lines: 1 }],
    });
    expect(await ask({}, person('x', 'labour', { role: 'head', action }))).toEqual({ rows: [], more: false });
  });

  test('open pairs are shown to the agencies of both records', async () => {
    const ask = await asked(possibleTwins, [
      [twin, 'a.b', twins.proposed],
      [twin, 'c.d', twins.decidedSame],
    ]);
    const action = 'inspections.possible-twins';
    for (const agency of ['police', 'culture']) {
      expect(await ask({}, person('x', agency, { action }))).toMatchObject({
        rows: [{ twin: 'a.b', status: 'open', records: [{ inspection: 'a' }, { inspection: 'b' }] }],
      });
    }
    expect(await ask({}, person('x', 'market', { action }))).toMatchObject({ rows: [] });
    expect(await ask({ status: 'same' }, person('x', 'police', { action }))).toMatchObject({
      rows: [{ twin: 'c.d', kept: 'a' }],
    });
  });
});
