import type { ReportValue } from '@lien-nganh/contracts/report-figures';
import type { template } from '@lien-nganh/contracts/reporting-regime';
import type { ContractData, Day } from '@lien-nganh/kernel';
import type { Sentences, UnitKey, UnitMap } from '@lien-nganh/vocabulary';
import type { FigureAsked } from '../question/asked.ts';
import type { Days } from '../../figure/same-unit.ts';
import type { Entry } from './entry.ts';
import type { Work } from './evidence.ts';
import { quartersOf, type PeriodDays } from '../question/days.ts';
import { capitalised, partName } from '../question/part-name.ts';
import type { Reach, WholeOf } from '../question/reach.ts';
import { provinceOf, unitsBelow, unitsInside } from '../question/units-below.ts';

export type TemplateVersion = ContractData<typeof template>['versions'][number];
export type Section = TemplateVersion['sections'][number];
export type Annex = TemplateVersion['annexes'][number];
export type ColumnOf = Annex['columns'][number];
type Shows = ColumnOf['shows'];
type What = Extract<Shows, { is: 'told' }>['what'];

/** What records say beside figures. */
export type Said = { readonly is: 'text'; readonly text: string } | { readonly is: 'day'; readonly day: Day };

/** One row of an annex: its name, how it narrows the figures of its columns, and what records say of it. */
export interface RowLaid {
  readonly key: string;
  readonly name: Sentences;
  readonly narrows: Partial<FigureAsked>;
  readonly total: boolean;
  readonly said: Readonly<Partial<Record<What, Said>>>;
  /** Of an obligation and an addressee: indicators that show it, whose lines of the addressee stand beside the evidence. */
  readonly shownBy?: { readonly agency: string; readonly indicators: readonly string[] };
  /** Of an obligation and an addressee: how much was recorded. */
  readonly work?: Work;
  /** Of an addressee: how long its work took to be entered; `null`: nothing was. */
  readonly entry?: Entry | null;
  /** Of a unit that ended within the period: nothing stands there on the last day. */
  readonly ended?: boolean;
}

export type CellLaid =
  | { readonly is: 'figure'; readonly asked: FigureAsked }
  /** Counted beside the figures, and none of them. */
  | { readonly is: 'value'; readonly value: ReportValue }
  | { readonly is: 'share'; readonly asked: FigureAsked; readonly of: number }
  | { readonly is: 'said'; readonly said: Said }
  | { readonly is: 'work'; readonly work: Work }
  /** Several in one cell, in words. */
  | { readonly is: 'figures'; readonly asked: readonly FigureAsked[] }
  /** There is nothing to say here. */
  | null;

export interface AnnexLaid {
  readonly annex: Annex;
  readonly rows: readonly { readonly row: RowLaid; readonly cells: readonly CellLaid[] }[];
}

export interface SectionLaid {
  readonly section: Section;
  readonly lines: readonly { readonly asked: FigureAsked; readonly cells: readonly FigureAsked[] }[];
}

export interface Layout {
  /** Day of the map on which its units stand. */
  readonly mapDay: Day;
  readonly sections: readonly SectionLaid[];
  readonly annexes: readonly AnnexLaid[];
}

/** What rows are made of, as it was known at the position. */
export interface LayoutMaterial {
  readonly template: TemplateVersion;
  readonly period: PeriodDays;
  readonly reach: Reach;
  readonly wholeOf: WholeOf;
  readonly units: UnitMap;
  /** Day of the map on which units stand: the last of the period, or that of the asked map. */
  readonly mapDay: Day;
  /** Days of the period, where each thing stands on the map of its own day. */
  readonly asWas: Days | null;
  /** Whether an indicator counts what stands on a day. */
  readonly stands: (indicator: string) => boolean;
  /** Rows of agencies, in order. */
  readonly agencies: readonly Pick<RowLaid, 'key' | 'name'>[];
  /** Rows that records make: obligations, addressees and teams. */
  readonly recorded: Readonly<Record<'obligations' | 'addressees' | 'teams', readonly RowLaid[]>>;
  /** What records say of a unit: the team that stands there. */
  readonly saidOfUnit: (unit: UnitKey) => RowLaid['said'];
  /** Values of a dimension, as figures of the report have them. */
  readonly parts: (annex: Annex) => readonly string[];
  readonly indicatorName: (indicator: string) => Sentences;
}

