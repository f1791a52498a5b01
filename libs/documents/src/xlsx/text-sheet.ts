import { laidAcross } from '../across.ts';
import type { Block } from '../blocks.ts';
import { plainRuns } from '../cell.ts';
import { figuresOfRuns } from '../check.ts';
import { byKind, type ByKind } from '../each-kind.ts';
import { signOf } from '../list.ts';
import type { OfficialDocument, Provenance } from '../model.ts';
import { qrPng } from '../picture.ts';
import type { Figure } from '../values.ts';
import * as words from '../words.ts';
import type { Book, CellLook } from './book.ts';
import type { Marks } from './marks.ts';
import { linesOf } from './rules.ts';
import type { Sheet } from './sheet.ts';
import { writeChart, writeTable } from './table-sheet.ts';

const WIDTH = 64;
/** Rows that the QR code covers. */
const PICTURE_ROWS = 6;

/** Writes the text line by line; tables and charts go to sheets of their own, and the text says which. */
class Writer {
  #row = 0;
  #tables = 0;
  #charts = 0;
  readonly #text: Sheet;

  constructor(
    private readonly book: Book,
    private readonly marks: Marks,
    private readonly label: string | null,
  ) {
    this.#text = book.sheet('Văn bản');
    this.#text.widths([WIDTH]);
    this.#text.page(false, label);
  }

  line(text: string, look: CellLook = {}): void {
    this.#text.text([this.#row, 0], text, { wrap: true, ...look });
    this.#text.height(this.#row, linesOf(text, WIDTH));
    this.#row += 1;
  }

  /** Figures of running text stand beside it, as numbers. */
  withFigures(text: string, figures: readonly Figure[], look: CellLook = {}): void {
    figures.forEach((figure, index) => this.marks.figure(this.#text, [this.#row, index + 1], figure, {}));
    this.line(text, look);
  }

  /** Figures beside the text repeat it: they are not printed. */
  end(): void {
    this.#text.printed(this.#row, 0);
  }

  narrative(text: string, slot: string): void {
    this.marks.narrative(this.#text, [this.#row, 0], slot);
    this.line(text);
  }

  picture(png: Uint8Array, alt: string): void {
    this.#text.picture([this.#row, 0], png, alt);
    this.#row += PICTURE_ROWS;
  }

  table(block: Extract<Block, { is: 'table' }>, across: boolean): void {
    this.#tables += 1;
    const sheet = this.book.sheet(`Bảng ${this.#tables}`);
    sheet.page(across, this.label);
    writeTable(block, sheet, this.marks);
    this.#leadTo(sheet.name, block.caption);
  }

  chart(block: Extract<Block, { is: 'chart' }>): void {
    this.#charts += 1;
    const sheet = this.book.sheet(`Biểu đồ ${this.#charts}`);
    sheet.page(true, this.label);
    writeChart(block, sheet);
    this.#leadTo(sheet.name, block.title);
  }

  /** Where in the book stands what stands here in the text. */
  #leadTo(sheet: string, title: string | null): void {
    this.line(`(Trang “${sheet}”${title === null ? '' : `: ${title}`})`, { italic: true });
  }
}

/** Everything that a document says, in the order in which it is read. */
export function writeText(document: OfficialDocument, book: Book, marks: Marks): void {
  const writer = new Writer(book, marks, document.label);
  writeHead(document, writer);
  for (const block of document.body) byKind(written, block, writer, false);
  writeTail(document, writer);
  for (const annex of document.annexes) {
    writer.line(`${words.annexName(annex)}. ${annex.title}`, { bold: true });
    writer.line(words.annexOf(document), { italic: true });
    for (const block of annex.body) byKind(written, block, writer, laidAcross(annex));
  }
  if (document.provenance !== null) writeOrigin(document.provenance, writer);
  writer.end();
}

function writeOrigin(provenance: Provenance, writer: Writer): void {
  for (const line of words.provenanceLines(provenance)) writer.line(line, { italic: true });
  writer.picture(qrPng(words.provenanceCode(provenance)), words.provenanceAlt(provenance));
}

const upper = (text: string) => text.toLocaleUpperCase('vi');

function writeHead(document: OfficialDocument, writer: Writer): void {
  const { label, issuer, addressees } = document;
  if (label !== null) writer.line(label, { bold: true, align: 'right' });
  if (issuer.superior !== null) writer.line(upper(issuer.superior));
  writer.line(upper(issuer.name), { bold: true });
  for (const line of [words.NATION, words.MOTTO]) writer.line(line, { bold: true, align: 'center' });
  writer.line(words.numberLine(document));
  writer.line(words.placeAndDay(document), { italic: true, align: 'right' });
  writeKind(document, writer);
  if (addressees.length > 0) writer.line(['Kính gửi:', ...words.addresseeLines(document)].join(' '));
  writeBases(document, writer);
}

function writeKind({ type, subject }: OfficialDocument, writer: Writer): void {
  if (type === null) return writer.line(`V/v ${subject}`, { bold: true });
  for (const line of [upper(type), subject]) writer.line(line, { bold: true, align: 'center' });
}

function writeBases(document: OfficialDocument, writer: Writer): void {
  const { decidedBy } = document;
  const heading = { bold: true, align: 'center' } as const;
  if (decidedBy !== null) writer.line(upper(decidedBy), heading);
  for (const line of words.basisLines(document)) writer.line(line, { italic: true });
  if (decidedBy !== null) writer.line(words.decidesLine(document), heading);
}

function writeTail({ signature, ...document }: OfficialDocument, writer: Writer): void {
  const lines = words.recipientLines({ signature, ...document });
  if (lines.length > 0) writer.line('Nơi nhận:', { bold: true, italic: true });
  for (const line of lines) writer.line(line);
  if (signature === null) return;
  for (const line of [...signature.authority, signature.title, signature.name ?? '']) {
    writer.line(line, { bold: true, align: 'right' });
  }
}

const written: ByKind<readonly [Writer, boolean], void> = {
  heading: ({ number, text }, writer) => writer.line(number === null ? text : `${number} ${text}`, { bold: true }),
  paragraph: ({ runs }, writer) => writer.withFigures(plainRuns(runs), figuresOfRuns(runs)),
  note: ({ runs }, writer) => writer.withFigures(plainRuns(runs), figuresOfRuns(runs), { italic: true }),
  narrative: ({ text, prompt, slot }, writer) =>
    writer.narrative(text.trim() === '' ? `${prompt} ${words.NOTHING_WRITTEN}` : text, slot),
  list: ({ items, mark }, writer) =>
    items.forEach((item, index) =>
      writer.withFigures(`${signOf(mark, index)} ${plainRuns(item)}`, figuresOfRuns(item)),
    ),
  table: (table, writer, across) => writer.table(table, across || laidAcross({ page: 'auto', body: [table] })),
  chart: (chart, writer) => writer.chart(chart),
  lines: ({ label }, writer) => writer.line(`${label ?? ''} ………………`),
  boxes: ({ label, choices }, writer) => writer.line([label ?? '', ...choices.map(boxOf)].join('   ')),
  signatories: ({ signatories }, writer) =>
    signatories.forEach(({ title, name }) => writer.line(`${title}: ${name ?? '………………'}`, { bold: true })),
  'page-break': () => undefined,
};

function boxOf({ text, ticked }: { readonly text: string; readonly ticked: boolean | null }): string {
  return `${ticked ? '☒' : '☐'} ${text}`;
}
