import type { Day } from '@lien-nganh/kernel';
import { addDays } from './day.ts';

/** Something that holds for a stretch of days, both included; `validTo` is null while it lasts. */
export interface Dated {
  readonly validFrom: Day;
  readonly validTo: Day | null;
}

/** The version that holds on a day; `null` before the first, after an end, and in a gap. */
export function heldOn<V extends Dated>(versions: readonly V[], on: Day): V | null {
  return versions.find(({ validFrom, validTo }) => validFrom <= on && (validTo === null || on <= validTo)) ?? null;
}

/** The versions with one that begins later: the last one before it ends on the day before, if it had not ended by then. */
export function followedBy<V extends Dated>(versions: readonly V[], next: V): readonly V[] {
  return [...endedAfter(versions, addDays(next.validFrom, -1)), next];
}

/** The versions, none of which holds after a day. */
export function endedAfter<V extends Dated>(versions: readonly V[], lastDay: Day): readonly V[] {
  return versions
    .filter(({ validFrom }) => validFrom <= lastDay)
    .map((version) =>
      version.validTo === null || version.validTo > lastDay ? { ...version, validTo: lastDay } : version,
    );
}
