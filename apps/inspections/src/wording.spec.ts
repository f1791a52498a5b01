import { describe, expect, test } from '@jest/globals';
import { namesCondomsOrNeedles } from './wording.ts';

describe('condoms and needles are recognised', () => {
  test.each(['02 bao cao su đã dùng', 'BCS', 'Bơm kim tiêm', 'bo\u031bm kim tie\u0302m', 'a used condom', 'KIM TIÊM'])(
    'in %s',
    (written) => {
      expect(namesCondomsOrNeedles([null, written])).toBe(true);
    },
  );
  test.each(['Sổ đăng ký lưu trú', 'bao thuốc lá', 'Kim Tiến'])('but not in %s', (written) => {
    expect(namesCondomsOrNeedles([written])).toBe(false);
  });
});
