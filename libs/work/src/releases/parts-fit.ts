import { AREA, FACILITY, without, wordOf, type Breakdown, type CountTable, type Line } from './count-table.ts';

/** Whether each total is as large as what is told of its parts. */
export function partsFit(table: CountTable, lines: readonly Line[]): boolean {
  const counts = new Map(lines.map(({ by, count }) => [wordOf(by), count]));
  return [...lines].every((whole) => breakdownsFit(table, whole, lines) && partsBesideFit(table, counts, lines));
}

function breakdownsFit({ breakdowns }: CountTable, whole: Line, lines: readonly Line[]): boolean {
  return breakdowns.every((breakdown) => fits(breakdown.nature, whole.count, partsOf(breakdown, whole, lines)));
}

/** Lines that narrow this one by the breakdown and by nothing else. */
function partsOf({ dimension }: Breakdown, whole: Line, lines: readonly Line[]): readonly number[] {
  return lines
    .filter(({ by }) => dimension in by && wordOf(without(by, dimension)) === wordOf(whole.by))
    .map(({ count }) => count);
}

/** Facilities and areas lie beside each other; people that are counted once in each may be the same. */
function partsBesideFit(table: CountTable, counts: ReadonlyMap<string, number>, lines: readonly Line[]): boolean {
  return [FACILITY, AREA].every((dimension) =>
    [...counts.keys()].every((word) => {
      const parts = lines
        .filter(({ by }) => dimension in by && wordOf(without(by, dimension)) === word)
        .map(({ count }) => count);
      return fits(table.once ? 'overlapping' : 'not-exhaustive', counts.get(word)!, parts);
    }),
  );
}

function fits(nature: Breakdown['nature'], whole: number, parts: readonly number[]): boolean {
  if (parts.length === 0) return true;
  if (nature === 'overlapping') return parts.every((part) => part <= whole);
  const sum = parts.reduce((total, part) => total + part, 0);
  return nature === 'partition' ? sum === whole : sum <= whole;
}
