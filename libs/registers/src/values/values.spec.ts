import { describe, expect, test } from '@jest/globals';
import { map, offered } from '../examples.ts';
import type { Cell } from '../xlsx/cell.ts';
import { readDay, readMonth } from './day.ts';
import { readDecimal, readMoney, readWhole } from './number.ts';
import { tidied, type Reading } from './reading.ts';
import { readText } from './text.ts';
import { Units } from './unit.ts';
import { readYesNo } from './yes-no.ts';

const typed = (text: string): Cell => ({ is: 'text', text });
const number = (digits: string, day = false): Cell => ({ is: 'number', digits, day });
const refused = 'refused';
const came = (read: Reading<unknown>): unknown => ('fault' in read ? refused : read.value);

describe('a number that somebody typed', () => {
  test.each([
    ['1250000', '1250000', '1250000'],
    ['1 250 000', '1250000', '1250000'],
    ['1\u00A0250\u00A0000', '1250000', '1250000'],
    ['1.250.000', '1250000', '1250000'],
    ['1,250,000', '1250000', '1250000'],
    ['1.250', refused, '1250'],
    ['1,250', refused, refused],
    ['0.250', '0.25', refused],
    ['2,5', '2.5', refused],
    ['2.5', '2.5', refused],
    ['0,125', '0.125', refused],
    ['1250,125', '1250.125', refused],
    ['1.250,5', '1250.5', refused],
    ['1,250.5', '1250.5', refused],
    ['1.250,00', '1250', '1250'],
    ['007', '7', '7'],
    ...['1.25.000', '1.2500.000', '1e6', '12 triệu', '-5', '½', '1..250', '.5', '5,', '1.250.00', '', '０１'].map(
      (text) => [text, refused, refused] as const,
    ),
  ])('“%s” is %s with a fraction, %s as a whole number', (text, decimal, whole) => {
    expect([came(readDecimal(typed(text))), came(readWhole(typed(text)))]).toEqual([decimal, whole]);
  });

  test.each([
    ['0.1', '0.1', refused],
    ['0.10000000000000001', '0.1', refused],
    ['1.25', '1.25', refused],
    ['1.25E6', '1250000', '1250000'],
    ['-1', refused, refused],
    ['12345678901234567', refused, refused],
    ['1e400', refused, refused],
  ])('a number %s of Excel is %s with a fraction, %s as a whole number', (digits, decimal, whole) => {
    expect([came(readDecimal(number(digits))), came(readWhole(number(digits)))]).toEqual([decimal, whole]);
  });

  test('may have the word đồng behind it where it is money', () => {
    expect(
      ['1.250.000 đ', '1.250.000 đồng', '1250000VND', '15 triệu'].map((text) => came(readMoney(typed(text)))),
    ).toEqual(['1250000', '1250000', '1250000', refused]);
  });

  test('of two readings is refused with both', () => {
    expect(readDecimal(typed('1,250'))).toMatchObject({ fault: { en: expect.stringMatching(/1250 or 1,25/) } });
  });
});

describe('a day', () => {
  test.each([
    ['05/09/2013', '2013-09-05'],
    ['5-9-2013', '2013-09-05'],
    ['5.9.2013', '2013-09-05'],
    [' 05/09/2013\u200B', '2013-09-05'],
    ['2013-09-05', '2013-09-05'],
    ['ngày 05 tháng 9 năm 2013', '2013-09-05'],
    ['29/02/2012', '2012-02-29'],
    ...['05/09/13', '09/25/2013', '31/02/2013', '29/02/2013', '2013', '9/2013', '5/9-2013', 'hôm nay', '0/1/2013'].map(
      (text) => [text, refused] as const,
    ),
  ])('“%s” is %s', (text, day) => {
    expect(came(readDay(typed(text), false))).toBe(day);
  });

  test('of Excel is counted from 1900 or 1904, the time aside, and only where it is shown as a day', () => {
    const days = [
      number('41522', true),
      number('41522.75', true),
      number('60', true),
      number('41522'),
      number('9e9', true),
    ];
    expect(days.map((cell) => came(readDay(cell, false)))).toEqual([
      '2013-09-05',
      '2013-09-05',
      refused,
      refused,
      refused,
    ]);
    expect(came(readDay(number('40060', true), true))).toBe('2013-09-05');
  });

  test('of a month is its month', () => {
    const cells = ['9/2013', 'tháng 9/2013', '2013-09', '01/09/2013', '05/09/2013', '13/2013', '9/13'].map(typed);
    expect([...cells, number('41518', true)].map((cell) => came(readMonth(cell, false)))).toEqual([
      ...Array.from({ length: 4 }, () => '2013-09'),
      ...[refused, refused, refused],
      '2013-09',
    ]);
  });
});

