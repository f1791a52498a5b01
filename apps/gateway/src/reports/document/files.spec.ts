import { expect, test } from '@jest/globals';
import { readBack, type OfficialDocument, type Row } from '@lien-nganh/documents';
import { fileOf } from './files.ts';

const ROWS = 300;

const rows = Array.from({ length: ROWS }, (_, row): Row => {
  const value = { is: 'number', digits: String(row), kind: 'integer' } as const;
  const figure = { ref: `r${row}`, value };
  return {
    is: 'line',
    level: 0,
    cells: [
      { is: 'text', text: `Dòng ${row}` },
      { is: 'figure', figure },
    ],
  };
});
const document: OfficialDocument = {
  ...{ language: 'vi', label: 'BẢN NỘI BỘ', issuer: { superior: null, name: 'SỞ' }, place: 'Lai Châu', date: null },
  ...{ number: { value: '1', symbol: 'BC' }, type: 'BÁO CÁO', subject: 'Kết quả', addressees: [], decidedBy: null },
  ...{ bases: [], signature: null, recipients: [], annexes: [], provenance: null },
  body: [
    {
      ...{ is: 'table', caption: null, frame: null, notes: [], rows, head: [[{ text: 'Dòng' }, { text: 'Số' }]] },
      columns: [
        { kind: 'text', width: 3 },
        { kind: 'number', width: 1 },
      ],
    },
  ],
};

test.each(['docx', 'pdf', 'xlsx'] as const)('while a %s is made, others are answered', async (format) => {
  await fileOf(document, format);
  let answered = 0;
  let waits = true;
  const others = () => {
    answered += 1;
    if (waits) setImmediate(others);
  };
  setImmediate(others);
  const { bytes, disposition } = await fileOf(document, format);
  waits = false;
  expect(answered).toBeGreaterThan(0);
  expect(disposition).toContain(`.${format}`);
  if (format !== 'pdf') expect(readBack(bytes).figures).toHaveLength(ROWS);
});
