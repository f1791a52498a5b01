import { withoutSome } from './margins.ts';
import type { Row } from './solver.ts';
import { ReleaseFault, type Cell, type Margin, type MarginKind, type Value } from './table.ts';

/** One true count under one key. Releases that give a key the same count share it: see README, "What is assumed". */
export interface Figure {
  key: string;
  count: number;
  /** The first release in which it stands, from 0 on. */
  release: number;
}

/** A release, decided or to be. */
interface Table {
  cells: readonly Cell[];
  margins: readonly Margin[];
}

/** What can be known of releases without looking at their values: which counts there are, and how they hang together. */
export interface Knowledge {
  figures: readonly Figure[];
  rows: readonly Row[];
  /** The figure of a key in a release; absent where the cell is missing or is none. */
  figureIn(release: number, key: string): number | undefined;
}

/** @throws ReleaseFault where a table names a cell twice or one that there is not, or does not add up. */
export function knowledgeOf(tables: readonly Table[]): Knowledge {
  const figures = new Figures();
  const rows = new Map<string, Row>();
  for (const [release, table] of tables.entries()) {
    figures.take(release, table.cells);
    for (const margin of table.margins) {
      for (const row of rowsOf(margin, figures)) rows.set(JSON.stringify(row.terms) + row.lower + row.upper, row);
    }
  }
  return {
    figures: figures.all,
    rows: [...rows.values()],
    figureIn: (release, key) => figures.in[release]?.get(key),
  };
}

class Figures {
  readonly all: Figure[] = [];
  readonly in: Map<string, number>[] = [];
  readonly #ids = new Map<string, number>();
  /** Of every key its newest figure, `null` where it is missing. */
  readonly #newest = new Map<string, number | null>();

  take(release: number, cells: readonly Cell[]): void {
    const here = new Map<string, number>();
    const seen = new Set<string>();
    for (const { key, count } of cells) {
      if (seen.has(key)) throw new ReleaseFault('duplicate-cell', key);
      seen.add(key);
      const id = count === 'missing' ? null : this.#idOf({ key, count, release });
      this.#newest.set(key, id);
      if (id !== null) here.set(key, id);
    }
    this.in.push(here);
  }

  newest(key: string): number | null {
    const id = this.#newest.get(key);
    if (id === undefined) throw new ReleaseFault('unknown-cell', key);
    return id;
  }

  count(id: number): number {
    return this.all[id]!.count;
  }

  #idOf(figure: Figure): number {
    if (!Number.isSafeInteger(figure.count) || figure.count < 0) throw new ReleaseFault('not-a-count', figure.key);
    const name = `${figure.count} ${figure.key}`;
    const id = this.#ids.get(name) ?? this.all.push(figure) - 1;
    this.#ids.set(name, id);
    return id;
  }
}

/** What a margin says of the figures that its cells have now. */
function rowsOf({ whole: wholeKey, parts: keys, kind = 'partition' }: Margin, figures: Figures): Row[] {
  const whole = figures.newest(wholeKey);
  const known = keys.map((key) => figures.newest(key));
  const parts = known.filter((part) => part !== null);
  if (whole === null || parts.length === 0) return [];
  const sum = parts.reduce((total, part) => total + figures.count(part), 0);
  const missing = parts.length < keys.length;
  // A whole may count what a missing part has not reported; where it plainly does not, everybody can see that.
  const holds = missing && !(kind === 'partition' && sum === figures.count(whole)) ? withoutSome[kind] : kind;
  const rows = relations[holds](whole, parts);
  const value = ({ terms }: Row) => terms.reduce((total, [id, sign]) => total + sign * figures.count(id), 0);
  if (!rows.every((row) => value(row) >= row.lower && value(row) <= row.upper)) {
    throw new ReleaseFault('does-not-add-up', wholeKey);
  }
  return rows;
}

const relations: Readonly<Record<MarginKind, (whole: number, parts: readonly number[]) => Row[]>> = {
  partition: (whole, parts) => [{ terms: difference([whole], parts), lower: 0, upper: 0 }],
  'not-exhaustive': (whole, parts) => [{ terms: difference([whole], parts), lower: 0, upper: Infinity }],
  overlapping: (whole, parts) =>
    parts.map((part) => ({ terms: difference([whole], [part]), lower: 0, upper: Infinity })),
  union: (whole, parts) => [
    ...relations.overlapping(whole, parts),
    { terms: difference(parts, [whole]), lower: 0, upper: Infinity },
  ],
};

function difference(plus: readonly number[], minus: readonly number[]): [number, number][] {
  return [...plus.map((id): [number, number] => [id, 1]), ...minus.map((id): [number, number] => [id, -1])];
}

/** Figures that a release told as numbers: nothing can hide them any more. */
export function toldFigures(
  knowledge: Knowledge,
  releases: readonly (readonly { key: string; value: Value }[])[],
): Set<number> {
  return new Set(
    releases.flatMap((cells, release) =>
      cells
        .filter(({ value }) => typeof value === 'number')
        .map(({ key }) => knowledge.figureIn(release, key))
        .filter((id) => id !== undefined),
    ),
  );
}
