import { describe, expect, test } from '@jest/globals';
import { Cells, type Expected } from './examples.ts';
import { reportingTable } from './reporting.ts';

const ofReports = (names: string) => names.replace(/\S+/g, (name) => `agencyReport.${name}`);

/** Told the other way round than in the table: who, standing how to what, may do which. Nothing else is allowed. */
const expected: Expected = [
  [
    'officer head committee standing auditor',
    'open',
    'any',
    `calendar.read regime.read reportingPeriod.read receipt.read consolidation.read receipts-of-a-period my-work
     reminder.read reminderRules.read reportTemplate.read ownForm.read`,
  ],
  [
    'standing',
    'open',
    'any',
    `calendar.enter calendar.correct calendar.end regime.enter regime.correct regime.name-addressee
     regime.release-addressee regime.follow-calendar regime.end reportingPeriod.open reportingPeriod.renew
     reportingPeriod.withdraw receipt.record receipt.correct receipt.withdraw consolidation.issue consolidation.restate
     consolidation.correct consolidation.withdraw erase-person reminderRules.set regime.follow-template regime.name-period
     reportTemplate.enter reportTemplate.revise reportTemplate.end consolidation.write-narrative consolidation.consolidate
     consolidation.file-edition ownForm.enter ownForm.map ownForm.end`,
  ],
  [
    'service',
    'open',
    'any',
    'calendar.enter regime.enter regime.follow-template reportTemplate.enter ownForm.enter note-erasure-carried-out reminder.weigh receipt.follow',
  ],
  [
    'service',
    'internal',
    'any',
    ofReports('open close note-missing escalate') +
      ' note-erasure-carried-out delivery.want delivery.claim delivery.note-outcome',
  ],
  ['officer head', 'internal', 'own-agency successor', 'reminderAddresses.read delivery.read deliveries'],
  ['standing', 'internal', 'any', 'reminderAddresses.read delivery.read deliveries'],
  ['head', 'internal', 'own-agency successor', 'reminderAddresses.name reminderAddresses.withdraw'],
  ['standing', 'internal', 'any', 'reminderAddresses.name reminderAddresses.withdraw'],
  ['officer head committee standing', 'internal', 'member', 'calendarFeed.read calendarFeed.make calendarFeed.revoke'],
  ['head', 'open', 'own-agency successor', 'erase-person consolidation.issue consolidation.file-edition'],
  ['officer head', 'open', 'own-agency successor', 'consolidation.write-narrative consolidation.consolidate'],
  ['officer head', 'internal', 'own-agency successor coordinator superior', 'agencyReport.read pastFigures.read'],
  ['standing committee', 'internal', 'any', 'agencyReport.read pastFigures.read'],
  ['standing', 'internal', 'any', 'pastFigures.enter pastFigures.take-back'],
  ['officer head', 'internal', 'own-agency successor', 'pastFigures.enter pastFigures.take-back'],
  ['auditor', 'internal', 'audit-assignment', 'agencyReport.read pastFigures.read systemTotals.read'],
  ['officer head standing committee', 'internal', 'any', 'systemTotals.read'],
  ['standing', 'internal', 'any', 'systemTotals.read-export systemTotals.choose systemTotals.withdraw'],
  [
    'officer head standing',
    'internal',
    'own-agency successor',
    ofReports('write-narrative adjust withdraw-adjustment ask-exception'),
  ],
  ['head', 'internal', 'own-agency successor', ofReports('submit withdraw-submission') + ' erase-person'],
  ['head standing', 'internal', 'coordinator', ofReports('return accept')],
  ['head', 'internal', 'superior', ofReports('open-exception decline-exception')],
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
