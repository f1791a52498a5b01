import { describe, expect, test } from '@jest/globals';
import type { Column, HeadCell } from './blocks.ts';
import { namesColumn, placedHead } from './grid.ts';

const columns = (count: number): Column[] => Array.from({ length: count }, () => ({ kind: 'number', width: 1 }));
const placed = (count: number, head: HeadCell[][]) => placedHead({ columns: columns(count), head });

describe('the head of a table', () => {
  test('fills what spans from above leave free', () => {
    const head = [
      [
        { text: 'a', down: 2 },
        { text: 'b', across: 2 },
        { text: 'c', down: 2 },
      ],
      [{ text: 'b1' }, { text: 'b2' }],
    ];
    expect(placed(4, head)[1]).toMatchObject([
      { text: 'b1', row: 1, column: 1 },
      { text: 'b2', row: 1, column: 2 },
    ]);
  });

  test.each([
    ['a gap', 3, [[{ text: 'a' }, { text: 'b' }]]],
    ['a cell too many', 1, [[{ text: 'a' }, { text: 'b' }]]],
    ['a span over the edge', 2, [[{ text: 'a' }, { text: 'b', across: 2 }]]],
    ['a span below the head', 1, [[{ text: 'a', down: 2 }]]],
    ['an overlap', 2, [[{ text: 'a' }, { text: 'b', down: 2 }], [{ text: 'c', across: 2 }]]],
    ['a span of nothing', 1, [[{ text: 'a', across: 0 }]]],
  ])('is refused with %s: Word calls such a table damaged', (_, count, head) => {
    expect(() => placed(count, head)).toThrow(RangeError);
  });

  test('has its names in the widest column of texts', () => {
    const all: Column[] = [
      { kind: 'text', width: 1 },
      { kind: 'money', width: 9 },
      { kind: 'text', width: 4 },
    ];
    expect(namesColumn(all)).toBe(2);
    expect(namesColumn(columns(2))).toBe(-1);
  });
});
