import { describe, expect, test } from '@jest/globals';
import { Cells, type Expected } from './examples.ts';
import { erasureTable, linksTable, smallCountsTable, workTable } from './work.ts';

/** Told the other way round than in the table: who, standing how to what, may do which. Nothing else is allowed. */
const expected: Expected = [
  ['officer head', 'internal', 'own-agency successor participant superior', 'session.record session.read'],
  ['standing', 'internal', 'any', 'session.record session.read read-links'],
  [
    'officer head',
    'internal',
    'own-agency successor',
    'session.correct session.withdraw session.change session.end session.place session.name-participant',
  ],
  ['officer head', 'internal', 'own-agency successor participant', 'session.confirm-part session.deny-part'],
  ['officer head', 'internal', 'own-agency', 'link-obligation unlink-obligation'],
  ['officer head', 'internal', 'own-agency successor superior', 'read-links'],
  ['auditor', 'internal', 'audit-assignment', 'session.read read-links'],
  ['officer head', 'restricted', 'own-agency successor participant superior', 'hotspot.record hotspot.read'],
  [
    'officer head',
    'restricted',
    'own-agency successor',
    'hotspot.correct hotspot.withdraw hotspot.place hotspot.name-participant',
  ],
  ['officer head', 'restricted', 'own-agency successor participant', 'hotspot.confirm-part hotspot.deny-part'],
  ['auditor', 'restricted', 'audit-assignment', 'hotspot.read'],
  ['head', 'internal', 'own-agency successor', 'erase-person'],
  ['service', 'internal', 'any', 'note-erasure-carried-out'],
  [
    'officer head',
    'restricted',
    'own-agency successor',
    `totals.record totals.correct totals.withdraw totals.place totals.name-participant totals.confirm-part
     totals.deny-part totals.read release.read`,
  ],
  ['head', 'restricted', 'own-agency successor', 'release.publish release.set-threshold'],
];

const table = {
  ...workTable('sample.session', { lasts: true }),
  ...workTable('sample.hotspot', { restricted: true }),
  ...linksTable('sample'),
  ...erasureTable('sample'),
  ...smallCountsTable('sample'),
};
const cells = new Cells('sample', table, expected);

describe('the rows of recorded work', () => {
  test.each(Object.keys(table))('%s is allowed to just whom it should be', (action) => {
    expect(cells.wrong(action)).toEqual([]);
  });

  test('every expected cell names an action of the table', () => {
    expect(cells.named).toEqual(Object.keys(table).sort());
  });

  test('what happens on its day neither changes nor ends', () => {
    const short = Object.keys(workTable('sample.session'));
    expect(
      Object.keys(workTable('sample.session', { lasts: true })).filter((action) => !short.includes(action)),
    ).toEqual(['sample.session.change', 'sample.session.end']);
  });
});
