import type { ReferenceRows } from '@lien-nganh/kernel';
import { describe, expect, test } from '@jest/globals';
import { proposedObligations } from './looking-up.ts';

const superior = { agency: 'district-106', line: 'peoples-committee', from: '2004-01-01', to: null };
const agency = { level: 'province', superiors: [], successors: [], validTo: null };
const obligation = { issuedOn: '2013-07-16', endsOn: null, endedBy: null };
const indicator = { validFrom: '2013-01-01', validTo: null, measure: 'sample.session' };

const tables: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  agencies: {
    culture: { ...agency, agency: 'culture' },
    'district-106': { ...agency, agency: 'district-106', level: 'district' },
    'commune-1': { ...agency, agency: 'commune-1', level: 'commune', superiors: [superior] },
  },
  indicators: { sessions: { ...indicator, code: 'sessions', obligations: ['879/O19', '879/O27'] } },
  obligations: {
    '879/O19': { ...obligation, addressees: ['culture'] },
    '879/O27': { ...obligation, addressees: ['district-105', 'district-106'] },
  },
};
const rows = {
  get: (table: string, key: string) => Promise.resolve(tables[table]![key] ?? null),
  list: (table: string) => Promise.resolve(Object.values(tables[table]!)),
} as unknown as ReferenceRows;

const proposed = (lead: string, ...participants: readonly string[]) =>
  proposedObligations({ measures: ['sample.session'] }, { on: '2013-09-01', lead, participants }).resolve(rows);

describe('a piece of work is proposed for obligations', () => {
  test('that address somebody who took part, each once', async () => {
    expect(await proposed('culture')).toEqual(['879/O19']);
    expect(await proposed('culture', 'district-106')).toEqual(['879/O19', '879/O27']);
    expect(await proposed('police')).toEqual([]);
  });

  test('that address the district of a commune which did it', async () => {
    expect(await proposed('commune-1')).toEqual(['879/O27']);
    expect(await proposed('culture', 'commune-1')).toEqual(['879/O19', '879/O27']);
  });
});
