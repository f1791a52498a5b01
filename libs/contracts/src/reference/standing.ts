import { lookUp, type Day, type LookUp } from '@lien-nganh/kernel';
import { agenciesBelow, allAgencies, type AgencyRecord } from './agencies.ts';

/** The dated facts about an agency from which the permission table's relations follow; audit assignments come from elsewhere. */
export interface AgencyStanding {
  /** Agencies below, on either line, at any depth. */
  readonly superiorOf: readonly string[];
  /** Agencies whose place it has taken, for one unit or, where that is null, for all. */
  readonly successorOf: readonly { readonly agency: string; readonly unit: string | null }[];
}

/** How an agency stands to the others on a day. */
export function standingOf(agency: string, on: Day): LookUp<AgencyStanding> {
  return lookUp(['agencies'], async (rows) => standingIn(await allAgencies().resolve(rows), agency, on));
}

export function standingIn(records: readonly AgencyRecord[], agency: string, on: Day): AgencyStanding {
  return { superiorOf: agenciesBelow(records, agency, on), successorOf: predecessorsOf(records, agency, on) };
}

type Taken = AgencyStanding['successorOf'][number];

/** Whose place was taken, at any remove: the heir of an heir inherits too, within the units that each was given. */
function predecessorsOf(records: readonly AgencyRecord[], heir: string, on: Day): readonly Taken[] {
  const taken = new Map<string, Taken>();
  const waiting: Taken[] = [{ agency: heir, unit: null }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const through = next;
    const found = records.flatMap((record) => takenBy(record, through, on));
    for (const step of found.filter((one) => one.agency !== heir && !taken.has(keyOf(one)))) {
      taken.set(keyOf(step), step);
      waiting.push(step);
    }
  }
  return [...taken.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

/**
 * What of a record passed to the agency, inside the unit through which that one itself was inherited, if any. An agency
 * that gave away a duty and lives on keeps its records to itself.
 */
function takenBy(record: AgencyRecord, through: Taken, on: Day): readonly Taken[] {
  if (record.validTo === null || record.validTo > on) return [];
  return record.successors
    .filter(({ agency, from }) => agency === through.agency && from <= on)
    .filter(({ unit }) => unit === null || through.unit === null || unit === through.unit)
    .map(({ unit }) => ({ agency: record.agency, unit: unit ?? through.unit }));
}

function keyOf({ agency, unit }: Taken): string {
  return `${agency} ${unit ?? ''}`;
}
