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
export type { Figure, FigureValue, NumberKind } from './values.ts';
