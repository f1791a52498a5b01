import { describe, expect, test } from '@jest/globals';
import { Cells, type Expected } from './examples.ts';
import { reportingTable } from './reporting.ts';

/** Told the other way round than in the table: who, standing how to what, may do which. Nothing else is allowed. */
const expected: Expected = [
  [
    'officer head committee standing auditor',
    'open',
    'any',
    `calendar.read regime.read reportingPeriod.read receipt.read consolidation.read receipts-of-a-period my-work
     reminder.read reminderRules.read`,
  ],
  [
    'standing',
    'open',
    'any',
    `calendar.enter calendar.correct calendar.end regime.enter regime.correct regime.name-addressee
     regime.release-addressee regime.follow-calendar regime.end reportingPeriod.open reportingPeriod.renew
     reportingPeriod.withdraw receipt.record receipt.correct receipt.withdraw consolidation.issue consolidation.restate
     consolidation.correct consolidation.withdraw erase-person reminderRules.set`,
  ],
  ['service', 'open', 'any', 'calendar.enter regime.enter note-erasure-carried-out reminder.weigh'],
  ['head', 'open', 'own-agency successor', 'erase-person'],
];

const cells = new Cells('reporting', reportingTable, expected);

describe('the rows of the reporting service', () => {
  test.each(Object.keys(reportingTable))('%s is allowed to just whom it should be', (action) => {
    expect(cells.wrong(action)).toEqual([]);
  });

  test('every expected cell names an action of the table', () => {
    expect(cells.named).toEqual(Object.keys(reportingTable).sort());
  });

  test('the administrator reads and does nothing', () => {
    expect([...cells.allowed].filter((where) => where.includes(' admin '))).toEqual([]);
  });
});
