import { attack, attackRests, type CellAt, type Published } from '@lien-nganh/releases/testing';
import { PROVINCE, type Told } from './collected.ts';
import { wholesIn, type Period, type Truth } from './counted.ts';
import { LATER_MAP, type UnitThen } from './units.ts';

/** One edition of a table, as it was told, with all that was told at its position. */
export interface Edition {
  readonly period: Period;
  /** Parts may overlap. */
  readonly overlapping: boolean;
  /** Where the log has it. */
  readonly position: string;
  readonly units: readonly UnitThen[];
  readonly truth: Truth;
  /** Answers as of its position, of any days and map. */
  readonly told: readonly Told[];
  /** Every period of the table that had left by then. */
  readonly periods: readonly Period[];
  /** Codes of today's communes by those of then. */
  readonly became: ReadonlyMap<string, string | null>;
}

const keyOf = ({ from }: Period, code: string, part: string) => `${from} ${code} ${part}`;

/** What anybody can put down as equations: the tables, how their units hang together, and every sum that was told. */
export function publishedOf(editions: readonly Edition[]): readonly Published[] {
  return editions.flatMap((edition) => [tableOf(edition), sumsOf(edition)]);
}

/** The cells of the edition itself, with the margins that the public map gives. */
function tableOf({ period, overlapping, units, told }: Edition): Published {
  const own = told.filter(({ map, days }) => map === 'as-was' && days.from === period.from && days.to === period.to);
  const cells = new Map(own.map(({ code, part, value }) => [keyOf(period, code, part), value]));
  const isThere = (key: string) => (cells.get(key) ?? 'missing') !== 'missing';
  const margins = wholesIn(units).map(([whole, parts]) => ({
    whole: keyOf(period, whole.code, ''),
    parts: parts.map(({ code }) => keyOf(period, code, '')).filter(isThere),
  }));
  const parts = new Set(own.map(({ part }) => part).filter((part) => part !== ''));
  const broken = units.map(({ code }) => ({
    whole: keyOf(period, code, ''),
    parts: [...parts].map((part) => keyOf(period, code, part)).filter(isThere),
    ...(overlapping && { kind: 'overlapping' as const }),
  }));
  const across = [...parts].flatMap((part) =>
    wholesIn(units).map(([whole, below]) => ({
      whole: keyOf(period, whole.code, part),
      parts: below.map(({ code }) => keyOf(period, code, part)).filter(isThere),
    })),
  );
  const known = [...margins, ...broken, ...across].filter(
    ({ whole, parts: under }) => isThere(whole) && under.length > 0,
  );
  return { cells: [...cells].map(([key, value]) => ({ key, value })), margins: known };
}

/** Numbers that were told of more than one cell at once. @throws Error for one of which nobody can say what it adds up */
function sumsOf(edition: Edition): Published {
  const sums = new Map<string, { readonly value: number; readonly parts: readonly string[] }>();
  for (const one of edition.told) {
    if (typeof one.value !== 'number') continue;
    const parts = cellsBehind(one, edition);
    if (parts.length > 1) sums.set(`${parts.join('+')} = ${one.value}`, { value: one.value, parts });
  }
  const named = [...sums.values()].map((sum, n) => ({ ...sum, key: `sum ${n}` }));
  return {
    cells: named.map(({ key, value }) => ({ key, value })),
    margins: named.map(({ key, parts }) => ({ whole: key, parts })),
  };
}

function cellsBehind({ map, days, code, part }: Told, { periods, became }: Edition): readonly string[] {
  const within = periods.filter(({ from, to }) => days.from <= from && to <= days.to);
  const isCarried = map !== 'as-was' && code !== PROVINCE && days.from < LATER_MAP;
  const codes = isCarried ? [...became].flatMap(([then, later]) => (later === code ? [then] : [])) : [code];
  if (codes.length === 0) throw new Error(`${code} is told on today's map, and no unit lies wholly in it`);
  return within.flatMap((period) => codes.map((one) => keyOf(period, one, part)));
}

/** Whether a count was told by some edition: then it is no secret. */
function openIn(editions: readonly Edition[]): ReadonlySet<string> {
  return new Set(
    editions.flatMap((edition) =>
      tableOf(edition).cells.flatMap(({ key, value }) => (typeof value === 'number' ? [`${value} ${key}`] : [])),
    ),
  );
}

function countAt(editions: readonly Edition[], { release, key }: CellAt): number {
  return editions[release / 2]!.truth.get(key.split(' ').slice(1).join(' ')) ?? 0;
}

/** Cells of two editions that have one count: the best that an attacker can guess. */
function unchanged(editions: readonly Edition[]): readonly (readonly [CellAt, CellAt])[] {
  const first = new Map<string, CellAt>();
  return editions.flatMap((edition, n) =>
    tableOf(edition).cells.flatMap(({ key, value }): (readonly [CellAt, CellAt])[] => {
      const here = { release: 2 * n, key };
      const name = `${countAt(editions, here)} ${key}`;
      const older = first.get(name);
      if (value === 'missing') return [];
      first.set(name, older ?? here);
      return older === undefined ? [] : [[older, here]];
    }),
  );
}

interface Narrowest {
  readonly width: number;
  readonly hidden: number;
}

/** The narrowest range of a withheld count that was never told, and how many there are. */
export async function narrowest(editions: readonly Edition[], published: readonly Published[]): Promise<Narrowest> {
  const open = openIn(editions);
  let [width, hidden] = [Infinity, 0];
  for (const same of [[], unchanged(editions)]) {
    const found = (await attack(published, same)).filter((cell) => !open.has(`${countAt(editions, cell)} ${cell.key}`));
    hidden = found.length;
    for (const { lower, upper } of found) width = Math.min(width, (upper ?? Infinity) - lower);
  }
  return { width, hidden };
}

/** The same of small counts that parts leave over of a whole that is not nothing, though no cell tells them. */
export async function narrowestRest(
  editions: readonly Edition[],
  published: readonly Published[],
  threshold: number,
): Promise<Narrowest> {
  let [width, hidden] = [Infinity, 0];
  for (const same of [[], unchanged(editions)]) {
    const rests = (await attackRests(published, same)).filter(({ less, ...whole }) => {
      const all = countAt(editions, whole);
      return all > 0 && less.reduce((left, part) => left - countAt(editions, part), all) < threshold;
    });
    hidden = rests.length;
    for (const { lower, upper } of rests) width = Math.min(width, (upper ?? Infinity) - lower);
  }
  return { width, hidden };
}
