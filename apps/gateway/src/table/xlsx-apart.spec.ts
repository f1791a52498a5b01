import { describe, expect, test } from '@jest/globals';
import { text, type Table } from './table.ts';
import { xlsxApart } from './xlsx-apart.ts';
import { xlsxOf } from './xlsx.ts';

const table: Table = {
  head: ['Đơn vị', 'Số'],
  lines: Array.from({ length: 400 }, (_, row) => [text(`Xã ${row}`), { digits: String(row) }]),
};
const frame = [[text('Từ ngày / From'), { day: '2013-07-01' }]];

describe('a workbook that is made apart', () => {
  test('is the same, and whoever asked goes on meanwhile', async () => {
    const expected = xlsxOf(table, frame);
    let turns = 0;
    let waits = true;
    const goOn = () => {
      turns += 1;
      if (waits) setImmediate(goOn);
    };
    setImmediate(goOn);
    const made = await xlsxApart(table, frame);
    waits = false;
    expect(Buffer.compare(made, expected)).toBe(0);
    expect(turns).toBeGreaterThan(0);
  });

  test('is refused as here, and the next one is made', async () => {
    const wrong = { ...table, lines: [[{ digits: '1.5' }]] };
    await expect(xlsxApart(wrong, [])).rejects.toBeInstanceOf(RangeError);
    expect((await xlsxApart(table, [])).length).toBeGreaterThan(0);
  });
});
