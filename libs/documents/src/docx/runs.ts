import type { Run } from '../blocks.ts';
import { shownInText, type Figure } from '../values.ts';
import { element, escapedText, setting } from '../xml.ts';

/** How letters look; `size` in half points. */
export interface Look {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly size?: number;
  readonly style?: string;
  readonly font?: string;
}

/**
 * Numbers of what Word must tell apart, and what bears which mark. They count from 1 in each file, so that the same document
 * gives the same bytes.
 */
export interface Counter {
  next(): number;
  /** The number of a field that bears a mark, `f:` and a reference or `n:` and a slot. */
  field(mark: string): number;
  /** By bookmark. */
  readonly marks: ReadonlyMap<string, string>;
}

export function counter(): Counter {
  let last = 0;
  const marks = new Map<string, string>();
  const next = () => (last += 1);
  const field = (mark: string) => {
    marks.set(bookmarkOf(next()), mark);
    return last;
  };
  return { next, field, marks };
}

function bookmarkOf(id: number): string {
  return `LienNganh${id}`;
}

/** Letters of one look; `\n` and tabs are what they are. */
export function letters(text: string, look: Look = {}): string {
  if (text === '') return '';
  const pieces = text.split(/(\n|\t)/).filter((piece) => piece !== '');
  return element('w:r', {}, lookOf(look), ...pieces.map(pieceOf));
}

function pieceOf(piece: string): string {
  if (piece === '\n') return element('w:br');
  if (piece === '\t') return element('w:tab');
  return element('w:t', { 'xml:space': 'preserve' }, escapedText(piece));
}

/** In the order that the schema asks for. */
export function lookOf({ style, font, bold, italic, underline, size }: Look): string {
  const said = [
    style === undefined ? '' : setting('rStyle', style),
    font === undefined
      ? ''
      : element('w:rFonts', { 'w:ascii': font, 'w:hAnsi': font, 'w:eastAsia': font, 'w:cs': font }),
    bold ? element('w:b') : '',
    italic ? element('w:i') : '',
    size === undefined ? '' : setting('sz', size) + setting('szCs', size),
    underline ? setting('u', 'single') : '',
  ].join('');
  return said === '' ? '' : element('w:rPr', {}, said);
}

/** Running text; its figures are fields. */
export function runs(content: readonly Run[], ids: Counter, look: Look = {}): string {
  return content
    .map((run) =>
      run.is === 'text'
        ? letters(run.text, { ...look, ...shape(run) })
        : figureField(run.figure, { ids, look, shown: shownInText(run.figure.value) }),
    )
    .join('');
}

function shape({ bold, italic }: { bold?: boolean; italic?: boolean }): Look {
  return { ...(bold && { bold }), ...(italic && { italic }) };
}

/** The figure in a cell of a table, and the words that show it there. */
export function cellFigure(figure: Figure, shown: string, { ids, look }: { ids: Counter; look: Look }): string {
  return figureField(figure, { ids, look, shown });
}

/** A figure as a field that bears its reference: edited and saved in an office program it is found again. */
function figureField({ ref }: Figure, { ids, look, shown }: { ids: Counter; look: Look; shown: string }): string {
  const mark = `f:${ref}`;
  const id = ids.field(mark);
  const field = element(
    'w:sdt',
    {},
    element('w:sdtPr', {}, setting('alias', ref), setting('tag', mark), setting('id', id)),
    element('w:sdtContent', {}, letters(shown, look)),
  );
  return bookmarked(id, field);
}

/** Content between the ends of a bookmark. Word keeps the tag of a field, LibreOffice before 7.5 only the bookmark. */
export function bookmarked(id: number, ...content: readonly string[]): string {
  const [start, end] = bookmarkEnds(id);
  return [start, ...content, end].join('');
}

export function bookmarkEnds(id: number): readonly [start: string, end: string] {
  return [
    element('w:bookmarkStart', { 'w:id': id, 'w:name': bookmarkOf(id) }),
    element('w:bookmarkEnd', { 'w:id': id }),
  ];
}
