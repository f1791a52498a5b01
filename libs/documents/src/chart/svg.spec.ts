import { describe, expect, test } from '@jest/globals';
import { report } from '../examples/report.ts';
import { number } from '../examples/tables.ts';
import { marksOf, scaleOf } from './scale.ts';
import { markOf } from './strokes.ts';
import { wrapped } from './layout.ts';
import { chartSvg } from './svg.ts';

const [trend, compare] = report.body.filter((block) => block.is === 'chart');

describe('the scale of a chart', () => {
  test.each([
    [
      [20, 31, 41],
      [0, 10, 20, 30, 40, 50],
    ],
    [
      [-5, 12],
      [-5, 0, 5, 10, 15],
    ],
    [[], [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [[0], [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [[46_000_000], [0, 10_000_000, 20_000_000, 30_000_000, 40_000_000, 50_000_000]],
  ])('of %j holds all of them in round steps, from zero on', (values, marks) => {
    expect(marksOf(scaleOf(values)).map((mark) => Math.round(mark * 10) / 10)).toEqual(marks);
  });

  test('is written as Vietnamese documents group digits', () => {
    expect([markOf(10_000_000), markOf(0.2), markOf(-5)]).toEqual(['10.000.000', '0,2', '-5']);
  });
});

describe('a chart as a picture', () => {
  test('leaves a gap where there is no number: what is missing is not drawn as zero (S-08)', () => {
    const svg = chartSvg(trend!);
    const dashed = [...svg.matchAll(/<path d="(M[^"]*)"[^>]*stroke-width="2"/g)].map(([, path]) => path!);
    // two stretches of each of two lines, and the piece of each in the legend
    expect(dashed.map((path) => path.match(/[ML]/g)!.length)).toEqual([2, 2, 2, 2, 2, 2]);
    expect(svg.match(/<circle/g)).toHaveLength(10);
  });

  test('shows lines in its legend as they are drawn, and both of two that have the same values', () => {
    const figures = trend!.series[0]!.figures;
    const svg = chartSvg({ ...trend!, series: ['a', 'b'].map((name) => ({ name, figures })) });
    const drawn = [...svg.matchAll(/<path [^>]*stroke="(#[^"]*)" stroke-width="2"( stroke-dasharray="[^"]*")?/g)];
    const looks = drawn.map(([, shade, dashes]) => `${shade}${dashes}`);
    expect(new Set(looks.slice(-2)).size).toBe(2);
    expect(new Set(looks)).toEqual(new Set(looks.slice(-2)));
    const told = figures.filter(({ value }) => value.is === 'number' || value.is === 'zero').length;
    expect(svg.match(/<circle[^>]*fill="none"/g)).toHaveLength(told + 1);
    expect(svg.match(/<rect/g)).toHaveLength(1);
  });

  test('has a bar for each number, and words of any kind as words', () => {
    const hostile = { ...compare!, title: '<script>&"', places: compare!.places.map(() => '<b>') };
    const svg = chartSvg(hostile);
    expect(svg).not.toMatch(/<script|<b>/);
    expect(svg).toContain('&lt;script&gt;&amp;&quot;');
    expect(svg.match(/<rect/g)!.length).toBe(1 + 8 + 1);
  });

  test('has the names of its series beside each other only where none is written over the next', () => {
    const { places } = compare!;
    const figures = places.map((_, at) => ({ ref: `r${at}`, value: number('1') }));
    const lines = (...names: readonly string[]) => {
      const svg = chartSvg({ ...compare!, series: names.map((name) => ({ name, figures })) });
      return new Set(names.map((name) => new RegExp(`y="(\\d+)"[^>]*>${name}<`).exec(svg)![1])).size;
    };
    expect(lines('Khách sạn', 'Nhà nghỉ', 'Nhà hàng')).toBe(1);
    expect(lines('Số cơ sở kinh doanh có điều kiện về an ninh, trật tự', 'Nhà nghỉ', 'Nhà hàng')).toBe(3);
  });

  test('stands the names of many places upright, and lays a legend of many series in rows', () => {
    const places = Array.from({ length: 38 }, (_, at) => `Xã thứ ${at} có một cái tên dài đến mức không thể ghi hết`);
    const series = ['a', 'b', 'c', 'd'].map((name) => ({
      name,
      figures: places.map((_, at) => ({ ref: `${name}${at}`, value: number(String(at)) })),
    }));
    const svg = chartSvg({ ...compare!, places, series });
    expect(svg.match(/rotate\(-90/g)).toHaveLength(38);
    expect(svg).toContain('>Xã thứ 0 có một cái tên d…<');
    const legend = ['a', 'b', 'c', 'd'].map((name) => new RegExp(`y="(\\d+)"[^>]*>${name}<`).exec(svg)![1]);
    expect(new Set(legend).size).toBe(2);
    expect(chartSvg(compare!)).not.toContain('rotate');
  });

  test('breaks long names into lines and leaves a long word whole', () => {
    expect(wrapped('Huyện Nậm Nhùn', 9)).toEqual(['Huyện Nậm', 'Nhùn']);
    expect(wrapped('Nghiêng', 3)).toEqual(['Nghiêng']);
  });
});
