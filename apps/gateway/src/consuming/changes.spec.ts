import { describe, expect, test } from '@jest/globals';
import { indicator } from '@lien-nganh/contracts/agencies';
import { inspection } from '@lien-nganh/contracts/inspections';
import { mayChange, type Change } from './changes.ts';
import type { ChangedDays } from '../ledger/writing/apply.ts';

const july = { from: '2013-07-01', to: '2013-07-31', isStock: false };
const change = (days?: ChangedDays, more: Partial<Change> = {}): Change => ({
  ...{ ledger: 'gateway_g1', type: inspection.type, indicators: ['inspections-done'] },
  ...(days === undefined ? {} : { days }),
  ...more,
});
const ofJuly = (told: Change | null) => mayChange(told, { indicator: 'inspections-done', period: july });

describe('a figure of some days may be another', () => {
  test.each([
    ['facts of the day before', { from: '2013-06-30', to: '2013-06-30' }, false],
    ['facts up to its first day', { from: '2013-06-30', to: '2013-07-01' }, true],
    ['facts of a day in it', { from: '2013-07-16', to: '2013-07-16' }, true],
    ['facts from long before until long after', { from: '2012-01-01', to: '2014-12-31' }, true],
    ['facts from its last day on', { from: '2013-07-31', to: '2013-08-01' }, true],
    ['facts of the day after', { from: '2013-08-01', to: '2013-08-01' }, false],
    ['no facts at all', 'none', false],
    ['what is no fact of a day', 'any', true],
  ] as const)('after %s: %s, %s', (_, days, expected) => {
    expect(ofJuly(change(days))).toBe(expected);
  });

  test('after a change of which it is not told what days it is of, and of which nothing is told', () => {
    expect(ofJuly(change())).toBe(true);
    expect(ofJuly(null)).toBe(true);
    expect(mayChange(change({ from: '2020-01-01', to: '2020-01-01' }), { indicator: 'x', period: null })).toBe(true);
  });

  test('after a change of what indicators mean, whatever its days', () => {
    expect(ofJuly(change('none', { type: indicator.type }))).toBe(true);
  });
});

test('a stock is made of all up to its last day', () => {
  const stock = { indicator: 'inspections-done', period: { ...july, isStock: true } };
  expect(mayChange(change({ from: '1999-01-01', to: '1999-01-01' }), stock)).toBe(true);
  expect(mayChange(change({ from: '2013-08-01', to: '2013-08-01' }), stock)).toBe(false);
});
