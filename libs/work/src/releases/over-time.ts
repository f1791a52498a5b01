import type { Margin } from '@lien-nganh/releases';
import { addDays, type DaySpan } from '@lien-nganh/vocabulary';
import { wordOf, type By } from './count-table.ts';

/** A figure of a table of people who are counted once, with its key. */
export interface Placed {
  readonly key: string;
  readonly unit: string;
  readonly by: By;
  readonly count: number | 'missing';
}

/** The figures of one edition, by the days over which they were counted. */
export interface Over {
  readonly period: DaySpan;
  readonly figures: readonly Placed[];
}

/**
 * What anybody knows of people who are counted once over days that lie within each other: over a year there are at least as
 * many as over each of its quarters, and no more than over all four together. Nobody adds them for that. Takes editions one
 * after the other, and says of each what it tells beside those before.
 */
export class OverTime {
  readonly #newest = new Map<string, Over>();

  /** Margins between the edition and those before. What a later correction has overtaken fits no longer, and is none. */
  take(edition: Over): readonly Margin[] {
    this.#newest.set(nameOf(edition.period), edition);
    const known = [...this.#newest.values()];
    const wholes = known.filter(({ period }) => holds(period, edition.period));
    return wholes.flatMap((whole) => {
      const inside = known.filter(
        ({ period }) => holds(whole.period, period) && nameOf(period) !== nameOf(whole.period),
      );
      return whole.figures.flatMap((figure) => marginsOf(whole.period, figure, inside));
    });
  }
}

function marginsOf(period: DaySpan, whole: Placed, inside: readonly Over[]): readonly Margin[] {
  const { count, key } = whole;
  const there = count === 'missing' ? [] : inside.flatMap((over) => partIn(over, whole));
  const within = there.filter((part) => part.count <= Number(count));
  const all = tilingOf(period, within) ?? [];
  const isUnion = all.reduce((total, tile) => total + tile.count, 0) >= Number(count) && all.length > 0;
  const keysOf = (parts: readonly { readonly key: string }[]) => parts.map((part) => part.key);
  return [
    ...(within.length > 0 ? [{ whole: key, parts: keysOf(within), kind: 'overlapping' as const }] : []),
    ...(isUnion ? [{ whole: key, parts: keysOf(all), kind: 'union' as const }] : []),
  ];
}

function partIn({ period: days, figures }: Over, { unit, by }: Placed) {
  const part = figures.find((one) => one.unit === unit && wordOf(one.by) === wordOf(by));
  return part && part.count !== 'missing' ? [{ days, key: part.key, count: part.count }] : [];
}

/** The longest of them that follow each other over all the days; `null`: some days are in none. */
function tilingOf<T extends { readonly days: DaySpan }>(
  { from, to }: DaySpan,
  parts: readonly T[],
): readonly T[] | null {
  const tiles: T[] = [];
  for (let next = from; next <= to;) {
    const starting = parts.filter(({ days }) => days.from === next);
    const tile = starting.reduce<T | null>((last, one) => (last && last.days.to >= one.days.to ? last : one), null);
    if (tile === null) return null;
    tiles.push(tile);
    next = addDays(tile.days.to, 1);
  }
  return tiles;
}

function holds(whole: DaySpan, part: DaySpan): boolean {
  return whole.from <= part.from && part.to <= whole.to;
}

function nameOf({ from, to }: DaySpan): string {
  return `${from}/${to}`;
}
