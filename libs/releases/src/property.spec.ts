import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import {
  empty,
  filled,
  groups,
  holds,
  leaves,
  maps,
  months,
  publish,
  released,
  tableOf,
  threshold,
  units,
  valuesOf,
} from './examples.ts';
import { decideRelease, loadSolver, rangesOf, type Release, type Solver } from './index.ts';
import { attack } from './testing/attack.ts';

// Thousands of programs: a busy machine takes minutes.
jest.setTimeout(300_000);

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

const runs = { numRuns: 25 };

const at = (numbers: readonly number[], index: number) => numbers[index % numbers.length]!;

describe('nobody works out a withheld count', () => {
  test('in a table of two ways', async () => {
    await fc.assert(
      fc.asyncProperty(filled(12), async (numbers) => {
        const cut = [
          { dimension: 'row', whole: 'all', parts: ['1', '2', '3', '4'] },
          { dimension: 'column', whole: 'all', parts: ['1', '2', '3'] },
        ];
        const members = { row: ['all', '1', '2', '3', '4'], column: ['all', '1', '2', '3'] };
        const table = tableOf(members, cut, ({ row, column }) => at(numbers, 3 * Number(row) + Number(column)));
        await holds([released({ ...empty, ...table }, solver)]);
      }),
      runs,
    );
  });

  test('in a table of units, months and groups', async () => {
    await fc.assert(
      fc.asyncProperty(filled(30), async (numbers) => {
        const members = {
          unit: ['province', 'A', 'B', ...leaves],
          period: ['Q1', '01', '02', '03'],
          group: ['all', 'f', 'm'],
        };
        const table = tableOf(members, [...maps.slice(0, 3), months, groups], ({ unit, period, group }) =>
          at(numbers, 6 * leaves.indexOf(unit!) + 2 * Number(period) + (group === 'f' ? 0 : 1)),
        );
        await holds([released({ ...empty, ...table }, solver)]);
      }),
      { numRuns: 5 },
    );
  });

  test('in months and then their quarter, on both maps of units', async () => {
    await fc.assert(
      fc.asyncProperty(filled(15), async (numbers) => {
        const count = ({ unit, period }: Readonly<Record<string, string>>) =>
          at(numbers, 3 * leaves.indexOf(unit!) + Number(period));
        const releases: Release[] = [];
        for (const period of ['01', '02', '03']) {
          const table = tableOf({ unit: units, period: [period] }, maps, count);
          releases.push(released({ ...empty, ...table, earlier: releases }, solver));
        }
        const all = tableOf({ unit: units, period: ['Q1', '01', '02', '03'] }, [...maps, months], count);
        const quarter = {
          cells: all.cells.filter(({ key }) => key.includes('Q1')),
          margins: all.margins.filter(({ whole }) => whole.includes('Q1')),
        };
        releases.push(released({ ...empty, ...quarter, earlier: releases }, solver));
        await holds(releases);
      }),
      { numRuns: 12 },
    );
  });

  test('in a release and the corrections that follow it', async () => {
    const correction = fc.array(fc.tuple(fc.nat(4), fc.integer({ min: -8, max: 8 })), { maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(
        filled(5),
        fc.array(correction, { minLength: 1, maxLength: 3 }),
        async (numbers, corrections) => {
          const present = [...numbers];
          const releases: Release[] = [];
          for (const changes of [[], ...corrections]) {
            for (const [leaf, by] of changes) present[leaf] = Math.max(0, present[leaf]! + by);
            const table = tableOf({ unit: units }, maps, ({ unit }) => present[leaves.indexOf(unit!)]!);
            const request = { ...empty, ...table, earlier: [...releases] };
            // Where no choice hides what has changed, a sector lets nothing leave.
            if (decideRelease(request, solver).exposed.length === 0) releases.push(released(request, solver));
          }
          expect(releases.length).toBeGreaterThan(0);
          await holds(releases);
          expect(smallDifferencesTold(releases)).toEqual([]);
        },
      ),
      runs,
    );
  });
});

describe('a decision', () => {
  const decided = (numbers: readonly number[]) => {
    const table = tableOf({ unit: units }, maps, ({ unit }) => numbers[leaves.indexOf(unit!)]!);
    const asked = { ...empty, ...table };
    return { asked, decision: decideRelease(asked, solver) };
  };

  test('is the same for the same request, and withholds no complement in vain', () => {
    fc.assert(
      fc.property(filled(5), (numbers) => {
        const { asked, decision } = decided(numbers);
        expect(decideRelease(asked, solver)).toEqual(decision);
        const complements = decision.why.filter(({ reason }) => reason === 'complementary').map(({ key }) => key);
        for (const again of complements) {
          const cells = decision.cells.map(({ key, value }, index) => {
            const { count } = asked.cells[index]!;
            return { key, count, value: key === again ? count : value };
          });
          const found = rangesOf([{ cells, margins: asked.margins }], solver);
          const widths = found.map(({ range }) => (range.upper ?? Infinity) - range.lower!);
          expect(Math.min(...widths)).toBeLessThan(threshold);
        }
      }),
      runs,
    );
  });

  test('stands on ranges that another formulation finds as well', async () => {
    await fc.assert(
      fc.asyncProperty(filled(5), async (numbers) => {
        const { asked, decision } = decided(numbers);
        const values = new Map(decision.cells.map(({ key, value }) => [key, value]));
        const release = {
          cells: asked.cells.map((cell) => ({ ...cell, value: values.get(cell.key)! })),
          margins: asked.margins,
        };
        const ours = rangesOf([release], solver).map(({ key, range }) => ({ key, ...range }));
        const theirs = (await attack(publish([release]))).map(({ key, lower, upper }) => ({
          key,
          lower: Math.ceil(lower - 1e-6) + 0,
          upper: upper === null ? null : Math.floor(upper + 1e-6),
        }));
        expect(theirs).toEqual(expect.arrayContaining(ours));
      }),
      runs,
    );
  });
});

/** Numbers of one cell in two releases that differ by less than the threshold. */
function smallDifferencesTold(releases: readonly Release[]): [number, number][] {
  return [...valuesOf(releases).values()].flatMap((values) => {
    const numbers = values.filter((value) => typeof value === 'number');
    return numbers.flatMap((a, index) =>
      numbers
        .slice(index + 1)
        .filter((b) => a !== b && Math.abs(a - b) < threshold)
        .map((b): [number, number] => [a, b]),
    );
  });
}
