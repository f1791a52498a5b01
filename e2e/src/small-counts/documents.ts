import { readBack } from '@lien-nganh/documents';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Json } from '../person.ts';
import type { Answered } from './everything.ts';
import { PROVINCE, type Told } from './collected.ts';
import { REST, type Period } from './counted.ts';

/** What a file says of an indicator: figures by their references where it has such, and what stands in the rows that name it. */
export interface FileRead {
  readonly figures: readonly { readonly ref: string; readonly shown: string }[];
  readonly rows: readonly (readonly string[])[];
}

const WITHHELD = 'không hiển thị';

/** @param name of the indicator, in Vietnamese */
export async function readFile(file: Uint8Array, type: string, name: string): Promise<FileRead> {
  if (type.includes('pdf')) return { figures: [], rows: rowsOf(await textOf(file), name) };
  const { figures, lines } = readBack(file);
  const shown = new Map(figures.map((one) => [one.ref, one.shown]));
  const filled = lines.map((line) => line.replace(/\{([^}]+)\}/g, (_, ref: string) => shown.get(ref) ?? ''));
  return { figures, rows: rowsOf(filled.join(' ; '), name) };
}

let reading: Promise<unknown> = Promise.resolve();

/** The text of a PDF as a reader copies it out. One after another: closing one ends what reads the others. */
function textOf(file: Uint8Array): Promise<string> {
  const text = reading.then(() => textIn(file));
  reading = text.catch(() => undefined);
  return text;
}

async function textIn(file: Uint8Array): Promise<string> {
  const pdf = await getDocument({ data: file.slice(), verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? ' ' : ''}` : '')).join(''));
  }
  await pdf.destroy();
  return pages.join(' ');
}

/**
 * After each mention of a name, the numbers and what is withheld, as far as the row goes: the next begins with its name, a page with
 * its number and label, what explains a table's words with one of them.
 */
function rowsOf(text: string, name: string): readonly (readonly string[])[] {
  const [, ...after] = text.replace(/\s+/g, ' ').split(name);
  return after.map((rest) => {
    const row = rest.split(/ ; | “| Số | \d+ BẢN | BẢN /, 1)[0]!;
    return [...row.matchAll(/không hiển thị|-?\d[\d.]*/g)].map(([word]) => word);
  });
}

/** Which days a column of a report tells of; columns that compare tell of none by themselves. */
function daysOf({ from, to }: Period, column: string): Period | null {
  const year = from.slice(0, 4);
  if (column === 'period') return { from, to };
  if (column === 'year-to-date') return { from: `${year}-01-01`, to };
  return column === 'previous' ? { from: `${year}-01-01`, to: `${year}-06-30` } : null;
}

/** What figures of a report tell of an indicator: by reference, what each is asked by. */
export type FiguresByRef = ReadonlyMap<string, Json>;

export function byRef(answers: readonly Answered[], indicator: string): FiguresByRef {
  const all = answers.flatMap(({ answer }): Json[] => {
    const { figures, places } = answer.body ?? {};
    return [...(figures ?? []), ...(places ?? []).flatMap(({ figure }: Json) => figure ?? [])];
  });
  return new Map(all.filter((one) => one.indicator === indicator && one.ref).map((one) => [one.ref, one]));
}

/** What the figures themselves tell. */
export function toldByFigures(figures: FiguresByRef, period: Period): readonly Told[] {
  return [...figures.values()].flatMap((one) => toldAs(one, valueIn(one.value), period));
}

/** What files print of them. */
export function toldByFiles(answers: readonly Answered[], figures: FiguresByRef, period: Period): readonly Told[] {
  return filesIn(answers).flatMap(({ figures: printed }) =>
    printed.flatMap(({ ref, shown }) => (figures.has(ref) ? toldAs(figures.get(ref), printedAs(shown), period) : [])),
  );
}

const OF_A_PLAN = '/api/reports/plans/';

/** What a plan of one target prints beside it: what was reached, and in per cent, which tells it too. */
export function toldByPlan(answers: readonly Answered[], unit: string, days: Period): readonly Told[] {
  return filesIn(answers.filter(({ surface }) => surface.startsWith(OF_A_PLAN))).flatMap(({ figures }) =>
    figures
      .filter(({ ref }) => /-(done|share)$/.test(ref))
      .map(({ shown }) => ({
        ...{ map: 'as-was', days, code: unit.split('@')[0]!, part: '' },
        value: printedAs(shown.replace(/(,\d+)?%$/, '')),
      })),
  );
}

/** Reference of what was reached, in the file of a plan; `null`: it is another file. */
export function reachedIn({ surface }: Answered, indicator: string): string | null {
  return surface.startsWith(OF_A_PLAN) ? `${indicator}-1-done` : null;
}

/** What reports, the files that are made of them and forms tell of an indicator. */
export function toldInReports(answers: readonly Answered[], indicator: string, period: Period): readonly Told[] {
  const figures = byRef(answers, indicator);
  return [...toldByFigures(figures, period), ...toldByFiles(answers, figures, period)];
}

/** The same file, if it told a number of a figure that is withheld. */
export function leakIn(file: Answered, ref: string): Answered {
  const { figures, rows } = file.answer.read as FileRead;
  const isPage = figures.length === 0;
  const read = isPage ? { figures, rows: [...rows, ['2']] } : { figures: [...figures, { ref, shown: '2' }], rows };
  return { ...file, answer: { ...file.answer, read } };
}

function filesIn(answers: readonly Answered[]): readonly FileRead[] {
  return answers.flatMap(({ answer }) => (answer.read ? [answer.read as FileRead] : []));
}

/** Rows of a page that print what no figure with a reference does: a page has no references. */
export function onPagesAlone(answers: readonly Answered[]): readonly string[] {
  const of = (isPage: boolean) =>
    filesIn(answers)
      .filter(({ figures }) => (figures.length === 0) === isPage)
      .flatMap(({ rows }) => rows.map((row) => row.join(' ')));
  const told = new Set(of(false));
  return of(true).filter((row) => !told.has(row));
}

/** A number on whomever's line is the whole's: releases tell of no line. That a line is not told says nothing of the whole. */
function toldAs({ quarter, column, agency, obligation, unit, part }: Json, value: Told['value'], period: Period) {
  const days = quarter === null ? daysOf(period, column) : null;
  const isWhole = [agency, obligation].every((line) => line === null);
  if (days === null || !(isWhole || typeof value === 'number')) return [];
  const [code] = (unit ?? PROVINCE).split('@') as [string];
  return [{ map: 'as-was', days, code, part: partOf(part), value }];
}

/** As figures have it that are broken down. */
function partOf(part: Json): string {
  if (part === null) return '';
  return part.value === '' ? REST : part.value;
}

function valueIn({ is, value }: Json): Told['value'] {
  if (is === 'number') return Number(value);
  return is === 'zero' ? 0 : is === 'withheld' ? 'withheld' : 'missing';
}

function printedAs(shown: string): Told['value'] {
  if (shown === WITHHELD) return 'withheld';
  return /^\d[\d.]*$/.test(shown) ? Number(shown.replaceAll('.', '')) : 'missing';
}
