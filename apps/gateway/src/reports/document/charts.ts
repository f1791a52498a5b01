import type { Block, Chart } from '@lien-nganh/documents';
import { unitWords } from '../../figure/words/unit-words.ts';
import { namesOf } from '../lines/rows.ts';
import type { FigureAsked } from '../question/asked.ts';
import { columnsBeside, type AnnexLaid } from '../lines/layout.ts';
import { figureFor, toldFor, type Drawn } from './cells.ts';
import { isShown } from './variants.ts';
import { columnWords } from './words.ts';

const MOST_SERIES = 3;
const trendColumns = ['last-year', 'previous', 'period'] as const;

/** What is looked at rather than read: how the first figures went, and the units side by side. */
export function chartsOf(drawn: Drawn): readonly Block[] {
  return [...trend(drawn), ...compare(drawn)];
}

/** The first figures of the report that are counted in one unit, over the periods that stand beside each other. */
function trend(drawn: Drawn): readonly Chart[] {
  const { layout, known, by } = drawn.composed;
  const columns = trendColumns.filter((column) => columnsBeside(known.template.version).includes(column));
  const asked = layout.sections
    .flatMap(({ lines }) => lines.map((line) => line.asked))
    .filter((one) => one.part === null && isShown(drawn.variant, toldFor(drawn, one)));
  const [first] = asked;
  const unitOf = (one: FigureAsked) => toldFor(drawn, one).definition?.unitOfCount;
  if (first === undefined || columns.length < 2) return [];
  const series = asked.filter((one) => unitOf(one) === unitOf(first)).slice(0, MOST_SERIES);
  const unitOfCount = unitWords(unitOf(first) ?? '');
  return [
    {
      ...{ is: 'chart', shape: 'trend', title: 'Diễn biến qua các kỳ', unitOfCount },
      alt: `Diễn biến của ${series.map(({ indicator }) => namesOf(by, indicator).vi).join('; ')} qua các kỳ`,
      places: columns.map((column) => columnWords[column]),
      series: series.map((one) => ({
        name: namesOf(by, one.indicator).vi,
        figures: columns.map((column) => figureFor(drawn, toldFor(drawn, { ...one, column }))),
      })),
    },
  ];
}

/** The first figure that is told of each unit. */
function compare(drawn: Drawn): readonly Chart[] {
  const { layout, by } = drawn.composed;
  const annex = layout.annexes.find((one) => one.annex.rows === 'units' && !one.annex.restricted);
  const asked = annex === undefined ? [] : firstColumn(drawn, annex);
  const [first] = asked;
  if (annex === undefined || first === undefined) return [];
  const { vi: name } = namesOf(by, first.indicator);
  const units = annex.rows.filter(({ row }) => !row.total).map(({ row }) => row.name.vi);
  const definition = toldFor(drawn, first).definition;
  return [
    {
      ...{ is: 'chart', shape: 'compare', title: name, places: units },
      ...{ alt: `${name} theo đơn vị hành chính`, unitOfCount: unitWords(definition?.unitOfCount ?? '') },
      series: [{ name, figures: asked.map((one) => figureFor(drawn, toldFor(drawn, one))) }],
    },
  ];
}

/** Of the units, the figures of the first column that the variant tells. */
function firstColumn(drawn: Drawn, { annex, rows }: AnnexLaid): readonly FigureAsked[] {
  const units = rows.filter(({ row }) => !row.total);
  for (const index of annex.columns.keys()) {
    const cells = units.map(({ cells: all }) => all[index]!);
    const asked = cells.flatMap((cell) => (cell?.is === 'figure' ? cell.asked : []));
    const isWhole = asked.length === units.length && asked.length > 1;
    if (isWhole && asked.every((one) => isShown(drawn.variant, toldFor(drawn, one)))) return asked;
  }
  return [];
}
