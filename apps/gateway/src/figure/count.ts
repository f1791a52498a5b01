import type { UnitKey } from '@lien-nganh/vocabulary';
import type { Definition } from '../measures/definition.ts';
import type { Amount } from './amount.ts';
import type { Placer } from './place.ts';

type Count = (definition: Definition, amounts: readonly Amount[], subjects: Placer) => bigint | null;

const counts: { readonly [Kind in Definition['kind']]: Count } = {
  flow: (_, amounts) => sum(amounts),
  'derived-stock': (_, amounts) => sum(amounts),
  distinct: (definition, amounts, subjects) =>
    definition.subject === null ? null : distinct(amounts, subjectOf(definition, subjects)),
  'observed-stock': (_, amounts) => lastOfEach(amounts),
  estimate: (_, amounts) => amounts.reduce<Amount | null>(later, null)?.value ?? null,
};

/** How amounts of each kind of indicator make one number; `null` where there is none to make. */
export function countOf(definition: Definition, amounts: readonly Amount[], subjects: Placer): bigint | null {
  return counts[definition.kind](definition, amounts, subjects);
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

/** The number of subjects that something is left of. */
function distinct(amounts: readonly Amount[], nameOf: SubjectOf): bigint {
  const nets = new Map<string, bigint>();
  for (const amount of amounts) {
    const name = nameOf(amount);
    nets.set(name, (nets.get(name) ?? 0n) + amount.value);
  }
  return BigInt([...nets.values()].filter((net) => net > 0n).length);
}

/** The sum of each unit's last observation; a unit without one adds nothing. */
function lastOfEach(amounts: readonly Amount[]): bigint | null {
  const last = new Map<string, Amount>();
  for (const amount of amounts) last.set(amount.place, later(last.get(amount.place) ?? null, amount));
  return last.size === 0 ? null : sum([...last.values()]);
}

function later(a: Amount | null, b: Amount): Amount {
  return a !== null && a.on >= b.on ? a : b;
}
