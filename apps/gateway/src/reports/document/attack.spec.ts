import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { readBack } from '@lien-nganh/documents';
import { decideRelease, keyOf, loadSolver, marginsOf, releaseOf, type Release as Decided } from '@lien-nganh/releases';
import { attack, type CellAt, type Published } from '@lien-nganh/releases/testing';
import { testGateway, type TestGateway } from '../../graphql/examples.ts';
import { indicator } from '../../graphql/pivot/examples.ts';
import { cell, province, released } from '../../ledger/released/examples.ts';
import { inspectionsDone } from '../../examples.ts';
import { consolidationOf, editionOf, figuresOf, published, templateOf, version } from '../examples.ts';

// Linear programs: a busy machine takes its time.
jest.setTimeout(120_000);

const threshold = 5;
const groups = ['a', 'b', 'c', 'd'];
const staff = {
  ...inspectionsDone,
  ...{ code: 'staff', kind: 'flow', measure: 'inspections.release', filter: {}, sensitivity: 'withhold-small' },
  breakdowns: [{ dimension: 'group', nature: 'partition' }],
};
const asked = (value: string) => ({ indicator: 'staff', part: { dimension: 'group', value } });
const columns = [
  ...version.annexes[2]!.columns.map((one) => ({ ...one, shows: { ...one.shows, indicator: 'staff' } })),
];

/** A template that asks for everything of the small counts: with what stands beside each, and by group. */
const template = templateOf({
  ...version,
  beside: ['previous', 'last-year', 'change', 'change-on-year', 'year-to-date', 'plan', 'percent-of-plan'],
  sections: [{ ...version.sections[1]!, figures: [{ indicator: 'staff', part: null }, ...groups.map(asked)] }],
  annexes: [{ ...version.annexes[2]!, by: 'group', columns: columns as never }],
});

const halves = {
  H1: { from: '2013-01-01', to: '2013-06-30' },
  H2: { from: '2013-07-01', to: '2013-12-31' },
} as const;
type Half = keyof typeof halves;
interface Step {
  readonly half: Half;
  readonly edition: number;
  readonly counts: readonly number[];
}
/** Two halves, and the second corrected: after it there is a second edition of the document. */
const steps: readonly Step[] = [
  { half: 'H1', edition: 1, counts: [3, 11, 14, 2] },
  { half: 'H2', edition: 1, counts: [3, 4, 20, 6] },
  { half: 'H2', edition: 2, counts: [3, 9, 20, 6] },
];

let gateway: TestGateway;
const decided: Decided[] = [];
const frozen: string[] = [];

beforeAll(async () => {
  const logHash = () => Promise.resolve({ position: 1n as never, hash: 'ab'.repeat(32), at: 1n as never });
  gateway = await testGateway({ logHash });
  await gateway.publish(...published, indicator(staff), template);
  const solver = await loadSolver();
  for (const { half, edition, counts } of steps) {
    const places = [{ group: 'all', half }, ...groups.map((group) => ({ group, half }))];
    const countOf = (index: number) => (index === 0 ? counts.reduce((sum, one) => sum + one, 0) : counts[index - 1]!);
    const cells = places.map((place, index) => ({ key: keyOf(place), count: countOf(index) }));
    const margins = marginsOf(places, [{ dimension: 'group', whole: 'all', parts: groups }]);
    const request = { indicator: 'staff', threshold, cells, margins, earlier: decided };
    const told = releaseOf(request, decideRelease(request, solver).cells);
    const values = told.cells.map(({ value }) => value);
    decided.push(told);
    const table = released(0, {
      ...{ indicator: 'staff', agency: 'police', period: halves[half], edition },
      cells: places.map(({ group }, n) => cell(province, values[n]!, group === 'all' ? {} : { group })),
    });
    const { subject, data } = table;
    frozen.push(`${gateway.log}:${await gateway.publish({ type: 'inspections.release', subject, data })}`);
  }
  const editions = frozen.slice(1).map((position, n) => editionOf(position, { number: `${n + 5}/BC-UBND` }));
  await gateway.until(await gateway.publish(consolidationOf({ editions })));
});
afterAll(async () => {
  await gateway[Symbol.asyncDispose]();
});

