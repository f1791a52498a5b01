import { expect, test } from '@jest/globals';
import type { WorkData } from '@lien-nganh/contracts/work';
import { measure } from './catalogue.ts';

function told(type: string, content: object, more: Partial<WorkData> = {}): readonly string[] {
  const data: WorkData = {
    ...{ record: 'one', occurredOn: '2013-08-01', endedOn: null, unit: '03386@2004-10-25', placements: [] },
    ...{ lead: 'police', obligations: [], withdrawn: false, sameAs: null, openPairs: 0 },
    participants: [{ agency: 'police', confirmed: true }],
    stretches: [{ from: '2013-08-01', content }],
    ...more,
  };
  return measure(`inspections.${type}`, { data, occurredOn: data.occurredOn }, null).map(
    ({ measure: name, occurredOn, value, dimensions, subjects }) =>
      [name, occurredOn, value, ...Object.values({ ...dimensions, joint: '' }), ...Object.values(subjects)]
        .filter((word) => word !== '')
        .join(' '),
  );
}

test('a hotspot is managed until its end, which is its removal', () => {
  expect(told('hotspot', { kind: 'public-place' }, { endedOn: '2013-11-01' })).toEqual([
    'inspections.hotspot 2013-08-01 1 public-place',
    'inspections.hotspot 2013-11-01 -1 public-place',
    'inspections.hotspot-removed 2013-11-01 1 public-place',
  ]);
  expect(told('hotspot', { kind: 'public-place' })).toEqual(['inspections.hotspot 2013-08-01 1 public-place']);
});

test('a key area is counted by itself, an operation by where it took place', () => {
  expect(told('key-area', { kind: 'street' })).toEqual(['inspections.key-area 2013-08-01 1 street one']);
  expect(told('operation', { kindOfPlace: 'key-area', area: 'a-1' })).toEqual([
    'inspections.operation 2013-08-01 1 key-area a-1',
  ]);
});

test('checks of residence count the places that were visited', () => {
  expect(told('residence-check', { kindOfPlace: 'lodging', visits: 12 })).toEqual([
    'inspections.residence-check 2013-08-01 12 lodging',
  ]);
});

test('a report of a violation counts once at each stage, on the day on which it reached it', () => {
  const stretch = (from: string, stage: string, outcome = 'open') => ({
    from,
    content: { stage, outcome, channel: 'hotline' },
  });
  const stretches = [
    stretch('2013-08-01', 'received'),
    stretch('2013-08-09', 'verified'),
    stretch('2013-08-20', 'settled', 'founded'),
    stretch('2013-09-01', 'settled', 'transferred'),
  ];
  expect(told('violation-report', {}, { stretches })).toEqual([
    'inspections.violation-report 2013-08-01 1 received open hotline',
    'inspections.violation-report 2013-08-09 1 verified open hotline',
    'inspections.violation-report 2013-08-20 1 settled founded hotline',
  ]);
});

test('an establishment is under suspicion until the signs are gone', () => {
  expect(told('suspicion', { kind: 'karaoke' }, { endedOn: '2013-11-01' })).toEqual([
    'inspections.suspicion 2013-08-01 1 karaoke',
    'inspections.suspicion 2013-11-01 -1 karaoke',
  ]);
});

test('a plan counts what it had set by district and kind, on the last day of its period', () => {
  const data = {
    ...{ plan: 'p-1', period: { from: '2013-07-01', to: '2013-12-31' }, team: 'team-105', lead: 'district-105' },
    numbers: [
      { unit: '105@2004-08-31', kind: 'karaoke', number: 4 },
      { unit: null, kind: 'lodging', number: 1 },
    ],
  };
  const counted = measure('inspections.inspection-plan', { data, occurredOn: '2014-01-01' }, null);
  expect(
    counted.map(({ measure: name, item, unit, value, occurredOn, dimensions, ownParts }) => [
      ...[name, item, unit, value, occurredOn, dimensions['team']],
      ownParts,
    ]),
  ).toEqual([
    [
      ...[
        'inspections.planned-establishment',
        '105@2004-08-31/karaoke',
        '105@2004-08-31',
        4n,
        '2013-12-31',
        'team-105',
      ],
      [{ agency: 'district-105', value: 4n }],
    ],
    [
      ...['inspections.planned-establishment', 'province/lodging', null, 1n, '2013-12-31', 'team-105'],
      [{ agency: 'district-105', value: 1n }],
    ],
  ]);
});
