import { Book } from '@lien-nganh/documents/workbook';
import type { Person } from '../person.ts';
import { uploaded } from '../uploads.ts';
import type { Counted } from './counted.ts';

const FORM = 'small-counts';
const SHEET = 'Biểu';
const NAME = 'Biểu mẫu của Bộ.xlsx';

/** Enters a form of an authority in which a table stands: its whole, its parts, and units in which it was counted. @returns its code */
export async function formOf(keeper: Person, table: Counted, units: readonly string[]): Promise<string> {
  const { indicator, breakdown, periods } = table;
  const record = `ownForm-${FORM}`;
  const names = { vi: 'Biểu của Bộ (mẫu)', en: 'Form of the Ministry (sample)' };
  const agency = keeper.account.split('.')[1]!;
  await keeper.done('reporting/own-form/enter', { form: FORM, keeper: agency, names, audience: 'internal' });
  const parts = breakdown!.members.map((value) => ({ part: { dimension: breakdown!.dimension, value } }));
  const rows = [{}, ...parts, ...units.map((unit) => ({ unit }))];
  const about = { service: 'reporting', record, name: NAME };
  const file = await uploaded(keeper, about, emptyForm(rows.length));
  await keeper.done('reporting/files/attach', { record, upload: file, kind: 'other' });
  const places = rows.map((narrowed, row) => ({
    place: { is: 'cell', sheet: SHEET, cell: `B${row + 2}` },
    content: { is: 'figure', indicator, ...narrowed },
  }));
  const mapping = { from: periods[0]!.from, file, places };
  await keeper.doneOnceKnown(`reporting/own-form/${FORM}/map`, mapping, ['form-file-is-attached']);
  return FORM;
}

/** A head, and rows to be filled. */
function emptyForm(rows: number): Uint8Array {
  const book = new Book();
  try {
    const sheet = book.sheet(SHEET);
    sheet.text([0, 0], 'Chỉ tiêu');
    for (let row = 1; row <= rows; row += 1) sheet.blank([row, 1], { boxed: true });
    return book.bytes({ title: '', author: '', keywords: '', madeAt: '2013-07-01T00:00:00Z' });
  } finally {
    book.free();
  }
}
