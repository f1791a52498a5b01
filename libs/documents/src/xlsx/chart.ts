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
import type { Handles } from './handles.ts';
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
export function chartOf(sheet: string, { shape, title, alt, ...cells }: SheetChart, handles: Handles): Chart {
  const chart = handles.hold(shape === 'trend' ? Chart.newLine() : Chart.newColumn());
  handles.after(chart.title(), (one) => one.setName(title));
  handles.after(chart.legend(), (one) => one.setPosition(ChartLegendPosition.Bottom));
  handles.after(
    chart.setAltText(alt),
    (one) => one.setWidth(640),
    (one) => one.setHeight(360),
    (one) => one.showEmptyCellsAs(ChartEmptyCells.Gaps),
  );
  for (let index = 0; index < cells.series; index += 1) {
    const format = formatOf(shape, index, handles);
    handles.hold(chart.pushSeries(seriesOf(sheet, { ...cells, index, format }, handles)));
  }
  return chart;
}

interface Drawn extends Pick<SheetChart, 'head' | 'places'> {
  readonly index: number;
  readonly format: ChartFormat;
}

function seriesOf(sheet: string, { head, places, index, format }: Drawn, handles: Handles): ChartSeries {
  const range = (column: number) =>
    handles.hold(ChartRange.newFromRange(sheet, head + 1, column, head + places, column));
  return handles.after(
    new ChartSeries(),
    (one) => one.setCategories(range(0)),
    (one) => one.setValues(range(index + 1)),
    (one) => one.setName(`='${sheet}'!$${columnOf(index + 1)}$${head + 1}`),
    (one) => one.setFormat(format),
  );
}

function formatOf(shape: SheetChart['shape'], index: number, handles: Handles): ChartFormat {
  const shade = handles.hold(Color.rgb(Number.parseInt(SHADES[index % SHADES.length]!, 16)));
  if (shape === 'compare') {
    const fill = handles.after(new ChartSolidFill(), (one) => one.setColor(shade));
    return handles.after(new ChartFormat(), (one) => one.setSolidFill(fill));
  }
  const line = handles.after(
    new ChartLine(),
    (one) => one.setColor(shade),
    (one) => one.setWidth(2),
    (one) => one.setDashType(DASHES[index % DASHES.length]!),
  );
  return handles.after(new ChartFormat(), (one) => one.setLine(line));
}