test('yes and no are what people tick and write', () => {
  const yes = ['x', 'X', '✓', 'Có', 'CÓ', 'co', 'đúng', '1'].map(typed);
  const no = ['Không', 'khong', 'sai', '0'].map(typed);
  expect(yes.map((cell) => came(readYesNo(cell)))).toEqual(yes.map(() => true));
  expect(no.map((cell) => came(readYesNo(cell)))).toEqual(no.map(() => false));
  expect(['c', 'k', '2', '-'].map((text) => came(readYesNo(typed(text))))).toEqual(Array(4).fill(refused));
  expect(came(readYesNo({ is: 'boolean', value: false }))).toBe(false);
});

describe('text', () => {
  test('is composed, and rid of what nobody sees', () => {
    expect(tidied('Phu\u031Bo\u031B\u0300ng\u00A0 Tr\u00E2\u0300n\u200B\r\nH\u01B0ng  ')).toBe('Phường Trần Hưng');
  });

  test('that Excel made a number of is taken where no digit can be lost', () => {
    expect(['15', '1.5', '1E+20', '1234567890123456'].map((digits) => came(readText(number(digits), 20)))).toEqual([
      '15',
      ...[refused, refused, refused],
    ]);
  });

  test('of a list is a code or either name; of two entries that fold alike, none', () => {
    const risk = offered.lists.get('risk')!;
    expect(['high', 'Cao', 'CAO', 'High', 'thấp', 'không rõ'].map((text) => came(risk.read(typed(text))))).toEqual([
      ...['high', 'high', 'high', 'high'],
      ...[refused, refused],
    ]);
  });
});

describe('a unit', () => {
  const units = new Units(map);
  const read = (text: string, on = '2013-09-05') => came(units.read(typed(text), { on, level: 'commune' }));

  test.each([
    ['03388', '03388@2012-11-03'],
    ['3388', '03388@2012-11-03'],
    ['03388@2012-11-03', '03388@2012-11-03'],
    ['Sùng Phài', '03388@2012-11-03'],
    ['xã SÙNG PHÀI', '03388@2012-11-03'],
    ['sung phai', '03388@2012-11-03'],
    ['Xa\u0303 Su\u0300ng Pha\u0300i', '03388@2012-11-03'],
    ['Bản Hon', '03407@0000-00-00'],
    ['Bản Giang, huyện Mường Tè', '03406@0000-00-00'],
    ['Bản Giang, Tam Đường', '03405@0000-00-00'],
    ['X. Bản Giang, H. Mường Tè', '03406@0000-00-00'],
    ['x.sùng phài', '03388@2012-11-03'],
    ['P. Sùng Phài', refused],
    ['X Sùng Phài', refused],
    ['Bản Giang', refused],
    ['Bản Giang, Sìn Hồ', refused],
    ['106', refused],
    ['Tam Đường', refused],
    ['99999', refused],
  ])('“%s” is %s', (text, key) => {
    expect(read(text)).toBe(key);
  });

  test('whose zeros Excel dropped is restored', () => {
    expect(came(units.read(number('3388'), { on: '2013-09-05', level: 'commune' }))).toBe('03388@2012-11-03');
  });

  test('was none before it began, and the reason says since when it is', () => {
    const before = units.read(typed('Sùng Phài'), { on: '2011-09-05', level: 'commune' });
    expect(before).toMatchObject({ fault: { vi: expect.stringMatching(/03\/11\/2012/) } });
  });

  test('of a name that two bear is refused with both, each with the unit above', () => {
    const read = units.read(typed('bản giang'), { on: '2013-09-05', level: 'commune' });
    expect(read).toMatchObject({ fault: { vi: expect.stringMatching(/Tam Đường: 03405; .*Mường Tè: 03406/) } });
  });
});
