import { describe, expect, test } from '@jest/globals';
import { Cells, type Expected } from './examples.ts';
import { auditTable } from './audit.ts';

/** Told the other way round than in the table: who, standing how to what, may do which. Nothing else is allowed. */
const expected: Expected = [
  ['head', 'internal', 'own-agency', 'assignment.assign assignment.name-auditors assignment.prolong assignment.end'],
  ['head', 'internal', 'own-agency', 'erase-person'],
  ['service', 'internal', 'any', 'note-erasure-carried-out'],
  ['auditor', 'internal', 'own-agency', 'assignment.end assignment.read'],
  ['auditor', 'internal', 'member', 'assignment.read'],
  ['head committee standing', 'internal', 'any', 'assignment.read'],
  ['standing', 'internal', 'any', 'assignment.end'],
  ['service', 'internal', 'any', 'assignment.assign'],

  ['auditor', 'undisclosed', 'author', 'look.note look.read looks'],
  ['service', 'undisclosed', 'any', 'look.note'],
  ['head', 'undisclosed', 'own-agency', 'look.read'],
  ['head', 'undisclosed', 'coordinator', 'looks'],
  ['auditor', 'internal', 'author', 'looks'],
  ['head', 'internal', 'coordinator own-agency successor superior', 'looks'],

  ['auditor', 'internal', 'audit-assignment', 'log causes record figure'],
  ['officer head committee standing auditor', 'open', 'any', 'log-hash'],
];

const cells = new Cells('audit', auditTable, expected);

describe('the rows of the audit', () => {
  test.each(Object.keys(auditTable))('%s is allowed to just whom it should be', (action) => {
    expect(cells.wrong(action)).toEqual([]);
  });

  test('every expected cell names an action of the table', () => {
    expect(cells.named).toEqual(Object.keys(auditTable).sort());
  });

  test('the administrator neither lets anybody look nor looks', () => {
    expect([...cells.allowed].filter((where) => where.includes(' admin '))).toEqual([]);
  });
});
