import { describe, expect, test } from '@jest/globals';
import { beginning, eachText, onOneLine, plainText } from './text.ts';

describe('plain text', () => {
  test('keeps accents and lines of a pasted note, and nothing that no file can hold (S-13)', () => {
    const note = 'Dòng một\u000b\u001b\r\nĐường “Ự ẫ ỗ”\u000c\u0000 hai\u2028ba \ud83d\uffff';
    expect(plainText(note)).toBe('Dòng một \nĐường “Ự ẫ ỗ”  hai\nba \ufffd');
  });

  test('is composed, whichever way it was typed (S-15)', () => {
    const typed = 'Phường Trần Hưng Đạo';
    expect(plainText(typed.normalize('NFD'))).toBe(typed.normalize('NFC'));
    expect(plainText('😀 và a')).toBe('😀 và a');
  });

  test('is reached wherever it stands in data, and nothing else is changed', () => {
    const data = { a: 'x', b: [{ c: 'y' }, 1, null, true] };
    expect(eachText(data, (text) => text.toUpperCase())).toEqual({ a: 'X', b: [{ c: 'Y' }, 1, null, true] });
  });

  test('is cut between characters, never within one', () => {
    expect(beginning('ab😀', 3)).toBe('ab');
    expect(beginning('ab😀', 4)).toBe('ab😀');
    expect(beginning('abc', 2)).toBe('ab');
  });

  test('is compared without the blanks that programs change', () => {
    expect(onOneLine(' 0\u00a0(12\n kt) ')).toBe('0 (12 kt)');
  });
});
