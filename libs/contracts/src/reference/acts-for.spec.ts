import { describe, expect, test } from '@jest/globals';
import type { AgencyRecord } from './agencies.ts';
import { actedForOn, actsFor } from './acts-for.ts';
import { anAgency } from './examples.ts';

const ended = '2025-07-01';
const under = (
  agency: string,
  line: 'sector' | 'peoples-committee' = 'peoples-committee',
  to: string | null = null,
) => {
  return { agency, line, from: '2004-01-01', to };
};
const heir = (agency: string, duty: string | null = null) => ({ agency, duty, unit: null, from: ended });
const records = [
  anAgency('ppc'),
  anAgency('police', { superiors: [under('ppc')] }),
  anAgency('labour', { superiors: [under('ppc')], validTo: ended, successors: [heir('health')] }),
  anAgency('health', { superiors: [under('ppc')] }),
  anAgency('district', {
    ...{ level: 'district', superiors: [under('ppc', 'peoples-committee', '2025-06-30')], validTo: ended },
    successors: [heir('office'), heir('ppc', 'approve-plans')],
  }),
  anAgency('office', { superiors: [under('ppc')] }),
  anAgency('district-police', { level: 'district', superiors: [under('police', 'sector'), under('district')] }),
  anAgency('commune', { level: 'commune', superiors: [under('district', 'peoples-committee', '2025-06-30')] }),
] as readonly AgencyRecord[];

const on = (agency: string, day: string) => [...actedForOn(records, agency, day)].sort();

describe('an agency acts', () => {
  test('for itself, and a department or a district not for the People’s Committee above it', () => {
    expect(on('police', '2013-07-16')).toEqual(['police']);
    expect(on('district', '2013-07-16')).toEqual(['district']);
    expect(on('nobody', '2013-07-16')).toEqual(['nobody']);
  });

  test('for the district in which a commune lies, as long as it lies there', () => {
    expect(on('commune', '2013-07-16')).toEqual(['commune', 'district']);
    expect(on('commune', ended)).toEqual(['commune']);
  });

  test('for its sector above it and for its district', () => {
    expect(on('district-police', '2013-07-16')).toEqual(['district', 'district-police', 'police']);
  });

  test('for whomever it has taken the place of, from that day on; for one duty alone it does not', () => {
    expect([on('health', '2025-06-30'), on('health', ended)]).toEqual([['health'], ['health', 'labour']]);
    expect([on('office', ended), on('ppc', ended)]).toEqual([['district', 'office'], ['ppc']]);
  });

  test('for each once, however many ways lead there, and in no circle', () => {
    const round = [
      anAgency('a', { level: 'district', superiors: [under('b'), under('b', 'sector')] }),
      anAgency('b', { level: 'district', superiors: [under('a')] }),
    ] as readonly AgencyRecord[];
    expect(actsFor(round, 'a').map(({ addressee }) => addressee)).toEqual(['b']);
  });
});
