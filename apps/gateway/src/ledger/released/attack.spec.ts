import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import {
  decideRelease,
  keyOf,
  loadSolver,
  marginsOf,
  releaseOf,
  type Hierarchy,
  type Release as Decided,
  type Solver,
} from '@lien-nganh/releases';
import { attack, type CellAt, type Published } from '@lien-nganh/releases/testing';
import type { Figure } from '../../figure/value.ts';
import {
  before,
  cell,
  district,
  doanKet,
  m,
  namLoong,
  newDoanKet,
  newSanThang,
  now,
  outreach,
  province,
  quyetThang,
  released,
  sanThang,
  tanPhong,
  testLedgers,
  type TestLedgers,
} from './examples.ts';

// Hundreds of linear programs: a busy machine takes its time.
jest.setTimeout(300_000);

let ledgers: TestLedgers;
let solver: Solver;

beforeAll(async () => {
  [ledgers, solver] = [await testLedgers(), await loadSolver()];
});
afterAll(async () => {
  await ledgers.close();
});

const threshold = 5;
const communes = [quyetThang, tanPhong, doanKet, sanThang, namLoong];
const units = [province, district, ...communes];
const groups = ['a', 'b'];
const months = [7, 8, 9];

const hierarchies: readonly Hierarchy[] = [
  { dimension: 'unit', whole: province, parts: [district] },
  { dimension: 'unit', whole: district, parts: communes },
  { dimension: 'group', whole: 'all', parts: groups },
  { dimension: 'period', whole: 'Q', parts: months.map(String) },
];

interface Place {
  readonly unit: string;
  readonly group: string;
  readonly period: string;
  readonly [dimension: string]: string;
}

/** What a table tells of: units as a whole, and the province by group. */
function placesOf(period: string): readonly Place[] {
  const wholes = units.map((unit) => ({ unit, group: 'all', period }));
  return [...wholes, ...groups.map((group) => ({ unit: province, group, period }))];
}

const monthly = [
  [3, 12, 4, 2, 6],
  [2, 3, 11, 17, 12],
  [5, 5, 3, 0, 2],
];

/** Counts of a month, or of all of them. */
function countOf({ unit, group, period }: Place, counts: readonly (readonly number[])[]): number {
  const ofMonth = (n: number) => {
    const own = unit === province || unit === district ? counts[n]! : [counts[n]![communes.indexOf(unit as never)]!];
    const sum = own.reduce((total, each) => total + each, 0);
    if (group === 'all') return sum;
    return group === 'a' ? Math.floor(sum / 8) : sum - Math.floor(sum / 8);
  };
  return period === 'Q'
    ? months.reduce((total, _, n) => total + ofMonth(n), 0)
    : ofMonth(months.indexOf(Number(period)));
}

interface Told {
  readonly decided: Decided;
  readonly event: ReturnType<typeof released>;
}

/** The tables of three months, a correction of the second, and the quarter, each decided after those before. */
function releases(): readonly Told[] {
  const corrected = monthly.map((counts, n) =>
    n === 1 ? counts.map((count, c) => (c === 2 ? count + 7 : count)) : counts,
  );
  const steps = [
    { period: '7', edition: 1, counts: monthly },
    { period: '8', edition: 1, counts: monthly },
    { period: '9', edition: 1, counts: monthly },
    { period: '8', edition: 2, counts: corrected },
    { period: 'Q', edition: 1, counts: corrected },
  ];
  const told: Told[] = [];
  for (const { period, edition, counts } of steps) {
    const places = placesOf(period);
    const all = period === 'Q' ? ['Q', '7', '8', '9'].flatMap(placesOf) : places;
    const own = new Set(places.map(keyOf));
    const request = {
      indicator: outreach.code,
      threshold,
      cells: places.map((place) => ({ key: keyOf(place), count: countOf(place, counts) })),
      margins: marginsOf(all, hierarchies).filter(({ whole }) => own.has(whole)),
      earlier: told.map(({ decided }) => decided),
    };
    const { cells } = decideRelease(request, solver);
    const decided = releaseOf(request, cells);
    const event = released(50 + told.length, {
      period: period === 'Q' ? m(7, 9) : m(Number(period)),
      edition,
      cells: places.map(({ unit, group }, n) =>
        cell(unit, cells[n]!.value, group === 'all' ? {} : { 'group-served': group }),
      ),
    });
    told.push({ decided, event });
  }
  return told;
}

const spans = [m(7), m(8), m(9), m(7, 8), m(8, 9), m(7, 9)];
const asked = [district, ...communes, newSanThang, newDoanKet];

/** The cells that anybody knows a figure to be the sum of, whichever of them the gateway took it from. */
function cellsBehind(unit: string, { from, to }: (typeof spans)[number], group = 'all'): readonly string[] {
  const within = months.filter((n) => from <= m(n).from && m(n).to <= to).map(String);
  const parts = unit === newSanThang ? [sanThang, namLoong] : [unit];
  return within.flatMap((period) => parts.map((part) => keyOf({ unit: part, group, period })));
}

