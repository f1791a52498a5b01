import { agenciesBySlug, obligationKeyOf, type AgencyRecord } from '@lien-nganh/contracts/reference';
import type { Actor, Day, Deciding } from '@lien-nganh/kernel';
import { validOn } from '@lien-nganh/vocabulary';
import type { AssignedFollowUp, FollowUp } from './state.ts';

const finished: readonly AssignedFollowUp['is'][] = ['confirmed', 'kept-outside', 'not-applicable'];
const answered: readonly AssignedFollowUp['is'][] = ['completed', 'nothing-arisen'];

export function isOpen(state: AssignedFollowUp, on: Day): boolean {
  return !finished.includes(state.is) && (state.endsOn === null || on <= state.endsOn);
}

/** The addressee said that it is done: the issuer's turn. */
export function isAnswered(state: AssignedFollowUp): boolean {
  return answered.includes(state.is);
}

/** In whose name an actor acts: a process has no agency of its own, and a superior may act for one below. */
export function actsFor({ agency, onBehalfOf }: Actor): string {
  return onBehalfOf ?? agency;
}

/** The obligation that an event of this follow-up serves. */
export function linksOf({ directive, code }: Pick<AssignedFollowUp, 'directive' | 'code'>): readonly string[] {
  return [obligationKeyOf(directive, code)];
}

export function lookUpAddressee(state: FollowUp) {
  const slugs = state.is === 'none' ? [] : [state.addressee];
  return { agencies: agenciesBySlug(slugs) };
}

/** Rules that hold for everything that is recorded as having happened on a day. */
export const happenedRules = [
  'not-in-the-future',
  'within-the-addressees-life',
  'successor-has-taken-it-over',
] as const;

type Known = Pick<Deciding<{ readonly agencies: ReadonlyMap<string, AgencyRecord> }>, 'today' | 'actor' | 'lookUps'>;

/** An agency that ended keeps its work, of its own days, until its successor takes it over. */
export function brokenByDay(state: AssignedFollowUp, on: Day, known: Known): (typeof happenedRules)[number] | null {
  if (on > known.today) return 'not-in-the-future';
  const addressee = known.lookUps.agencies.get(state.addressee);
  if (known.actor.agency !== state.addressee || !addressee) return null;
  if (!validOn(addressee, on)) return 'within-the-addressees-life';
  const over = !validOn(addressee, known.today) && state.takenOverBy !== null;
  return over ? 'successor-has-taken-it-over' : null;
}
