import { BadFile } from '../bad-file.ts';
import { limits } from '../limits.ts';
import { columnOf, type Cell, type SheetRow } from './cell.ts';
import { attributeIn, isTrue, tokensOf, type Token } from './scan-xml.ts';
import { FilledRanges } from './filled-ranges.ts';
import { joined, unescaped } from './shared-texts.ts';

/** What a sheet refers to in the rest of its workbook. */
export interface Context {
  readonly texts: readonly string[];
  readonly dayStyles: ReadonlySet<number>;
}

const LAST_ROW = 1_048_576;

/** Rows that hold anything, in their order, as they come; ranges of merged cells stand behind them and are told last. */
export async function* readRows(
  pieces: AsyncIterable<Uint8Array>,
  context: Context,
  merged: (range: string) => void = () => undefined,
): AsyncGenerator<SheetRow> {
  const reader = new RowReader(context, merged);
  for await (const tokens of tokensOf(pieces)) {
    for (const token of tokens) {
      const row = reader.take(token);
      if (row !== null) yield row;
    }
  }
}

interface Started {
  readonly column: number;
  readonly type: string;
  readonly style: number;
}

class RowReader {
  #row: { readonly number: number; readonly hidden: boolean; readonly cells: Map<number, Cell> } | null = null;
  #last = 0;
  #cell: Started | null = null;
  #value = '';
  #formula: string | null = null;
  #taking: 'value' | 'formula' | null = null;
  #aside = false;
  readonly #filled = new FilledRanges();
  #column = -1;
  #ranges = 0;

  constructor(
    private readonly context: Context,
    private readonly merged: (range: string) => void,
  ) {}

  /** The row that this token ends, when it holds anything. */
  take(token: Token): SheetRow | null {
    if (token.is === 'text') this.#text(token.text);
    else if (token.is === 'open') this.#open(token.name, token.raw);
    else return this.#close(token.name);
    return null;
  }

  #text(text: string): void {
    if (this.#taking === 'value' && !this.#aside) this.#value = joined(this.#value, text);
    if (this.#taking === 'formula') this.#formula = joined(this.#formula!, text);
  }

  #open(name: string, raw: string): void {
    if (name === 'row') this.#beginRow(raw);
    else if (name === 'c' && this.#row) this.#beginCell(raw);
    else if (name === 'mergeCell') this.#range(attributeIn(raw, 'ref') ?? '');
    else if (name === 'rPh') this.#aside = true;
    else if (this.#cell) this.#beginPart(name, raw);
  }

  #beginPart(name: string, raw: string): void {
    if (name === 'v' || name === 't') this.#taking = 'value';
    if (name !== 'f') return;
    [this.#formula, this.#taking] = ['', 'formula'];
    const kind = attributeIn(raw, 't');
    if (kind === 'array' || kind === 'dataTable') this.#filled.add(attributeIn(raw, 'ref') ?? '');
  }

  #beginRow(raw: string): void {
    const number = Number(attributeIn(raw, 'r') ?? this.#last + 1);
    if (!Number.isInteger(number) || number <= this.#last || number > LAST_ROW) throw new BadFile('damaged');
    this.#last = number;
    this.#column = -1;
    const hidden = isTrue(attributeIn(raw, 'hidden'));
    this.#row = { number, hidden, cells: new Map() };
  }

  #beginCell(raw: string): void {
    const address = attributeIn(raw, 'r');
    const column = address === null ? this.#column + 1 : columnOf(address);
    if (column === null || column <= this.#column) throw new BadFile('damaged');
    if (column >= limits.columns) throw new BadFile('too-many-columns');
    this.#column = column;
    const [type, style] = [attributeIn(raw, 't') ?? 'n', Number(attributeIn(raw, 's') ?? '0')];
    this.#cell = { column, type, style };
    [this.#value, this.#formula] = ['', null];
  }

  #range(range: string): void {
    this.#ranges += 1;
    if (this.#ranges > limits.merged) throw new BadFile('damaged');
    this.merged(range);
  }

  #close(name: string): SheetRow | null {
    if (name === 'v' || name === 't' || name === 'f') this.#taking = null;
    else if (name === 'rPh') this.#aside = false;
    else if (name === 'c') this.#endCell();
    else if (name === 'row') return this.#endRow();
    return null;
  }

  #endCell(): void {
    if (!this.#cell || !this.#row) return;
    const isFilled = this.#value !== '' && this.#filled.has(this.#cell.column, this.#row.number);
    const formula = this.#formula ?? (isFilled ? '' : null);
    const cell = cellOf(this.#cell, { value: this.#value, formula }, this.context);
    if (cell !== null && !isBlank(cell)) this.#row.cells.set(this.#cell.column, cell);
    this.#cell = null;
  }

  #endRow(): SheetRow | null {
    const row = this.#row;
    this.#row = null;
    return row && row.cells.size > 0 ? row : null;
  }
}

interface Held {
  readonly value: string;
  readonly formula: string | null;
}

/** `null`: it holds nothing, or only blanks. */
function cellOf({ type, style }: Started, { value, formula }: Held, context: Context): Cell | null {
  if (formula !== null) return { is: 'formula', formula };
  if (value === '') return null;
  // of an object every name is there that all objects have: a file may say that a cell is a `constructor`
  const kind = Object.hasOwn(kinds, type) ? kinds[type] : undefined;
  return kind?.(value, context) ?? numberOf(value, context.dayStyles.has(style));
}

/** By the type that a cell says it is of; every other is a number. */
const kinds: Readonly<Record<string, ((value: string, context: Context) => Cell) | undefined>> = {
  s: (value, { texts }) => textOf(texts[Number(value)]),
  inlineStr: (value) => textOf(unescaped(value)),
  str: (value) => textOf(unescaped(value)),
  d: textOf,
  b: (value) => ({ is: 'boolean', value: isTrue(value) }),
  e: (code) => ({ is: 'error', code }),
};

function textOf(text: string | undefined): Cell {
  if (text === undefined) throw new BadFile('damaged');
  return { is: 'text', text };
}

function isBlank(cell: Cell): boolean {
  return cell.is === 'text' && cell.text.trim() === '';
}

function numberOf(value: string, day: boolean): Cell {
  if (!/^-?\d{1,400}(\.\d{1,400})?(E[+-]?\d{1,3})?$/i.test(value.trim())) throw new BadFile('damaged');
  return { is: 'number', digits: value.trim(), day };
}
