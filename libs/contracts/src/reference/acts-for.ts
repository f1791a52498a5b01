import type { Day } from '@lien-nganh/kernel';
import type { AgencyRecord } from './agencies.ts';
import { lasts, type Lasting } from './lasting.ts';

/** For these days work of `agency` is work for what `addressee` was told to do as well. */
export interface ActsFor extends Lasting {
  readonly agency: string;
  readonly addressee: string;
}

const EVER: Lasting = { from: '0000-01-01', to: null };

/**
 * For whom an agency acts beside itself, day by day: for the body of its own sector above it, for the district in which a
 * commune lies, and for whomever it has taken the place of. A department or a district is told by name what it is to do: its work is not
 * that of the province's People's Committee. Who took over one duty alone does not act for the rest.
 */
export function actsFor(records: readonly AgencyRecord[], agency: string): readonly ActsFor[] {
  const found: ActsFor[] = [];
  const waiting: ActsFor[] = [{ agency, addressee: agency, ...EVER }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const step of [...above(records, next), ...taken(records, next)]) {
      if (step.addressee === agency || found.some((one) => isSame(one, step))) continue;
      found.push(step);
      waiting.push(step);
    }
  }
  return found;
}

/** Whom an agency acts for on a day, itself among them. */
export function actedForOn(records: readonly AgencyRecord[], agency: string, on: Day): readonly string[] {
  const others = actsFor(records, agency).filter((one) => lasts(one, on));
  return [agency, ...new Set(others.map(({ addressee }) => addressee))];
}

function above(records: readonly AgencyRecord[], through: ActsFor): readonly ActsFor[] {
  const superiors = records.find((one) => one.agency === through.addressee)?.superiors ?? [];
  const levels = new Map(records.map(({ agency, level }) => [agency, level]));
  return superiors
    .filter(({ agency, line }) => line === 'sector' || (levels.get(agency) ?? 'province') !== 'province')
    .flatMap(({ agency: addressee, ...line }) => within(through, addressee, line));
}

function taken(records: readonly AgencyRecord[], through: ActsFor): readonly ActsFor[] {
  return records.flatMap(({ agency: addressee, successors }) =>
    successors
      .filter(({ agency, duty }) => agency === through.addressee && duty === null)
      .flatMap(({ from }) => within(through, addressee, { from, to: null })),
  );
}

function within(through: ActsFor, addressee: string, step: Lasting): readonly ActsFor[] {
  const from = through.from > step.from ? through.from : step.from;
  const ends = [through.to, step.to].filter((to) => to !== null).sort();
  const to = ends[0] ?? null;
  return to !== null && to < from ? [] : [{ agency: through.agency, addressee, from, to }];
}

function isSame(one: ActsFor, other: ActsFor): boolean {
  return one.addressee === other.addressee && one.from === other.from && one.to === other.to;
}
