import { describe, expect, test } from '@jest/globals';
import { Cells, type Expected } from './examples.ts';
import { communicationsTable } from './communications.ts';

const lasting = ['campaign', 'householdCommitment', 'establishmentCommitment'];
const weighed = ['session', 'campaign', 'broadcast', 'panel', 'printedMaterial', 'householdCommitment', 'tally'];
const kinds = [...new Set([...weighed, ...lasting, 'pressItem', 'recognition'])];
const decided = ['sessionTwin', 'campaignTwin', 'overlap'];

/** The same action of each of them. */
const each = (of: readonly string[], ...actions: readonly string[]) =>
  of.flatMap((one) => actions.map((action) => `${one}.${action}`)).join(' ');

/** Told the other way round than in the table: who, standing how to what, may do which. Nothing else is allowed. */
const expected: Expected = [
  ['officer head', 'internal', 'own-agency successor participant superior', each(kinds, 'record', 'read')],
  ['standing', 'internal', 'any', `${each(kinds, 'record', 'read')} ${each(decided, 'read')} read-links`],
  [
    'officer head',
    'internal',
    'own-agency successor',
    `${each(kinds, 'correct', 'withdraw', 'place', 'name-participant')} ${each(lasting, 'change', 'end')}
     ${each(decided, 'decide', 'reopen')}`,
  ],
  [
    'officer head',
    'internal',
    'own-agency successor participant',
    `${each(kinds, 'confirm-part', 'deny-part')} my-work`,
  ],
  ['officer head', 'internal', 'own-agency successor superior', `${each(decided, 'read')} read-links`],
  ['officer head', 'internal', 'own-agency', 'link-obligation unlink-obligation'],
  ['auditor', 'internal', 'audit-assignment', `${each(kinds, 'read')} ${each(decided, 'read')} read-links`],
  ['head', 'internal', 'own-agency successor', 'erase-person'],
  [
    'service',
    'internal',
    'any',
    `${each(weighed, 'note-others')} ${each(decided, 'propose', 'lapse')} note-erasure-carried-out`,
  ],
];

const cells = new Cells('communications', communicationsTable, expected);

describe('the rows of the communications service', () => {
  test.each(Object.keys(communicationsTable))('%s is allowed to just whom it should be', (action) => {
    expect(cells.wrong(action)).toEqual([]);
  });

  test('every expected cell names an action of the table', () => {
    expect(cells.named).toEqual(Object.keys(communicationsTable).sort());
  });
});
