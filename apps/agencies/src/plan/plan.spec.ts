import { describe, expect, test } from '@jest/globals';
import { inMemory } from '@lien-nganh/testing';
import { presentContent, standing, type Work } from '@lien-nganh/work';
import { plan } from './plan.ts';

const district = { unit: '111@2008-11-14', type: 'huyện', validFrom: '2008-11-14', validTo: null };
const standingSince = { validFrom: '2008-11-14', superiors: [], successors: [] };
const tables = {
  units: { [district.unit]: district },
  agencies: {
    'district-111': { agency: 'district-111', ...standingSince, validTo: null },
    ppc: { agency: 'ppc', ...standingSince, validTo: null },
    gone: { agency: 'gone', ...standingSince, validTo: '2013-01-01' },
  },
};
const by = { account: 'account-1', agency: 'district-111', role: 'officer' };
const told = {
  ...{ on: '2013-07-10', unit: district.unit, lead: 'district-111', level: 'district', planType: 'year' },
  ...{ document: { number: '12', symbol: 'KH-UBND' }, continuation: 'new' },
  period: { from: '2013-01-01', to: '2013-12-31' },
};
const approval = { by: 'ppc', document: { number: '812', symbol: 'QĐ-UBND' }, on: '2013-07-15' };

function office() {
  return inMemory([plan], tables, { by, today: '2013-07-20' });
}

describe('the approval of a plan', () => {
  test('is recorded with the plan, or completes it once somebody has approved it, without being a revision', async () => {
    const { send, stateOf } = office();
    const { id } = await send(plan, 'record', told);
    const record = () => standing(stateOf(plan.prefix, id) as Work)!;
    expect(presentContent(record())).toMatchObject({ approval: null });
    const correct = { changes: { approval }, reason: 'Đã được phê duyệt' };
    expect(await send(plan, 'correct', correct, { id })).toMatchObject({ refused: null });
    expect(presentContent(record())).toMatchObject({ approval });
    expect(record().stretches).toHaveLength(1);
    await send(plan, 'change', { from: '2013-07-18', changes: { continuation: 'continued' } }, { id });
    expect([record().stretches.length, presentContent(record())['approval']]).toEqual([2, approval]);
  });

  test.each([
    ['approver-is-another-agency', { by: 'district-111' }],
    ['approver-is-there-on-that-day', { by: 'gone' }],
    ['approver-is-there-on-that-day', { by: 'nobody' }],
    ['approval-is-not-of-a-day-to-come', { on: '2013-07-21' }],
  ])('is refused as %s for %j', async (rule, other) => {
    const { send } = office();
    expect((await send(plan, 'record', { ...told, approval: { ...approval, ...other } })).refused).toBe(rule);
    expect((await send(plan, 'record', { ...told, approval })).refused).toBeNull();
  });
});
