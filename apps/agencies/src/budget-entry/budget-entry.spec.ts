import { inMemory } from '@lien-nganh/testing';
import { expect, test } from '@jest/globals';
import { plan } from '../plan/plan.ts';
import { budgetEntry } from './budget-entry.ts';

const district = { unit: '111@2008-11-14', type: 'huyện', validFrom: '2008-11-14', validTo: null };
const tables = {
  units: { [district.unit]: district },
  agencies: {
    'district-111': { agency: 'district-111', validFrom: '2008-11-14', validTo: null, superiors: [], successors: [] },
  },
};
const by = { account: 'account-1', agency: 'district-111', role: 'officer' };
const told = { on: '2013-07-10', unit: district.unit, lead: 'district-111' };

test('money belongs to no plan that nobody entered', async () => {
  const { send } = inMemory([plan, budgetEntry], tables, { by, today: '2013-07-20' });
  const money = { ...told, stage: 'allocated', source: 'local', amount: '50000000', purpose: 'Tuyên truyền' };
  const spend = async (of: string | null) => (await send(budgetEntry, 'record', { ...money, plan: of })).refused;
  expect(await spend('plan-9')).toBe('plan-is-known');
  const { id } = await send(plan, 'record', {
    ...{ ...told, document: { number: '12', symbol: 'KH-UBND' }, level: 'district', planType: 'year' },
    ...{ continuation: 'new', period: { from: '2013-01-01', to: '2013-12-31' }, targets: [], budget: [] },
  });
  expect([await spend(id), await spend(null)]).toEqual([null, null]);
});
