import type { Axis } from './booking.ts';

/** What a query reads: one line of one indicator. */
export interface Series {
  readonly indicator: string;
  readonly axis: Axis;
  /** An agency or an obligation; empty on the axis `total`. */
  readonly line: string;
}

export function seriesName({ indicator, axis, line }: Series): string {
  return `${indicator}\n${axis}\n${line}`;
}

/** Numbers series from 1 on, in the order in which they come. */
export class SeriesNames {
  readonly #numbers = new Map<string, Map<string, number>>();
  readonly #all: Series[] = [];

  numberOf(indicator: string, axis: Axis, line: string): number {
    let lines = this.#numbers.get(indicator);
    if (lines === undefined) this.#numbers.set(indicator, (lines = new Map()));
    const name = axis === 'total' ? '' : axis + line;
    let number = lines.get(name);
    if (number === undefined) {
      number = this.#all.push({ indicator, axis, line });
      lines.set(name, number);
    }
    return number;
  }

  /** In the order of their numbers. */
  all(): readonly Series[] {
    return this.#all;
  }
}
