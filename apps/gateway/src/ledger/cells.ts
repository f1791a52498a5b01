import type { Day } from '@lien-nganh/kernel';
import type { Counted, Fact } from './booking.ts';
import { SeriesNames, type Series } from './series.ts';

/** Half-months of a year: the 1st to the 14th and the 15th to the end of each month. */
export const SLOTS = 24;

/** 0 for 1–14 January, 23 for 15–31 December. */
export function slotOf(day: Day): number {
  return (Number(day.slice(5, 7)) - 1) * 2 + (day.slice(8) < '15' ? 0 : 1);
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

/** What one cell sums up: one year, half-month by half-month, of one series' place, subject and dimension value. */
export interface CellKey extends Series {
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

/** The cells into which a counted thing falls, on any of its lines. */
export interface Places {
  readonly slot: number;
  /** One undivided, then one by each dimension. */
  readonly cells: readonly Place[];
}

/** A cell without its series, with a name among the cells of any. */
export interface Place extends Omit<CellKey, keyof Series> {
  readonly name: string;
}

interface Cell extends CellKey {
  readonly slots: (bigint | undefined)[];
}

/** Sums facts up into cells, on and on: memory grows with cells, not with facts. */
export class CellSums {
  readonly #names = new SeriesNames();
  readonly #series = new Map<number, Map<string, Cell>>();
  #counted: Counted | null = null;
  #places: Places = { slot: 0, cells: [] };

  /** Adds a fact, or takes it out where `factor` is −1. */
  add(fact: Fact, factor: 1n | -1n = 1n): void {
    const { counted, axis, line } = fact;
    const number = this.#names.numberOf(counted.indicator, axis, line);
    // Facts come thing by thing, so what its lines share is worked out once.
    if (this.#counted !== counted) {
      this.#counted = counted;
      this.#places = placesOf(counted);
    }
    const { slot, cells } = this.#places;
    const change = factor === 1n ? fact.value : -fact.value;
    for (const place of cells) {
      const { slots } = this.#cellAt(number, place) ?? this.#newCell(number, place, { ...counted, axis, line });
      slots[slot] = (slots[slot] ?? 0n) + change;
    }
  }

  #cellAt(series: number, { name }: Place): Cell | undefined {
    return this.#series.get(series)?.get(name);
  }

  #newCell(series: number, place: Place, { indicator, axis, line }: Series): Cell {
    const slots = new Array<bigint | undefined>(SLOTS).fill(undefined);
    const cell = { ...place, indicator, axis, line, slots };
    const cells = this.#series.get(series) ?? new Map<string, Cell>();
    this.#series.set(series, cells.set(place.name, cell));
    return cell;
  }

  /** The series of all that was added. */
  series(): readonly Series[] {
    return this.#names.all();
  }

  /** Every cell that facts fell into, those that came to nothing too: a picture of an earlier position may need them. */
  changes(): readonly CellChange[] {
    return [...this.#series.values()].flatMap((cells) => [...cells.values()]);
  }
}

/** The cells into which a counted thing falls. */
export function placesOf(counted: Counted): Places {
  const { place, subject, dimensions, occurredOn } = counted;
  const year = yearOf(occurredOn);
  const cell = (dimension: string, dimensionValue: string) => {
    const name = `${place}\n${subject}\n${year}\n${dimension}\n${dimensionValue}`;
    return { place, subject, year, dimension, dimensionValue, name };
  };
  const divided = Object.keys(dimensions).map((dimension) => cell(dimension, dimensions[dimension]!));
  return { slot: slotOf(occurredOn), cells: [cell('', ''), ...divided] };
}
