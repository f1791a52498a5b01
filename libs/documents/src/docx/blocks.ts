import type { Block, Boxes, Chart, Heading, Lines, List, Narrative, Run, Signatories } from '../blocks.ts';
import { byKind, type ByKind } from '../each-kind.ts';
import { isRoom, keptPlaces } from '../kept-places.ts';
import { signOf } from '../list.ts';
import { beginning } from '../text.ts';
import { NOTHING_WRITTEN } from '../words.ts';
import { chartPart } from './chart.ts';
import { chartInline, type Draft } from './drawing.ts';
import { keptAtEnd, keptWhole } from './kept.ts';
import { paragraph } from './paragraph.ts';
import { bookmarkEnds, letters, runs } from './runs.ts';
import { cell, grid, table, widthsOf } from './table.ts';
import { element, setting } from '../xml.ts';

/** Of a field, as Word holds it. */
const LONGEST_TITLE = 64;

const drawn: ByKind<readonly [Draft], string> = {
  heading,
  paragraph: ({ runs: content, align }, { ids }) =>
    paragraph(align === undefined ? {} : { align, ...(align !== 'both' && { indent: {} }) }, runs(content, ids)),
  narrative,
  list,
  note: ({ runs: content }, { ids }) => paragraph({ style: 'Remark' }, runs(content, ids)),
  table,
  chart,
  lines,
  boxes,
  signatories,
  'page-break': () => paragraph({}, element('w:r', {}, element('w:br', { 'w:type': 'page' }))),
};

/** A body as Word holds it; its last lines stand on the page of whoever signs, in it or `signed` behind it. */
export function blocksOf(body: readonly Block[], draft: Draft, { signed }: { readonly signed: boolean }): string {
  const places = keptPlaces(body, signed);
  return body
    .map((one, index) => {
      const text = byKind(drawn, one, draft);
      if (!places.has(index)) return text;
      return isRoom(one) ? keptWhole(text) : keptAtEnd(text);
    })
    .join('');
}

function heading({ level, number, text }: Heading): string {
  return paragraph({ style: `Heading${level}` }, letters(number === null ? text : `${number} ${text}`));
}

/** What a person writes is a content control around its paragraphs: Word does not let it go by accident. */
function narrative({ slot, prompt, text }: Narrative, { ids }: Draft): string {
  const mark = `n:${slot}`;
  const id = ids.field(mark);
  const empty = text.trim() === '';
  const lines = empty
    ? [letters(`${prompt} ${NOTHING_WRITTEN}`, { style: 'PlaceholderText', italic: true })]
    : text.split('\n').map((line) => letters(line));
  return element(
    'w:sdt',
    {},
    element(
      'w:sdtPr',
      {},
      setting('alias', beginning(prompt, LONGEST_TITLE)),
      setting('tag', mark),
      setting('id', id),
      setting('lock', 'sdtLocked'),
      empty ? element('w:showingPlcHdr') : '',
    ),
    element('w:sdtContent', {}, ...bookmarkedLines(lines, id)),
  );
}

function bookmarkedLines(lines: readonly string[], id: number): readonly string[] {
  const [start, end] = bookmarkEnds(id);
  return lines.map((line, index) =>
    paragraph({}, index === 0 ? start : '', line, index === lines.length - 1 ? end : ''),
  );
}

function list({ mark, items }: List, { ids }: Draft): string {
  return items
    .map((item, index) => {
      const sign: Run = { is: 'text', text: `${signOf(mark, index)} ` };
      return paragraph({}, runs([sign, ...item], ids));
    })
    .join('');
}

function chart(one: Chart, draft: Draft): string {
  const width = Math.floor((draft.page.textWidth / 1440) * 25.4);
  return paragraph(
    { align: 'center', indent: {}, before: 120 },
    chartInline(chartPart(one), { alt: one.alt, width, height: 80 }, draft),
  );
}

function lines({ label, count }: Lines, { page }: Draft): string {
  const stand = { indent: {}, tabs: [{ at: page.textWidth, kind: 'right', dots: true }] } as const;
  return Array.from({ length: count }, (_, index) =>
    paragraph(stand, letters(`${index === 0 && label !== null ? `${label} ` : ''}\t`)),
  ).join('');
}

function boxes({ label, choices }: Boxes): string {
  const pieces = choices.flatMap(({ text, ticked }) => [
    letters(ticked ? '☒' : '☐', { font: 'Segoe UI Symbol' }),
    letters(` ${text}    `),
  ]);
  return paragraph({ align: 'left', indent: {} }, label === null ? '' : letters(`${label} `), ...pieces);
}

function signatories({ signatories: all }: Signatories, { page }: Draft): string {
  const widths = widthsOf(
    all.map(() => ({ width: 1 })),
    page.textWidth,
  );
  const content = all.map(({ title, name }) => [
    paragraph({ style: 'Signature', keepWithNext: true }, letters(title)),
    paragraph(
      { style: 'Cell', align: 'center', keepWithNext: true },
      letters('(Ký, ghi rõ họ tên)', { italic: true, size: 24 }),
    ),
    paragraph({ style: 'Signature', before: 1200 }, letters(name ?? '')),
  ]);
  const row = element(
    'w:tr',
    {},
    element('w:trPr', {}, element('w:cantSplit')),
    ...content.map((one, index) => cell(widths[index]!, one.join(''))),
  );
  return grid(widths, 'Bare', [row]) + paragraph({ style: 'Remark' });
}
