import type { Scope, Sensitivity } from '@lien-nganh/kernel';
import { isAllowed, roles, type PermissionTable, type Role } from '../permission.ts';
import { relations, relationsOf, type Relation, type Standing } from '../relation.ts';

/** Every cell of a table of rows (action, role, relation, sensitivity), held to a list that tells it the other way round. */

/** Who, of which sensitivities, standing how (`any`: in every relation), may do which actions, each several words. */
export type Expected = readonly (readonly [roles: string, sensitivities: string, relations: string, actions: string])[];

const sensitivities: readonly Sensitivity[] = [
  'open',
  'internal',
  'restricted',
  'undisclosed',
  'withhold-small',
  'withhold-public',
];

/** A scope to which {@link standingOf} stands in just this relation. */
const holding: Readonly<Record<Relation, Partial<Scope>>> = {
  'own-agency': { owners: ['mine'] },
  participant: { participants: ['mine'] },
  addressee: { addressees: ['mine'] },
  coordinator: { coordinators: ['mine'] },
  superior: { owners: ['below'] },
  successor: { owners: ['former'] },
  author: { author: 'me' },
  member: { members: ['me'] },
  approver: { approvers: ['me'] },
  delegate: { approvers: ['chairman'] },
  'audit-assignment': { owners: ['audited'] },
  none: {},
};

function standingOf(role: Role): Standing {
  return {
    actor: { account: 'me', agency: 'mine', role, inSteadOf: 'chairman' },
    superiorOf: ['below'],
    successorOf: [{ agency: 'former', unit: null }],
    assignments: [{ agencies: ['audited'], period: { from: '2013-01-01', to: '2013-12-31' } }],
  };
}

const words = (text: string): readonly string[] => text.split(/\s+/).filter(Boolean);

/** The cells of one service's table. */
export class Cells {
  /** Those that the list allows, `<action without its service> <role> <relation> <sensitivity>`. */
  readonly allowed: ReadonlySet<string>;
  /** Actions that the list names. */
  readonly named: readonly string[];

  constructor(
    private readonly service: string,
    private readonly table: PermissionTable,
    expected: Expected,
  ) {
    this.allowed = new Set(expected.flatMap(cellsOf));
    const names = new Set(expected.flatMap(([, , , actions]) => words(actions)));
    this.named = [...names].map((name) => `${service}.${name}`).sort();
  }

  /** Cells of an action that the table decides otherwise than the list, and relations that a case does not just hold. */
  wrong(action: string): readonly string[] {
    const name = action.slice(this.service.length + 1);
    return everyCase().flatMap(({ role, relation, scope }) => {
      const standing = standingOf(role);
      const held = relationsOf(standing, scope).join();
      const cell = `${name} ${role} ${relation} ${scope.sensitivity}`;
      if (held !== relation) return [`${cell}: stands as ${held}`];
      const got = isAllowed(this.table, action, standing, scope);
      return got === this.allowed.has(cell) ? [] : [`${cell}: ${got ? 'allowed' : 'refused'}`];
    });
  }
}

function cellsOf([who, which, standing, actions]: Expected[number]): readonly string[] {
  const how = standing === 'any' ? relations : words(standing);
  return words(actions).flatMap((action) =>
    words(who).flatMap((role) =>
      how.flatMap((relation) => words(which).map((sensitivity) => `${action} ${role} ${relation} ${sensitivity}`)),
    ),
  );
}

function everyCase() {
  const reachable = Object.keys(holding) as (keyof typeof holding)[];
  return roles.flatMap((role) =>
    reachable.flatMap((relation) =>
      sensitivities.map((sensitivity) => ({
        role,
        relation,
        scope: { owners: ['somebody'], ...holding[relation], sensitivity },
      })),
    ),
  );
}
