import { describe, expect, test } from '@jest/globals';
import type { GraphQLError } from 'graphql';
import * as scalars from './scalars.ts';

/** What a sender is told of a value that the scalar does not take. */
function told(scalar: (typeof scalars)['DayScalar'], value: unknown): { vi: string; en: string } {
  try {
    scalar.parseValue(value);
  } catch (error) {
    return (error as GraphQLError).extensions as { vi: string; en: string };
  }
  throw new Error('it was taken');
}

describe('what a scalar does not take', () => {
  test.each(Object.values(scalars).map((scalar) => [scalar.name, scalar] as const))(
    'is told of %s in one whole sentence of each language',
    (_, scalar) => {
      const { vi, en } = told(scalar, 'no such thing');
      expect(vi).toMatch(/^[\p{Lu}a-z].* .*\.$/u);
      expect(en).toMatch(/^[A-Za-z].* .*\.$/);
      expect(vi).not.toMatch(/\b(the|of|at|as known|not a|must|written|YYYY)\b/i);
      expect(told(scalar, 5)).toEqual({ code: 'BAD_USER_INPUT', vi, en });
    },
  );
});
