import type { Register, RegisterColumn } from '@lien-nganh/kernel';
import { unitMap, type UnitRow } from '@lien-nganh/vocabulary';
import { readRow, type ReadRow } from './rows/read-row.ts';
import { survey } from './survey.ts';
import { List } from './values/list.ts';
import { Units } from './values/unit.ts';
import { writeWorkbook, type WrittenCell } from './xlsx/write-workbook.ts';
import { writeZip } from './zip/write-zip.ts';

const column = (
  field: string,
  vi: string,
  more: Pick<RegisterColumn, 'kind' | 'required'> & Partial<RegisterColumn>,
): RegisterColumn => ({ field, head: { vi, en: field }, example: 'ví dụ', ...more });

/** A register with a column of every kind. */
export const book: Register = {
  name: 'book',
  title: { vi: 'Sổ mẫu', en: 'Example' },
  record: null as never,
  creates: 'enter',
  key: ['code'],
  twins: null,
  entries: null,
  inputOf: (row) => row,
  heldBy: () => 'gone',
  corrections: () => [],
  columns: [
    column('code', 'Mã số', { kind: { is: 'text', most: 20 }, required: true }),
    column('name', 'Tên cơ sở', { kind: { is: 'text', most: 100 }, required: true }),
    column('unit', 'Xã', { kind: { is: 'unit', level: 'commune', on: 'opened' }, required: true }),
    column('opened', 'Ngày mở', { kind: { is: 'day' }, required: true }),
    column('month', 'Tháng', { kind: { is: 'month' }, required: false }),
    column('rooms', 'Số phòng', { kind: { is: 'whole', most: 1000 }, required: false }),
    column('area', 'Diện tích', { kind: { is: 'decimal' }, required: false }),
    column('fee', 'Lệ phí', { kind: { is: 'money' }, required: false }),
    column('prone', 'Dễ bị lợi dụng', { kind: { is: 'yes-no' }, required: false }),
    column('risk', 'Rủi ro', { kind: { is: 'list', of: { from: 'here', entries: [] } }, required: false }),
    column('keeper', 'Cơ quan', { kind: { is: 'text', most: 60 }, required: false, otherwise: 'own-agency' }),
  ],
};

const unit = (code: string, name: string, more: Partial<UnitRow>): UnitRow => ({
  ...{ code, name, type: 'xã', parentCode: '106', validFrom: null, validTo: null, aliases: [] },
  ...more,
});

/** Two communes of one name in two districts, and one that began in 2012. */
export const map = unitMap(
  [
    unit('12', 'Lai Châu', { type: 'tỉnh', parentCode: null }),
    unit('106', 'Tam Đường', { type: 'huyện', parentCode: '12' }),
    unit('107', 'Mường Tè', { type: 'huyện', parentCode: '12' }),
    unit('03388', 'Sùng Phài', { validFrom: '2012-11-03' }),
    unit('03405', 'Bản Giang', {}),
    unit('03406', 'Bản Giang', { parentCode: '107' }),
    unit('03407', 'Bản Hón', { aliases: ['Bản Hon'] }),
  ],
  [],
);

export const offered = {
  map,
  today: '2013-09-05',
  lists: new Map([
    [
      'risk',
      new List([
        { code: 'high', vi: 'Cao', en: 'High' },
        { code: 'low', vi: 'Thấp', en: 'Low' },
        { code: 'low-2', vi: 'thap', en: 'Low too' },
      ]),
    ],
  ]),
};

export const soundRow: Readonly<Record<string, WrittenCell>> = {
  'Mã số': { text: 'A-1' },
  'Tên cơ sở': { text: 'Quán Ự ẫ ỗ' },
  Xã: { text: '03388' },
  'Ngày mở': { text: '05/09/2013' },
};

/** A workbook with heads and rows, cells named by their heads. */
export function workbookOf(...rows: readonly Readonly<Record<string, WrittenCell>>[]): Buffer {
  const heads = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = rows.map((row) => heads.map((head) => row[head] ?? null));
  return writeWorkbook([
    { name: 'Dữ liệu', frozen: 1, widths: heads.map(() => 12), rows: [heads.map((text) => ({ text })), ...lines] },
  ]);
}

/** What every row of a file says. */
export async function rowsRead(file: Buffer): Promise<readonly ReadRow[]> {
  const surveyed = await survey(file, book);
  const by = { ...offered, units: new Units(map), agency: 'police', from1904: surveyed.from1904 };
  const read: ReadRow[] = [];
  for await (const row of surveyed.rows()) read.push(readRow(row, surveyed.heads, { ...by, merged: surveyed.merged }));
  return read;
}

/** A workbook around one sheet as it stands there, with other parts beside it. */
export function rawWorkbook(sheet: string, more: readonly (readonly [string, string])[] = []): Buffer {
  const relation = '<Relationship Id="r1" Target="worksheets/sheet1.xml"/>';
  return writeZip([
    ['[Content_Types].xml', '<Types/>'],
    ['xl/workbook.xml', '<workbook xmlns:r="r"><sheets><sheet name="a" r:id="r1"/></sheets></workbook>'],
    ['xl/_rels/workbook.xml.rels', `<Relationships>${relation}</Relationships>`],
    ['xl/worksheets/sheet1.xml', sheet],
    ...more,
  ]);
}
