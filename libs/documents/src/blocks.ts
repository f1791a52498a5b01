import type { Day } from '@lien-nganh/kernel';
import type { Figure, FigureValue } from './values.ts';

/** A piece of running text. */
export type Run =
  | { readonly is: 'text'; readonly text: string; readonly bold?: boolean; readonly italic?: boolean }
  | { readonly is: 'figure'; readonly figure: Figure };

/** `number`: as it is printed, `I.`, `1.`, `a)`; `null`: none. `level`: 1 to 4. */
export interface Heading {
  readonly is: 'heading';
  readonly level: 1 | 2 | 3 | 4;
  readonly number: string | null;
  readonly text: string;
}

export interface Paragraph {
  readonly is: 'paragraph';
  readonly runs: readonly Run[];
  readonly align?: 'both' | 'left' | 'center';
}

/** What a person writes, and may go on writing in Word: its slot finds it again. Each line is a paragraph. */
export interface Narrative {
  readonly is: 'narrative';
  /** 1 to 62 printable ASCII characters without blanks; once in a document. */
  readonly slot: string;
  /** What should stand here; shown, as such, as long as nothing does. */
  readonly prompt: string;
  readonly text: string;
}

export interface List {
  readonly is: 'list';
  readonly mark: 'dash' | 'number' | 'letter';
  readonly items: readonly (readonly Run[])[];
}

/** Smaller, in italics: a remark to what stands above it. */
export interface Note {
  readonly is: 'note';
  readonly runs: readonly Run[];
}

export interface Table {
  readonly is: 'table';
  readonly caption: string | null;
  /** Under the caption: what is counted in what, of when, by whom, under which definition. */
  readonly frame: Frame | null;
  readonly columns: readonly Column[];
  /** Rows of the head, repeated on each page. Cells fill from the left whatever a span from above leaves free, as in HTML. */
  readonly head: readonly (readonly HeadCell[])[];
  readonly rows: readonly Row[];
  readonly notes: readonly (readonly Run[])[];
}

export interface Frame {
  readonly unitOfCount: string | null;
  /** `từ ngày 15/12/2012 đến ngày 14/6/2013`, `tính đến ngày 30/6/2013`. */
  readonly period: string | null;
  readonly source: string | null;
  /** Versions of the definitions. */
  readonly definition: string | null;
}

export interface Column {
  readonly kind: 'text' | 'number' | 'money' | 'day' | 'percent';
  /** Share of the width; 1 is a narrow figure, 5 the name of a unit. */
  readonly width: number;
}

/** `across`: columns, `down`: rows of the head that it takes; 1 where left out. */
export interface HeadCell {
  readonly text: string;
  readonly across?: number;
  readonly down?: number;
}

/** `level` indents the text in the widest column of texts. `total`: in bold. */
export interface Row {
  readonly is: 'line' | 'total';
  readonly level: 0 | 1 | 2 | 3;
  /** One for each column. */
  readonly cells: readonly Cell[];
}

/** `null`: there is nothing to say here, and nothing is missing. */
export type Cell =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'day'; readonly day: Day }
  | { readonly is: 'figure'; readonly figure: Figure }
  /** A number that is no figure of the report, and has no reference: how many there are, a share. */
  | { readonly is: 'value'; readonly value: FigureValue }
  | null;

/** Lines over periods (`trend`) or bars of units beside each other (`compare`). What is no number leaves a gap. */
export interface Chart {
  readonly is: 'chart';
  readonly shape: 'trend' | 'compare';
  readonly title: string;
  /** What it shows, for who does not see it. */
  readonly alt: string;
  readonly unitOfCount: string;
  /** Periods or units, in the order of their places. */
  readonly places: readonly string[];
  /** `figures`: one for each place. */
  readonly series: readonly { readonly name: string; readonly figures: readonly Figure[] }[];
}

/** Room to write by hand: a dotted line behind the words, and more below. */
export interface Lines {
  readonly is: 'lines';
  readonly label: string | null;
  readonly count: number;
}

/** Boxes to tick, side by side as many as fit; `ticked: null` leaves it to the pen. */
export interface Boxes {
  readonly is: 'boxes';
  readonly label: string | null;
  readonly choices: readonly { readonly text: string; readonly ticked: boolean | null }[];
}

/** Who signs side by side, as minutes ask for: `ĐẠI DIỆN CƠ SỞ`; two or three. `name: null`: to be written by hand. */
export interface Signatories {
  readonly is: 'signatories';
  readonly signatories: readonly { readonly title: string; readonly name: string | null }[];
}

export interface PageBreak {
  readonly is: 'page-break';
}

export type Block =
  Heading | Paragraph | Narrative | List | Note | Table | Chart | Lines | Boxes | Signatories | PageBreak;
