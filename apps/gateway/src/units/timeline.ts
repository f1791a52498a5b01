import { unitMapFrom, type UnitRecord } from '@lien-nganh/contracts/reference';
import type { Day } from '@lien-nganh/kernel';
import type { UnitMap } from '@lien-nganh/vocabulary';

export interface UnitEvent {
  readonly position: bigint;
  readonly unit: UnitRecord;
}

/** The units as the log had them at any position, with the days on which any map changed. */
export interface KnownUnits {
  readonly map: UnitMap;
  /** Days that are the first of another map, in order. Between two of them everything lies alike. */
  readonly changeDays: readonly Day[];
}

/** All unit events of a log, in order of position. */
export class UnitTimeline {
  readonly #events: readonly UnitEvent[];
  readonly #at = new Map<number, KnownUnits>();

  constructor(events: readonly UnitEvent[]) {
    this.#events = [...events].sort((a, b) => (a.position < b.position ? -1 : 1));
  }

  /** The units as known up to a position; `null`: all that has arrived. */
  at(position: bigint | null): KnownUnits {
    const later = position === null ? -1 : this.#events.findIndex((event) => event.position > position);
    const count = later === -1 ? this.#events.length : later;
    const known = this.#at.get(count) ?? knownFrom(this.#events.slice(0, count));
    this.#at.set(count, known);
    return known;
  }
}

function knownFrom(events: readonly UnitEvent[]): KnownUnits {
  const latest = new Map(events.map(({ unit }) => [unit.unit, unit]));
  const days = [...latest.values()].flatMap(({ validFrom, validTo, changes }) => [
    validFrom,
    validTo,
    ...changes.map(({ on }) => on),
  ]);
  const changeDays = [...new Set(days.filter((day) => day !== null))].sort();
  return { map: unitMapFrom([...latest.values()]), changeDays };
}
