import { unzipSync } from 'fflate';
import { DocProperties, Format, FormatAlign, FormatBorder, Workbook } from 'wasm-xlsxwriter';
import { escapedText } from '../xml.ts';
import { zipped } from '../zip.ts';
import { addressOf } from './rules.ts';
import { Sheet } from './sheet.ts';

/** How a cell looks. `format`: of its number, as spreadsheets write it. `quoted`: kept as text also when somebody edits it. */
export interface CellLook {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly wrap?: boolean;
  readonly boxed?: boolean;
  readonly quoted?: boolean;
  readonly align?: 'left' | 'center' | 'right';
  readonly indent?: number;
  readonly size?: number;
  readonly format?: string;
}

export interface BookProperties {
  readonly title: string;
  readonly author: string;
  readonly keywords: string;
  /** ISO 8601 in UTC, to the second. The file says no other time. */
  readonly madeAt: string;
}

const SIDES = { left: FormatAlign.Left, center: FormatAlign.Center, right: FormatAlign.Right } as const;

/**
 * A workbook while it is written. Text in it is text letter for letter and no formula, whatever it begins with. The same cells
 * give the same bytes.
 */
export class Book {
  readonly #workbook = new Workbook();
  readonly #formats = new Map<string, Format>();
  readonly #sheets: Sheet[] = [];

  /** @param font of every cell; `null`: the one that spreadsheets take by themselves */
  constructor(private readonly font: string | null = null) {}

  /** @param name at most 31 characters, none of `[]:*?/\` */
  sheet(name: string): Sheet {
    const sheet = new Sheet(name, this.#workbook.addWorksheet().setName(name), (look) => this.#format(look));
    this.#sheets.push(sheet);
    return sheet;
  }

  /** A name by which a cell is found again wherever rows and columns are moved to. Letters and digits, not like an address. */
  name(name: string, { name: sheet }: Sheet, at: readonly [row: number, column: number]): void {
    const address = addressOf(...at).replace(/([A-Z]+)(\d+)/, '$$$1$$$2');
    this.#workbook.defineName(name, `='${sheet}'!${address}`);
  }

  /** The bytes of the file. */
  bytes({ title, author, keywords, madeAt }: BookProperties): Uint8Array {
    const properties = new DocProperties().setTitle(title).setAuthor(author).setKeywords(keywords);
    try {
      this.#workbook.setProperties(properties);
      return dated(this.#workbook.saveToBufferSync(), madeAt);
    } finally {
      properties.free();
    }
  }

  /** Lets go of what a book holds in the memory of its writer; after that it cannot be written. */
  free(): void {
    for (const sheet of this.#sheets) sheet.free();
    for (const format of this.#formats.values()) format.free();
    this.#workbook.free();
  }

  #format(look: CellLook): Format {
    const key = JSON.stringify(look);
    const known = this.#formats.get(key) ?? formatOf(look, this.font);
    this.#formats.set(key, known);
    return known;
  }
}

function formatOf(look: CellLook, font: string | null): Format {
  let format = new Format();
  if (font !== null) format = format.setFontName(font);
  if (look.size !== undefined) format = format.setFontSize(look.size);
  if (look.bold) format = format.setBold();
  if (look.italic) format = format.setItalic();
  return placed(look, format);
}

function placed({ wrap, boxed, quoted, align, indent, format: number }: CellLook, begun: Format): Format {
  let format = begun;
  if (wrap) format = format.setTextWrap().setAlign(FormatAlign.Top);
  if (boxed) format = format.setBorder(FormatBorder.Thin).setAlign(FormatAlign.VerticalCenter);
  if (quoted) format = format.setQuotePrefix();
  if (align) format = format.setAlign(SIDES[align]);
  if (indent) format = format.setIndent(indent);
  return number === undefined ? format : format.setNumFormat(number);
}

/** The same parts with another time, which the writer takes from the clock. */
function dated(bytes: Uint8Array, madeAt: string): Uint8Array {
  const parts = unzipSync(bytes);
  const core = new TextDecoder().decode(parts['docProps/core.xml']);
  const told = core.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${escapedText(madeAt)}`);
  return zipped({ ...parts, 'docProps/core.xml': told });
}
