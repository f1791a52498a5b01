import type { Day } from '@lien-nganh/kernel';
import type { Fact } from './booking.ts';

/** Half-months of a year: the 1st to the 14th and the 15th to the end of each month. */
export const SLOTS = 24;

/** 0 for 1–14 January, 23 for 15–31 December. */
export function slotOf(day: Day): number {
  return (Number(day.slice(5, 7)) - 1) * 2 + (day.slice(8) < '15' ? 0 : 1);
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

/** What one cell sums up: one year, half-month by half-month, of one indicator's line, place, subject and dimension value. */
export interface CellKey {
  readonly indicator: string;
  readonly axis: Fact['axis'];
  readonly line: string;
  readonly place: string;
  readonly subject: string;
  /** Empty with its value: undivided. */
  readonly dimension: string;
  readonly dimensionValue: string;
  readonly year: number;
}

export interface CellChange extends CellKey {
  /** What each half-month changes by; `undefined` where it does not. */
  readonly slots: readonly (bigint | undefined)[];
}

/** Sums facts up into cells, on and on: memory grows with cells, not with facts. */
export class CellSums {
  readonly #changes = new Map<string, CellKey & { slots: (bigint | undefined)[] }>();

  /** Adds facts, or takes them out where `factor` is −1. */
  add(facts: Iterable<Fact>, factor: 1n | -1n = 1n): void {
    for (const fact of facts) {
      this.#addTo(fact, { dimension: '', dimensionValue: '' }, factor);
      for (const dimension in fact.dimensions) {
        this.#addTo(fact, { dimension, dimensionValue: fact.dimensions[dimension]! }, factor);
      }
    }
  }

  #addTo(fact: Fact, by: Pick<CellKey, 'dimension' | 'dimensionValue'>, factor: bigint): void {
    const { indicator, axis, line, place, subject, occurredOn } = fact;
    const year = yearOf(occurredOn);
    const { dimension, dimensionValue } = by;
    const name = `${indicator}\n${axis}\n${line}\n${place}\n${subject}\n${dimension}\n${dimensionValue}\n${year}`;
    let change = this.#changes.get(name);
    if (change === undefined) {
      change = { indicator, axis, line, place, subject, ...by, year, slots: new Array(SLOTS).fill(undefined) };
      this.#changes.set(name, change);
    }
    const slot = slotOf(occurredOn);
    change.slots[slot] = (change.slots[slot] ?? 0n) + fact.value * factor;
  }

  /** Every cell that facts fell into, those that came to nothing too: a picture of an earlier position may need them. */
  changes(): readonly CellChange[] {
    return [...this.#changes.values()];
  }
}
