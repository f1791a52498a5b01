import type { UnitKey } from '@lien-nganh/vocabulary';
import type { Definition } from '../../measures/definition.ts';
import type { Amount } from './amount.ts';
import type { Placer } from './place.ts';

type Count = (definition: Definition, amounts: readonly Amount[], subjects: Placer) => bigint | null;

const counts: { readonly [Kind in Definition['kind']]: Count } = {
  flow: (_, amounts) => sum(amounts),
  // of a stock with a subject, those of which anything is left on its day: a commune with two plans is one
  'derived-stock': (definition, amounts, subjects) =>
    definition.subject === null ? sum(amounts) : different(definition, amounts, subjects),
  distinct: (definition, amounts, subjects) =>
    definition.subject === null ? null : different(definition, amounts, subjects),
  'observed-stock': (_, amounts, subjects) => sumOrNone(lastOfEach(amounts, subjects)),
  estimate: (_, amounts) => sumOrNone(lastOf(amounts)),
};

/** How amounts of each kind of indicator make one number; `null` where there is none to make. */
export function countOf(definition: Definition, amounts: readonly Amount[], subjects: Placer): bigint | null {
  return counts[definition.kind](definition, amounts, subjects);
}

/**
 * What of a slice counts: all of it; of observations the last of each unit; of estimates the last that was made for just
 * this unit, for estimates of parts make none of the whole.
 */
export function amountsThatCount(
  { kind }: Pick<Definition, 'kind'>,
  amounts: readonly Amount[],
  { unit, subjects }: { readonly unit: UnitKey | null; readonly subjects: Placer },
): readonly Amount[] {
  if (kind === 'observed-stock') return lastOfEach(amounts, subjects);
  if (kind === 'estimate') return lastOf(amounts.filter(({ place }) => subjects.isOf(place, unit)));
  return amounts;
}

function sumOrNone(amounts: readonly Amount[]): bigint | null {
  return amounts.length === 0 ? null : sum(amounts);
}

function sum(amounts: readonly Amount[]): bigint {
  return amounts.reduce((total, { value }) => total + value, 0n);
}

type SubjectOf = (amount: Amount) => UnitKey | string;

/** Communes and districts are counted on the map; what has no place on it counts as the unit that it was. */
function subjectOf({ subject }: Definition, subjects: Placer): SubjectOf {
  if (subject !== 'commune' && subject !== 'district') return ({ subject: named }) => named;
  return ({ place, on }) => {
    const site = subjects.siteOf(place, on);
    return site.is === 'in' ? site.unit : place;
  };
}

/** Those that records name, and as many as papers tell of other units: a paper names none. */
function different(definition: Definition, amounts: readonly Amount[], subjects: Placer): bigint {
  const named = amounts.filter(({ imported }) => imported === undefined);
  const told = amounts.filter(({ imported }) => imported !== undefined);
  return distinct(named, subjectOf(definition, subjects)) + sum(told);
}

/** The number of subjects that something is left of. */
function distinct(amounts: readonly Amount[], nameOf: SubjectOf): bigint {
  const nets = new Map<string, bigint>();
  for (const amount of amounts) {
    const name = nameOf(amount);
    nets.set(name, (nets.get(name) ?? 0n) + amount.value);
  }
  return BigInt([...nets.values()].filter((net) => net > 0n).length);
}

/**
 * Each unit's last observation. What was observed of a unit stands also for what was observed before of the units that
 * went into it; a unit without an observation adds nothing.
 */
function lastOfEach(amounts: readonly Amount[], subjects: Placer): readonly Amount[] {
  const last = new Map<string, Amount>();
  for (const amount of amounts) last.set(amount.place, later(last.get(amount.place) ?? null, amount));
  const found = [...last.values()];
  return found.filter((one) => !found.some((other) => other.on > one.on && subjects.wentInto(one, other)));
}

function lastOf(amounts: readonly Amount[]): readonly Amount[] {
  const last = amounts.reduce<Amount | null>(later, null);
  return last === null ? [] : [last];
}

function later(a: Amount | null, b: Amount): Amount {
  return a !== null && a.on >= b.on ? a : b;
}
