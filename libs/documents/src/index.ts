export type { Annex, OfficialDocument, Provenance, Signature } from './model.ts';
export type {
  Block,
  Boxes,
  Cell,
  Chart,
  Column,
  Frame,
  HeadCell,
  Heading,
  Lines,
  List,
  Narrative,
  Note,
  PageBreak,
  Paragraph,
  Row,
  Run,
  Signatories,
  Table,
} from './blocks.ts';
export { DRAWING } from './drawing-number.ts';
export { pdfOrigin, type PdfOrigin } from './pdf/origin.ts';
export { toPdf } from './pdf/to-pdf.ts';
export { pagesIn } from './pdf/pages.ts';
export { toXlsx } from './xlsx/to-xlsx.ts';
export { toDocx } from './docx/to-docx.ts';
export type { Figure, FigureValue, NumberKind } from './values.ts';
export { agrees, shownInTable, shownInText } from './values.ts';
export type { ReadBack } from './read-back/found.ts';
export { figuresInLine, linesApart, type LinesApart } from './read-back/lines.ts';
export { readBack } from './read-back/read-back.ts';
export { UnreadableDocument } from './read-back/unpack.ts';
export { figuresOf, narrativesOf } from './held.ts';
export { fileName } from './file-name.ts';
export { longDay, shortDay } from './days.ts';
export { RUNS } from './xlsx/rules.ts';
