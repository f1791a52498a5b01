import type { UnitKey, UnitLevel, UnitMap } from '@lien-nganh/vocabulary';
import { cannotBePlacedAt, figuresFor } from '../../figure/figure.ts';
import { axisOf, QuestionRefused, type Question } from '../../figure/question.ts';
import type { Figure } from '../../figure/value.ts';
import { readMaterials, type Asked, type Circumstances, type Reading } from './materials.ts';

/** Units, agencies or obligations against indicators. */
export interface OverviewQuestion extends Omit<Question, 'indicator' | 'unit' | 'breakdown'> {
  readonly indicators: readonly string[];
  readonly breakdown?: string | null;
  /** Rows by unit read one line (`agency`, `obligation`, or the total); rows by the others lie in one unit. */
  readonly rows:
    /** `level`: what the units are of; said, it is told what has no place at it even where there is no unit of it. */
    | { readonly by: 'unit'; readonly keys: readonly UnitKey[]; readonly level?: UnitLevel | null }
    | { readonly by: 'agency' | 'obligation'; readonly keys: readonly string[]; readonly unit: UnitKey | null };
}

export interface Overview {
  /** In the order asked; figures in the order of the indicators. */
  readonly rows: readonly { readonly key: string; readonly figures: readonly Figure[] }[];
  /** Each thing once: for rows by unit the province, for the others their unit. */
  readonly total: readonly Figure[];
  /**
   * For rows by unit, of each indicator at each level asked: what has no one place among the units of that level, in
   * digits. It is part of the total. `null` for indicators that have no numbers, withheld ones and those that nothing feeds.
   */
  readonly cannotBePlaced: readonly { readonly level: UnitLevel; readonly values: readonly (string | null)[] }[];
}

/** Reads many figures in few queries: their number grows neither with units nor with indicators nor with events. */
export async function readOverview(
  reading: Reading,
  question: OverviewQuestion,
  circumstances: Circumstances,
): Promise<Overview> {
  const { rows } = question;
  if (rows.by === 'unit') return byUnit(reading, { ...question, ...rows }, circumstances);
  if (question.agency !== null || question.obligation !== null) throw new QuestionRefused('one-axis-only');
  return byLine(reading, { ...question, rows }, circumstances);
}

async function byUnit(
  reading: Reading,
  question: OverviewQuestion & { readonly keys: readonly UnitKey[]; readonly level?: UnitLevel | null },
  circumstances: Circumstances,
): Promise<Overview> {
  const { axis, line } = axisOf(question);
  const materials = await readMaterials(
    reading,
    askedFor(question, { axis, lines: [line], onMap: true }),
    circumstances,
  );
  const asked = question.indicators.map((indicator) => ({
    question: { ...question, indicator, unit: null, breakdown: question.breakdown ?? null },
    material: materials(indicator, line),
  }));
  const columns = asked.map((one) => figuresFor(one.question, [...question.keys, null], one.material));
  const levels = asked[0] ? levelsOf(question, asked[0].material.units) : [];
  return {
    rows: question.keys.map((key, row) => ({ key, figures: columns.map((figures) => figures[row]!) })),
    total: columns.map((figures) => figures.at(-1)!),
    cannotBePlaced: levels.map((level) => ({
      level,
      values: asked.map(({ question, material }) => cannotBePlacedAt(question, level, material)?.toString() ?? null),
    })),
  };
}

function levelsOf(
  { keys, level }: { readonly keys: readonly UnitKey[]; readonly level?: UnitLevel | null },
  { byKey }: UnitMap,
): readonly UnitLevel[] {
  const levels = new Set([...keys.flatMap((key) => byKey.get(key)?.level ?? []), ...(level ? [level] : [])]);
  levels.delete('province');
  return [...levels];
}

async function byLine(
  reading: Reading,
  question: OverviewQuestion & { readonly rows: OverviewQuestion['rows'] & { readonly by: 'agency' | 'obligation' } },
  circumstances: Circumstances,
): Promise<Overview> {
  const { by, keys: lines, unit } = question.rows;
  const onMap = unit !== null;
  const own = await readMaterials(reading, askedFor(question, { axis: by, lines, onMap }), circumstances);
  const whole = await readMaterials(reading, askedFor(question, { axis: 'total', lines: [''], onMap }), circumstances);
  const base = { ...question, unit, breakdown: question.breakdown ?? null };
  const figureOf = (indicator: string, line: string | null) => {
    const one = { ...base, indicator, ...(line === null ? {} : { [by]: line }) };
    return figuresFor(one, [unit], line === null ? whole(indicator, '') : own(indicator, line))[0]!;
  };
  return {
    rows: lines.map((key) => ({ key, figures: question.indicators.map((indicator) => figureOf(indicator, key)) })),
    total: question.indicators.map((indicator) => figureOf(indicator, null)),
    cannotBePlaced: [],
  };
}

function askedFor(
  { indicators, from, to, asOf, map, breakdown = null }: OverviewQuestion,
  read: Pick<Asked, 'axis' | 'lines' | 'onMap'>,
): Asked {
  return { indicators, from, to, asOf, map, breakdown, ...read };
}
