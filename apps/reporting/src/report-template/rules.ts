import type { IndicatorRecord } from '@lien-nganh/contracts/reference';
import { reject } from '@lien-nganh/kernel';
import type { Annex, Cell, TemplateInput } from './content.ts';

export const contentRules = [
  'codes-are-unique',
  'sections-are-numbered',
  'rows-fit-their-columns',
  'indicators-are-known',
  'parts-are-known',
] as const;

interface Asked {
  readonly indicator: string;
  readonly part: { readonly dimension: string } | null;
}

/** What of a template does not hold together, or asks for what is not counted. */
export function contentFault(template: TemplateInput, indicators: readonly IndicatorRecord[]) {
  const { sections, annexes } = template;
  const codes = [...sections, ...annexes].map(({ code }) => code);
  const twice = codes.find((code, index) => codes.indexOf(code) !== index);
  if (twice !== undefined) return reject('codes-are-unique', { code: twice });
  const loose = sections.map(({ code }) => code).find((code, index) => !isNumbered(code, codes.slice(0, index)));
  if (loose !== undefined) return reject('sections-are-numbered', { code: loose });
  const unfit = annexes.find((annex) => !fits(annex));
  if (unfit !== undefined) return reject('rows-fit-their-columns', { code: unfit.code });
  return askedFault(template, indicators);
}

/** `I`, `II.3`: what lies below another stands after it. */
function isNumbered(code: string, before: readonly string[]): boolean {
  if (!/^[IVXLC]+(\.[1-9]\d?)*$/.test(code)) return false;
  const cut = code.lastIndexOf('.');
  return cut < 0 || before.includes(code.slice(0, cut));
}

/** What can be told only of some rows. */
const toldOf: Readonly<Record<string, readonly Annex['rows'][]>> = {
  decision: ['teams', 'units'],
  'decided-on': ['teams', 'units'],
  members: ['teams', 'units'],
  addressee: ['obligations'],
  state: ['obligations'],
  evidence: ['obligations'],
  'evidence-figures': ['obligations'],
  'due-on': ['addressees'],
  'received-on': ['addressees'],
  timeliness: ['addressees'],
  submission: ['addressees'],
  content: ['addressees'],
};

function fits({ rows, by, indicators, columns }: Annex): boolean {
  if ((rows === 'parts') !== (by !== null)) return false;
  if (rows !== 'indicators' && indicators.length > 0) return false;
  return columns.every(({ shows }) => fitsRows(shows, rows));
}

/** What can be shown only of some rows. */
const shownOf: { readonly [Is in Exclude<Cell['is'], 'told' | 'figure'>]: Annex['rows'] } = {
  'own-figure': 'indicators',
  units: 'units',
  'share-of-units': 'units',
  entry: 'addressees',
  'entered-later': 'addressees',
};

function fitsRows(shows: Cell, rows: Annex['rows']): boolean {
  if (shows.is === 'told') return toldOf[shows.what]!.includes(rows);
  if (shows.is === 'figure') return rows !== 'obligations' && rows !== 'addressees';
  return shownOf[shows.is] === rows;
}

/** Every indicator that a template asks for, with its part; of rows by parts the part is of their dimension. */
export function askedIn({ sections, annexes }: Pick<TemplateInput, 'sections' | 'annexes'>): readonly Asked[] {
  return [
    ...sections.flatMap(({ figures }) => figures),
    ...annexes.flatMap(({ columns, indicators, by }) => [
      ...indicators.map((indicator) => ({ indicator, part: null })),
      ...columns.flatMap(({ shows }) => ('indicator' in shows ? [shows] : [])),
      ...(by === null ? [] : columns.flatMap(({ shows }) => partBy(shows, by))),
    ]),
  ];
}

function partBy(shows: Cell, dimension: string): readonly Asked[] {
  return 'indicator' in shows ? [{ indicator: shows.indicator, part: { dimension } }] : [];
}

function askedFault(template: TemplateInput, indicators: readonly IndicatorRecord[]) {
  for (const { indicator, part } of askedIn(template)) {
    const known = indicators.filter(({ code }) => code === indicator);
    if (known.length === 0) return reject('indicators-are-known', { indicator });
    const divided = known.some(({ breakdowns }) => breakdowns.some(({ dimension }) => dimension === part?.dimension));
    if (part !== null && !divided) return reject('parts-are-known', { indicator, dimension: part.dimension });
  }
  return null;
}
