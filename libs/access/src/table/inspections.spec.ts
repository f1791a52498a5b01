import { describe, expect, test } from '@jest/globals';
import type { Scope, Sensitivity } from '@lien-nganh/kernel';
import { isAllowed, roles, type Role } from '../permission.ts';
import { relations, relationsOf, type Relation, type Standing } from '../relation.ts';
import { inspectionsTable } from './inspections.ts';

const sensitivities: readonly Sensitivity[] = [
  'open',
  'internal',
  'restricted',
  'undisclosed',
  'withhold-small',
  'withhold-public',
];

/** Told the other way round than in the table: who, standing how to what, may do which. Nothing else is allowed. */
const expected: readonly (readonly [roles: string, sensitivity: Sensitivity, relations: string, actions: string])[] = [
  ['officer head', 'undisclosed', 'own-agency participant superior', 'draft-plan plan-inspection decide-surprise'],
  [
    'officer head',
    'undisclosed',
    'member',
    `change-plan-lines notify-inspection begin-inspection postpone-inspection sign-minutes record-not-carried-out
     break-off-inspection`,
  ],
  ['officer head', 'undisclosed', 'member author', 'change-preparation'],
  [
    'officer head',
    'undisclosed',
    'member approver author',
    `read-plan close-plan withdraw-plan plans-on-hand read-inspection withdraw-inspection inspections-list site-history
     my-work`,
  ],
  ['head', 'undisclosed', 'approver', 'approve-plan return-plan approve-inspection'],

  [
    'officer head',
    'internal',
    'own-agency successor',
    `withdraw-establishment name-participant correct-inspection withdraw-inspection place-inspection decide-twin
     reopen-twin`,
  ],
  [
    'officer head',
    'internal',
    'own-agency successor superior',
    `register-establishment correct-establishment change-licence assess-risk cease-establishment place-establishment
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
     settle-complaint transfer-case withdraw-entry`,
  ],
  [
    'officer head',
    'internal',
    'own-agency successor participant coordinator superior member approver author',
    'read-inspection',
  ],
  ['officer head', 'internal', 'own-agency', 'link-obligation unlink-obligation'],

  ['officer head standing', 'internal', 'any', 'establishments-list'],
  ['officer head standing committee', 'internal', 'any', 'site-history inspections-list'],
  ['standing', 'internal', 'any', 'record-inspection read-inspection read-twin possible-twins read-links'],
  [
    'auditor',
    'internal',
    'audit-assignment',
    `read-establishment establishments-list site-history read-plan read-inspection inspections-list read-twin
     possible-twins read-links`,
  ],
  ['service', 'internal', 'any', 'propose-twin lapse-twin note-possible-twin settle-possible-twin place-inspection'],

  [
    'head standing',
    'open',
    'own-agency successor',
    `enter-legal-basis correct-legal-basis end-legal-basis withdraw-legal-basis enter-checklist correct-checklist
     end-checklist withdraw-checklist enter-rules follow-rules correct-rules end-rules`,
  ],
  ['service', 'open', 'any', 'enter-legal-basis enter-checklist enter-rules'],
  ['officer head committee standing auditor', 'open', 'any', 'read-legal-basis read-checklist read-rules'],
];

const allowed = new Set(
  expected.flatMap(([who, sensitivity, standing, actions]) =>
    words(who).flatMap((role) =>
      (standing === 'any' ? relations : words(standing)).flatMap((relation) =>
        words(actions).map((action) => cell(action, role, `${relation} ${sensitivity}`)),
      ),
    ),
  ),
);

function words(text: string): readonly string[] {
  return text.split(/\s+/).filter(Boolean);
}

function cell(action: string, role: string, rest: string): string {
  return `${action} ${role} ${rest}`;
}

/** A standing and a scope between which just this relation holds. */
const holding: Readonly<Record<Exclude<Relation, 'delegate'>, Partial<Scope>>> = {
  'own-agency': { owners: ['mine'] },
  participant: { participants: ['mine'] },
  addressee: { addressees: ['mine'] },
  coordinator: { coordinators: ['mine'] },
  superior: { owners: ['below'] },
  successor: { owners: ['former'] },
  author: { author: 'me' },
  member: { members: ['me'] },
  approver: { approvers: ['me'] },
  'audit-assignment': { owners: ['audited'] },
  none: {},
};

function standingOf(role: Role): Standing {
  return {
    actor: { account: 'me', agency: 'mine', role },
    superiorOf: ['below'],
    successorOf: [{ agency: 'former', unit: null }],
    assignments: [{ agencies: ['audited'], period: { from: '2013-01-01', to: '2013-12-31' } }],
  };
}

const reachable = Object.keys(holding) as (keyof typeof holding)[];

describe('the rows of the inspections service', () => {
  test.each(Object.keys(inspectionsTable))('%s is allowed to just whom it should be', (action) => {
    const name = action.slice('inspections.'.length);
    for (const role of roles) {
      for (const relation of reachable) {
        for (const sensitivity of sensitivities) {
          const scope = { owners: ['somebody'], ...holding[relation], sensitivity };
          const standing = standingOf(role);
          expect(relationsOf(standing, scope)).toEqual([relation]);
          const got = isAllowed(inspectionsTable, action, standing, scope);
          const where = cell(name, role, `${relation} ${sensitivity}`);
          expect([where, got]).toEqual([where, allowed.has(where)]);
        }
      }
    }
  });

  test('every expected cell names an action of the table', () => {
    const named = new Set(expected.flatMap(([, , , actions]) => words(actions)));
    expect([...named].map((name) => `inspections.${name}`).sort()).toEqual(Object.keys(inspectionsTable).sort());
  });

  test('the administrator reads and does nothing', () => {
    expect([...allowed].filter((where) => where.includes(' admin '))).toEqual([]);
  });

  test('what is not disclosed is seen by named accounts alone, whatever their agency, superior or assignment', () => {
    const seeing = [...allowed].filter((where) => /^(read-|my-work|.*-list|site-history|plans-on-hand)/.test(where));
    const undisclosed = seeing.filter((where) => where.endsWith(' undisclosed'));
    expect(undisclosed.length).toBeGreaterThan(0);
    expect(undisclosed.filter((where) => !/ (member|approver|author) undisclosed$/.test(where))).toEqual([]);
  });
});
