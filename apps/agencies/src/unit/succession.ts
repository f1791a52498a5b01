import { unitsByKey, type UnitRecord } from '@lien-nganh/contracts/reference';
import type { Day } from '@lien-nganh/kernel';
import { addDays, changeExtent, day, levelOf, unitKey, validOn } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { basis } from '../inputs.ts';
import type { KnownUnit, Unit } from './state.ts';

/** What ends a unit and puts one other in its place: a row of a list of changes, without its source unit. */
export const succession = z.strictObject({
  on: day,
  to: unitKey,
  extent: changeExtent.default('whole'),
  basis,
});

/** The rules about the unit itself, and about what takes its place. */
export const endRules = [
  'unit-is-registered',
  'unit-is-valid-before-the-change',
  'change-fits-the-known-end',
  'change-is-recorded-once',
] as const;
export const successionRules = [
  ...endRules,
  'successor-is-registered',
  'successor-is-another-unit',
  'successor-is-valid-then',
  'successor-has-the-same-level',
] as const;
type EndRule = (typeof endRules)[number];
type SuccessionRule = (typeof successionRules)[number];

export interface Intended {
  readonly on: Day;
  readonly to: readonly string[];
  /** The unit gives something away and remains. */
  readonly stays: boolean;
}

export function lookUpSuccessors(keys: readonly string[]) {
  return { successors: unitsByKey(keys) };
}

type Successors = ReadonlyMap<string, UnitRecord>;

/** The first rule that a change of a unit would break; `null` when it keeps them all. */
export function brokenRule(state: Unit, intended: Intended, successors: Successors): SuccessionRule | null {
  const own = brokenByTheUnit(state, intended);
  if (own !== null || state.is === 'none') return own;
  const broken = intended.to.map((to) => ruleOfSuccessor(state, intended, successors.get(to)));
  return broken.find((rule) => rule !== null) ?? null;
}

export function brokenByTheUnit(state: Unit, { on, to, stays }: Intended): EndRule | null {
  if (state.is === 'none') return 'unit-is-registered';
  if (state.changes.some((change) => change.on === on && (to.includes(change.to ?? '') || !stays)))
    return 'change-is-recorded-once';
  if (!validOn(state, addDays(on, -1))) return 'unit-is-valid-before-the-change';
  const fits = state.validTo === null || (stays ? on < state.validTo : on === state.validTo);
  return fits ? null : 'change-fits-the-known-end';
}

function ruleOfSuccessor(state: KnownUnit, { on }: Intended, to: UnitRecord | undefined): SuccessionRule | null {
  if (!to) return 'successor-is-registered';
  if (to.code === state.code && to.validFrom === state.validFrom) return 'successor-is-another-unit';
  if (!validOn(to, on)) return 'successor-is-valid-then';
  return levelOf(to.type) === levelOf(state.type) ? null : 'successor-has-the-same-level';
}
