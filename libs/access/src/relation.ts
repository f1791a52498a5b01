import type { Actor, Day, Scope } from '@lien-nganh/kernel';

/** How an actor stands to a record. Several hold at once; `none` holds only alone. */
export const relations = [
  'own-agency',
  'participant',
  'addressee',
  'coordinator',
  'superior',
  'successor',
  'author',
  'member',
  'approver',
  'delegate',
  'audit-assignment',
  'none',
] as const;
export type Relation = (typeof relations)[number];

/** An audit assignment that is running on the day of asking. */
export interface RunningAssignment {
  /** Agencies audited; empty means the whole province. */
  readonly agencies: readonly string[];
  readonly period: { readonly from: Day; readonly to: Day };
}

/** An agency whose place the actor's agency has taken, for some duty or unit, or for all. */
export interface Succession {
  readonly agency: string;
  readonly unit: string | null;
  /** The one duty that was taken over; absent: all of them. */
  readonly duty?: string;
}

/** The dated facts about an actor on the day of asking, from the service's reference tables. */
export interface Standing {
  readonly actor: Actor;
  /** Agencies below the actor's own, on either line. */
  readonly superiorOf: readonly string[];
  readonly successorOf: readonly Succession[];
  /** Duties of the agency that the account holds. */
  readonly duties?: readonly string[];
  readonly assignments: readonly RunningAssignment[];
  /** Those for whom the account stands in on the day of asking, by a dated paper. */
  readonly standsInFor?: readonly StandingIn[];
}

/** What somebody may do in the place of another. */
export interface StandingIn {
  /** As whom: the account's own, with agency, role and duties of the other. Nothing follows from whom that one stands in for. */
  readonly as: Standing;
  /** The actions that were handed on; `null`: whatever the other may do. */
  readonly actions: readonly string[] | null;
}

/** All relations of an actor to a record. */
export function relationsOf(standing: Standing, scope: Scope): readonly Relation[] {
  const through = standsForAgency(standing, scope);
  const held = (Object.keys(tests) as (keyof typeof tests)[]).filter(
    (relation) => (through || !throughAgency.includes(relation)) && tests[relation](standing, scope),
  );
  return held.length > 0 ? held : ['none'];
}

/** Relations that an account has through its agency. */
const throughAgency: readonly Relation[] = [
  'own-agency',
  'participant',
  'addressee',
  'coordinator',
  'superior',
  'successor',
];

/** Duties that are carried out apart from the rest of their agency: neither side reads the other's records. */
export const dutiesApart: readonly string[] = ['health-programme'];

/** A record kept under a duty is for those who hold it; whoever holds nothing but duties apart keeps to their records. */
function standsForAgency({ duties = [] }: Standing, { duty }: Scope): boolean {
  if (duty !== undefined) return duties.includes(duty);
  return duties.length === 0 || duties.some((held) => !dutiesApart.includes(held));
}

type Holds = (standing: Standing, scope: Scope) => boolean;

const tests: Readonly<Record<Exclude<Relation, 'none'>, Holds>> = {
  'own-agency': ({ actor }, { owners }) => owners.includes(actor.agency),
  participant: ({ actor, successorOf }, { participants = [], units }) =>
    participants.includes(actor.agency) || successorOf.some((taken) => tookOver(taken, participants, units)),
  addressee: ({ actor }, { addressees }) => addressees?.includes(actor.agency) ?? false,
  coordinator: ({ actor, successorOf }, { coordinators = [], units }) =>
    coordinators.includes(actor.agency) || successorOf.some((taken) => tookOver(taken, coordinators, units)),
  superior: ({ superiorOf }, { owners }) => owners.some((owner) => superiorOf.includes(owner)),
  successor: ({ successorOf }, { owners, units, passesOnWith }) =>
    successorOf.some((taken) => follows(taken, passesOnWith) && tookOver(taken, owners, units)),
  author: ({ actor }, { author }) => author === actor.account,
  member: ({ actor }, { members }) => members?.includes(actor.account) ?? false,
  approver: ({ actor }, { approvers }) => approvers?.includes(actor.account) ?? false,
  delegate: ({ actor: { inSteadOf } }, { approvers = [], author }) =>
    inSteadOf !== undefined && (approvers.includes(inSteadOf) || author === inSteadOf),
  'audit-assignment': ({ assignments }, scope) =>
    assignments.some((assignment) => [scope, ...(scope.earlier ?? [])].some((about) => covers(assignment, about))),
};

/** Whoever takes an agency's place stands to a record as that agency did, within the unit that was given. */
function tookOver({ agency, unit }: Succession, of: readonly string[], units: Scope['units']): boolean {
  return of.includes(agency) && (unit === null || (units?.includes(unit) ?? false));
}

/** Whether a record comes with what was taken over. */
function follows({ duty }: Succession, passesOnWith: string | undefined): boolean {
  return duty === undefined || passesOnWith === undefined || duty === passesOnWith;
}

/** A record without a day of its own (a unit, a definition) makes figures of every period: it is always inside. */
function covers(
  { agencies, period }: RunningAssignment,
  { owners, participants = [], on }: Pick<Scope, 'owners' | 'participants' | 'on'>,
): boolean {
  const concerned = agencies.length === 0 || [...owners, ...participants].some((agency) => agencies.includes(agency));
  return concerned && (on === undefined || (on >= period.from && on <= period.to));
}
