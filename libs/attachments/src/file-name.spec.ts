import { describe, expect, test } from '@jest/globals';
import { contentDisposition, fileName } from './file-name.ts';

describe('the name of a file', () => {
  test.each(['Biên bản số 12 – Tân Uyên.pdf', 'Ự ẫ ỗ ờ ữ ỹ Đ đ Ặ.jpg'])(
    '%s stays as it was typed, in either form',
    (name) => {
      for (const form of ['NFC', 'NFD'] as const) expect(fileName(name.normalize(form))).toBe(name.normalize(form));
    },
  );

  test.each([
    ['../../etc/passwd.pdf', 'passwd.pdf'],
    ['C:\\Users\\Á\\a.pdf', 'a.pdf'],
    ['a\u0000b\u001b\n.pdf', 'ab.pdf'],
    ['gpj.\u202Efdp.exe', 'gpj.fdp.exe'],
    ['a<b>:"|?*.pdf', 'a_b______.pdf'],
    ['  .hidden.pdf. ', 'hidden.pdf'],
    ['CON.pdf', '_CON.pdf'],
    ['half \uD83D of a sign.pdf', 'half of a sign.pdf'],
    ['a\u2028b  \t c.pdf', 'ab c.pdf'],
  ])('%j is kept as %j', (given, kept) => {
    expect(fileName(given)).toBe(kept);
  });

  test('of which nothing is left is none', () => {
    for (const nothing of ['', '/', '..', ' . ', '\u200b']) expect(fileName(nothing)).toBeNull();
  });

  test('that is very long keeps its end, and ends within no letter', () => {
    const long = fileName(`${'ữ'.normalize('NFD').repeat(200)}😀.docx`)!;
    expect(long.length).toBeLessThanOrEqual(255);
    expect(long).toMatch(/\.docx$/);
    expect(() => encodeURIComponent(long)).not.toThrow();
  });

  test('is told as it is, and in plain letters for what reads nothing else', () => {
    const name = 'Đơn "ký" 100%.pdf'.normalize('NFD');
    expect(contentDisposition(name)).toBe(
      `attachment; filename="Don _ky_ 100_.pdf"; filename*=UTF-8''${encodeURIComponent(name)}`,
    );
  });
});
