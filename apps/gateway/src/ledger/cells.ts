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
interface Places {
  readonly counted: Counted;
  readonly slot: number;
  /** One undivided, then one by each dimension; each with a name among the cells of its series. */
  readonly cells: readonly (Omit<CellKey, keyof Series> & { readonly name: string })[];
}

/** Sums facts up into cells, on and on: memory grows with cells, not with facts. */
export class CellSums {
  readonly #series = new Map<number, Map<string, CellKey & { slots: (bigint | undefined)[] }>>();
  #places: Places | null = null;

  /** @param names may be shared, so that several sums number their series alike */
  constructor(private readonly names = new SeriesNames()) {}

  /** Adds a fact, or takes it out where `factor` is −1; gives the number of its series. */
  add(fact: Fact, factor: 1n | -1n = 1n): number {
    const { counted, axis, line } = fact;
    // Facts come thing by thing, so what its lines share is worked out once.
    if (this.#places?.counted !== counted) this.#places = placesOf(counted);
    const number = this.names.numberOf(counted.indicator, axis, line);
    let cells = this.#series.get(number);
    if (cells === undefined) this.#series.set(number, (cells = new Map()));
    for (const place of this.#places.cells) {
      let cell = cells.get(place.name);
      if (cell === undefined) {
        const slots = new Array<bigint | undefined>(SLOTS).fill(undefined);
        cells.set(place.name, (cell = { ...place, indicator: counted.indicator, axis, line, slots }));
      }
      cell.slots[this.#places.slot] = (cell.slots[this.#places.slot] ?? 0n) + fact.value * factor;
    }
    return number;
  }

  /** Every cell that facts fell into, those that came to nothing too: a picture of an earlier position may need them. */
  changes(): readonly CellChange[] {
    return [...this.#series.values()].flatMap((cells) => [...cells.values()]);
  }
}

function placesOf(counted: Counted): Places {
  const { place, subject, dimensions, occurredOn } = counted;
  const year = yearOf(occurredOn);
  const cell = (dimension: string, dimensionValue: string) => {
    const name = `${place}\n${subject}\n${year}\n${dimension}\n${dimensionValue}`;
    return { place, subject, year, dimension, dimensionValue, name };
  };
  const divided = Object.keys(dimensions).map((dimension) => cell(dimension, dimensions[dimension]!));
  return { counted, slot: slotOf(occurredOn), cells: [cell('', ''), ...divided] };
}
