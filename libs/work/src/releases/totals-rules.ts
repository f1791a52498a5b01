import type { Day } from '@lien-nganh/kernel';
import { levelOf } from '@lien-nganh/vocabulary';
import type { ContentRule, Told } from '../content.ts';
import type { Area } from './areas.ts';
import { AREA, FACILITY, without, wordOf, type CountTable, type CountTables, type Line } from './count-table.ts';
import { isOfGrain } from './grain.ts';
import { partsFit } from './parts-fit.ts';

export interface Totals {
  readonly period: { readonly from: Day; readonly to: Day };
  readonly figures: { readonly table: string; readonly lines: readonly Line[] };
}

export interface TotalsFacts {
  /** Facilities that are named and of which there is no record. */
  readonly unknownFacilities: readonly string[];
  readonly areas: readonly Area[];
}

type Rule = ContentRule<Totals, TotalsFacts>;

/** The rules of period totals. */
export function totalsRules(tables: CountTables): Readonly<Record<string, Rule>> {
  const on: OnTable = (broken) => (told) => broken(tables[told.content.figures.table]!, told);
  return {
    'totals-are-of-the-last-day': {
      vi: 'Ngày ghi của số tổng hợp là ngày cuối của kỳ.',
      en: 'The day of totals is the last day of their period.',
      broken: ({ content, on: day }) => content.period.to !== day,
    },
    'people-counted-once-are-not-added': {
      vi: 'Số người mỗi người tính một lần chỉ có cho đúng kỳ và đơn vị đã đếm, không cộng qua các kỳ khác.',
      en: 'Different people are counted for just the periods that are counted, and never added over others.',
      broken: on((table, told) => table.once === true && !isItsPeriod(table, told.content)),
    },
    'period-is-of-the-table': {
      vi: 'Chỉ tiêu này không tổng hợp theo kỳ như vậy: xin chọn một kỳ mà danh mục định cho chỉ tiêu (ngày, tháng, quý, sáu tháng hoặc năm).',
      en: 'The figure is not counted over such a period: choose one that the catalogue names for it (a day, a month, a quarter, half a year or a year).',
      broken: on((table, told) => !isItsPeriod(table, told.content)),
    },
    ...figureRules(on),
    ...namedRules,
  };
}

type OnTable = (broken: (table: CountTable, told: Told<Totals, TotalsFacts>) => boolean) => Rule['broken'];

function figureRules(on: OnTable): Readonly<Record<string, Rule>> {
  return {
    'unit-is-of-the-table': {
      vi: 'Chỉ tiêu này không tổng hợp theo đơn vị hành chính cấp đó.',
      en: 'The figure is not counted for units of that level.',
      broken: on(({ levels }, { unit }) => !levels.includes(levelOf(unit.type))),
    },
    'breakdown-is-wide-enough': {
      vi: 'Chi tiết này chỉ được ghi cho địa bàn rộng hơn, không ghi theo xã hoặc huyện.',
      en: 'The breakdown is told of wider areas only, never of this one.',
      broken: on((table, { content, unit }) =>
        content.figures.lines.some(({ by }) => isTooNarrow(table, by, levelOf(unit.type))),
      ),
    },
    'total-is-told-once': {
      vi: 'Phải có đúng một dòng tổng số, và mỗi chi tiết chỉ ghi một dòng.',
      en: 'There is just one line of the whole, and one for each part.',
      broken: ({ content: { figures } }) => {
        const words = figures.lines.map(({ by }) => wordOf(by));
        return !words.includes(wordOf({})) || new Set(words).size < words.length;
      },
    },
    'parts-fit-the-whole': {
      vi: 'Các phần chi tiết không khớp với tổng số.',
      en: 'The parts do not fit the whole.',
      broken: on((table, { content }) => !partsFit(table, content.figures.lines)),
    },
    'totals-are-of-one-agency': {
      vi: 'Số tổng hợp do một cơ quan ghi, không ghi cơ quan khác cùng tham gia.',
      en: 'Totals are of one agency: they name no other that took part.',
      broken: ({ agencies }) => agencies.length > 1,
    },
  };
}

const namedRules: Readonly<Record<string, Rule>> = {
  'facility-is-known': {
    vi: 'Không có cơ sở này trong sổ của chương trình.',
    en: 'The programme keeps no such facility.',
    broken: ({ facts }) => facts.unknownFacilities.length > 0,
  },
  'area-is-known': {
    vi: 'Không có địa bàn báo cáo này vào ngày cuối của kỳ.',
    en: 'There was no such reporting area on the last day of the period.',
    broken: ({ content: { figures }, facts }) =>
      figures.lines.some(({ by }) => AREA in by && !facts.areas.some(({ code }) => code === by[AREA])),
  },
};

function isItsPeriod({ grains }: CountTable, { period }: Totals): boolean {
  return period.from <= period.to && grains.some((grain) => isOfGrain(grain, period));
}

function isTooNarrow({ levels, breakdowns }: CountTable, by: Line['by'], level: (typeof levels)[number]): boolean {
  if (AREA in by) return level !== 'province';
  const told = Object.keys(without(by, FACILITY));
  return breakdowns.some(({ dimension, levels: wide = levels }) => told.includes(dimension) && !wide.includes(level));
}
