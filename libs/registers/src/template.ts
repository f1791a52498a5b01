import type { ListEntry, Register, RegisterColumn } from '@lien-nganh/kernel';
import { ancestorsOn, fullNameOf, unitsOn, type UnitMap } from '@lien-nganh/vocabulary';
import { limits } from './limits.ts';
import { own } from './rows/own-heads.data.ts';
import type { List } from './values/list.ts';
import { lettersOf } from './xlsx/cell.ts';
import { writeWorkbook, type Choices, type Look, type WrittenCell, type WrittenSheet } from './xlsx/write-workbook.ts';

const LISTS = 'Danh mục';
const HEADS_ROW = 4;
const NARROW = 14;
const WIDE = 28;

/** What stands on the sheet of lists. */
export interface Offered {
  readonly lists: ReadonlyMap<string, List>;
  readonly map: UnitMap;
  readonly today: string;
}

/**
 * The template of a register: heads in Vietnamese, above them the English ones and an example, neither of which is read; on a
 * second sheet the entries of its lists, offered in the cells. Codes and days keep their form when they are typed.
 */
export function templateOf(register: Register, offered: Offered): Buffer {
  const columns = listColumns(register, offered);
  return writeWorkbook([
    dataSheet(register, { rows: [], reasons: false, choices: choicesOf(register, columns) }),
    listSheet(columns),
  ]);
}

interface Data {
  readonly rows: readonly (readonly WrittenCell[])[];
  /** Whether row number and reason stand behind the register's own columns. */
  readonly reasons: boolean;
  readonly choices: readonly Choices[];
}

/** The sheet that is read, with rows below its heads. */
export function dataSheet(register: Register, { rows, reasons, choices }: Data): WrittenSheet {
  const { columns, title } = register;
  const more = [own.decision, ...(reasons ? [own.reason, own.row] : [])];
  const heads = [
    ...columns.map(({ head, required }) => `${head.vi}${required ? ' *' : ''}`),
    ...more.map(({ vi }) => vi),
  ];
  const hint = (text: string): WrittenCell => ({ text, look: 'hint' });
  return {
    name: 'Dữ liệu',
    frozen: HEADS_ROW,
    widths: [...columns.map(widthOf), WIDE, ...(reasons ? [WIDE * 2, NARROW] : [])],
    looks: [...columns.map(lookOf), 'text'],
    choices,
    rows: [
      [hint(`${title.vi}. Nhập từ dòng ${HEADS_ROW + 1}; các dòng trên dòng tiêu đề không được đọc. * là bắt buộc.`)],
      columns.map(({ example }) => hint(`Ví dụ: ${example}`)),
      [...columns.map(({ head }) => head.en), ...more.map(({ en }) => en)].map(hint),
      heads.map((text) => ({ text, look: 'head' as const })),
      ...rows,
    ],
  };
}

function lookOf({ kind }: RegisterColumn): Look {
  if (kind.is === 'day') return 'day';
  return kind.is === 'whole' || kind.is === 'money' || kind.is === 'decimal' ? 'plain' : 'text';
}

function widthOf({ kind }: RegisterColumn): number {
  return kind.is === 'text' || kind.is === 'unit' ? WIDE : NARROW;
}

interface ListColumn {
  readonly column: RegisterColumn;
  readonly entries: readonly ListEntry[];
}

/** What each column is chosen from. */
function listColumns({ columns }: Register, { lists, map, today }: Offered): readonly ListColumn[] {
  return columns.flatMap((column) => {
    const { kind, field } = column;
    if (kind.is === 'list') return [{ column, entries: lists.get(field)!.entries }];
    if (kind.is === 'unit') return [{ column, entries: unitEntries(map, today, kind.level) }];
    return kind.is === 'yes-no' ? [{ column, entries: yesNo }] : [];
  });
}

const yesNo: readonly ListEntry[] = [
  { code: 'x', vi: 'Có', en: 'Yes' },
  { code: '0', vi: 'Không', en: 'No' },
];

function unitEntries(map: UnitMap, today: string, level: string | undefined): readonly ListEntry[] {
  return unitsOn(map, today)
    .filter((unit) => level === undefined || unit.level === level)
    .map((unit) => {
      const vi = [unit, ...ancestorsOn(map, unit.key, today).slice(0, -1)].map(fullNameOf).join(', ');
      return { code: unit.code, vi, en: vi };
    })
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

const PER_LIST = 3;

function listSheet(columns: readonly ListColumn[]): WrittenSheet {
  const longest = Math.max(0, ...columns.map(({ entries }) => entries.length));
  const heads = columns.flatMap(({ column: { head } }) => [head.vi, 'Mã', head.en]);
  return {
    name: LISTS,
    frozen: 1,
    widths: columns.flatMap(() => [WIDE, NARROW, WIDE]),
    rows: [
      heads.map((text) => ({ text, look: 'head' as const })),
      ...Array.from({ length: longest }, (_, index) =>
        columns.flatMap(({ entries }): WrittenCell[] => {
          const entry = entries[index];
          return entry ? [entry.vi, entry.code, entry.en].map((text) => ({ text, look: 'text' })) : [null, null, null];
        }),
      ),
    ],
  };
}

function choicesOf(register: Register, lists: readonly ListColumn[]): readonly Choices[] {
  return lists.flatMap(({ column, entries }, index) => {
    if (entries.length === 0) return [];
    const letters = lettersOf(index * PER_LIST);
    return [
      {
        column: register.columns.indexOf(column),
        fromRow: HEADS_ROW + 1,
        toRow: HEADS_ROW + limits.rows,
        range: `'${LISTS}'!$${letters}$2:$${letters}$${entries.length + 1}`,
      },
    ];
  });
}
