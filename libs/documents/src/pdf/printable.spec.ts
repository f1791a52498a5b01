import { describe, expect, test } from '@jest/globals';
import { vietnameseLetters } from '../examples/letters.ts';
import { readGiven } from './given.ts';
import { lettersOf } from './letters.ts';
import { printable } from './printable.ts';

describe('the letters of the font', () => {
  test('are all of Vietnamese, with what offices use beside them', async () => {
    const { has, fonts } = await readGiven();
    expect(fonts).toHaveLength(4);
    const used = [...vietnameseLetters, ...'abcxyzABCXYZ0123456789₫№–—“”‘’…•°±×²³%‰€§'];
    expect(used.filter((letter) => !has(letter.codePointAt(0)!))).toEqual([]);
    expect([...'😀☐✓內'].filter((letter) => has(letter.codePointAt(0)!))).toEqual([]);
  });

  test('cannot be told of what is no font', () => {
    expect(() => lettersOf(new Uint8Array(64))).toThrow(RangeError);
  });
});

describe('text for a font', () => {
  const has = (letter: number) => letter < 0x80 || 'đ\u05d0'.includes(String.fromCodePoint(letter));

  test.each([
    ['đ a\nb', 'đ a\nb'],
    ['a\u00a0b\tc', 'a b\tc'],
    ['a\u200bb\ufeff', 'ab'],
    ['☑ ✔ ✗', '[x] (có) (không)'],
    ['😀', '[U+1F600]'],
    ['\ufffd', '[U+FFFD]'],
    ['\u05d0', '[U+05D0]'],
  ])('of %j is %j', (text, printed) => {
    expect(printable(text, has)).toBe(printed);
  });
});