/** Every figure of a report by what it is asked, section by section and annex by annex. */
export function layoutOf(material: LayoutMaterial): Layout {
  const { sections, annexes } = material.template;
  const columns = columnsBeside(material.template);
  return {
    mapDay: material.mapDay,
    sections: sections.map((section) => ({
      section,
      lines: section.figures.map((figure) => {
        const asked = askedOf(material, figure, { column: 'period' });
        return { asked, cells: columns.map((column) => ({ ...asked, column })) };
      }),
    })),
    annexes: annexes.map((annex) => ({
      annex,
      rows: rowsOf(annex, material)
        .map((row) => ({ row, cells: annex.columns.map(({ shows }) => cellOf(shows, row, material)) }))
        .filter(({ row, cells }) => row.ended !== true || cells.some((cell) => cell !== null)),
    })),
  };
}

/** This period first, then what stands beside it, each once. */
export function columnsBeside({ beside }: Pick<TemplateVersion, 'beside'>): readonly FigureAsked['column'][] {
  return [...new Set<FigureAsked['column']>(['period', ...beside])];
}

/** Every figure of a layout, those of shares too. */
export function askedIn({ sections, annexes }: Layout): readonly FigureAsked[] {
  const inAnnexes = annexes.flatMap(({ rows }) =>
    rows.flatMap(({ cells }) => cells.flatMap((cell) => (cell !== null && 'asked' in cell ? cell.asked : []))),
  );
  return [...sections.flatMap(({ lines }) => lines.flatMap(({ cells }) => cells)), ...inAnnexes];
}

/** Indicators that the sections ask, each once. */
export function indicatorsIn({ sections }: TemplateVersion): readonly string[] {
  return [...new Set(sections.flatMap(({ figures }) => figures.map(({ indicator }) => indicator)))];
}

function askedOf(
  { wholeOf }: Pick<LayoutMaterial, 'wholeOf'>,
  { indicator, part }: Section['figures'][number],
  narrows: Partial<FigureAsked>,
): FigureAsked {
  const whole = { ...wholeOf(indicator), obligation: null, quarter: null, column: 'period' } as const;
  return { ...whole, indicator, ...narrows, part: part ?? narrows.part ?? null };
}

type Of<Is extends Shows['is']> = Extract<Shows, { readonly is: Is }>;

const cellsBy: { readonly [Is in Shows['is']]: (shows: Of<Is>, row: RowLaid, material: LayoutMaterial) => CellLaid } = {
  figure: (shows, row, material) => {
    if (isTwice(shows, row) || (row.ended === true && material.stands(shows.indicator))) return null;
    return { is: 'figure', asked: askedOf(material, shows, { ...row.narrows, column: shows.column }) };
  },
  'own-figure': ({ column }, { narrows }, material) => {
    const { indicator } = narrows;
    if (indicator === undefined) return null;
    return { is: 'figure', asked: askedOf(material, { indicator, part: null }, { ...narrows, column }) };
  },
  units: ({ level }, row, material) => (row.ended === true ? null : counted(unitsIn(material, row, level))),
  'share-of-units': (shows, row, material) => {
    if (row.ended === true) return null;
    return { is: 'share', asked: askedOf(material, shows, row.narrows), of: unitsIn(material, row, shows.level) };
  },
  entry: ({ what }, { entry = null }) => (entry === null ? null : counted(entry[what])),
  'entered-later': ({ days }, { entry = null }) =>
    entry === null ? null : { is: 'value', value: entry.shareLaterThan(days) },
  told: ({ what }, { said, shownBy, work }, material) => {
    if (what === 'evidence') return work === undefined ? null : { is: 'work', work };
    if (what === 'evidence-figures') return figuresOf(shownBy, material);
    const own = said[what];
    return own === undefined ? null : { is: 'said', said: own };
  },
};

