import { describe, expect, test } from '@jest/globals';
import { agrees, shownInTable, shownInText, type FigureValue, type NumberKind } from './values.ts';

const number = (digits: string, kind: NumberKind = 'integer'): FigureValue => ({ is: 'number', digits, kind });

describe('a figure on paper', () => {
  test.each([
    [number('1250'), '1.250'],
    [number('-5'), '-5'],
    [number('999'), '999'],
    [number('9007199254740993', 'money'), '9.007.199.254.740.993'],
    [number('85.50', 'percent'), '85,5%'],
    [number('85.0', 'percent'), '85%'],
    [number('1234.5', 'decimal'), '1.234,5'],
    [{ is: 'zero', checks: null, kind: 'integer' }, '0'],
    [{ is: 'zero', checks: null, kind: 'percent' }, '0%'],
    [{ is: 'zero', checks: '1200', kind: 'integer' }, '0 (1.200 kt)'],
    [{ is: 'missing', because: 'chưa báo cáo' }, 'chưa báo cáo'],
    [{ is: 'withheld' }, 'không hiển thị'],
    [{ is: 'cannot-be-carried', because: 'nhiều huyện' }, 'không xếp được'],
  ] satisfies [FigureValue, string][])('%j is shown in a table as %s', (value, shown) => {
    expect(shownInTable(value)).toBe(shown);
  });

  test('has in running text the words for which a table has no room', () => {
    expect(shownInText({ is: 'zero', checks: '37', kind: 'integer' })).toBe('0 (qua 37 lượt kiểm tra)');
    expect(shownInText({ is: 'cannot-be-carried', because: 'nhiều huyện' })).toBe('không xếp được (nhiều huyện)');
    expect(shownInText(number('12'))).toBe('12');
  });

  test('agrees with what shows it in either place, whatever blanks a program made of its own, and with nothing else', () => {
    const zero: FigureValue = { is: 'zero', checks: '37', kind: 'integer' };
    expect(agrees('0 (37 kt)', zero)).toBe(true);
    expect(agrees('0 (qua\u00a037 lượt kiểm tra) ', zero)).toBe(true);
    expect(agrees('chưa báo cáo'.normalize('NFD'), { is: 'missing', because: 'chưa báo cáo' })).toBe(true);
    expect(['0', '0 (36 kt)', '', 'không hiển thị'].filter((shown) => agrees(shown, zero))).toEqual([]);
    expect(agrees('0', { is: 'missing', because: 'chưa báo cáo' })).toBe(false);
    expect(agrees('', { is: 'withheld' })).toBe(false);
  });

  test.each([
    ['1,5', 'decimal'],
    ['1.5', 'integer'],
    ['0.5', 'money'],
    ['', 'integer'],
    ['007', 'integer'],
    ['1e3', 'decimal'],
    ['=1', 'integer'],
  ] as const)('is refused where %j are no digits of a number (%s)', (digits, kind) => {
    expect(() => shownInTable(number(digits, kind))).toThrow(RangeError);
  });
});
