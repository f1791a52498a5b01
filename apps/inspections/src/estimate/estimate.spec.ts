import { release } from '@lien-nganh/contracts/area-work';
import { definitionOf } from '@lien-nganh/kernel';
import { inMemory } from '@lien-nganh/testing';
import { describe, expect, test } from '@jest/globals';
import { outbound } from '../integration/outbound.ts';
import { estimate } from './estimate.ts';
import type { Estimate } from './state.ts';

const today = '2014-01-10';
const unit = (key: string, type: string) => ({ unit: key, type, validFrom: '2004-01-01', validTo: null });
const indicator = {
  ...{ code: 'estimated-persons-selling', definitionVersion: 1, kind: 'estimate', service: 'inspections' },
  ...{ validFrom: '2004-01-01', validTo: null, obligations: ['d-879/O13'] },
};
const tables = {
  units: { '90@2004-01-01': unit('90@2004-01-01', 'tỉnh'), '900@2004-01-01': unit('900@2004-01-01', 'huyện') },
  agencies: { police: { agency: 'police', validFrom: '2004-01-01', validTo: null } },
  indicators: { a: indicator, b: { ...indicator, code: 'inspections-done', kind: 'flow' } },
};
const told = {
  ...{ indicator: 'estimated-persons-selling', unit: '90@2004-01-01', on: '2013-12-31', lead: 'police' },
  ...{ people: 120, method: 'multiplier' },
};
const id = 'estimated-persons-selling.90@2004-01-01.2013-12-31';

function province() {
  const by = { account: 'account-1', agency: 'police', role: 'officer' };
  const here = inMemory([estimate], tables, { by, today });
  const send = async (name: string, input: object) => (await here.send(estimate, name, input, { id })).refused;
  const leaving = () => {
    const { map } = outbound.find(({ stream }) => stream === estimate)!;
    return here.log.map((event, at) => {
      const state = here.log
        .slice(0, at + 1)
        .reduce<Estimate>((before, one) => estimate.evolve(before, one as never) as Estimate, { is: 'none' });
      return release.schema.parse(map(event, state, id));
    });
  };
  return { send, leaving };
}

describe('an estimate', () => {
  test('leaves with its method, its day and the agency that made it, each word as another edition', async () => {
    const { send, leaving } = province();
    expect(await send('make', told)).toBeNull();
    expect(await send('correct', { people: 110, method: 'survey', reason: 'Tính lại' })).toBeNull();
    expect(await send('withdraw', { reason: 'Nhập nhầm' })).toBeNull();
    expect(await send('make', told)).toBeNull();
    expect(leaving().map(({ edition, cells: [cell] }) => [edition, cell!.value, cell!.dimensions['method']])).toEqual([
      [1, 120, 'multiplier'],
      [2, 110, 'survey'],
      [3, 'missing', undefined],
      [4, 120, 'multiplier'],
    ]);
    expect(leaving()[0]!.cells[0]!.dimensions).toEqual({
      ...{ method: 'multiplier', author: 'police', 'as-of-day': '2013-12-31' },
    });
  });

  test('is withheld where it is small, and stays so once it was', async () => {
    const { send, leaving } = province();
    await send('make', { ...told, people: 4 });
    await send('correct', { people: 60, method: 'survey', reason: 'Tính lại' });
    expect(leaving().map(({ cells: [cell] }) => cell!.value)).toEqual(['withheld', 'withheld']);
  });

  test.each([
    ['happened-by-today', { on: '2014-02-01' }],
    ['indicator-is-an-estimate', { indicator: 'inspections-done' }],
    ['indicator-is-an-estimate', { indicator: 'nothing' }],
    ['estimate-is-of-a-province', { unit: '900@2004-01-01' }],
    ['agency-exists-on-that-day', { lead: 'nobody' }],
  ])('%s refuses', async (rule, wrong) => {
    expect(await province().send('make', { ...told, ...wrong })).toBe(rule);
  });

  test('is made once for a day, and corrected or withdrawn only while it stands', async () => {
    const { send } = province();
    expect(await send('withdraw', { reason: 'Nhập nhầm' })).toBe('estimate-stands');
    expect(await send('correct', { people: 1, method: 'survey', reason: 'x' })).toBe('estimate-stands');
    await send('make', told);
    expect(await send('make', told)).toBe('estimate-is-new');
    const same = { people: told.people, method: told.method, reason: 'x' };
    expect(await send('correct', same)).toBe('correction-changes-something');
  });

  test('has no field for a word about anybody, and is sealed as a whole', () => {
    const [make] = estimate.commands;
    expect(make!.input.safeParse({ ...told, note: 'x' }).success).toBe(false);
    const { versions } = definitionOf(estimate.events);
    expect(['EstimateMade', 'EstimateCorrected'].map((name) => versions[name]!.sealed)).toEqual([true, true]);
  });
});