/** Of which tables a printed number is the sum; `null`: it is a difference of two numbers that are both told. */
const sumOf: Readonly<Record<string, readonly Half[] | null>> = {
  period: ['H2'],
  previous: ['H1'],
  'year-to-date': ['H1', 'H2'],
  change: null,
};

async function shownIn(edition: number, variant: string) {
  const path = `/api/reports/879/2013-H2/document.docx?edition=${edition}&variant=${variant}`;
  const authorization = `Bearer ${gateway.token('committee')}`;
  const response = await fetch(gateway.url + path, { headers: { authorization } });
  return readBack(new Uint8Array(await response.arrayBuffer())).figures;
}

/** Everything that the documents of one edition print of the small counts, in whichever variant, with what it is a sum of. */
async function printed(edition: number): Promise<{ readonly told: Published; readonly withheld: number }> {
  const { body } = await figuresOf(gateway, `?position=${frozen[edition]!}`);
  const byRef = new Map(body.figures.map((figure) => [figure.ref, figure]));
  const shown = [];
  for (const variant of ['public', 'internal', 'restricted']) shown.push(...(await shownIn(edition, variant)));
  const numbers = shown
    .filter((one) => /^-?\d+$/.test(one.shown))
    .map((one) => ({ ...byRef.get(one.ref)!, number: Number(one.shown) }));
  expect(numbers.every(({ column }) => column in sumOf)).toBe(true);
  const sums = numbers.flatMap(({ column, part, number }, n) => {
    const halves = sumOf[column];
    const parts = halves?.map((half) => keyOf({ group: part?.value ?? 'all', half }));
    return parts ? { key: `printed ${n}`, value: number, parts } : [];
  });
  return {
    withheld: shown.filter((one) => one.shown === 'không hiển thị').length,
    told: {
      cells: sums.map(({ key, value }) => ({ key, value })),
      margins: sums.map(({ key, parts }) => ({ whole: key, parts })),
    },
  };
}

describe('whoever reads every variant of every edition', () => {
  test('works out no withheld count: no range is narrower than the threshold', async () => {
    const [first, second] = [await printed(1), await printed(2)];
    expect([first.withheld, second.withheld].every((count) => count >= 6)).toBe(true);
    expect(first.told.cells.length).toBeGreaterThan(10);
    // in the order in which they became known: a document after the last table that it tells of
    const all = [decided[0]!, decided[1]!, first.told, decided[2]!, second.told];
    const same = unchanged([0, 1, 3]);
    for (const believed of [[], same]) {
      const ranges = (await attack(all, believed)).map(({ lower, upper }) => (upper ?? Infinity) - lower);
      expect(ranges.length).toBeGreaterThan(3);
      expect(Math.min(...ranges)).toBeGreaterThanOrEqual(threshold - 1e-6);
    }
  });

  test('would, if a document told one of them', async () => {
    const told = decided[1]!.cells.find(({ value }) => value === 'withheld')!;
    const leak = {
      cells: [{ key: 'leak', value: Number(told.count) }],
      margins: [{ whole: 'leak', parts: [told.key] }],
    };
    const ranges = (await attack([decided[1]!, leak])).map(({ lower, upper }) => (upper ?? Infinity) - lower);
    expect(Math.min(...ranges)).toBeLessThan(threshold);
  });
});

/** Cells of the two tables of one half that have one count: the best that a reader can guess. */
function unchanged([, older, newer]: readonly [number, number, number]): (readonly [CellAt, CellAt])[] {
  return decided[1]!.cells.flatMap(({ key, count }) => {
    const later = decided[2]!.cells.find((one) => one.key === key)!;
    return later.count === count
      ? [
          [
            { release: older, key },
            { release: newer, key },
          ] as const,
        ]
      : [];
  });
}
