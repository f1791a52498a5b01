import { describe, expect, test } from '@jest/globals';
import { imported, inMemory } from '@lien-nganh/testing';
import { tally } from '../tally/tally.ts';
import { talliesRegister } from './tallies.ts';

const unit = '90001@2004-01-01';
const life = { validFrom: '2004-01-01', validTo: null };
const alone = { superiors: [], successors: [] };
const tables = {
  units: {
    [unit]: { unit, code: '90001', name: 'A', type: 'xã', parentCode: '900', aliases: [], changes: [], ...life },
  },
  agencies: {
    culture: { agency: 'culture', level: 'province', names: { vi: 'Sở', en: 'Culture' }, ...alone, ...life },
  },
};
const row = {
  ...{ on: '2013-06-28', unit, lead: 'culture', kind: 'broadcast', month: '2013-06', amount: 120, occasions: 30 },
  ...{ document: '12/BC-UBND', dated: '2013-06-30' },
};
const by = { account: 'account-1', agency: 'culture', role: 'officer' };

describe('a row of tallies', () => {
  test('becomes the tally of its commune and month, and is corrected within that', async () => {
    const here = inMemory([tally], tables, { by, today: '2013-07-16' });
    const { refused, held, corrections, after } = await imported(here, talliesRegister, row, { amount: 130 });
    expect([refused, held]).toEqual([null, row]);
    expect(corrections).toEqual([
      { command: 'correct', input: { changes: { amount: 130 }, reason: expect.any(String) } },
    ]);
    expect(after).toEqual({ ...row, amount: 130 });
  });

  test('names agencies that are no more: what they did is entered after their end', () => {
    const { kind } = talliesRegister.columns.find(({ field }) => field === 'lead')!;
    if (kind.is !== 'list' || kind.of.from !== 'reference') throw new Error('the lead is chosen from the agencies');
    const ended = { agency: 'district-900', names: { vi: 'Huyện', en: 'District' }, validTo: '2025-07-01' };
    expect(kind.of.entry(ended as never)).toEqual({ code: 'district-900', vi: 'Huyện', en: 'District' });
  });

  test('cannot say that it was another agency', () => {
    const record = { is: 'recorded', lead: 'culture', stretches: [{ from: '2013-06-28', content: {} }] };
    expect(talliesRegister.corrections({ ...row, lead: 'police' }, new Set(['lead']), record)).toEqual([]);
  });
});
