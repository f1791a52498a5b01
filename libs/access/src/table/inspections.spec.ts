import { describe, expect, test } from '@jest/globals';
import type { PermissionTable } from '../permission.ts';
import { Cells, type Expected } from './examples.ts';
import { inspectionsTable } from './inspections.ts';
import { smallCountsTable, workTable } from './work.ts';

/** Told the other way round than in the table: who, standing how to what, may do which. Nothing else is allowed. */
const expected: Expected = [
  ['officer head', 'undisclosed', 'own-agency participant superior', 'draft-plan plan-inspection decide-surprise'],
  ['officer head', 'undisclosed', 'member', 'change-plan-lines notify-inspection begin-inspection postpone-inspection'],
  [
    'officer head',
    'undisclosed',
    'member author delegate',
    'change-preparation sign-minutes record-not-carried-out break-off-inspection',
  ],
  [
    'officer head',
    'undisclosed',
    'member approver author delegate',
    'read-plan plans-on-hand read-inspection inspections-list site-history my-work',
  ],
  ['officer head', 'undisclosed', 'member approver author', 'close-plan withdraw-inspection'],
  ['officer head', 'undisclosed', 'member approver author delegate', 'withdraw-plan'],
  ['head', 'undisclosed', 'approver delegate', 'approve-plan return-plan approve-inspection'],

  [
    'officer head',
    'internal',
    'own-agency successor',
    `merge-establishment separate-establishment withdraw-establishment name-participant correct-inspection withdraw-inspection place-inspection decide-twin
     reopen-twin`,
  ],
  [
    'officer head',
    'internal',
    'own-agency successor superior',
    `register-establishment correct-establishment change-establishment change-licence assess-risk cease-establishment place-establishment
     read-establishment read-plan read-twin possible-twins read-links`,
  ],
  [
    'officer head',
    'internal',
    'own-agency successor participant',
    'confirm-part correct-part deny-part record-violation',
  ],
  ['officer head', 'internal', 'own-agency successor participant superior', 'record-inspection'],
  ['officer head', 'internal', 'own-agency successor participant coordinator', 'my-work'],
  [
    'officer head',
    'internal',
    'own-agency successor participant coordinator superior',
    `receive-explanation drop-violation decide-sanction correct-sanction record-execution record-complaint
     settle-complaint transfer-case withdraw-entry record-payment correct-payment withdraw-payment`,
  ],
  [
    'officer head',
    'internal',
    'own-agency successor participant coordinator superior member approver author',
    'read-inspection',
  ],
  ['officer head', 'internal', 'own-agency', 'link-obligation unlink-obligation'],
  ['officer head', 'internal', 'own-agency successor participant superior', 'shared-work'],
  ['officer head', 'restricted', 'own-agency successor participant', 'shared-work'],
  ['standing', 'internal', 'any', 'shared-work'],
  ['auditor', 'internal', 'audit-assignment', 'shared-work'],

  ['head', 'internal restricted', 'own-agency successor', 'erase-person'],
  ['head standing', 'open', 'own-agency successor', 'erase-person'],
  ['head', 'undisclosed', 'member approver author', 'erase-person'],
  ['service', 'open internal restricted undisclosed', 'any', 'note-erasure-carried-out'],

  ['officer head standing', 'internal', 'any', 'establishments-list establishment-twins'],
  ['officer head standing committee', 'internal', 'any', 'site-history inspections-list'],
  ['standing', 'internal', 'any', 'record-inspection read-inspection read-twin possible-twins read-links'],
  [
    'auditor',
    'internal',
    'audit-assignment',
    `read-establishment establishments-list establishment-twins site-history read-plan read-inspection inspections-list read-twin
     possible-twins read-links`,
  ],
  [
    'service',
    'internal',
    'any',
    'propose-twin lapse-twin note-possible-twin place-inspection follow-site follow-case caseFile.follow',
  ],

  ['officer head', 'internal', 'own-agency successor participant', 'caseFile.receive caseFile.decide'],
  ['officer head', 'internal', 'own-agency successor participant superior', 'caseFile.read'],
  ['standing', 'internal', 'any', 'caseFile.read'],
  ['auditor', 'internal', 'audit-assignment', 'caseFile.read'],
  ['service', 'undisclosed', 'any', 'close-plan'],
  ['service', 'restricted', 'any', 'hotspot.end hotspotRemoval.weigh'],
  [
    'officer head',
    'restricted',
    'own-agency successor',
    `hotspot.end hotspotRemoval.name-visit hotspotRemoval.accept hotspotRemoval.keep hotspotRemoval.read
     estimate.make estimate.correct estimate.withdraw estimate.read`,
  ],
  ['officer head', 'restricted', 'superior', 'hotspotRemoval.read'],
  ['auditor', 'restricted', 'audit-assignment', 'hotspotRemoval.read'],

  [
    'head standing',
    'open',
    'own-agency successor',
    `enter-legal-basis correct-legal-basis end-legal-basis withdraw-legal-basis enter-checklist correct-checklist
     end-checklist withdraw-checklist enter-rules follow-rules correct-rules end-rules enter-type
     correct-type end-type withdraw-type`,
  ],
  ['service', 'open', 'any', 'enter-legal-basis enter-checklist enter-rules enter-type'],
  ['officer head committee standing auditor', 'open', 'any', 'read-legal-basis read-checklist read-rules read-type'],
];

