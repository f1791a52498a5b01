import type { disciplineReported, healthyCommune, localityVisit, replication } from '@lien-nganh/contracts/communities';
import type { ContractData } from '@lien-nganh/kernel';
import { describe, expect, test } from '@jest/globals';
import {
  measureDisciplineOfAYear,
  measureDisciplineReported,
  measureHealthyCommune,
  measureLocalityVisit,
  measureReplication,
} from './communities.ts';
import type { Measured } from './measured.ts';

const commune = '03145@2004-08-31';
const title: ContractData<typeof healthyCommune> = {
  ...{ title: `${commune}.2013`, commune, year: 2013, settlement: 'rural', lead: 'district-106' },
  ...{ registeredOn: '2012-12-10', obligations: ['879/O29'], withdrawn: false },
  assessment: { on: '2013-11-01', points: 90, criteria: 'healthy-commune@0' },
  review: { on: '2013-11-20', points: 85, criteria: 'healthy-commune@0' },
  classified: { on: '2013-12-01', class: 'good', criteria: 'healthy-commune@0' },
  outcome: { on: '2013-12-20', recognised: true, freeOf: 'both', kept: false },
};
const work = {
  ...{ record: 'one', occurredOn: '2013-08-01', endedOn: null, unit: '106@2004-01-01', placements: [] },
  ...{ lead: 'police', participants: [{ agency: 'police', confirmed: true }], obligations: [] },
  ...{ withdrawn: false, sameAs: null, openPairs: 0 },
};

const measured = (data: ContractData<typeof healthyCommune>) =>
  measureHealthyCommune({ data, occurredOn: data.registeredOn });
const short = (all: readonly Measured[]) =>
  all.map(({ measure, occurredOn, value }) => [measure.replace('communities.healthy-commune-', ''), occurredOn, value]);

describe('what a commune on its way to the title counts for', () => {
  test('it stands registered within the year of the title; class and outcome are observed on their days', () => {
    expect(short(measured(title))).toEqual([
      ['registered', '2013-01-01', 1n],
      ['registered', '2014-01-01', -1n],
      ['class', '2013-12-01', 1n],
      ['achieved', '2013-12-20', 1n],
      ['kept', '2013-12-20', 0n],
    ]);
    expect(measured(title)[2]).toMatchObject({
      ...{ unit: commune, participants: ['district-106'], obligations: ['879/O29'] },
      dimensions: {
        settlement: 'rural',
        year: '2013',
        'commune-class': 'good',
        'criteria-version': 'healthy-commune@0',
      },
    });
  });

  test('as far as it has come, and for nothing once it was withdrawn', () => {
    const early = { ...title, registeredOn: '2013-02-01', classified: null, outcome: null };
    expect(short(measured(early))).toEqual([
      ['registered', '2013-02-01', 1n],
      ['registered', '2014-01-01', -1n],
    ]);
    expect(measured({ ...title, withdrawn: true })).toEqual([]);
  });

  test('not to be recognised is told, and not left out', () => {
    const outcome = { on: '2013-12-20', recognised: false, freeOf: null, kept: false };
    expect(short(measured({ ...title, outcome })).slice(3)).toEqual([
      ['achieved', '2013-12-20', 0n],
      ['kept', '2013-12-20', 0n],
    ]);
  });
});

test('a visit counts once, and every commune that was guided in its own unit', () => {
  const content = { subject: 'healthy-communes', others: ['reports'], guided: [commune, '03148@2004-08-31'] };
  const data: ContractData<typeof localityVisit> = { ...work, stretches: [{ from: '2013-08-01', content }] };
  const told = measureLocalityVisit({ data, occurredOn: '2013-08-01' });
  expect(told.map(({ measure, unit, dimensions }) => [measure, unit, dimensions])).toEqual([
    ['communities.locality-visit', '106@2004-01-01', { joint: 'alone', 'visit-subject': 'healthy-communes' }],
    ['communities.commune-guided', commune, { joint: 'alone', 'guiding-agency': 'police' }],
    ['communities.commune-guided', '03148@2004-08-31', { joint: 'alone', 'guiding-agency': 'police' }],
  ]);
});

test('a commune counts for each model that it replicates, from day to day, and without one for none', () => {
  const stretches = [
    { from: '2013-08-01', content: { models: ['club', 'hotline'] } },
    { from: '2013-10-01', content: { models: [] } },
  ];
  const data: ContractData<typeof replication> = { ...work, unit: commune, stretches };
  const told = measureReplication({ data, occurredOn: '2013-08-01' });
  expect(told.map(({ occurredOn, value, dimensions }) => [occurredOn, value, dimensions['model']])).toEqual([
    ['2013-08-01', 1n, 'club'],
    ['2013-08-01', 1n, 'hotline'],
    ['2013-10-01', -1n, 'club'],
    ['2013-10-01', -1n, 'hotline'],
  ]);
});

test('of disciplinary outcomes it counts that an agency has reported, until that is withdrawn', () => {
  const data: ContractData<typeof disciplineReported> = {
    ...{ agency: 'district-106', from: '2013-07-01', to: '2013-12-31', obligations: ['879/O25'], reported: true },
  };
  expect(measureDisciplineReported({ data, occurredOn: data.to })).toMatchObject([
    { occurredOn: '2013-12-31', unit: null, value: 1n, dimensions: {}, obligations: ['879/O25'] },
  ]);
  expect(measureDisciplineReported({ data: { ...data, reported: false }, occurredOn: data.to })).toEqual([]);
});

test('discipline of a year is of the province alone: people by form and side, collectives apart, on nobody’s line', () => {
  const data = {
    ...{ year: 2013, agency: 'dolisa', collectives: [{ form: 'warning', collectives: 1 }] },
    individuals: [{ form: 'warning', side: 'party', people: 3 }],
  };
  const counted = measureDisciplineOfAYear({ data, occurredOn: '2013-12-31' });
  expect(counted.map(({ measure, value, unit, occurredOn }) => [measure, value, unit, occurredOn])).toEqual([
    ['communities.official-disciplined', 3n, null, '2013-12-31'],
    ['communities.collective-disciplined', 1n, null, '2013-12-31'],
    ['ledger.discipline-stated', 1n, null, '2013-12-31'],
  ]);
  expect(counted.map(({ participants, ownParts, obligations }) => [participants, ownParts, obligations])).toEqual([
    [[], [], []],
    [[], [], []],
    [[], [], []],
  ]);
});
