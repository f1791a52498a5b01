import { describe, expect, test } from '@jest/globals';
import { csvOf } from './csv.ts';
import { count, dayCell, text, valueCell, type Line } from './table.ts';

/** A head of one word, and one line. */
const csvLine = (...line: Line) => csvOf({ head: ['h'], lines: [line] }).split('\r\n')[1];

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
    expect(csvLine(text(name))).toBe(cell);
  });

  test('keep numbers numbers, negative ones too, and refuse text in their place (S-14)', () => {
    expect(csvLine({ digits: '-5' }, count(3), null, valueCell({ is: 'number', value: '15000000' }))).toBe(
      '-5,3,,15000000',
    );
    expect(() => csvLine({ digits: '=1' })).toThrow(RangeError);
  });

  test('write a day as it is, and no day as nothing (S-11)', () => {
    expect(csvLine(dayCell('2013-07-01'), dayCell(null))).toBe('"2013-07-01",""');
  });

  test('tell zero, missing and withheld apart (S-08)', () => {
    const values = [
      { is: 'zero', checks: '2' },
      { is: 'missing', because: 'not-checked' },
      { is: 'withheld' },
      { is: 'cannot-be-carried', because: 'several' },
    ] as const;
    expect(csvLine(...values.map(valueCell))).toBe(
      '0,"chưa có / missing: not-checked","không hiển thị / withheld","không xếp được / cannot be carried: several"',
    );
  });
});
