import { describe, expect, test } from '@jest/globals';
import { count, csvOf, text, valueCell } from './csv.ts';

describe('comma-separated values', () => {
  test.each([
    ['=HYPERLINK("http://x","Bấm")', `"'=HYPERLINK(""http://x"",""Bấm"")"`],
    ['+84 900 000 000', `"'+84 900 000 000"`],
    ['-Quán cũ', `"'-Quán cũ"`],
    ['@abc', `"'@abc"`],
    ['\tabc', `"'\tabc"`],
    [' =1', `"' =1"`],
    ['Quán – mới, "cũ"', '"Quán – mới, ""cũ"""'],
  ])('write the text %j so that no spreadsheet runs it (S-14)', (name, cell) => {
    expect(csvOf([[text(name)]])).toBe(`${cell}\r\n`);
  });

  test('keep numbers numbers, negative ones too, and refuse text in their place (S-14)', () => {
    expect(csvOf([[{ digits: '-5' }, count(3), null, valueCell({ is: 'number', value: '15000000' })]])).toBe(
      '-5,3,,15000000\r\n',
    );
    expect(() => csvOf([[{ digits: '=1' }]])).toThrow(RangeError);
  });

  test('tell zero, missing and withheld apart (S-08)', () => {
    const values = [
      { is: 'zero', checks: '2' },
      { is: 'missing', because: 'not-checked' },
      { is: 'withheld' },
      { is: 'cannot-be-carried', because: 'several' },
    ] as const;
    expect(csvOf([values.map(valueCell)])).toBe(
      '0,"chưa có / missing: not-checked","không hiển thị / withheld","không xếp được / cannot be carried: several"\r\n',
    );
  });
});
