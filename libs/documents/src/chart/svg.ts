import type { Chart } from '../blocks.ts';
import { LEFT, LEGEND_SHADE, LETTER, LINE, RIGHT, WIDTH, layoutOf, leaning, wrapped, type Layout } from './layout.ts';
import { marksOf, scaleOf, type Scale } from './scale.ts';
import { numbersOf } from './series.ts';
import { circle, line, markOf, polyline, rect, ring, text, DASHES, SHADES, type Point } from './strokes.ts';

interface Plot extends Layout {
  readonly chart: Chart;
  readonly scale: Scale;
  readonly numbers: readonly (readonly (number | null)[])[];
}

/** A chart as a picture that a black and white printer keeps apart. What is no number leaves a gap. */
export function chartSvg(chart: Chart): string {
  const numbers = chart.series.map(({ figures }) => numbersOf(figures));
  const told = numbers.flat().filter((number) => number !== null);
  const plot: Plot = { ...layoutOf(chart), chart, numbers, scale: scaleOf(told) };
  const { title, top, height } = plot;
  const drawn = [
    rect({ x: 0, y: 0, width: WIDTH, height }, '#ffffff'),
    ...title.map((words, at) => text(words, { x: WIDTH / 2, y: 18 + at * 18, size: 15, bold: true })),
    text(chart.unitOfCount, { x: LEFT - 8, y: top - 10, size: LETTER, anchor: 'end' }),
    ...axes(plot),
    ...chart.series.flatMap((_, index) => (chart.shape === 'trend' ? trend(plot, index) : bars(plot, index))),
    ...legend(plot),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="Tinos">${drawn.join('')}</svg>`;
}

function axes(plot: Plot): readonly string[] {
  const marks = marksOf(plot.scale).flatMap((mark) => {
    const y = yOf(plot, mark);
    const shade = mark === 0 ? '#000000' : '#bfbfbf';
    return [
      line({ x1: LEFT, y1: y, x2: WIDTH - RIGHT, y2: y }, shade),
      text(markOf(mark), { x: LEFT - 8, y: y + 4, size: LETTER, anchor: 'end' }),
    ];
  });
  return [...marks, ...plot.chart.places.flatMap((place, index) => placeName(plot, place, index))];
}

/** Under its place, in at most three lines; upright where there are many. */
function placeName(plot: Plot, place: string, index: number): readonly string[] {
  const at = { x: xOf(plot, index), y: plot.bottom + 16, size: LETTER };
  if (plot.steep)
    return [text(leaning(place), { ...at, x: at.x + 4, y: plot.bottom + 8, anchor: 'end', upright: true })];
  const room = Math.max(5, Math.floor(plot.band / (LETTER * 0.5)));
  return wrapped(place, room)
    .slice(0, 3)
    .map((words, row) => text(words, { ...at, y: at.y + row * LINE }));
}

function trend(plot: Plot, index: number): readonly string[] {
  const points = plot.numbers[index]!.map((number, place) =>
    number === null ? null : { x: xOf(plot, place), y: yOf(plot, number) },
  );
  const told = points.filter((point) => point !== null);
  return [...unbroken(points).map((stretch) => stroke(stretch, index)), ...told.map((point) => mark(point, index))];
}

function stroke(points: readonly Point[], index: number): string {
  return polyline(points, shadeOf(index), DASHES[index % DASHES.length]!);
}

/** By turns a dot and a ring around where a dot would be: where two lines have one value, both are seen. */
function mark(point: Point, index: number): string {
  return index % 2 === 0 ? circle(point, 3.5, shadeOf(index)) : ring(point, 6, shadeOf(index));
}

function unbroken<T>(points: readonly (T | null)[]): readonly (readonly T[])[] {
  const stretches: T[][] = [[]];
  for (const point of points) {
    if (point === null) stretches.push([]);
    else stretches.at(-1)!.push(point);
  }
  return stretches.filter(({ length }) => length > 1);
}

function bars(plot: Plot, index: number): readonly string[] {
  const width = (plot.band * 0.7) / plot.numbers.length;
  return plot.numbers[index]!.flatMap((number, place) => {
    if (number === null) return [];
    const x = xOf(plot, place) - (plot.numbers.length * width) / 2 + index * width;
    const [top = 0, bottom = 0] = [yOf(plot, number), yOf(plot, 0)].sort((a, b) => a - b);
    return [rect({ x, y: top, width, height: bottom - top }, shadeOf(index))];
  });
}

/** Each name behind what its figures are drawn as: a piece of its line, or the shade of its bars. */
function legend({ chart, legend: places }: Plot): readonly string[] {
  return chart.series.flatMap(({ name }, index) => {
    const { x, y } = places[index]!;
    const middle = y - 4;
    const key =
      chart.shape === 'trend'
        ? [
            stroke(
              [x, x + LEGEND_SHADE - 6].map((end) => ({ x: end, y: middle })),
              index,
            ),
            mark({ x: x + 9, y: middle }, index),
          ]
        : [rect({ x, y: y - 9, width: 18, height: 10 }, shadeOf(index))];
    return [...key, text(name, { x: x + LEGEND_SHADE, y, size: LETTER, anchor: 'start' })];
  });
}

function shadeOf(index: number): string {
  return `#${SHADES[index % SHADES.length]!.toLowerCase()}`;
}

function xOf({ band }: Plot, place: number): number {
  return LEFT + band * (place + 0.5);
}

function yOf({ scale: { low, high }, top, bottom }: Plot, value: number): number {
  return top + ((high - value) / (high - low)) * (bottom - top);
}
