import { definitionOf, isRejected, type Command } from '@lien-nganh/kernel';
import { given } from '@lien-nganh/testing';
import { describe, expect, test } from '@jest/globals';
import { outbound } from '../integration/outbound.ts';
import { personRelease, personTotals } from './counted.ts';
import { tables } from './tables.data.ts';

const half = { from: '2013-07-01', to: '2013-12-31' };
const district = { unit: '105@2004-08-31', type: 'thị xã', validFrom: '2004-08-31', validTo: null };
const commune = { unit: '03386@2004-10-25', type: 'phường', validFrom: '2004-10-25', validTo: null };
const record = personTotals.commands.find(({ name }) => name === 'record') as Command;

function entering(table: keyof typeof tables, lines: readonly object[], { unit = district, period = half } = {}) {
  const told = { on: period.to, unit: unit.unit, lead: 'police', period, figures: { table, lines } };
  const lookUps = {
    unit,
    agencies: new Map([['police', { agency: 'police', validFrom: '2004-01-01', validTo: null }]]),
    ...{ facts: { areas: [], unknownFacilities: [] }, proposed: [], known: new Map() },
  };
  const today = '2014-01-10';
  return given(personTotals).when(record, told, { actor: { agency: 'police' }, lookUps, today }).outcome;
}

const whole = (count: number) => ({ by: {}, count });

describe('counts of persons', () => {
  test('are totals of a unit and period, and nothing of them leaves but in releases', () => {
    expect(isRejected(entering('persons-sanctioned', [whole(9), { by: { act: 'buying' }, count: 7 }]))).toBe(false);
    const leaving = outbound.map(({ stream }) => stream.prefix);
    expect([leaving.includes(personTotals.prefix), leaving.includes(personRelease.prefix)]).toEqual([false, true]);
    const { versions } = definitionOf(personTotals.events);
    expect([versions['WorkRecorded']!.sealed, versions['WorkCorrected']!.sealed]).toEqual([true, true]);
  });

  test.each([
    ['unit-is-of-the-table', () => entering('persons-sanctioned', [whole(1)], { unit: commune })],
    [
      'period-is-of-the-table',
      () => entering('offenders-detected', [whole(1)], { period: { ...half, from: '2013-10-01' } }),
    ],
    [
      'parts-fit-the-whole',
      () => entering('accused-prosecuted', [whole(1), { by: { offence: 'trafficking' }, count: 2 }]),
    ],
  ] as const)('%s refuses', (rule, outcome) => {
    expect(outcome()).toMatchObject({ rejected: rule });
  });

  test('have no field for a word about anybody', () => {
    const lines = [{ by: { name: 'x' }, count: 1 }];
    const told = { on: half.to, unit: district.unit, lead: 'police', period: half };
    const input = { ...told, figures: { table: 'persons-sanctioned', lines } };
    expect(record.input.safeParse(input).success).toBe(false);
  });
});
