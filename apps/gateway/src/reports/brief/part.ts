import type { Block, Cell, Column, Run } from '@lien-nganh/documents';

/** One part of a brief: what is always said, and rows of which as many are printed as there is room for. */
export interface Part {
  readonly heading: string;
  /** A few sentences. */
  readonly lead: readonly string[];
  readonly table: TableOf | null;
}

export interface TableOf {
  readonly columns: readonly (Pick<Column, 'kind' | 'width'> & { readonly heading: string })[];
  /** The most pressing first. */
  readonly rows: readonly (readonly Cell[])[];
}

/** What a part prints where it has room for so many rows: the others are counted, and said. */
export function blocksOf({ heading, lead, table }: Part, number: number, room: number): readonly Block[] {
  return [
    { is: 'heading', level: 2, number: `${number}.`, text: heading },
    ...lead.map(paragraphOf),
    ...(table === null || table.rows.length === 0 ? [] : tableOf(table, room)),
  ];
}

function tableOf({ columns, rows }: TableOf, room: number): readonly Block[] {
  const shown = rows.slice(0, room);
  const left = rows.length - shown.length;
  return [
    {
      ...{ is: 'table', caption: null, frame: null },
      columns: columns.map(({ kind, width }) => ({ kind, width })),
      head: [columns.map(({ heading }) => ({ text: heading }))],
      rows: shown.map((cells) => ({ is: 'line', level: 0, cells })),
      notes: left === 0 ? [] : [[{ is: 'text', text: `và ${left} mục khác` }]],
    },
  ];
}

function paragraphOf(text: string): Block {
  const runs: readonly Run[] = [{ is: 'text', text }];
  return { is: 'paragraph', runs };
}

export function words(text: string): Cell {
  return { is: 'text', text };
}

const LONGEST = 140;

/** Words of others, cut between two of them where they are long. */
export function shortened(text: string, longest: number = LONGEST): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  if (plain.length <= longest) return plain;
  const cut = plain.slice(0, longest);
  const end = cut.lastIndexOf(' ');
  return `${cut.slice(0, end > longest / 2 ? end : longest)}…`;
}

const NAMED = 6;

/** Names beside each other: a few of them, and how many more there are. */
export function several(names: readonly string[], of: string): string {
  const shown = names.slice(0, NAMED).map((name) => shortened(name, 60));
  const left = names.length - shown.length;
  return left === 0 ? shown.join('; ') : `${shown.join('; ')} và ${left} ${of} khác`;
}
