import { expect, test } from '@jest/globals';
import { placeInWords } from './words.ts';

test.each([
  [{ is: 'cell', sheet: 'Biểu 01', cell: 'D7' }, "'Biểu 01'!D7"],
  [{ is: 'table-cell', table: 1, row: 4, column: 3 }, 'bảng 1, dòng 4, cột 3'],
  [{ is: 'control', tag: 'so-vu' }, 'trường nội dung “so-vu”'],
  [{ is: 'bookmark', name: 'ghi_chu' }, 'dấu trang “ghi_chu”'],
] as const)('notes of a form name its places in Vietnamese: %j', (place, words) => {
  expect(placeInWords(place)).toBe(words);
});
