import type { Annex, Block } from '@lien-nganh/documents';
import { nameOn, namesOf } from '../lines/rows.ts';
import type { AnnexLaid, SectionLaid } from '../lines/layout.ts';
import { textOf, type Written } from '../written.ts';
import type { ReportRecord } from '../../read-models/kept-states.ts';
import type { Drawn } from './cells.ts';
import { isShown } from './variants.ts';
import { chartsOf } from './charts.ts';
import { notesOf } from './notes.ts';
import { annexTable, sectionTable } from './tables.ts';

/** What is written in a report: in the one that a document is of, and in those of the agencies that it consolidates. */
export interface Texts {
  readonly own: Written;
  /** In order of the reporters; those that were not submitted are not there. */
  readonly agencies: readonly { readonly agency: string; readonly written: Written }[];
}

/** Sections with their narratives and figures, what reporters say is wrong, charts, and what one must know of all figures. */
export function bodyOf(drawn: Drawn, texts: Texts, opening: readonly string[]): readonly Block[] {
  const { layout } = drawn.composed;
  const sections = layout.sections.filter(({ section }) => !section.restricted || drawn.variant === 'restricted');
  const numbers = numbersOf(codesOf(layout.sections), codesOf(sections));
  return [
    ...opening.map((text): Block => ({ is: 'paragraph', runs: [{ is: 'text', text }] })),
    ...sections.flatMap((laid) => [headingOf(laid, numbers), ...sectionBlocks(drawn, laid, texts)]),
    ...adjustments(drawn, texts),
    ...chartsOf(drawn),
    ...notesOf(drawn),
  ];
}

function codesOf(sections: readonly SectionLaid[]): readonly string[] {
  return sections.map(({ section }) => section.code);
}

/** The numbers of sections as they are printed, by code: what a variant leaves out leaves no gap, in it or beside it. */
export function numbersOf(all: readonly string[], shown: readonly string[]): ReadonlyMap<string, string> {
  const besides = (codes: readonly string[], code: string) => codes.filter((one) => aboveOf(one) === aboveOf(code));
  return new Map(shown.map((code) => [code, lastOf(besides(all, code)[besides(shown, code).indexOf(code)]!)]));
}

function aboveOf(code: string): string {
  return code.split('.').slice(0, -1).join('.');
}

function lastOf(code: string): string {
  return code.split('.').at(-1)!;
}

function headingOf({ section: { code, heading } }: SectionLaid, numbers: ReadonlyMap<string, string>): Block {
  const level = Math.min(code.split('.').length, 4) as 1 | 2 | 3 | 4;
  return { is: 'heading', level, number: `${numbers.get(code)!}.`, text: heading.vi };
}

function sectionBlocks(drawn: Drawn, laid: SectionLaid, { own, agencies }: Texts): readonly Block[] {
  const { code, prompt } = laid.section;
  const narrative: readonly Block[] =
    prompt === null ? [] : [{ is: 'narrative', slot: code, prompt: prompt.vi, text: textOf(own.narrative.get(code)) }];
  return [
    ...narrative,
    ...agencies.flatMap(({ agency, written }) =>
      contributed(drawn, { agency, text: textOf(written.narrative.get(code)) }),
    ),
    ...sectionTable(drawn, laid),
  ];
}

/** An agency's own words under its name. */
function contributed(
  { composed }: Drawn,
  { agency, text }: { readonly agency: string; readonly text: string },
): readonly Block[] {
  if (text === '') return [];
  const { vi } = nameOn(composed.known, agency, composed.known.period.to);
  const [first = '', ...rest] = text.split('\n');
  return [
    {
      is: 'paragraph',
      runs: [
        { is: 'text', text: `${vi}: `, bold: true },
        { is: 'text', text: first },
      ],
    },
    ...rest.map((line): Block => ({ is: 'paragraph', runs: [{ is: 'text', text: line }] })),
  ];
}

/** Beside the figures and never in them. They are told at work: the words of an agency are its own. */
function adjustments(drawn: Drawn, texts: Texts): readonly Block[] {
  const { key, reports } = drawn.composed.known;
  if (drawn.variant === 'public') return [];
  const own = reports.filter(({ agency }) => key.reporter === null || agency === key.reporter);
  const items = own.flatMap((report) => report.adjustments.flatMap((one) => adjusted(drawn, { texts, report, one })));
  if (items.length === 0) return [];
  return [
    { is: 'heading', level: 2, number: null, text: 'Đề nghị điều chỉnh của cơ quan báo cáo (không cộng vào số liệu)' },
    { is: 'list', mark: 'dash', items: items.map((text) => [{ is: 'text', text }]) },
  ];
}

interface Adjusted {
  readonly texts: Texts;
  readonly report: ReportRecord;
  readonly one: ReportRecord['adjustments'][number];
}

function adjusted({ composed, variant }: Drawn, { texts, report, one }: Adjusted): readonly string[] {
  const { known, by } = composed;
  const [definition = null] = by.defined.present.byCode.get(one.indicator) ?? [];
  if (!isShown(variant, { definition })) return [];
  const { vi } = nameOn(known, report.agency, known.period.to);
  const difference = one.difference.startsWith('-') ? one.difference : `+${one.difference}`;
  const why = textOf(writtenBy(known, texts, report.agency)?.reasons.get(one.adjustment));
  const reason = why === '' ? '' : ` (${why})`;
  return [`${vi}: ${namesOf(by, one.indicator).vi} ${difference}${reason}, số liệu ${one.ref}`];
}

function writtenBy({ key }: Drawn['composed']['known'], { own, agencies }: Texts, agency: string): Written | undefined {
  return agency === key.reporter ? own : agencies.find((one) => one.agency === agency)?.written;
}

/** The annexes that the variant has: who stands where with a directive is told at work. */
export function annexesOf(drawn: Drawn): readonly Annex[] {
  const shown = drawn.composed.layout.annexes.filter((laid) => isAnnexShown(drawn, laid));
  const tables = shown
    .map((laid) => ({ laid, table: annexTable(drawn, laid) }))
    .filter(({ table }) => table.columns.length > 1);
  return tables.map(({ laid: { annex }, table }) => ({
    ...{ number: annex.code, title: annex.title.vi, page: annex.wide ? 'across' : 'auto' },
    body: [table],
  }));
}

function isAnnexShown({ variant }: Drawn, { annex }: AnnexLaid): boolean {
  if (annex.restricted && variant !== 'restricted') return false;
  return annex.rows !== 'obligations' || variant !== 'public';
}
