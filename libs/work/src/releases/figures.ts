import type { DaySpan, Unit, UnitMap } from '@lien-nganh/vocabulary';
import { childrenOn, unitsOn } from '@lien-nganh/vocabulary';
import { FACILITY, wordOf, type By, type CountTable, type Line } from './count-table.ts';
import { restsOf } from './rests.ts';

/** One count as it may be told: where, how it is narrowed, and how many; or that nobody reported it. */
export interface Figure {
  readonly unit: string;
  readonly by: By;
  readonly count: number | 'missing';
}

/** Of every unit what was recorded, or what its parts come to, by what narrows it. */
export type Counts = ReadonlyMap<string, Lines>;
type Lines = ReadonlyMap<string, Line>;

export interface Recorded {
  readonly table: CountTable;
  readonly period: DaySpan;
  readonly map: UnitMap;
  /** Lines of totals that stand, by unit. */
  readonly totals: ReadonlyMap<string, readonly Line[]>;
}

/**
 * Counts of all units on the last day of the period. A unit without totals of its own has the sum of those below it; of
 * people who are counted once there is no such sum. What is told of facilities stays behind.
 */
export function countsOf(recorded: Recorded): Counts {
  const { map, period } = recorded;
  const counts = new Map<string, Lines>();
  for (const root of unitsOn(map, period.to).filter(({ level }) => level === 'province')) {
    count(recorded, root, counts);
  }
  return counts;
}

function count(recorded: Recorded, unit: Unit, counts: Map<string, Lines>): Lines {
  const { map, period, table, totals } = recorded;
  const below = childrenOn(map, unit.key, period.to).map((child) => count(recorded, child, counts));
  const own = totals.get(unit.key);
  const found = own ? byWord(own) : table.once ? new Map<string, Line>() : sumOf(below);
  counts.set(unit.key, found);
  return found;
}

function byWord(lines: readonly Line[]): Lines {
  return new Map(lines.filter(({ by }) => !(FACILITY in by)).map((line) => [wordOf(line.by), line]));
}

function sumOf(below: readonly Lines[]): Lines {
  const sums = new Map<string, Line>();
  for (const [word, line] of below.flatMap((lines) => [...lines])) {
    sums.set(word, { by: line.by, count: (sums.get(word)?.count ?? 0) + line.count });
  }
  return sums;
}

/** What a release tells or withholds of them: the totals of every unit of the table's levels, and what is known besides. */
export function figuresOf({ table, period, map }: Recorded, counts: Counts): readonly Figure[] {
  return unitsOn(map, period.to).flatMap(({ key: unit, level }): readonly Figure[] => {
    const lines = [...(counts.get(unit)?.values() ?? [])];
    if (lines.length > 0) return [...lines, ...restsOf(table, lines)].map((line) => ({ unit, ...line }));
    return table.levels.includes(level) ? [{ unit, by: {}, count: 'missing' }] : [];
  });
}

/**
 * The same with what an earlier edition withheld and nobody reports any more, as a zero that is withheld on: were it said to
 * be missing, sums with and without it would tell what it was.
 */
export function withEarlier(
  figures: readonly Figure[],
  before: readonly { readonly unit: string; readonly by: By; readonly value: number | string }[],
): readonly Figure[] {
  const counted = new Set(figures.filter(({ count }) => count !== 'missing').map(placeOf));
  const gone = before.filter((cell) => cell.value === 'withheld' && !counted.has(placeOf(cell)));
  const places = new Set(gone.map(placeOf));
  return [
    ...figures.filter((figure) => !places.has(placeOf(figure))),
    ...gone.map(({ unit, by }): Figure => ({ unit, by, count: 0 })),
  ];
}

function placeOf({ unit, by }: Pick<Figure, 'unit' | 'by'>): string {
  return `${unit} ${wordOf(by)}`;
}
