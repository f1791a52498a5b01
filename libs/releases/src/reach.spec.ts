import { describe, expect, test } from '@jest/globals';
import { Nearness, reachOf } from './reach.ts';
import type { Row } from './solver.ts';

const row = (...figures: number[]): Row => ({ terms: figures.map((figure) => [figure, 1]), lower: 0, upper: 0 });

describe('what a release can say something of', () => {
  test('is what hangs together with its own figures, over any number of margins', () => {
    expect([...reachOf([0], [row(0, 1), row(1, 2), row(3, 4)], [], new Set())].sort()).toEqual([0, 1, 2]);
  });

  test('ends at a number that was told: it says nothing new', () => {
    expect([...reachOf([0], [row(0, 1), row(1, 2)], [], new Set([1]))]).toEqual([0]);
  });

  test('leads from a corrected count to the one before', () => {
    expect([...reachOf([0], [row(5, 6)], [[0, 5]], new Set())].sort()).toEqual([0, 5, 6]);
  });
});

describe('what lies near a figure', () => {
  test('is sorted by how many margins lie between, and what hangs together with nothing comes last', () => {
    const near = new Nearness([row(0, 1), row(1, 2), row(2, 3), row(4, 5)]);
    expect(near.sorted([5, 3, 2, 0, 1], [0], (figure) => [figure])).toEqual([0, 1, 2, 3, 5]);
  });
});
