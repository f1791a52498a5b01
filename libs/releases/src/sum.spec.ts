import { describe, expect, test } from '@jest/globals';
import { sumOf } from './sum.ts';

describe('a sum that no release tells', () => {
  test('is withheld with any of its parts', () => {
    expect(sumOf([3, 'withheld', 'missing'])).toEqual({ value: 'withheld', missing: 1 });
  });

  test('says how many of its parts are missing', () => {
    expect(sumOf([0, 'missing', 3])).toEqual({ value: 3, missing: 1 });
  });

  test('of nothing but missing parts is missing, and of zeros is zero', () => {
    expect(sumOf(['missing', 'missing'])).toEqual({ value: 'missing', missing: 2 });
    expect(sumOf([0, 0])).toEqual({ value: 0, missing: 0 });
  });
});
