import { beforeAll, describe, expect, test } from '@jest/globals';
import { released, tableOf } from './examples.ts';
import {
  decideRelease,
  loadSolver,
  rangesOf,
  type Cell,
  type Margin,
  type Release,
  type ReleaseRequest,
  type Solver,
} from './index.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

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

describe('what is withheld first', () => {
  test('nine minors, six boys and three girls: the girls are small, and the boys would give them away', () => {
    const asked = request({ all: 9, boys: 6, girls: 3 }, [{ whole: 'all', parts: ['boys', 'girls'] }]);
    expect(told(asked)).toEqual({ all: 9, boys: 'withheld', girls: 'withheld' });
    expect(why(asked)).toEqual({ boys: 'complementary', girls: 'small' });
  });

  test('a zero among others is as small as a one, so that "withheld" does not mean that there is somebody', () => {
    expect(told(request({ D: 30, a: 0, b: 0, c: 30 }, [district]))).toMatchObject({ a: 'withheld', b: 'withheld' });
  });

  test('where the total of a table is zero, all of it is told', () => {
    expect(told(request({ D: 0, a: 0, b: 0, c: 0 }, [district]))).toEqual({ D: 0, a: 0, b: 0, c: 0 });
  });

  test('a count that stands alone tells no zero', () => {
    expect(told(request({ province: 0 }))).toEqual({ province: 'withheld' });
  });

  test('what was not reported is missing: neither zero nor withheld', () => {
    expect(told(request({ D: 20, a: 9, b: 'missing', c: 11 }, [district]))).toEqual({
      D: 20,
      a: 9,
      b: 'missing',
      c: 11,
    });
  });

  test('a sum that was only added up is withheld with its parts; a total of its own is not', () => {
    const counts = { D: 20, a: 2, b: 9, c: 9 };
    expect(told(request(counts, [district]))['D']).toBe(20);
    expect(why(request(counts, [{ ...district, added: true }]))).toEqual({ D: 'sum', a: 'small' });
  });

  test('an indicator may have a threshold of its own, or none', () => {
    const asked = request({ D: 20, a: 7, b: 6, c: 7 }, [district]);
    expect(told({ ...asked, threshold: 7 })).toMatchObject({ b: 'withheld' });
    expect(told({ ...asked, cells: cellsOf({ D: 3, a: 1, b: 2, c: 0 }), threshold: null })).toEqual({
      D: 3,
      a: 1,
      b: 2,
      c: 0,
    });
  });
});

describe('what is withheld besides', () => {
  test('two withheld cells are not enough when together they are small', () => {
    const asked = request({ D: 63, a: 1, b: 2, c: 60 }, [district]);
    expect(told(asked)).toEqual({ D: 63, a: 'withheld', b: 'withheld', c: 'withheld' });
  });

  test('a table of four rows in which every row and column hides two cells, and one can still be worked out', () => {
    // Rows r and s and columns x and y hide two each; the corner is what is left of both.
    const members = { row: ['all', 'r', 's', 't'], column: ['all', 'x', 'y', 'z'] };
    const cut = [
      { dimension: 'row', whole: 'all', parts: ['r', 's', 't'] },
      { dimension: 'column', whole: 'all', parts: ['x', 'y', 'z'] },
    ];
    const counts: Record<string, number> = { rx: 2, ry: 30, sx: 30, sy: 3, tz: 4 };
    const table = tableOf(members, cut, ({ row, column }) => counts[`${row}${column}`] ?? 40);
    const release = released({ ...request({}), ...table }, solver);
    for (const { range } of rangesOf([release], solver)) {
      expect((range.upper ?? Infinity) - range.lower!).toBeGreaterThanOrEqual(5);
    }
  });

  test('people counted once in each district and once in the province: a district is told from the others', () => {
    const counts = { province: 33, A: 10, B: 21, C: 2 };
    const union: Margin = { whole: 'province', parts: ['A', 'B', 'C'], kind: 'union' };
    // C is at least 33 − 31 = 2: with A and B told it could only be 2 to 33, which is wide enough.
    expect(told(request(counts, [union]))).toEqual({ ...counts, C: 'withheld' });
    expect(told(request({ ...counts, province: 31, A: 29, C: 2 }, [{ ...union, kind: 'overlapping' }]))['C']).toBe(
      'withheld',
    );
    // In a province of six a withheld district lies between 0 and 6; but with A told, one person is in B or C alone.
    expect(told(request({ province: 6, A: 5, B: 1, C: 0 }, [union]))).toMatchObject({
      province: 6,
      A: 'withheld',
      B: 'withheld',
    });
  });

  test('no more is withheld than must be: what was chosen in vain is told again', () => {
    const { extent } = decide(request({ D: 120, a: 2, b: 50, c: 68 }, [district]));
    expect(extent).toMatchObject({ withheld: 2, atLeast: 2, reasons: { small: 1, complementary: 1 } });
  });

  test('the order of cells, parts and margins changes nothing', () => {
    const margins: Margin[] = [district, { whole: 'P', parts: ['D', 'E'] }];
    const counts = { P: 90, D: 63, E: 27, a: 1, b: 31, c: 31 };
    const asked = request(counts, margins);
    const turned = {
      ...asked,
      cells: [...asked.cells].reverse(),
      margins: margins.map((margin) => ({ ...margin, parts: [...margin.parts].reverse() })).reverse(),
    };
    expect(told(turned)).toEqual(told(asked));
  });
});

