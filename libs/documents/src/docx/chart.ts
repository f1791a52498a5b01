import type { Chart } from '../blocks.ts';
import { numbersOf } from '../chart/series.ts';
import { SHADES } from '../chart/strokes.ts';
import { element, escapedText, part } from '../xml.ts';

const DASHES = ['solid', 'dash', 'sysDot', 'dashDot', 'lgDash', 'sysDashDot'];
const MARKERS = ['circle', 'square', 'triangle', 'diamond', 'x', 'star'];

const value = (name: string, val: string | number) => element(`c:${name}`, { val });

/** A chart of Word's own: shades and dashes that a black and white printer keeps apart. What is no number leaves a gap. */
export function chartPart(chart: Chart): string {
  const plot = element('c:plotArea', {}, element('c:layout'), drawn(chart), placeAxis(), valueAxis(chart.unitOfCount));
  const spaces = {
    'xmlns:c': 'http://schemas.openxmlformats.org/drawingml/2006/chart',
    'xmlns:a': 'http://schemas.openxmlformats.org/drawingml/2006/main',
  };
  const whole = element(
    'c:chart',
    {},
    titled(chart.title),
    value('autoTitleDeleted', 0),
    plot,
    element('c:legend', {}, value('legendPos', 'b'), value('overlay', 0)),
    value('plotVisOnly', 1),
    value('dispBlanksAs', 'gap'),
  );
  return part(element('c:chartSpace', spaces, value('roundedCorners', 0), whole, lettering()));
}

function drawn(chart: Chart): string {
  const series = chart.series.map((_, index) => seriesOf(chart, index));
  const kept = value('varyColors', 0);
  if (chart.shape === 'trend') {
    return element('c:lineChart', {}, value('grouping', 'standard'), kept, ...series, value('marker', 1), axisIds());
  }
  const bars = value('barDir', 'col') + value('grouping', 'clustered');
  return element('c:barChart', {}, bars, kept, ...series, value('gapWidth', 60), axisIds());
}

function lettering(): string {
  const properties = element('a:pPr', {}, element('a:defRPr', { sz: 1000 }, latin()));
  const end = element('a:endParaRPr', { lang: 'vi-VN' });
  return element('c:txPr', {}, element('a:bodyPr'), element('a:p', {}, properties, end));
}

function seriesOf({ shape, places, series }: Chart, index: number): string {
  const { name, figures } = series[index]!;
  const shade = element('a:solidFill', {}, element('a:srgbClr', { val: SHADES[index % SHADES.length]! }));
  const line = element('a:ln', { w: 19_050 }, shade, element('a:prstDash', { val: DASHES[index % DASHES.length]! }));
  return element(
    'c:ser',
    {},
    value('idx', index),
    value('order', index),
    element('c:tx', {}, element('c:v', {}, escapedText(name))),
    element('c:spPr', {}, shape === 'trend' ? line : shade),
    shape === 'trend'
      ? element('c:marker', {}, value('symbol', MARKERS[index % MARKERS.length]!), value('size', 6))
      : value('invertIfNegative', 0),
    element('c:cat', {}, points('strLit', places)),
    element(
      'c:val',
      {},
      points(
        'numLit',
        numbersOf(figures).map((number) => (number === null ? null : String(number))),
      ),
    ),
    shape === 'trend' ? value('smooth', 0) : '',
  );
}

function points(kind: 'strLit' | 'numLit', values: readonly (string | null)[]): string {
  const told = values.map((one, idx) =>
    one === null ? '' : element('c:pt', { idx }, element('c:v', {}, escapedText(one))),
  );
  return element(
    `c:${kind}`,
    {},
    kind === 'numLit' ? element('c:formatCode', {}, '#,##0') : '',
    value('ptCount', values.length),
    ...told,
  );
}

const PLACES = 1;
const VALUES = 2;

function axisIds(): string {
  return value('axId', PLACES) + value('axId', VALUES);
}

function placeAxis(): string {
  return element(
    'c:catAx',
    {},
    value('axId', PLACES),
    element('c:scaling', {}, value('orientation', 'minMax')),
    value('delete', 0),
    value('axPos', 'b'),
    element('c:numFmt', { formatCode: 'General', sourceLinked: 0 }),
    value('majorTickMark', 'out'),
    value('minorTickMark', 'none'),
    value('tickLblPos', 'low'),
    value('crossAx', VALUES),
    value('crosses', 'autoZero'),
  );
}

function valueAxis(unit: string): string {
  return element(
    'c:valAx',
    {},
    value('axId', VALUES),
    element('c:scaling', {}, value('orientation', 'minMax')),
    value('delete', 0),
    value('axPos', 'l'),
    element(
      'c:majorGridlines',
      {},
      element(
        'c:spPr',
        {},
        element('a:ln', { w: 6_350 }, element('a:solidFill', {}, element('a:srgbClr', { val: 'BFBFBF' }))),
      ),
    ),
    titled(unit),
    element('c:numFmt', { formatCode: '#,##0', sourceLinked: 0 }),
    value('majorTickMark', 'out'),
    value('minorTickMark', 'none'),
    value('tickLblPos', 'nextTo'),
    value('crossAx', PLACES),
    value('crosses', 'autoZero'),
  );
}

function titled(text: string): string {
  const words = element(
    'a:r',
    {},
    element('a:rPr', { lang: 'vi-VN', sz: 1100, b: 1 }, latin()),
    element('a:t', {}, escapedText(text)),
  );
  return element(
    'c:title',
    {},
    element('c:tx', {}, element('c:rich', {}, element('a:bodyPr'), element('a:p', {}, words))),
    value('overlay', 0),
  );
}

function latin(): string {
  return element('a:latin', { typeface: 'Times New Roman' });
}
