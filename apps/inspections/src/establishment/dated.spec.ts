import { describe, expect, test } from '@jest/globals';
import { fold, type NewEvent } from '@lien-nganh/kernel';
import { recorded } from '@lien-nganh/testing';
import { communeA, communeB, eastPart } from '../examples.ts';
import { stretchesOf } from './dated.ts';
import { establishment } from './establishment.ts';
import { changed, registered } from './examples.ts';
import type { Registered } from './state.ts';

const stateOf = (history: readonly NewEvent[]) => fold(establishment, recorded(establishment, history)) as Registered;

/** What it was and since when, the given fields only. */
function stretches(history: readonly NewEvent[], ...fields: readonly ('kind' | 'unit' | 'licensed' | 'risk')[]) {
  const state = stateOf(history);
  return stretchesOf(state, state).map((stretch) => [stretch.from, ...fields.map((field) => stretch[field])]);
}

describe('what an establishment was and since when', () => {
  test('begins with its opening, and goes on with each change', () => {
    expect(stretches(changed, 'kind', 'unit', 'licensed')).toEqual([
      ['2010-05-01', 'karaoke', communeA, true],
      ['2012-03-01', 'lodging', communeB, true],
      ['2013-07-01', 'lodging', communeB, false],
    ]);
  });

  test('holds changes that were told late on their own days', () => {
    const late = { name: 'EstablishmentChanged', data: { on: '2011-01-01', changed: { kind: 'massage' } } };
    expect(stretches([...changed, late], 'kind')).toEqual([
      ['2010-05-01', 'karaoke'],
      ['2011-01-01', 'massage'],
      ['2012-03-01', 'lodging'],
      ['2013-07-01', 'lodging'],
    ]);
    expect(stateOf([...changed, late]).kind).toBe('lodging');
  });

  test('is put right by a correction where it was last said, and keeps the day', () => {
    const corrected = { name: 'EstablishmentCorrected', data: { changed: { kind: 'hotel' }, reason: 'Nhầm' } };
    expect(stretches([...changed, corrected], 'kind')).toEqual([
      ['2010-05-01', 'karaoke'],
      ['2012-03-01', 'hotel'],
      ['2013-07-01', 'hotel'],
    ]);
    expect(stretches([...registered, corrected], 'kind')).toEqual([['2010-05-01', 'hotel']]);
  });

  test('has the risk of the day of its assessment, and nothing after it ceased', () => {
    const assessed = { name: 'RiskAssessed', data: { risk: 'high', reason: 'x' }, occurredOn: '2013-05-10' };
    const ceased = { name: 'EstablishmentCeased', data: { closedOn: '2013-05-01' } };
    expect(stretches([...registered, assessed], 'risk')).toEqual([
      ['2010-05-01', 'medium'],
      ['2013-05-10', 'high'],
    ]);
    expect(stretches([...registered, assessed, ceased], 'risk')).toEqual([['2010-05-01', 'medium']]);
  });

  test('says on later maps where each of its places lies', () => {
    const placed = { name: 'EstablishmentPlacedOnLaterMap', data: { unit: eastPart } };
    const before = stateOf([...registered, placed, ...changed.slice(registered.length)]);
    expect(stretchesOf(before, before).map(({ placements }) => placements)).toEqual([[eastPart], [], []]);
    const after = stateOf([...changed, placed]);
    expect(stretchesOf(after, after).map(({ placements }) => placements)).toEqual([[], [eastPart], [eastPart]]);
  });
});
