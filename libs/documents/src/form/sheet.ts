import { addressOf } from '../xlsx/rules.ts';
import { UnusableForm } from './places.ts';
import { atOf, rangeOf, type Range } from './range.ts';
import { attributeOf, tagsIn, textIn, type Tag } from './tags.ts';

/** A cell as it stands in the part of its sheet. */
export interface CellFound {
  readonly column: number;
  readonly start: number;
  readonly end: number;
  readonly style: number;
  readonly type: string;
  readonly formula: boolean;
  /** As the part has it: of a shared text its number. `null`: nothing. */
  readonly value: string | null;
  /** Where the value stands, tags and all. */
  readonly valueAt: readonly [number, number] | null;
}

/** Where an element stands; `closed`: it is empty and closes itself. */
export interface Stretch {
  readonly start: number;
  readonly openEnd: number;
  readonly closeStart: number;
  readonly end: number;
  readonly closed: boolean;
  readonly full: string;
  readonly raw: string;
}

export interface RowFound extends Stretch {
  readonly row: number;
  readonly cells: readonly CellFound[];
}

export interface SheetFound {
  readonly xml: string;
  /** Prefix of its elements with the colon. */
  readonly prefix: string;
  readonly data: Stretch;
  readonly rows: ReadonlyMap<number, RowFound>;
  readonly merged: readonly Range[];
  /** Cells that one formula fills together. */
  readonly filled: readonly Range[];
  /** The last row and column that anything stands in, from 0. */
  readonly last: { readonly row: number; readonly column: number };
}

/** How a text is pronounced, which programs of Japan write beside it. */
export const PHONETIC = /<(?:\w+:)?rPh\b[^]*?<\/(?:\w+:)?rPh>/g;

const MOST_CELLS = 300_000;

/** @throws UnusableForm */
export function sheetIn(xml: string): SheetFound {
  const reader = new SheetReader(xml);
  for (const tag of tagsIn(xml)) reader.take(tag);
  return reader.found();
}

type Opened = { -readonly [K in keyof CellFound]: CellFound[K] };

class SheetReader {
  readonly #rows = new Map<number, RowFound>();
  readonly #merged: Range[] = [];
  readonly #filled: Range[] = [];
  #data: { tag: Tag; close: Tag } | null = null;
  #dataOpen: Tag | null = null;
  #row: { tag: Tag; row: number; cells: CellFound[] } | null = null;
  #cell: Opened | null = null;
  #value: Tag | null = null;
  #count = 0;
  #before = -1;
  readonly #last = { row: -1, column: -1 };

  constructor(private readonly xml: string) {}

  take(tag: Tag): void {
    if (tag.name === 'sheetData') this.#takeData(tag);
    else if (tag.name === 'row') this.#takeRow(tag);
    else if (tag.name === 'c') this.#takeCell(tag);
    else if (tag.name === 'mergeCell' && tag.is !== 'close') this.#range(this.#merged, attributeOf(tag, 'ref'));
    else if (this.#cell) this.#takeContent(tag, this.#cell);
  }

  found(): SheetFound {
    if (!this.#data) throw new UnusableForm('damaged');
    const { tag, close } = this.#data;
    for (const { to } of this.#merged) this.#reaches(to.row, to.column);
    return {
      ...{ xml: this.xml, prefix: tag.full.slice(0, -tag.name.length), data: stretchOf(tag, close) },
      ...{ rows: this.#rows, merged: this.#merged, filled: this.#filled, last: this.#last },
    };
  }

  #takeData(tag: Tag): void {
    if (tag.is !== 'close') this.#dataOpen = tag;
    if (tag.is !== 'open') this.#data = { tag: this.#dataOpen!, close: tag };
  }

  #takeRow(tag: Tag): void {
    if (tag.is !== 'close') {
      const row = Number(attributeOf(tag, 'r') ?? this.#before + 2) - 1;
      if (!Number.isInteger(row) || row <= this.#before) throw new UnusableForm('damaged');
      this.#before = row;
      this.#row = { tag, row, cells: [] };
    }
    if (tag.is === 'open' || !this.#row) return;
    const { tag: opened, row, cells } = this.#row;
    this.#rows.set(row, { row, cells, ...stretchOf(opened, tag) });
    this.#reaches(row, -1);
    this.#row = null;
  }

  #takeCell(tag: Tag): void {
    if (tag.is !== 'close') this.#cell = this.#begun(tag);
    if (tag.is === 'open' || !this.#cell || !this.#row) return;
    this.#cell.end = tag.end;
    this.#row.cells.push(this.#cell);
    this.#reaches(this.#row.row, this.#cell.column);
    this.#cell = null;
  }

  #begun(tag: Tag): Opened {
    this.#count += 1;
    if (this.#count > MOST_CELLS) throw new UnusableForm('too-large');
    const before = this.#row?.cells.at(-1)?.column ?? -1;
    const column = columnAt(attributeOf(tag, 'r'), before);
    if (!this.#row || column <= before) throw new UnusableForm('damaged');
    return {
      ...{ column, start: tag.start, end: tag.end, formula: false, value: null, valueAt: null },
      ...lookOf(tag),
    };
  }

  #takeContent(tag: Tag, cell: Opened): void {
    if (tag.name === 'f' && tag.is !== 'close') this.#takeFormula(tag, cell);
    if (tag.name !== 'v' && tag.name !== 'is') return;
    if (tag.is === 'open') this.#value = tag;
    if (tag.is !== 'close' || !this.#value) return;
    cell.value = textIn(this.xml.slice(this.#value.end, tag.start).replace(PHONETIC, ''));
    cell.valueAt = [this.#value.start, tag.end];
  }

  #takeFormula(tag: Tag, cell: Opened): void {
    cell.formula = true;
    const kind = attributeOf(tag, 't');
    if (kind === 'array' || kind === 'dataTable') this.#range(this.#filled, attributeOf(tag, 'ref'));
  }

  #range(ranges: Range[], ref: string | null): void {
    const range = rangeOf(ref ?? '');
    if (!range) throw new UnusableForm('damaged');
    ranges.push(range);
  }

  #reaches(row: number, column: number): void {
    this.#last.row = Math.max(this.#last.row, row);
    this.#last.column = Math.max(this.#last.column, column);
  }
}

function lookOf(tag: Tag): Pick<CellFound, 'style' | 'type'> {
  return { style: Number(attributeOf(tag, 's') ?? 0), type: attributeOf(tag, 't') ?? 'n' };
}

/** Without an address a cell stands behind the one before it. */
function columnAt(address: string | null, before: number): number {
  return address === null ? before + 1 : (atOf(address)?.column ?? -1);
}

function stretchOf(open: Tag, close: Tag): Stretch {
  const { start, end: openEnd, full, raw } = open;
  return { start, openEnd, closeStart: close.start, end: close.end, closed: open.is === 'empty', full, raw };
}

/** One cell that is written: the XML inside it, and its type. */
export interface Written {
  readonly row: number;
  readonly column: number;
  readonly type: 'n' | 'inlineStr';
  readonly inside: string;
}

/** The cell as it is written; it keeps how the form shows it. */
export function cellXml(
  { prefix }: Pick<SheetFound, 'prefix'>,
  { row, column, type, inside }: Written,
  style: number,
): string {
  const [at, shown, kind] = [
    addressOf(row, column),
    style === 0 ? '' : ` s="${style}"`,
    type === 'n' ? '' : ` t="${type}"`,
  ];
  return `<${prefix}c r="${at}"${shown}${kind}>${inside}</${prefix}c>`;
}
