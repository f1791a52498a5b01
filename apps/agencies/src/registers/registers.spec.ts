import { expect, test } from '@jest/globals';
import { imported, inMemory } from '@lien-nganh/testing';
import { agency } from '../agency/agency.ts';
import { unit } from '../unit/unit.ts';
import { plan } from '../plan/plan.ts';
import { agenciesRegister } from './agencies.ts';
import { plansRegister, targetsRegister } from './plans.ts';
import { unitsRegister } from './units.ts';

const life = { validFrom: '2004-01-01', validTo: null };
const district = { unit: '900@2004-01-01', code: '900', name: 'H', type: 'huyện', parentCode: null, ...life };
const health = { agency: 'health', names: { vi: 'Sở Y tế', en: 'Health' }, level: 'province', unitCode: '90', ...life };
const lists = { earlierNames: [], superiors: [], duties: [], membership: [], codes: [], successors: [] };
const tables = {
  units: { [district.unit]: { ...district, aliases: [], changes: [] } },
  agencies: {
    health: { ...health, ...lists, sector: 'health', requested: false, sample: true },
    committee: { ...health, ...lists, agency: 'committee', sector: 'committee', requested: false, sample: true },
  },
};
const indicators = { 'inspection-visits@1': { code: 'inspection-visits', definitionVersion: 1 } };
const by = { account: 'account-1', agency: 'labour', role: 'standing' };
const here = () =>
  inMemory([unit, agency, plan], { ...tables, indicators, obligations: {} }, { by, today: '2013-07-16' });

test('a row of the list of units becomes a unit, whose spelling alone is corrected', async () => {
  const row = { code: '90001', name: 'Ban A', type: 'xã', parentCode: '900', validFrom: '2012-11-03' };
  const { refused, held, after } = await imported(here(), unitsRegister, { ...row, basis: null }, { name: 'Bản A' });
  expect([refused, held, after]).toEqual([null, row, { ...row, name: 'Bản A' }]);
  const moved = unitsRegister.corrections({ ...row, parentCode: '901' }, new Set(['parentCode']), { is: 'standing' });
  expect(moved).toEqual([]);
});

test('a row of the list of agencies becomes an agency below its superiors; what becomes of it has commands of its own', async () => {
  const row = {
    ...{ agency: 'health-900', vi: 'Phòng Y tế', en: 'Health office', sector: 'health', level: 'district' },
    ...{ unitCode: '900', validFrom: '2005-01-01', bySector: 'health', byCommittee: 'committee', basis: null },
  };
  const { refused, held, corrections } = await imported(here(), agenciesRegister, row, { vi: 'Tên khác' });
  const { agency: _agency, basis: _basis, ...said } = row;
  expect([refused, held, corrections]).toEqual([null, said, []]);
});

const issued = {
  ...{ on: '2013-07-01', unit: district.unit, lead: 'committee', number: '12', symbol: 'KH-UBND', level: 'district' },
  ...{ planType: 'year', continuation: 'new', from: '2013-01-01', to: '2013-12-31' },
};

test('a row of the book of plans becomes a plan, whose targets stay when the row is put right', async () => {
  const at = here();
  const { refused, held, after } = await imported(at, plansRegister, issued, { planType: 'period' });
  expect([refused, held, after]).toEqual([null, issued, { ...issued, planType: 'period' }]);
  const targets = [{ indicator: 'inspection-visits', unit: null, value: 40 }];
  await at.send(plan, 'correct', { changes: { targets }, reason: 'x' }, { id: 'imported' });
  const [correction] = plansRegister.corrections(
    { ...issued, to: '2013-12-30' },
    new Set(['to']),
    at.stateOf('plan', 'imported'),
  );
  expect(correction!.input).toMatchObject({ changes: { period: { to: '2013-12-30' } } });
  expect(JSON.stringify(correction!.input)).not.toContain('targets');
});

test('a row of targets becomes a target of its plan beside the others, and another value takes its place', async () => {
  const at = here();
  await imported(at, plansRegister, issued, { planType: 'period' });
  const row = { plan: 'imported', indicator: 'inspection-visits', unit: null, on: null, value: 40 };
  const { refused, held, after } = await imported(at, targetsRegister, row, { value: 50 });
  expect([refused, held, after]).toEqual([null, { value: 40 }, { value: 50 }]);
  const own = { ...row, unit: district.unit, value: 50 };
  expect(targetsRegister.entries!.heldBy(at.stateOf('plan', 'imported'), own)).toEqual({ value: 50 });
  expect(targetsRegister.entries!.heldBy(at.stateOf('plan', 'imported'), { ...row, indicator: 'x' })).toBe('absent');
  const unknown = targetsRegister.entries!.sets([{ ...row, indicator: 'x' }], at.stateOf('plan', 'imported'));
  expect((await at.send(plan, unknown.command, unknown.input, { id: 'imported' })).refused).toBe(
    'target-is-of-a-known-indicator',
  );
});

test('a plan is offered in the list of plans under its number, with its days as people write them', async () => {
  const at = here();
  await imported(at, plansRegister, issued, { planType: 'period' });
  const { title } = plan.summary(at.stateOf('plan', 'imported'), 'imported');
  expect(title).toBe('Kế hoạch: 12/KH-UBND, 01/01/2013 – 31/12/2013');
});
