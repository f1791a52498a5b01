import { given } from '@lien-nganh/testing';
import { describe, expect, test } from '@jest/globals';
import { coordinationMeeting } from './coordination-meeting/coordination-meeting.ts';
import { issuedDocument } from './issued-document/issued-document.ts';
import { plan } from './plan/plan.ts';

const units = {
  province: { unit: '90@2004-01-01', code: '90', parentCode: null, type: 'tỉnh' },
  district: { unit: '901@2004-01-01', code: '901', parentCode: '90', type: 'huyện' },
  commune: { unit: '90101@2004-01-01', code: '90101', parentCode: '901', type: 'xã' },
} as const;
type Level = keyof typeof units;
const agencies = new Map([
  ['labour', { agency: 'labour', level: 'province', unitCode: '90', validFrom: '2004-01-01', validTo: null }],
  ['east', { agency: 'east', level: 'district', unitCode: '901', validFrom: '2004-01-01', validTo: null }],
]);

const on = '2013-07-10';
const document = { number: '12', symbol: 'KH-UBND' };
const period = { from: on, to: '2013-12-31' };
const kinds = {
  plan: [plan, { document, planType: 'year', continuation: 'new', period }],
  document: [issuedDocument, { document, documentType: 'notice', subject: 'Triển khai (mẫu)' }],
  meeting: [coordinationMeeting, { subject: 'Giao ban (mẫu)', participants: ['labour', 'east'] }],
} as const;

function refusedFor(kind: keyof typeof kinds, lead: string, { level, unit }: { level: Level; unit: Level }) {
  const [type, words] = kinds[kind];
  const record = type.commands.find(({ name }) => name === 'record')!;
  const facts = { indicators: [] };
  const lookUps = { unit: units[unit], agencies, facts, proposed: [], known: new Map() };
  const input = { on, unit: units[unit].unit, lead, level, ...words };
  const { outcome } = given(type).when(record, input, { actor: { agency: lead }, lookUps });
  return 'rejected' in outcome ? outcome.rejected : null;
}

describe.each(['plan', 'document', 'meeting'] as const)('the level of a %s', (kind) => {
  test.each([
    ['province', 'district', 'unit-is-not-above-its-level'],
    ['district', 'commune', 'unit-is-not-above-its-level'],
    ['province', 'province', null],
    ['district', 'district', null],
    ['commune', 'district', null],
    ['district', 'province', null],
  ] as const)('may not concern a wider unit: %s at the level of %s', (unit, level, rule) => {
    expect(refusedFor(kind, 'labour', { level, unit })).toBe(rule);
  });

  test('is none above that of the agency', () => {
    expect(refusedFor(kind, 'east', { level: 'province', unit: 'district' })).toBe('lead-is-not-below-its-level');
    expect(refusedFor(kind, 'east', { level: 'district', unit: 'district' })).toBeNull();
    expect(refusedFor(kind, 'east', { level: 'commune', unit: 'commune' })).toBeNull();
  });
});
