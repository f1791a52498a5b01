import type { Scope, Sensitivity } from '@lien-nganh/kernel';
import { relationsOf, type Relation, type Standing } from './relation.ts';

export const roles = ['officer', 'head', 'committee', 'standing', 'auditor', 'admin', 'service'] as const;
export type Role = (typeof roles)[number];

/** What the table answers. `hidden` reads as "not found": a record that is none of your business does not exist. */
export type Effect = 'allowed' | 'refused' | 'hidden';

/** One row: these roles, standing so to a record of such a sensitivity, are allowed. */
export interface Row {
  readonly roles: readonly Role[];
  readonly relations: readonly Relation[] | 'any';
  readonly sensitivities: readonly Sensitivity[] | 'any';
}

/** Action -> its rows. What no row allows is not allowed. */
export type PermissionTable = Readonly<Record<string, readonly Row[]>>;

/** Is the action allowed on a record of this scope, in the actor's own name or in the place of another? */
export function isAllowed(table: PermissionTable, action: string, standing: Standing, scope: Scope): boolean {
  return standingsFor(action, standing).some((one) => rowAllows(table, action, one, scope));
}

/** In whose places the action is allowed: the actor's own before all others; none where it is not. */
export function standingsToAct(
  table: PermissionTable,
  action: string,
  standing: Standing,
  scopeFor: (actor: Standing['actor']) => Scope,
): readonly Standing[] {
  return standingsFor(action, standing).filter((one) => rowAllows(table, action, one, scopeFor(one.actor)));
}

/** Every standing of the actor in which the action may be done at all. */
function standingsFor(action: string, standing: Standing): readonly Standing[] {
  const others = standing.standsInFor ?? [];
  const handedOn = others.filter(({ actions }) => actions === null || actions.includes(action));
  return [standing, ...handedOn.map((one) => one.as)];
}

function rowAllows(table: PermissionTable, action: string, standing: Standing, scope: Scope): boolean {
  const held = relationsOf(standing, scope);
  return (table[action] ?? []).some(
    (row) =>
      (row.roles as readonly string[]).includes(standing.actor.role) &&
      (row.sensitivities === 'any' || row.sensitivities.includes(scope.sensitivity)) &&
      (row.relations === 'any' || held.some((relation) => row.relations.includes(relation))),
  );
}

/**
 * Allowed, or else refused to those who may read the record, and hidden from everybody else.
 *
 * @param reads the action that reads such a record; `null` where there is no record yet
 */
export function effectOf(
  table: PermissionTable,
  asked: { readonly action: string; readonly reads: string | null },
  standing: Standing,
  scope: Scope,
): Effect {
  if (isAllowed(table, asked.action, standing, scope)) return 'allowed';
  return asked.reads === null || isAllowed(table, asked.reads, standing, scope) ? 'refused' : 'hidden';
}
