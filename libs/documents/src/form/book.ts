import { numberFormats, type Shown } from './number-formats.ts';
import { relationsOf, textOf, type FormParts } from './parts.ts';
import { UnusableForm, type ReadValue, type Standing } from './places.ts';
import { atOf, isIn, type At } from './range.ts';
import { PHONETIC, sheetIn, type CellFound, type SheetFound } from './sheet.ts';
import { attributeOf, tagsIn, textIn } from './tags.ts';

export const WORKBOOK = 'xl/workbook.xml';

export interface SheetNamed {
  readonly name: string;
  readonly part: string;
}

/** A workbook that an authority made: its sheets are looked at when they are asked for. */
export class Book {
  readonly sheets: readonly SheetNamed[];
  readonly #looked = new Map<string, SheetFound>();
  #texts: readonly string[] | null = null;
  #formats: readonly Shown[] | null = null;

  /** @throws UnusableForm */
  constructor(readonly parts: FormParts) {
    const targets = new Map(relationsOf(parts, WORKBOOK).map(({ id, target }) => [id, target]));
    this.sheets = tagsIn(textOf(parts, WORKBOOK))
      .filter(({ name, is }) => name === 'sheet' && is !== 'close')
      .map((tag) => ({
        name: (attributeOf(tag, 'name') ?? '').normalize('NFC'),
        part: targets.get(attributeOf(tag, '\\w+:id') ?? '') ?? '',
      }))
      .filter(({ part }) => parts[part] !== undefined && part.includes('worksheets/'));
    if (this.sheets.length === 0) throw new UnusableForm('not-a-form');
  }

  /** `null`: there is none of that name. */
  sheet(name: string): SheetFound | null {
    const named = this.sheets.find((one) => one.name === name.normalize('NFC'));
    return named === undefined ? null : this.look(named);
  }

  look({ part }: SheetNamed): SheetFound {
    const found = this.#looked.get(part) ?? sheetIn(textOf(this.parts, part));
    this.#looked.set(part, found);
    return found;
  }

  standing(sheet: string, address: string): Standing {
    const [found, at] = [this.sheet(sheet), atOf(address)];
    if (!found || !at || !isUsed(found, at)) return { is: 'not-there' };
    if (isInsideMerged(found, at)) return { is: 'inside-merged' };
    const cell = cellAt(found, at);
    if (isWorkedOut(found, at)) return { is: 'worked-out' };
    return { is: 'free', text: this.#shown(cell), shown: this.shownAs(cell) };
  }

  /** What a cell holds; a day is the number that the workbook has of it. */
  value(sheet: string, address: string): ReadValue {
    const [found, at] = [this.sheet(sheet), atOf(address)];
    if (!found || !at) return { is: 'empty' };
    if (isWorkedOut(found, at)) return { is: 'worked-out' };
    const cell = cellAt(found, at);
    if (!cell) return { is: 'empty' };
    return this.#valueOf(cell);
  }

  shownAs(cell: CellFound | null): Shown {
    this.#formats ??= numberFormats(this.parts);
    return this.#formats[cell?.style ?? 0] ?? 'plain';
  }

  #valueOf(cell: CellFound): ReadValue {
    if (cell.value === null || cell.value === '') return { is: 'empty' };
    if (cell.type === 'e') return { is: 'error' };
    if (cell.type === 'n') return numberIn(cell.value);
    const text = this.#shown(cell);
    return text.trim() === '' ? { is: 'empty' } : { is: 'text', text };
  }

  #shown(cell: CellFound | null): string {
    if (!cell || cell.value === null) return '';
    if (cell.type !== 's') return cell.value;
    this.#texts ??= this.#sharedTexts();
    return this.#texts[Number(cell.value)] ?? '';
  }

  #sharedTexts(): readonly string[] {
    const part = relationsOf(this.parts, WORKBOOK).find(({ type }) => type.endsWith('/sharedStrings'))?.target;
    if (part === undefined) return [];
    const xml = textOf(this.parts, part);
    const texts: string[] = [];
    let begins = 0;
    for (const { is, name, start, end } of tagsIn(xml)) {
      if (name !== 'si') continue;
      if (is !== 'close') begins = end;
      if (is !== 'open') texts.push(textIn(xml.slice(begins, Math.max(begins, start)).replace(PHONETIC, '')));
    }
    return texts;
  }
}

export function cellAt({ rows }: SheetFound, { row, column }: At): CellFound | null {
  return rows.get(row)?.cells.find((one) => one.column === column) ?? null;
}

/** Whether anything of the sheet stands as far down and to the right. */
function isUsed({ last }: SheetFound, { row, column }: At): boolean {
  return row <= last.row && column <= last.column;
}

function isWorkedOut(sheet: SheetFound, at: At): boolean {
  return cellAt(sheet, at)?.formula === true || sheet.filled.some((range) => isIn(range, at));
}

function isInsideMerged({ merged }: SheetFound, at: At): boolean {
  return merged.some((range) => isIn(range, at) && (range.from.row !== at.row || range.from.column !== at.column));
}

/** `1E+15` too, in plain digits; what is no whole number keeps its fraction as it is written. */
function numberIn(value: string): ReadValue {
  const number = Number(value);
  if (!Number.isFinite(number)) return { is: 'error' };
  const digits = number.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 15 });
  return { is: 'number', digits: digits === '-0' ? '0' : digits };
}