function counted(count: number): CellLaid {
  return { is: 'value', value: { is: 'number', value: String(count) } };
}

function figuresOf(shownBy: RowLaid['shownBy'], material: LayoutMaterial): CellLaid {
  if (shownBy === undefined || shownBy.indicators.length === 0) return null;
  const { agency, indicators } = shownBy;
  const asked = indicators.map((indicator) => askedOf(material, { indicator, part: null }, { agency, unit: null }));
  return { is: 'figures', asked };
}

function cellOf<Is extends Shows['is']>(shows: Of<Is>, row: RowLaid, material: LayoutMaterial): CellLaid {
  return cellsBy[shows.is as Is](shows, row, material);
}

/** An indicator is divided by one dimension at a time: of a row and a column that both divide it there is no figure. */
function isTwice({ part }: { readonly part: FigureAsked['part'] }, { narrows }: RowLaid): boolean {
  return part !== null && (narrows.part ?? null) !== null;
}

function unitsIn(material: LayoutMaterial, { narrows }: RowLaid, level: 'commune' | 'district'): number {
  return unitsInside(material.units, narrows.unit ?? topOf(material), { mapDay: material.mapDay, level });
}

/** The unit that a report is of: the province, where it is of none narrower. */
function topOf({ reach, units }: LayoutMaterial): UnitKey | null {
  return reach.unit ?? provinceOf(units)?.key ?? null;
}

type Rows = (annex: Annex, material: LayoutMaterial) => readonly RowLaid[];

const rowsBy: { readonly [By in Annex['rows']]: Rows } = {
  units: (_, material) => {
    const top = topOf(material);
    const inside = top === null ? [] : unitsBelow(material.units, top, material);
    return inside.map(({ key, name, until }) => ({
      ...{ ...plainRow(key, name, { unit: key }), ended: until !== null },
      said: until === null ? material.saidOfUnit(key) : {},
    }));
  },
  agencies: (_, { agencies }) => agencies.map(({ key, name }) => plainRow(key, name, { agency: key })),
  indicators: ({ indicators }, { template, indicatorName }) =>
    (indicators.length > 0 ? indicators : indicatorsIn(template)).map((indicator) =>
      plainRow(indicator, indicatorName(indicator), { indicator }),
    ),
  parts: (annex, { parts }) =>
    parts(annex).map((value) => {
      const part = { dimension: annex.by ?? '', value };
      return plainRow(value, capitalised(partName(part)), { part });
    }),
  quarters: (_, { period }) =>
    quartersOf(period).map(({ from, to }, index) => {
      const days = `${printed(from)} – ${printed(to)}`;
      const name = { vi: `Quý ${index + 1} (${days})`, en: `Quarter ${index + 1} (${days})` };
      return plainRow(String(index + 1), name, { quarter: index + 1 });
    }),
  obligations: (_, { recorded }) => recorded.obligations,
  addressees: (_, { recorded }) => recorded.addressees,
  teams: (_, { recorded }) => recorded.teams,
};

/** What these rows make up has a line of its own. */
const haveTotal: readonly Annex['rows'][] = ['units', 'agencies', 'parts', 'quarters'];

function rowsOf(annex: Annex, material: LayoutMaterial): readonly RowLaid[] {
  const rows = rowsBy[annex.rows](annex, material);
  if (!haveTotal.includes(annex.rows) || (annex.rows === 'agencies' && material.reach.agency !== null)) return rows;
  const total = { ...plainRow('', { vi: 'Tổng số', en: 'Total' }, {}), total: true };
  return annex.totalFirst ? [total, ...rows] : [...rows, total];
}

function plainRow(key: string, name: Sentences, narrows: Partial<FigureAsked>): RowLaid {
  return { key, name, narrows, total: false, said: {} };
}

/** `15/12/2012`: as a Vietnamese text has it. */
export function printed(day: Day): string {
  return day.split('-').reverse().join('/');
}