/** All numbers that the gateway tells as of a position, as a table of sums. */
async function answersAsOf(asOf: bigint, { reader, figure }: ReturnType<TestLedgers['asking']>): Promise<Published> {
  const sums: { key: string; value: number; cells: readonly string[] }[] = [];
  const take = ({ value, frame, parts }: Figure, unit: string) => {
    const note = (value: Figure['value'], cells: readonly string[]) => {
      if (value.is === 'number' || value.is === 'zero')
        sums.push({ key: `sum ${sums.length} ${unit}`, value: value.is === 'zero' ? 0 : Number(value.value), cells });
    };
    note(value, cellsBehind(unit, frame.period));
    for (const { part, value } of parts?.values ?? []) note(value, cellsBehind(unit, frame.period, part));
    expect(frame.cannotBePlaced).toBeNull();
    if (unit === newDoanKet) expect(value.is).not.toBe('number');
  };
  for (const span of spans) {
    take(await figure({ ...span, asOf, breakdown: 'group-served' }), province);
    for (const map of ['as-was', 'as-now', '2025-08-01'] as const) {
      const rows = { by: 'unit', keys: asked } as const;
      const question = { indicators: [outreach.code], agency: null, obligation: null, ...span, asOf, map, rows };
      const overview = await reader.overview(question, now);
      for (const { key, figures } of overview.rows) take(figures[0]!, key);
      take(overview.total[0]!, province);
      expect(overview.cannotBePlaced.map(({ values }) => values)).toEqual([[null], [null]]);
    }
  }
  return {
    cells: sums.map(({ key, value }) => ({ key, value })),
    margins: sums.map(({ key, cells }) => ({ whole: key, parts: cells })),
  };
}

/** Every release, and after each what the gateway tells as of it. */
async function everythingTold(told: readonly Told[]): Promise<readonly Published[]> {
  const asking = ledgers.asking(
    await ledgers.applied(
      before,
      told.map(({ event }) => event),
    ),
  );
  const all: Published[] = [];
  for (const [n, { decided }] of told.entries()) all.push(decided, await answersAsOf(50n + BigInt(n), asking));
  return all;
}

/** Cells of two releases that have one count: the best that an attacker can guess. */
function unchanged(told: readonly Told[]): (readonly [CellAt, CellAt])[] {
  return told.flatMap(({ decided }, n) =>
    decided.cells.flatMap(({ key, count }) => {
      const older = told.findIndex((one) => one.decided.cells.some((each) => each.key === key && each.count === count));
      return older < n
        ? [
            [
              { release: 2 * older, key },
              { release: 2 * n, key },
            ] as const,
          ]
        : [];
    }),
  );
}

/** The narrowest range of a withheld count that no release told as a number. */
async function narrowest(told: readonly Told[], all: readonly Published[], same: (readonly [CellAt, CellAt])[]) {
  const countAt = ({ release, key }: CellAt) =>
    told[release / 2]!.decided.cells.find((each) => each.key === key)!.count;
  const open = new Set(
    told.flatMap(({ decided: { cells } }) =>
      cells.filter(({ value }) => typeof value === 'number').map(({ key, count }) => `${count} ${key}`),
    ),
  );
  const found = await attack(all, same);
  const hidden = found.filter((one) => !open.has(`${countAt(one)} ${one.key}`));
  expect(hidden.length).toBeGreaterThan(5);
  return Math.min(...hidden.map(({ lower, upper }) => (upper ?? Infinity) - lower));
}

describe('whoever asks the gateway for everything that it tells of small counts', () => {
  test('works out no withheld count: no range is narrower than the threshold', async () => {
    const told = releases();
    const all = await everythingTold(told);
    const sums = all.flatMap(({ cells }) => cells.filter(({ key }) => key.startsWith('sum')));
    expect(sums.length).toBeGreaterThan(100);
    expect(sums.some(({ key }) => key.endsWith(newSanThang))).toBe(true);
    expect(await narrowest(told, all, [])).toBeGreaterThanOrEqual(threshold - 1e-6);
    expect(await narrowest(told, all, unchanged(told))).toBeGreaterThanOrEqual(threshold - 1e-6);
  });

  test('would, if one sum with a withheld part were told', async () => {
    const told = releases();
    const hidden = told[0]!.decided.cells.filter(({ value }) => value === 'withheld').slice(0, 2);
    const sum = hidden.reduce((total, { count }) => total + Number(count), 0);
    const leak: Published = {
      cells: [{ key: 'leak', value: sum }],
      margins: [{ whole: 'leak', parts: hidden.map(({ key }) => key) }],
    };
    const all = told.flatMap(({ decided }, n) => [decided, n === 0 ? leak : { cells: [], margins: [] }]);
    expect(await narrowest(told, all, [])).toBeLessThan(threshold);
  });
});
