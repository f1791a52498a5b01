import type { Figure } from '../values.ts';

/** What a chart draws of figures: numbers, to the precision of a picture; `null`: a gap. */
export function numbersOf(figures: readonly Figure[]): readonly (number | null)[] {
  return figures.map(({ value }) => {
    if (value.is === 'number') return Number(value.digits);
    return value.is === 'zero' ? 0 : null;
  });
}
