import type * as contracts from '@lien-nganh/contracts/communications';
import type { ContractData } from '@lien-nganh/kernel';
import { describe, expect, test } from '@jest/globals';
import { measureNamed } from './catalogue.ts';
import {
  communicationsMeasures,
  measureBroadcast,
  measureHouseholdCommitment,
  measureRecognition,
  measureSession,
  measureTally,
} from './communications.ts';
import type { Measured } from './measured.ts';

const placed = {
  ...{ record: 'one', occurredOn: '2013-07-10', endedOn: null, unit: '03145@2004-08-31', placements: [] },
  ...{ lead: 'culture', obligations: [], withdrawn: false, sameAs: null, openPairs: 0 },
  participants: [{ agency: 'culture', confirmed: true }],
};
const told = <C>(content: C) => ({ ...placed, stretches: [{ from: '2013-07-10', content }] });
const at = <D>(data: D) => ({ data, occurredOn: '2013-07-10' });

const talk: ContractData<typeof contracts.session>['stretches'][number]['content'] = {
  ...{ form: 'talk', topic: 'law', integratedInto: null, audience: 'ethnic-minorities' },
  ...{ languages: ['vietnamese', 'hmong'], attendances: 80, women: 45, campaign: null, area: 'area-1' },
  members: [{ organisation: 'women', attendances: 30, women: 30 }],
};
const leaflets = {
  ...{ kind: 'printed', month: '2013-07', amount: 350, occasions: 6 },
  source: { document: '45/BC-UBND', dated: '2013-08-02' },
};

const short = (measured: readonly Measured[], ...dimensions: readonly string[]) =>
  measured.map((one) => [
    one.measure.replace('communications.', ''),
    one.value,
    ...dimensions.map((dimension) => one.dimensions[dimension]),
  ]);

describe('what communication counts for', () => {
  test('a session, those who attended by sex, members by organisation, the area and the commune that it reached', () => {
    expect(short(measureSession(at(told(talk))), 'language', 'sex')).toEqual([
      ['session', 1n, 'hmong+vietnamese', undefined],
      ['session-language', 1n, 'vietnamese', undefined],
      ['session-language', 1n, 'hmong', undefined],
      ['attendance', 45n, 'hmong+vietnamese', 'female'],
      ['attendance', 35n, 'hmong+vietnamese', 'male'],
      ['member-reached', 30n, 'hmong+vietnamese', 'female'],
      ['key-area', 1n, 'hmong+vietnamese', undefined],
      ['commune-reached', 1n, undefined, undefined],
    ]);
  });

  test('where sex was not told the attendances are still whole, and a session beyond a commune reaches none by name', () => {
    const wide = { ...told({ ...talk, women: null, members: [], area: null }), unit: '111@2008-11-14' };
    expect(short(measureSession(at(wide)), 'sex')).toEqual([
      ['session', 1n, undefined],
      ['session-language', 1n, undefined],
      ['session-language', 1n, undefined],
      ['attendance', 80n, 'not-told'],
    ]);
  });

  test('stand-alone and integrated sessions are told apart', () => {
    const integrated = measureSession(at(told({ ...talk, integratedInto: 'meeting' })))[0];
    expect([measureSession(at(told(talk)))[0], integrated].map((one) => one?.dimensions['integration'])).toEqual([
      'stand-alone',
      'integrated',
    ]);
  });

  test('broadcasts and their minutes stand beside each other', () => {
    const spoken = measureBroadcast(at(told({ times: 4, minutes: 10, language: 'thai', campaign: null })));
    expect(short(spoken, 'minutes')).toEqual([
      ['broadcast', 4n, '6-to-15'],
      ['broadcast-minutes', 40n, '6-to-15'],
      ['commune-reached', 1n, undefined],
    ]);
  });

  test('a commitment holds from its day until its end', () => {
    const signed = { ...told({ organisation: 'women', households: 60 }), endedOn: '2014-01-01' };
    const measured = measureHouseholdCommitment(at(signed));
    expect(measured.map(({ occurredOn, value }) => [occurredOn, value])).toEqual([
      ['2013-07-10', 60n],
      ['2014-01-01', -60n],
    ]);
  });

  test('a recognition holds for its year, whenever it was decided', () => {
    const recognised = told({ title: 'cultural-family', kind: null, year: 2012, number: 120 });
    expect(measureRecognition(at(recognised)).map(({ occurredOn, value }) => [occurredOn, value])).toEqual([
      ['2012-01-01', 120n],
      ['2013-01-01', -120n],
    ]);
  });

  test('a tally counts as what it is of, and says that it is one', () => {
    expect(short(measureTally(at(told(leaflets))), 'entry', 'material-kind')).toEqual([
      ['printed-material', 350n, 'tally', 'not-told'],
      ['commune-reached', 1n, undefined, undefined],
    ]);
  });

  test('a tally does not count while nobody has decided its overlap, and the figure says that it is open', () => {
    expect(short(measureTally(at({ ...told(leaflets), openPairs: 1 })))).toEqual([['ledger.open-pair-end', 1n]]);
    expect(measureTally(at({ ...told(leaflets), sameAs: 'single' }))).toEqual([]);
  });

  test('every dimension and subject that is told stands in the catalogue', () => {
    const all = [
      ...measureSession(at(told(talk))),
      ...measureTally(at(told(leaflets))),
      ...measureBroadcast(at(told({ times: 1, minutes: null, language: 'lu', campaign: null }))),
    ];
    for (const { measure, dimensions, subjects } of all) {
      const entry = measureNamed(measure)!;
      expect([measure, Object.keys(dimensions).filter((one) => !entry.dimensions.includes(one))]).toEqual([
        measure,
        [],
      ]);
      expect([measure, Object.keys(subjects).filter((one) => !entry.subjects.includes(one))]).toEqual([measure, []]);
    }
    expect(Object.keys(communicationsMeasures)).toHaveLength(18);
  });
});
