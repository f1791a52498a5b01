import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { plus, type Sum } from './exact-sum.ts';

const dong = fc.oneof(
  fc.bigInt({ min: -(2n ** 33n), max: 2n ** 33n }),
  fc.bigInt({ min: -(2n ** 60n), max: 2n ** 60n }),
  fc.constantFrom(2n ** 53n - 1n, 2n ** 53n, 2n ** 53n + 1n, -(2n ** 53n) - 1n),
);

describe('a sum of a bulk load', () => {
  test('is exact, also where a number would round, in any order', () => {
    fc.assert(
      fc.property(fc.array(dong), (values) => {
        const sum = values.reduce<Sum>((before, value) => plus(before, value), 0);
        expect(BigInt(sum)).toBe(values.reduce((before, value) => before + value, 0n));
      }),
    );
  });
});