/** Without the kinds of recorded work: `work.spec.ts` tells their cells. */
const isOwn = (action: string) =>
  /^inspections\.(caseFile|hotspotRemoval|estimate)\./.test(action) ||
  action === 'inspections.hotspot.end' ||
  action.split('.').length === 2;
const own = Object.fromEntries(Object.entries(inspectionsTable).filter(([action]) => isOwn(action)));
const cells = new Cells('inspections', own, expected);

describe('the rows of the inspections service', () => {
  test.each(Object.keys(own))('%s is allowed to just whom it should be', (action) => {
    expect(cells.wrong(action)).toEqual([]);
  });

  test('every expected cell names an action of the table', () => {
    expect(cells.named).toEqual(Object.keys(own).sort());
  });

  test('of other work, hotspots and reports of violations are restricted', () => {
    const kinds = [
      'keyArea',
      'operation',
      'detectedCase',
      'prosecution',
      'residenceCheck',
      'cultureLicence',
      'healthRequest',
    ];
    const lasting = new Set(['keyArea', 'cultureLicence', 'hotspot', 'suspicion', 'violationReport']);
    const rows = (kind: string, restricted: boolean) =>
      workTable(`inspections.${kind}`, { lasts: lasting.has(kind), restricted });
    const told = [
      ...kinds.map((kind) => rows(kind, false)),
      ...['hotspot', 'suspicion', 'violationReport'].map((kind) => rows(kind, true)),
    ];
    const counted = smallCountsTable('inspections', { totals: 'personTotals', release: 'personRelease' });
    const { 'inspections.hotspot.end': _own, ...expectedRows } = Object.assign({}, ...told, counted) as PermissionTable;
    const found = Object.entries(inspectionsTable).filter(([action]) => !isOwn(action));
    expect(Object.fromEntries(found)).toEqual(expectedRows);
  });

  test('the administrator reads and does nothing', () => {
    expect([...cells.allowed].filter((where) => where.includes(' admin '))).toEqual([]);
  });

  test('what is not disclosed is seen by named accounts and whoever stands in for them alone, whatever their agency, superior or assignment', () => {
    const seeing = [...cells.allowed].filter((where) =>
      /^(read-|my-work|.*-list|site-history|plans-on-hand)/.test(where),
    );
    const undisclosed = seeing.filter((where) => where.endsWith(' undisclosed'));
    expect(undisclosed.length).toBeGreaterThan(0);
    expect(undisclosed.filter((where) => !/ (member|approver|author|delegate) undisclosed$/.test(where))).toEqual([]);
  });
});
