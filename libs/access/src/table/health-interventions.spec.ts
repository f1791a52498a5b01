import { describe, expect, test } from '@jest/globals';
import { Cells, type Expected } from './examples.ts';
import { healthInterventionsTable } from './health-interventions.ts';

const kept = ['site', 'programme', 'reportingAreas'].flatMap((type) =>
  'record correct withdraw change end place name-participant confirm-part deny-part read'
    .split(' ')
    .map((name) => `${type}.${name}`),
);

/** Told the other way round than in the table: nobody but the agency's own, whatever the role. */
const expected: Expected = [
  [
    'officer head',
    'restricted',
    'own-agency successor',
    `${kept.join(' ')} my-work to-release release.read
     communeRequest.take-up communeRequest.read`,
  ],
  [
    'officer head',
    'restricted',
    'own-agency successor',
    `totals.record totals.correct totals.withdraw totals.place totals.name-participant totals.confirm-part
     totals.deny-part totals.read`,
  ],
  ['head', 'restricted', 'own-agency successor', 'release.publish release.set-threshold erase-person'],
  ['service', 'restricted', 'any', 'note-erasure-carried-out communeRequest.receive'],
];

const cells = new Cells('health-interventions', healthInterventionsTable, expected);

describe('the rows of health-interventions', () => {
  test.each(Object.keys(healthInterventionsTable))('%s is allowed to just whom it should be', (action) => {
    expect(cells.wrong(action)).toEqual([]);
  });

  test('every expected cell names an action of the table', () => {
    expect(cells.named).toEqual(Object.keys(healthInterventionsTable).sort());
  });
});
