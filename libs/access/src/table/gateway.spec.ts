import { describe, expect, test } from '@jest/globals';
import type { Scope, Sensitivity } from '@lien-nganh/kernel';
import { isAllowed, roles, type Role } from '../permission.ts';
import { relations, relationsOf, type Relation, type Standing } from '../relation.ts';
import { gatewayTable } from './gateway.ts';

const sensitivities: readonly Sensitivity[] = [
  'open',
  'internal',
  'restricted',
  'undisclosed',
  'withhold-small',
  'withhold-public',
];

const everybody = 'officer head committee standing auditor';
const figures = 'read-figures read-figure-events read-overview watch-figures';
const records = 'read-inspections read-establishments';

/** Told the other way round than in the table: who, of which sensitivity, standing how, may do which. Nothing else is allowed. */
const expected: readonly (readonly [roles: string, sensitivities: string, relations: string, actions: string])[] = [
  [`${everybody} admin`, 'open', 'any', 'read-units read-agencies'],
  [everybody, 'open', 'any', 'read-indicators'],
  [everybody, 'internal', 'any', 'read-directives read-obligations read-follow-ups read-evidence'],

  [everybody, 'open withhold-small withhold-public', 'any', figures],
  ['officer head committee standing', 'internal', 'any', figures],
  ['committee standing', 'restricted', 'any', figures],
  ['officer head', 'restricted', 'own-agency successor superior', figures],
  ['auditor', 'internal restricted', 'audit-assignment', figures],

  ['officer head committee standing', 'internal', 'any', records],
  ['auditor', 'internal', 'audit-assignment', records],

  ['admin', 'internal', 'any', 'list-parked replay-parked drop-parked rebuild-ledger'],
  ['standing', 'internal', 'any', 'accept-restatement'],
];

const words = (text: string) => text.split(' ');
const cell = (...parts: readonly string[]) => parts.join(' ');

const allowed = new Set(
  expected.flatMap(([who, which, standing, actions]) =>
    words(actions).flatMap((action) =>
      words(who).flatMap((role) =>
        words(which).flatMap((sensitivity) =>
          (standing === 'any' ? relations : words(standing)).map((relation) =>
            cell(action, role, relation, sensitivity),
          ),
        ),
      ),
    ),
  ),
);

/** A scope to which {@link standingOf} stands in just this relation. */
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

describe('the rows of the gateway', () => {
  test.each(Object.keys(gatewayTable))('%s is allowed to just whom it should be', (action) => {
    const name = action.slice('gateway.'.length);
    for (const role of roles) {
      for (const relation of reachable) {
        for (const sensitivity of sensitivities) {
          const scope = { owners: ['somebody'], ...holding[relation], sensitivity };
          const standing = standingOf(role);
          expect(relationsOf(standing, scope)).toEqual([relation]);
          const where = cell(name, role, relation, sensitivity);
          expect([where, isAllowed(gatewayTable, action, standing, scope)]).toEqual([where, allowed.has(where)]);
        }
      }
    }
  });

  test('every expected cell names an action of the table', () => {
    const named = new Set(expected.flatMap(([, , , actions]) => words(actions)));
    expect([...named].map((name) => `gateway.${name}`).sort()).toEqual(Object.keys(gatewayTable).sort());
  });

  test('nothing undisclosed is for anybody here', () => {
    expect([...allowed].filter((where) => where.endsWith(' undisclosed'))).toEqual([]);
  });

  test('the administrator sees no figure, document or record', () => {
    const seen = [...allowed].filter((where) => / admin /.test(where) && /^(read|watch)-/.test(where));
    expect(new Set(seen.map((where) => where.split(' ')[0]))).toEqual(new Set(['read-units', 'read-agencies']));
  });
});
