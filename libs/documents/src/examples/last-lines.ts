import type { Block, Row, Table } from '../blocks.ts';
import type { OfficialDocument } from '../model.ts';
import { letter } from './documents.ts';
import { figure, number, said } from './tables.ts';

/** Letters whose bodies end in each way that a body may; `LAST` is in its last line, and nowhere else. */

export const LAST = 'dòng cuối';
/** In the signature block, and nowhere else. */
export const SIGNED = 'KÝ THAY AI';

const table = (rows: readonly Row[], notes: Table['notes'] = []): Table => ({
  ...{ is: 'table', caption: null, frame: null, head: [[{ text: 'Đơn vị' }, { text: 'Số' }]] },
  columns: [
    { kind: 'text', width: 5 },
    { kind: 'number', width: 1 },
  ],
  ...{ rows, notes },
});
const line = (text: string, at: number): Row => ({
  is: 'line',
  level: 0,
  cells: [{ is: 'text', text }, figure(`last-${at}`, number('1'))],
});
const minutes: Block = { is: 'signatories', signatories: ['MỘT BÊN', SIGNED].map((title) => ({ title, name: null })) };

const endings: readonly (readonly [string, readonly Block[]])[] = [
  ['a paragraph', [{ is: 'paragraph', runs: [said(`${'Điều khoản thi hành. '.repeat(12)}${LAST}`)] }]],
  ['a centred one', [{ is: 'paragraph', align: 'center', runs: [said(LAST)] }]],
  ['what a person wrote', [{ is: 'narrative', slot: 'I', prompt: 'Nêu', text: `Dòng một\n${LAST}` }]],
  ['a list', [{ is: 'list', mark: 'dash', items: [[said('Mục một')], [said(LAST)]] }]],
  ['a remark', [{ is: 'note', runs: [said(LAST)] }]],
  [
    'room to write',
    [
      { is: 'paragraph', runs: [said(LAST)] },
      { is: 'boxes', label: 'Hình thức:', choices: [{ text: 'có', ticked: null }] },
      { is: 'lines', label: 'Nơi nộp:', count: 2 },
    ],
  ],
  ['a table', [table([line('Huyện', 1), line(LAST, 2)])]],
  ['a long table', [table([...Array.from({ length: 15 }, (_, at) => line(`Xã ${at}`, at)), line(LAST, 15)])]],
  ['a table with notes', [table([line('Huyện', 1)], [[said(LAST)]])]],
  ['minutes', [{ is: 'paragraph', runs: [said(LAST)] }, minutes]],
];

export const letterEndings = endings.map(
  ([name, ending]) => [name, (lines: number) => letterOf(lines, ending)] as const,
);

/** A letter of so many lines before its end, the rows of its table among them. */
function letterOf(lines: number, ending: readonly Block[]): OfficialDocument {
  const rows = ending.flatMap((one) => (one.is === 'table' ? one.rows : [])).length;
  const filler = Array.from({ length: Math.max(0, lines - rows) }, (): Block => ({
    is: 'paragraph',
    runs: [said('Một dòng.')],
  }));
  const signature = ending.includes(minutes) ? null : { authority: [], title: SIGNED, name: null };
  const recipients = signature === null ? [] : ['Như trên', 'Lưu: VT'];
  return { ...letter, addressees: [], signature, recipients, body: [...filler, ...ending] };
}
