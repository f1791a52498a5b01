import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { empty, filled, holds, released } from './examples.ts';
import { decideRelease, keyOf, loadSolver, marginsOf } from './index.ts';
import type { Cell, Margin, Release, ReleaseRequest, Solver } from './index.ts';

// Thousands of programs: a busy machine takes minutes.
jest.setTimeout(300_000);

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

const runs = { numRuns: 25 };

const cellsOf = (counts: Record<string, number | 'missing'>): Cell[] =>
  Object.entries(counts).map(([key, count]) => ({ key, count }));

const request = (
  counts: Record<string, number | 'missing'>,
  margins: Margin[] = [],
  earlier: Release[] = [],
): ReleaseRequest => ({ indicator: 'outreach-contacts', threshold: 5, cells: cellsOf(counts), margins, earlier });

const decide = (asked: ReleaseRequest) => decideRelease(asked, solver);
const told = (asked: ReleaseRequest) => Object.fromEntries(decide(asked).cells.map(({ key, value }) => [key, value]));
const why = (asked: ReleaseRequest) => Object.fromEntries(decide(asked).why.map(({ key, reason }) => [key, reason]));

const district: Margin = { whole: 'D', parts: ['a', 'b', 'c'] };

describe('what parts leave over of a whole', () => {
  const visits: Margin = { whole: 'all', parts: ['condoms', 'needles'], kind: 'overlapping' };

  test('is a count as any other: of a hundred, ninety-eight told would tell of the two that are left', () => {
    expect(told(request({ all: 100, condoms: 98, needles: 40 }, [visits]))).toEqual({
      ...{ all: 100, condoms: 'withheld', needles: 40 },
    });
  });

  test('is as small where nobody is left, but of a whole that is nothing itself', () => {
    expect(told(request({ all: 40, condoms: 40, needles: 0 }, [visits]))).toMatchObject({ condoms: 'withheld' });
    expect(told(request({ all: 0, condoms: 0, needles: 0 }, [visits]))).toEqual({ all: 0, condoms: 0, needles: 0 });
  });

  test('of units of which some reported nothing is theirs', () => {
    const counts = { D: 32, a: 20, b: 'missing' as const, c: 10 };
    expect(why(request(counts, [district]))).toEqual({ c: 'complementary' });
  });

  test('changes as little as a cell may: a correction from which it follows is not told', () => {
    const earlier = released(request({ all: 100, condoms: 60, needles: 40 }, [visits]), solver);
    // Whole and part have moved by ten and eight, and so two more have no condoms.
    const asked = request({ all: 110, condoms: 68, needles: 50 }, [visits], [earlier]);
    expect(why(asked)).toEqual({ condoms: 'complementary' });
    expect(told(request({ all: 110, condoms: 60, needles: 45 }, [visits], [earlier]))).toEqual({
      ...{ all: 110, condoms: 60, needles: 45 },
    });
  });

  test('that earlier releases gave away is no secret, and what they narrowed is said to be so', () => {
    const before: Release = {
      cells: [
        { key: 'all', count: 100, value: 100 },
        { key: 'condoms', count: 98, value: 98 },
        { key: 'needles', count: 40, value: 40 },
      ],
      margins: [visits],
    };
    const again = decide(request({ all: 100, condoms: 98, needles: 50 }, [visits], [before]));
    expect([again.exposed, again.cells.map(({ value }) => value)]).toEqual([[], [100, 98, 50]]);
  });

  test('that earlier releases narrowed is named with what they left of it', () => {
    const lax: Release = {
      cells: [
        { key: 'all', count: 50, value: 'withheld' },
        { key: 'condoms', count: 48, value: 'withheld' },
        { key: 'others', count: 2, value: 2 },
      ],
      margins: [
        { ...visits, parts: ['condoms'] },
        { whole: 'all', parts: ['condoms', 'others'] },
      ],
    };
    const both = { lower: 2, upper: 2 };
    expect(decide(request({ all: 60, condoms: 48 }, [{ ...visits, parts: ['condoms'] }], [lax])).exposed).toEqual([
      { key: 'all', less: ['condoms'], release: 0, range: both, before: both },
    ]);
  });
});

describe('nobody works out what is left of a whole', () => {
  test('where parts may overlap, in tables and their corrections', async () => {
    const parts = ['a', 'b', 'c'];
    const places = ['D', 'x', 'y'].flatMap((unit) => ['all', ...parts].map((part) => ({ unit, part })));
    const margins = marginsOf(places, [
      { dimension: 'unit', whole: 'D', parts: ['x', 'y'] },
      { dimension: 'part', whole: 'all', parts, kind: 'overlapping' },
    ]);
    const short = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 6, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(filled(2), short, fc.array(fc.nat(6), { maxLength: 2 }), async (wholes, apart, more) => {
        const releases: Release[] = [];
        for (const added of [0, ...more]) {
          const count = (unit: number, part: number) => {
            const whole = wholes[unit]! + added * (unit + 1);
            return part < 0 ? whole : Math.max(0, whole - apart[3 * unit + part]! - (part === 1 ? added : 0));
          };
          const cells = places.map((place) => {
            const of = (unit: number) => count(unit, parts.indexOf(place.part));
            return { key: keyOf(place), count: place.unit === 'D' ? of(0) + of(1) : of(place.unit === 'x' ? 0 : 1) };
          });
          const asked = { ...empty, cells, margins, earlier: [...releases] };
          // Where no choice hides what has changed, a sector lets nothing leave.
          if (decideRelease(asked, solver).exposed.length === 0) releases.push(released(asked, solver));
        }
        expect(releases.length).toBeGreaterThan(0);
        await holds(releases);
      }),
      runs,
    );
  });

  test('where somebody has not reported', async () => {
    const parts = ['a', 'b', 'c'];
    await fc.assert(
      fc.asyncProperty(filled(3), fc.nat(9), async (numbers, elsewhere) => {
        const whole = numbers.reduce((total, each) => total + each, elsewhere);
        const cells = [{ key: 'all', count: whole }, ...parts.map((key, index) => ({ key, count: numbers[index]! }))];
        const margins = [{ whole: 'all', parts, kind: 'not-exhaustive' as const }];
        await holds([released({ ...empty, cells, margins }, solver)]);
      }),
      runs,
    );
  });

  test('where people are counted once in every unit and once in the whole', async () => {
    const parts = ['a', 'b', 'c', 'd'];
    await fc.assert(
      fc.asyncProperty(filled(4), fc.nat(40), async (numbers, overlap) => {
        const sum = numbers.reduce((total, each) => total + each, 0);
        const whole = Math.max(...numbers, sum - overlap);
        const cells = [{ key: 'all', count: whole }, ...parts.map((key, index) => ({ key, count: numbers[index]! }))];
        await holds([released({ ...empty, cells, margins: [{ whole: 'all', parts, kind: 'union' }] }, solver)]);
      }),
      runs,
    );
  });
});
