import { lookUp, type Day, type LookUp } from '@lien-nganh/kernel';
import { descendantsOn, originsOf, type UnitMap } from '@lien-nganh/vocabulary';
import { agenciesBelow, allAgencies, type AgencyRecord } from './agencies.ts';
import { allUnits } from './units.ts';

/** The dated facts about an agency from which the permission table's relations follow; audit assignments come from elsewhere. */
export interface AgencyStanding {
  /** Agencies below, on either line, at any depth. */
  readonly superiorOf: readonly string[];
  /** Agencies whose place it has taken: for one unit, whichever map it is of, or, where that is null, for all. */
  readonly successorOf: readonly Taken[];
}

interface Taken {
  readonly agency: string;
  readonly unit: string | null;
  /** The one duty that was taken over; absent: all of them. */
  readonly duty?: string;
}

/** How an agency stands to the others on a day. */
export function standingOf(agency: string, on: Day): LookUp<AgencyStanding> {
  return lookUp(['agencies', 'units'], async (rows) => (await standings().resolve(rows))(agency, on));
}

/** The same of any agency, for a decision that learns only when it decides who asks. */
export function standings(): LookUp<(agency: string, on: Day) => AgencyStanding> {
  return lookUp(['agencies', 'units'], async (rows) => {
    const [records, map] = await Promise.all([allAgencies().resolve(rows), allUnits().resolve(rows)]);
    return (agency, on) => ({
      superiorOf: agenciesBelow(records, agency, on),
      successorOf: predecessorsOf({ records, map }, agency, on),
    });
  });
}

interface Facts {
  readonly records: readonly AgencyRecord[];
  readonly map: UnitMap;
}

/** Whose place was taken, at any remove: the heir of an heir inherits too, within the units that each was given. */
function predecessorsOf({ records, map }: Facts, heir: string, on: Day): readonly Taken[] {
  const taken = new Map<string, Taken>();
  const waiting: Taken[] = [{ agency: heir, unit: null }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const through = next;
    const found = records.filter(({ validTo }) => validTo !== null && validTo <= on);
    for (const step of found.flatMap((record) => takenFrom(record, through, map))) {
      if (step.agency === heir || taken.has(keyOf(step))) continue;
      taken.set(keyOf(step), step);
      waiting.push(step);
    }
  }
  return [...taken.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

/** What of an agency that ended passed on, inside the unit and for the duty through which its heir was itself inherited, if any. */
function takenFrom(record: AgencyRecord, through: Taken, map: UnitMap): readonly Taken[] {
  return record.successors
    .filter(({ agency, duty }) => agency === through.agency && meets(duty, through.duty ?? null))
    .flatMap(({ unit, from, duty }) =>
      (unit === null ? [null] : withinUnit(map, unit, from)).map((key) => ({ unit: key, duty: duty ?? through.duty })),
    )
    .filter(({ unit }) => meets(unit, through.unit))
    .map(({ unit, duty }) => ({ agency: record.agency, unit: unit ?? through.unit, ...(duty && { duty }) }));
}

/** Two limits of what passed on: each where the other sets none, or both the same one. */
function meets(one: string | null, other: string | null): boolean {
  return one === null || other === null || one === other;
}

/** A unit with everything below it on a day and all that it was made from: the keys that older records may bear. */
function withinUnit(map: UnitMap, key: string, on: Day): readonly string[] {
  const found = new Set<string>();
  const waiting = [key, ...descendantsOn(map, key, on).map((unit) => unit.key)];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    waiting.push(
      ...originsOf(map, next)
        .filter(({ extent }) => extent === 'whole')
        .map(({ from }) => from),
    );
  }
  return [...found];
}

function keyOf({ agency, unit, duty }: Taken): string {
  return `${agency} ${unit ?? ''} ${duty ?? ''}`;
}
