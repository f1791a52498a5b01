import { expect, test } from '@jest/globals';
import { imported, inMemory } from '@lien-nganh/testing';
import { agency } from '../agency/agency.ts';
import { unit } from '../unit/unit.ts';
import { agenciesRegister } from './agencies.ts';
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
const by = { account: 'account-1', agency: 'labour', role: 'standing' };
const here = () => inMemory([unit, agency], tables, { by, today: '2013-07-16' });

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
