import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { parseInput } from './input.ts';
import type { Problem } from './problem.ts';

const schema = z.strictObject({
  name: z.string(),
  note: z.string().nullable(),
  lines: z.array(z.strictObject({ amount: z.string(), item: z.string().nullable() })),
});

/** What is said in English of each place. */
function told(input: unknown): Record<string, string> {
  try {
    parseInput(schema, input);
  } catch (error) {
    return Object.fromEntries((error as Problem).parts.errors!.map(({ path, en }) => [path, en]));
  }
  throw new Error('it was taken');
}

describe('input of the wrong type', () => {
  const must = (what: string) => `Missing or of the wrong type: must be ${what}.`;

  test('is told to be null where it may be, also where it is missing or deep inside', () => {
    expect(told({ name: 1, lines: [{ amount: 2, item: 3 }] })).toEqual({
      name: must('text'),
      note: must('text or null'),
      'lines/0/amount': must('text'),
      'lines/0/item': must('text or null'),
    });
  });

  test('is told so of the whole too', () => {
    expect(told(null)).toEqual({ '': must('an object') });
    expect(told('text')).toEqual({ '': must('an object') });
  });
});
