import { withoutSome } from './margins.ts';
import type { Row } from './solver.ts';
import { ReleaseFault, type Cell, type Margin, type MarginKind, type Value } from './table.ts';

/** One true count under one key. Releases that give a key the same count share it: see README, "What is assumed". */
export interface Figure {
  key: string;
  count: number;
  /** The first release in which it stands, from 0 on. */
  release: number;
  /** Absent: a cell has it. */
  rest?: Rest;
}

/** What parts leave over of a whole. No release tells it, and anybody can subtract. */
export interface Rest {
  whole: string;
  parts: readonly string[];
  /** Figures from which it follows, the whole first: one list for each time that they stood together. */
  from: (readonly number[])[];
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
      for (const row of rowsOf(margin, figures, release))
        rows.set(JSON.stringify(row.terms) + row.lower + row.upper, row);
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

  /** What the parts leave over. @throws ReleaseFault where they are more than the whole */
  rest(release: number, whole: number, parts: readonly number[]): number {
    const wholeKey = this.all[whole]!.key;
    const count = parts.reduce((left, part) => left - this.count(part), this.count(whole));
    if (count < 0) throw new ReleaseFault('does-not-add-up', wholeKey);
    const keys = parts.map((part) => this.all[part]!.key).sort();
    const rest: Rest = { whole: wholeKey, parts: keys, from: [] };
    const id = this.#idOf({ key: JSON.stringify([wholeKey, ...keys]), count, release, rest });
    this.all[id]!.rest!.from.push([whole, ...parts]);
    return id;
  }

  #idOf(figure: Figure): number {
    if (!Number.isSafeInteger(figure.count) || figure.count < 0) throw new ReleaseFault('not-a-count', figure.key);
    const name = `${figure.count} ${figure.key}`;
    const id = this.#ids.get(name) ?? this.all.push(figure) - 1;
    this.#ids.set(name, id);
    return id;
  }
}

/** What a margin of a release says of the figures that its cells have now. */
function rowsOf(
  { whole: wholeKey, parts: keys, kind = 'partition' }: Margin,
  figures: Figures,
  release: number,
): Row[] {
  const whole = figures.newest(wholeKey);
  const known = keys.map((key) => figures.newest(key));
  const parts = known.filter((part) => part !== null);
  if (whole === null || parts.length === 0) return [];
  const sum = parts.reduce((total, part) => total + figures.count(part), 0);
  const missing = parts.length < keys.length;
  // A whole may count what a missing part has not reported; where it plainly does not, everybody can see that.
  const holds = missing && !(kind === 'partition' && sum === figures.count(whole)) ? withoutSome[kind] : kind;
  const rows = relations[holds](whole, parts, (some) => figures.rest(release, whole, some));
  const value = ({ terms }: Row) => terms.reduce((total, [id, sign]) => total + sign * figures.count(id), 0);
  if (!rows.every((row) => value(row) >= row.lower && value(row) <= row.upper)) {
    throw new ReleaseFault('does-not-add-up', wholeKey);
  }
  return rows;
}

type RowsOf = (whole: number, parts: readonly number[], rest: (parts: readonly number[]) => number) => Row[];

const relations: Readonly<Record<MarginKind, RowsOf>> = {
  partition: (whole, parts) => [madeUp(whole, parts)],
  'not-exhaustive': (whole, parts, rest) => [madeUp(whole, [...parts, rest(parts)])],
  overlapping: (whole, parts, rest) => parts.map((part) => madeUp(whole, [part, rest([part])])),
  union: (whole, parts, rest) => [
    ...relations.overlapping(whole, parts, rest),
    { terms: difference(parts, [whole]), lower: 0, upper: Infinity },
  ],
};

const madeUp = (whole: number, parts: readonly number[]): Row => {
  return { terms: difference([whole], parts), lower: 0, upper: 0 };
};

function difference(plus: readonly number[], minus: readonly number[]): [number, number][] {
  return [...plus.map((id): [number, number] => [id, 1]), ...minus.map((id): [number, number] => [id, -1])];
}

/** Figures that a release told as numbers, and what follows from those by subtraction: nothing can hide them any more. */
export function toldFigures(
  knowledge: Knowledge,
  releases: readonly (readonly { key: string; value: Value }[])[],
): Set<number> {
  const told = new Set(
    releases.flatMap((cells, release) =>
      cells
        .filter(({ value }) => typeof value === 'number')
        .map(({ key }) => knowledge.figureIn(release, key))
        .filter((id) => id !== undefined),
    ),
  );
  const rests = knowledge.figures.flatMap((figure, id) => (isSubtracted(figure, told) ? [id] : []));
  return new Set([...told, ...rests]);
}

/** Whether it is a rest that anybody works out who knows these figures. */
export function isSubtracted({ rest }: Figure, known: ReadonlySet<number>): boolean {
  return rest?.from.some((figures) => figures.every((figure) => known.has(figure))) ?? false;
}
