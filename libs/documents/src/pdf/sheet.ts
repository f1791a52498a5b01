import { laidAcross } from '../across.ts';
import type { Block, Cell, List, Narrative, Run, Table } from '../blocks.ts';
import { cellText, isInWords } from '../cell.ts';
import { chartSvg } from '../chart/svg.ts';
import { byKind, type ByKind } from '../each-kind.ts';
import { fittedHead, fittedSize, textWidthMm } from '../fitted.ts';
import { namesColumn, placedHead } from '../grid.ts';
import { keptPlaces } from '../kept-places.ts';
import { signOf } from '../list.ts';
import { isSigned, type OfficialDocument, type Provenance } from '../model.ts';
import { qrSvg } from '../picture.ts';
import { shownInText } from '../values.ts';
import * as words from '../words.ts';

/**
 * A document as data that the layout (`data/official.typ`) reads: every word that is printed, nothing to work out. Texts stay
 * texts there, whatever is in them.
 */
export function sheetOf(document: OfficialDocument): Readonly<Record<string, unknown>> {
  const { label, issuer, type, subject, decidedBy, signature, provenance } = document;
  const upper = (text: string) => text.toLocaleUpperCase('vi');
  return {
    title: words.titleOf(document),
    label,
    issuer: { superior: issuer.superior === null ? null : upper(issuer.superior), name: upper(issuer.name) },
    nation: words.NATION,
    motto: words.MOTTO,
    number: words.numberLine(document),
    place: words.placeAndDay(document),
    type: type === null ? null : upper(type),
    subject: type === null ? `V/v ${subject}` : subject,
    addressees: words.addresseeLines(document),
    decidedBy: decidedBy === null ? null : upper(decidedBy),
    decides: words.decidesLine(document),
    bases: words.basisLines(document),
    body: blocksOf(document.body, { across: false, signed: isSigned(document) }),
    signed: isSigned(document),
    recipients: words.recipientLines(document),
    signature: signature && { lines: [...signature.authority, signature.title].map(upper), name: signature.name },
    origin: provenance && originOf(provenance),
    annexes: document.annexes.map((annex) => ({
      name: words.annexName(annex),
      title: annex.title,
      of: words.annexOf(document),
      across: laidAcross(annex),
      body: blocksOf(annex.body, { across: laidAcross(annex), signed: false }),
    })),
  };
}

function originOf(provenance: Provenance) {
  return {
    lines: words.provenanceLines(provenance),
    code: qrSvg(words.provenanceCode(provenance)),
    alt: words.provenanceAlt(provenance),
  };
}

type Data = Readonly<Record<string, unknown>>;

const data: ByKind<readonly [across: boolean], Data> = {
  heading: ({ number, text, ...rest }) => ({ ...rest, text: number === null ? text : `${number} ${text}` }),
  paragraph: ({ is, align = 'both', runs }) => ({ is, align, runs: runs.map(runOf) }),
  note: ({ is, runs }) => ({ is, runs: runs.map(runOf) }),
  narrative: narrativeOf,
  list: listOf,
  table: tableOf,
  chart: (chart) => ({ is: chart.is, picture: chartSvg(chart), alt: chart.alt }),
  lines: (lines) => ({ ...lines }),
  boxes: (boxes) => ({ ...boxes }),
  signatories: (signatories) => ({ ...signatories }),
  'page-break': (pageBreak) => ({ ...pageBreak }),
};

/** `keeps`: it stands on the page of what follows it. */
function blocksOf(
  body: readonly Block[],
  { across, signed }: { readonly across: boolean; readonly signed: boolean },
): readonly Data[] {
  const places = keptPlaces(body, signed);
  return body.map((block, index) => ({ ...byKind(data, block, across), keeps: places.has(index) }));
}

function runOf(run: Run) {
  if (run.is === 'figure') return { text: shownInText(run.figure.value), bold: false, italic: false };
  return { text: run.text, bold: run.bold ?? false, italic: run.italic ?? false };
}

function narrativeOf({ text, prompt }: Narrative) {
  const empty = text.trim() === '';
  const lines = empty ? [`${prompt} ${words.NOTHING_WRITTEN}`] : text.split('\n');
  return { is: 'narrative', lines, italic: empty };
}

function listOf({ mark, items }: List) {
  const marked = items.map((item, index) => [
    { text: `${signOf(mark, index)} `, bold: false, italic: false },
    ...item.map(runOf),
  ]);
  return { is: 'list', items: marked };
}

function tableOf(table: Table, across: boolean) {
  const { columns, caption, frame } = table;
  const shares = columns.reduce((sum, { width }) => sum + width, 0);
  const indented = namesColumn(columns);
  const widthMm = (from: number, to: number) =>
    columns.slice(from, to).reduce((sum, { width }) => sum + (textWidthMm(across) * width) / shares, 0);
  const cellOf = (cell: Cell, index: number) => {
    const { kind } = columns[index]!;
    const size = fittedSize(cell, widthMm(index, index + 1)) / 2;
    return { text: cellText(cell), size, kind, italic: isInWords(cell) };
  };
  return {
    is: 'table',
    caption,
    frame: words.frameLines(frame),
    widths: columns.map(({ width }) => width),
    head: placedHead(table).map((row) =>
      row.map((one) => ({ ...one, size: fittedHead(one.text, widthMm(one.column, one.column + one.across)) / 2 })),
    ),
    rows: table.rows.map(({ is, level, cells }) => ({
      bold: is === 'total',
      cells: cells.map((cell, index) => ({ ...cellOf(cell, index), level: index === indented ? level : 0 })),
    })),
    notes: notesOf(table),
  };
}

function notesOf(table: Table) {
  const legend = words.legendLines(table).map((text): readonly Run[] => [{ is: 'text', text }]);
  return [...table.notes, ...legend].map((note) => note.map(runOf));
}
