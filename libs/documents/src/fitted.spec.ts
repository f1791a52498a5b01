import { describe, expect, test } from '@jest/globals';
import { fittedHead, fittedSize } from './fitted.ts';

const zero = (checks: string) => ({
  is: 'figure' as const,
  figure: { ref: 'r', value: { is: 'zero' as const, checks, kind: 'integer' as const } },
});

describe('the letters of a cell', () => {
  test('are smaller where its longest word would be written over the next column, down to a least size', () => {
    expect([fittedHead('Karaoke', 20), fittedHead('Karaoke', 13.2), fittedHead('Karaoke', 1)]).toEqual([22, 15, 12]);
    expect(fittedHead('Vũ trường', 20)).toBe(22);
  });

  test('hold together what a space does not break: a zero and the checks behind it', () => {
    // "(186" alone fits in letters of 12 points, "(186 kt)" does not
    expect([fittedSize(zero('186'), 20), fittedSize(zero('186'), 11)]).toEqual([24, 12]);
  });
});
