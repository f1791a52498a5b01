import {
  Chart,
  ChartEmptyCells,
  ChartFormat,
  ChartLegendPosition,
  ChartLine,
  ChartLineDashType,
  ChartRange,
  ChartSeries,
  ChartSolidFill,
  Color,
} from 'wasm-xlsxwriter';
import { SHADES } from '../chart/strokes.ts';
import { columnOf } from './rules.ts';

const DASHES = [
  ChartLineDashType.Solid,
  ChartLineDashType.Dash,
  ChartLineDashType.SquareDot,
  ChartLineDashType.DashDot,
  ChartLineDashType.LongDash,
];

export interface SheetChart {
  readonly shape: 'trend' | 'compare';
  readonly title: string;
  readonly alt: string;
  /** The row of the names of series; it counts from 0. Below it are the places, in the first column. */
  readonly head: number;
  readonly places: number;
  readonly series: number;
}

/**
 * A chart of the spreadsheet's own over cells: places below each other, series beside each other. A cell without a number leaves
 * a gap; shades and dashes are kept apart by a black and white printer.
 */
export function chartOf(sheet: string, { shape, title, alt, head, places, series }: SheetChart): Chart {
  const chart = shape === 'trend' ? Chart.newLine() : Chart.newColumn();
  chart.title().setName(title).free();
  chart.legend().setPosition(ChartLegendPosition.Bottom).free();
  chart.setAltText(alt).setWidth(640).setHeight(360).showEmptyCellsAs(ChartEmptyCells.Gaps).free();
  const range = (column: number) => ChartRange.newFromRange(sheet, head + 1, column, head + places, column);
  for (let column = 1; column <= series; column += 1) {
    const drawn = new ChartSeries().setCategories(range(0)).setValues(range(column));
    const name = `='${sheet}'!$${columnOf(column)}$${head + 1}`;
    chart.pushSeries(drawn.setName(name).setFormat(formatOf(shape, column - 1))).free();
  }
  return chart;
}

function formatOf(shape: SheetChart['shape'], index: number): ChartFormat {
  const shade = () => Color.rgb(Number.parseInt(SHADES[index % SHADES.length]!, 16));
  if (shape === 'compare') return new ChartFormat().setSolidFill(new ChartSolidFill().setColor(shade()));
  const line = new ChartLine()
    .setColor(shade())
    .setWidth(2)
    .setDashType(DASHES[index % DASHES.length]!);
  return new ChartFormat().setLine(line);
}
