import { UnreadableDocument, readXml, type Parts } from './unpack.ts';

/** A cell as the file has it. */
export type ReadCell =
  { readonly is: 'number'; readonly digits: string } | { readonly is: 'text'; readonly text: string };

/** Cells by address, `B2`. */
export type Cells = ReadonlyMap<string, ReadCell>;

/** A workbook's names and cells. */
export interface ReadBook {
  /** Where a name leads to: a sheet's name and an address without `$`. */
  readonly names: ReadonlyMap<string, { readonly sheet: string; readonly at: string }>;
  /** In their order. */
  readonly sheets: readonly string[];
  cells(sheet: string): Cells;
}

const PLACE = /^(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Z]+)\$?(\d+)$/;

/** @throws UnreadableDocument */
export function readBook(parts: Parts): ReadBook {
  const sheets = new Map<string, string>();
  const names = new Map<string, { sheet: string; at: string }>();
  let name: string | null = null;
  readXml(parts['xl/workbook.xml'], {
    open(tag) {
      name = tag.name === 'definedName' ? (tag.attributes['name'] ?? null) : null;
      if (tag.name === 'sheet') sheets.set(tag.attributes['name'] ?? '', tag.attributes['id'] ?? '');
    },
    text(text) {
      const place = name === null ? null : PLACE.exec(text);
      if (!place) return;
      const [, quoted, plain = '', column, row] = place;
      names.set(name!, { sheet: quoted?.replaceAll("''", "'") ?? plain, at: `${column}${row}` });
    },
  });
  const targets = targetsIn(parts['xl/_rels/workbook.xml.rels']);
  const texts = textsIn(parts['xl/sharedStrings.xml']);
  const read = new Map<string, Cells>();
  const cells = (sheet: string) => {
    const known = read.get(sheet) ?? cellsIn(parts[targets.get(sheets.get(sheet) ?? '') ?? ''], texts);
    read.set(sheet, known);
    return known;
  };
  return { names, sheets: [...sheets.keys()], cells };
}

function targetsIn(part: Uint8Array | undefined): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  readXml(part, {
    open({ attributes: { Id, Target } }) {
      if (Id === undefined || Target === undefined) return;
      targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
    },
  });
  return targets;
}

/** The format writes characters that XML cannot hold as `_x000B_`, and such letters of a text likewise. */
function unescaped(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function textsIn(part: Uint8Array | undefined): readonly string[] {
  const texts: string[] = [];
  if (part === undefined) return texts;
  let reading = false;
  let phonetic = false;
  readXml(part, {
    open({ name }) {
      if (name === 'si') texts.push('');
      if (name === 'rPh') phonetic = true;
      reading = name === 't' && !phonetic;
    },
    text(text) {
      if (reading) texts[texts.length - 1] += unescaped(text);
    },
    close({ name }) {
      reading = false;
      if (name === 'rPh') phonetic = false;
    },
  });
  return texts;
}

function cellsIn(part: Uint8Array | undefined, texts: readonly string[]): Cells {
  const cells = new Map<string, ReadCell>();
  let cell: { at: string; type: string; content: string } | null = null;
  let reading = false;
  readXml(part, {
    open({ name, attributes }) {
      if (name === 'c') cell = { at: attributes['r'] ?? '', type: attributes['t'] ?? 'n', content: '' };
      reading = name === 'v' || name === 't';
    },
    text(text) {
      if (cell !== null && reading) cell.content += text;
    },
    close({ name }) {
      reading = false;
      if (name !== 'c' || cell === null) return;
      if (cell.content !== '') cells.set(cell.at, contentOf(cell, texts));
      cell = null;
    },
  });
  return cells;
}

function contentOf({ type, content }: { type: string; content: string }, texts: readonly string[]): ReadCell {
  if (type === 'n') return { is: 'number', digits: digitsOf(content) };
  if (type !== 's') return { is: 'text', text: unescaped(content) };
  const text = texts[Number(content)];
  if (text === undefined) throw new UnreadableDocument('damaged');
  return { is: 'text', text };
}

/** A number as spreadsheets keep it (`1E+15` too), in plain digits. */
function digitsOf(content: string): string {
  const number = Number(content);
  if (!Number.isFinite(number)) throw new UnreadableDocument('damaged');
  const digits = number.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 15 });
  return digits === '-0' ? '0' : digits;
}
