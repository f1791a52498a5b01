import { describe, expect, test } from '@jest/globals';
import { contractEvent, inspectionsDone } from '../../examples.ts';
import { definition, figureFrom, number } from '../examples.ts';

const disciplined = definition(1, {
  ...inspectionsDone,
  ...{ code: 'officials-disciplined', measure: 'communities.official-disciplined', filter: {} },
  ...{ unitOfCount: 'people', service: 'communities', sensitivity: 'restricted' },
  breakdowns: [{ dimension: 'form-of-discipline', nature: 'not-exhaustive' }],
});

const stated = (position: number, year: number, ...people: readonly number[]) =>
  contractEvent('communities.discipline-of-a-year', `disciplineYear-${year}`, {
    position,
    data: {
      ...{ year, agency: 'dolisa', collectives: [] },
      individuals: people.map((number) => ({ form: 'warning', side: 'party', people: number })),
    },
  });

const asked = { indicator: 'officials-disciplined', from: '2014-01-01', to: '2014-12-31' };
const given = (events: Parameters<typeof figureFrom>[0], more: Parameters<typeof figureFrom>[1]) =>
  figureFrom([disciplined, ...events], { ...asked, ...more }).value;
const missing = (because: string) => ({ is: 'missing', because });

describe('what is stated of the province and a year', () => {
  const events = [stated(2, 2014, 3), stated(3, 2015)];

  test('is a number, and none where it was stated so', () => {
    expect(given(events, {})).toEqual(number('3'));
    expect(given(events, { from: '2015-01-01', to: '2015-12-31' })).toEqual({ is: 'zero', checks: '0' });
    expect(given(events, { to: '2015-12-31' })).toEqual(number('3'));
  });

  test('is missing of a year that nobody stated, alone and among others', () => {
    expect(given([], {})).toEqual(missing('not-given'));
    expect(given(events, { to: '2016-12-31' })).toEqual(missing('not-given'));
    expect(given(events, { asOf: 1n })).toEqual(missing('not-given'));
  });

  test.each([
    ['the half in which it was stated', { from: '2014-07-01' }],
    ['the other half', { to: '2014-06-30' }],
    ['the month of its day', { from: '2014-12-01' }],
    ['a year that is cut elsewhere', { from: '2013-12-15', to: '2014-12-14' }],
  ])('is missing of %s: no part of a year is that year', (_, days) => {
    expect(given(events, days)).toEqual(missing('not-given'));
  });

  test('is told of no agency and no obligation, and lies in no unit', () => {
    expect(given(events, { agency: 'district-106' })).toEqual(missing('no-lines'));
    expect(given(events, { obligation: '879/O25' })).toEqual(missing('no-lines'));
    expect(given(events, { unit: '105@2013-12-28' }).is).toBe('cannot-be-carried');
    expect(given([], { unit: '105@2013-12-28' })).toEqual(missing('not-given'));
  });

  test('says nothing beside a figure that is missing', () => {
    const beside = (more: Parameters<typeof figureFrom>[1]) =>
      figureFrom([disciplined, ...events], { ...asked, unit: '105@2013-12-28', ...more }).frame.cannotBePlaced;
    expect(beside({})).toEqual({ value: '3', because: ['too-wide'] });
    expect(beside({ from: '2014-07-01' })).toBeNull();
  });

  test('has no parts where it is missing', () => {
    const half = { ...asked, to: '2014-06-30', breakdown: 'form-of-discipline' };
    expect(figureFrom([disciplined, ...events], half).parts?.values).toEqual([]);
  });
});
