import { describe, expect, test } from '@jest/globals';
import type { Scope, Sensitivity } from '@lien-nganh/kernel';
import { isAllowed, roles, type Role } from '../permission.ts';
import { relations, relationsOf, type Relation, type Standing } from '../relation.ts';
import { auditTable } from './audit.ts';

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
  ['head', 'internal', 'own-agency', 'assignment.assign assignment.name-auditors assignment.prolong assignment.end'],
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
];

const words = (text: string): readonly string[] => text.split(/\s+/).filter(Boolean);
const cell = (action: string, role: string, rest: string): string => `${action} ${role} ${rest}`;

const allowed = new Set(
  expected.flatMap(([who, sensitivity, standing, actions]) =>
    words(who).flatMap((role) =>
      (standing === 'any' ? relations : words(standing)).flatMap((relation) =>
        words(actions).map((action) => cell(action, role, `${relation} ${sensitivity}`)),
      ),
    ),
  ),
);

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
const reachable = Object.keys(holding) as (keyof typeof holding)[];

function standingOf(role: Role): Standing {
  return {
    actor: { account: 'me', agency: 'mine', role },
    superiorOf: ['below'],
    successorOf: [{ agency: 'former', unit: null }],
    assignments: [{ agencies: ['audited'], period: { from: '2013-01-01', to: '2013-12-31' } }],
  };
}

describe('the rows of the audit', () => {
  test.each(Object.keys(auditTable))('%s is allowed to just whom it should be', (action) => {
    const name = action.slice('audit.'.length);
    for (const role of roles) {
      for (const relation of reachable) {
        for (const sensitivity of sensitivities) {
          const scope = { owners: ['somebody'], ...holding[relation], sensitivity };
          expect(relationsOf(standingOf(role), scope)).toEqual([relation]);
          const where = cell(name, role, `${relation} ${sensitivity}`);
          const got = isAllowed(auditTable, action, standingOf(role), scope);
          expect([where, got]).toEqual([where, allowed.has(where)]);
        }
      }
    }
  });

  test('every expected cell names an action of the table', () => {
    const named = new Set(expected.flatMap(([, , , actions]) => words(actions)));
    expect([...named].map((name) => `audit.${name}`).sort()).toEqual(Object.keys(auditTable).sort());
  });

  test('the administrator neither lets anybody look nor looks', () => {
    expect([...allowed].filter((where) => where.includes(' admin '))).toEqual([]);
  });
});
