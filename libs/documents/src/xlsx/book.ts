import { unzipSync } from 'fflate';
import { DocProperties, Format, FormatAlign, FormatBorder, Workbook } from 'wasm-xlsxwriter';
import { escapedText } from '../xml.ts';
import { zipped } from '../zip.ts';
import { Handles } from './handles.ts';
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
  readonly #handles = new Handles();
  readonly #workbook = this.#handles.hold(new Workbook());
  readonly #formats = new Map<string, Format>();

  /** @param font of every cell; `null`: the one that spreadsheets take by themselves */
  constructor(private readonly font: string | null = null) {}

  /** @param name at most 31 characters, none of `[]:*?/\` */
  sheet(name: string): Sheet {
    const sheet = this.#handles.after(this.#workbook.addWorksheet(), (one) => one.setName(name));
    return new Sheet(name, sheet, (look) => this.#format(look), this.#handles);
  }

  /** A name by which a cell is found again wherever rows and columns are moved to. Letters and digits, not like an address. */
  name(name: string, { name: sheet }: Sheet, at: readonly [row: number, column: number]): void {
    const address = addressOf(...at).replace(/([A-Z]+)(\d+)/, '$$$1$$$2');
    this.#workbook.defineName(name, `='${sheet}'!${address}`);
  }

  /** The bytes of the file. */
  bytes({ title, author, keywords, madeAt }: BookProperties): Uint8Array {
    const properties = this.#handles.after(
      new DocProperties(),
      (one) => one.setTitle(title),
      (one) => one.setAuthor(author),
      (one) => one.setKeywords(keywords),
    );
    this.#workbook.setProperties(properties);
    return dated(this.#workbook.saveToBufferSync(), madeAt);
  }

  /** Lets go of what a book holds in the memory of its writer; after that it cannot be written. */
  free(): void {
    this.#handles.free();
  }

  #format(look: CellLook): Format {
    const key = JSON.stringify(look);
    const known = this.#formats.get(key) ?? this.#handles.after(new Format(), ...stepsOf(look, this.font));
    this.#formats.set(key, known);
    return known;
  }
}

type Step = (format: Format) => Format;

/** The last setting of an alignment holds. */
function stepsOf(look: CellLook, font: string | null): readonly Step[] {
  const { size, align, indent, format } = look;
  const each: readonly (readonly [unknown, Step])[] = [
    [font, (one) => one.setFontName(font ?? '')],
    [size, (one) => one.setFontSize(size ?? 0)],
    [look.bold, (one) => one.setBold()],
    [look.italic, (one) => one.setItalic()],
    [look.wrap, (one) => one.setTextWrap()],
    [look.wrap, (one) => one.setAlign(FormatAlign.Top)],
    [look.boxed, (one) => one.setBorder(FormatBorder.Thin)],
    [look.boxed, (one) => one.setAlign(FormatAlign.VerticalCenter)],
    [look.quoted, (one) => one.setQuotePrefix()],
    [align, (one) => one.setAlign(SIDES[align ?? 'left'])],
    [indent, (one) => one.setIndent(indent ?? 0)],
    [format, (one) => one.setNumFormat(format ?? '')],
  ];
  return each.filter(([wanted]) => wanted).map(([, step]) => step);
}

/** The same parts with another time, which the writer takes from the clock. */
function dated(bytes: Uint8Array, madeAt: string): Uint8Array {
  const parts = unzipSync(bytes);
  const core = new TextDecoder().decode(parts['docProps/core.xml']);
  const told = core.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${escapedText(madeAt)}`);
  return zipped({ ...parts, 'docProps/core.xml': told });
}
