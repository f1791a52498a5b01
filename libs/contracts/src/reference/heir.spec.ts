import { expect, test } from '@jest/globals';
import type { AgencyRecord } from './agencies.ts';
import { anAgency } from './examples.ts';
import { heirOn } from './heir.ts';

const heir = (agency: string, from: string, more: Partial<AgencyRecord['successors'][number]> = {}) => ({
  ...{ agency, duty: null, unit: null, from },
  ...more,
});
const records = [
  anAgency('labour', {
    validTo: '2025-03-01',
    successors: [heir('home', '2025-03-01'), heir('health', '2025-03-01', { duty: 'standing-agency' })],
  }),
  anAgency('health', { validTo: '2027-01-01', successors: [heir('culture', '2027-01-01')] }),
  ...['home', 'culture'].map((agency) => anAgency(agency)),
  anAgency('district', {
    validTo: '2025-07-01',
    successors: [heir('ward', '2025-07-01', { unit: '03388@2025-07-01' })],
  }),
  anAgency('one', { validTo: '2025-01-01', successors: [heir('other', '2025-01-01')] }),
  anAgency('other', { validTo: '2025-01-01', successors: [heir('one', '2025-01-01')] }),
];

test.each([
  ['labour', '2025-02-28', 'standing-agency', 'labour'],
  ['labour', '2025-03-01', 'standing-agency', 'health'],
  ['labour', '2025-03-01', null, 'home'],
  ['labour', '2025-03-01', 'communicate', 'home'],
  ['labour', '2027-01-01', 'standing-agency', 'culture'],
  ['health', '2026-12-31', null, 'health'],
  ['district', '2025-07-01', null, 'district'],
  ['one', '2025-07-01', null, 'one'],
  ['nobody', '2025-07-01', null, 'nobody'],
])('in the place of %s stands on %s for %s: %s', (agency, on, duty, expected) => {
  expect(heirOn(records, agency, { on, duty })).toBe(expected);
});
