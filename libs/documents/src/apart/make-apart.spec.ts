import { describe, expect, test } from '@jest/globals';
import { toDocx } from '../docx/to-docx.ts';
import { report } from '../examples/report.ts';
import { figure, inspections, number } from '../examples/tables.ts';
import type { Table } from '../blocks.ts';
import type { OfficialDocument } from '../model.ts';
import { toPdf } from '../pdf/to-pdf.ts';
import { toXlsx } from '../xlsx/to-xlsx.ts';
import { readBack } from '../read-back/read-back.ts';
import { UnreadableDocument } from '../read-back/unpack.ts';
import { makeApart, readApart } from './make-apart.ts';

const long: Table = {
  ...inspections,
  rows: Array.from({ length: 200 }, (_, row) => ({
    ...{ is: 'line', level: 0 },
    cells: inspections.columns.map((__, column) => figure(`long:${row}/${column}`, number(String(row + column)))),
  })),
};
const whole: OfficialDocument = { ...report, body: [...report.body, long] };
const here = { docx: toDocx, pdf: toPdf, xlsx: toXlsx };

/** How often whoever waits came to do something else before it was answered. */
async function turnsWhile(work: Promise<unknown>): Promise<number> {
  let turns = 0;
  let waits = true;
  const goOn = () => {
    turns += 1;
    if (waits) setImmediate(goOn);
  };
  setImmediate(goOn);
  await work;
  waits = false;
  return turns;
}

describe('a document that is made apart', () => {
  test.each(['docx', 'pdf', 'xlsx'] as const)(
    'is the same %s, and whoever asked goes on meanwhile, which is not so where it is made',
    async (form) => {
      // whatever has to be loaded is
      const expected = [await here[form](whole), await makeApart(form, whole)];
      expect(Buffer.compare(expected[1]!, expected[0]!)).toBe(0);
      expect(await turnsWhile(Promise.resolve(here[form](whole)))).toBe(0);
      expect(await turnsWhile(makeApart(form, whole))).toBeGreaterThan(0);
    },
  );

  test('that no file can hold is refused as here, and those that are asked for at once are each made', async () => {
    const wrong: OfficialDocument = { ...report, date: '2013-02-30' };
    const asked = [makeApart('docx', report), makeApart('docx', wrong), makeApart('xlsx', report)] as const;
    await expect(asked[1]).rejects.toBeInstanceOf(RangeError);
    await expect(asked[1]).rejects.toThrow('is no day');
    expect(Buffer.compare(await asked[0], toDocx(report))).toBe(0);
    expect(Buffer.compare(await asked[2], await toXlsx(report))).toBe(0);
  });

  test('is read back there too, and what is none is refused as here', async () => {
    const file = toDocx(whole);
    expect(await readApart(file)).toEqual(readBack(file));
    expect(await turnsWhile(readApart(file))).toBeGreaterThan(0);
    await expect(readApart(new Uint8Array(3))).rejects.toEqual(new UnreadableDocument('not-a-document'));
  });
});