describe('a release after others', () => {
  const first = { D: 46, a: 3, b: 20, c: 23 };

  test('what was withheld stays withheld, however large it has become', () => {
    const earlier = released(request(first, [district]), solver);
    const asked = request({ D: 143, a: 100, b: 20, c: 23 }, [district], [earlier]);
    expect(why(asked)).toMatchObject({ a: 'earlier' });
  });

  test('a number that was told and is still true cannot hide another', () => {
    const earlier = released(request({ b: 20, c: 23 }), solver);
    const asked = request(first, [district], [earlier]);
    expect(told(asked)).toEqual({ D: 'withheld', a: 'withheld', b: 20, c: 23 });
  });

  test('a correction by less than the threshold is not told, one by more is', () => {
    const earlier = released(request({ D: 100, a: 30, b: 30, c: 40 }, [district]), solver);
    const little = request({ D: 101, a: 31, b: 30, c: 40 }, [district], [earlier]);
    expect(why(little)).toEqual({ D: 'difference', a: 'difference' });
    expect(decide(little).extent.takenBack).toBe(2);
    expect(told(request({ D: 107, a: 37, b: 30, c: 40 }, [district], [earlier]))).toEqual({
      D: 107,
      a: 37,
      b: 30,
      c: 40,
    });
  });

  test('a small correction cannot be worked out from two large ones', () => {
    const earlier = released(request({ D: 100, a: 30, b: 30, c: 40 }, [district]), solver);
    // a and D change by 10 and 12: b, withheld for its change of 2, would be 112 − 40 − 40.
    const asked = request({ D: 112, a: 40, b: 32, c: 40 }, [district], [earlier]);
    const kept = released(asked, solver);
    const value = Object.fromEntries(kept.cells.map((cell) => [cell.key, cell.value]));
    expect(value['b']).toBe('withheld');
    expect([value['a'], value['D']]).toContain('withheld');
  });

  test('a year told after its halves gives neither away', () => {
    const halves = [request({ h1: 3 }), request({ h2: 12 })].map((asked) => released(asked, solver));
    const asked = request({ year: 15 }, [{ whole: 'year', parts: ['h1', 'h2'] }], halves);
    expect(why(asked)).toEqual({ year: 'complementary' });
  });

  test('what earlier releases gave away is named', () => {
    const lax = { ...request({ D: 40, a: 12, b: 28 }, [{ whole: 'D', parts: ['a', 'b'] }]), threshold: 20 };
    const open: Release = {
      cells: [
        { key: 'D', count: 40, value: 40 },
        { key: 'a', count: 12, value: 'withheld' },
        { key: 'b', count: 28, value: 28 },
      ],
      margins: lax.margins,
    };
    expect(decide({ ...lax, earlier: [open] }).exposed).toEqual([
      { key: 'a', release: 0, range: { lower: 12, upper: 12 }, before: { lower: 12, upper: 12 } },
    ]);
  });

  test('a raised threshold cannot take back what was told, and says so', () => {
    const earlier = released(request({ a: 7 }), solver);
    const decision = decide({ ...request({ a: 7 }, [], [earlier]), threshold: 10 });
    expect(decision).toMatchObject({ cells: [{ key: 'a', value: 'withheld' }], toldBefore: ['a'], exposed: [] });
  });
});

describe('a request that contradicts itself is refused', () => {
  test.each([
    ['not-a-count', request({ a: -1 })],
    ['not-a-count', request({ a: 1.5 })],
    ['not-a-threshold', { ...request({ a: 1 }), threshold: 1 }],
    ['unknown-cell', request({ a: 1 }, [{ whole: 'a', parts: ['b'] }])],
    ['does-not-add-up', request({ D: 9, a: 3, b: 3, c: 4 }, [district])],
    ['duplicate-cell', { ...request({}), cells: [...cellsOf({ a: 1 }), ...cellsOf({ a: 1 })] }],
    [
      'threshold-taken-away',
      {
        ...request({ a: 1 }),
        threshold: null,
        earlier: [{ cells: [{ key: 'a', count: 1, value: 'withheld' as const }], margins: [] }],
      },
    ],
  ])('%s', (fault, asked) => {
    expect(() => decide(asked)).toThrow(expect.objectContaining({ name: 'ReleaseFault', fault }));
  });
});
