import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { counts, released, tableOf } from './examples.ts';
import { loadSolver, rangesOf, type Release, type Solver } from './index.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

const communes = Array.from({ length: 106 }, (_, index) => `commune ${index}`);
const districts = Array.from({ length: 8 }, (_, index) => `district ${index}`);
const province = [
  { dimension: 'unit', whole: 'province', parts: districts },
  ...districts.map((whole, of) => ({
    dimension: 'unit',
    whole,
    parts: communes.filter((_, index) => index % 8 === of),
  })),
];

/** The later map: 38 communes, each made of neighbours, some of two districts. */
const laterCommunes = Array.from({ length: 38 }, (_, index) => `new commune ${index}`);
const laterMap = [
  { dimension: 'unit', whole: 'province', parts: laterCommunes },
  ...laterCommunes.map((whole, of) => ({
    dimension: 'unit',
    whole,
    parts: communes.filter((_, index) => Math.floor((index * 38) / 106) === of),
  })),
];
const neighbours = districts.map((whole, of) => ({
  dimension: 'unit',
  whole,
  parts: communes.filter((_, index) => Math.floor((index * 8) / 106) === of),
}));
const halves = [
  { dimension: 'period', whole: 'H1', parts: ['Q1', 'Q2'] },
  { dimension: 'period', whole: 'H2', parts: ['Q3', 'Q4'] },
  { dimension: 'period', whole: 'year', parts: ['H1', 'H2'] },
];

describe('a release of the real size', () => {
  test('106 communes, 8 districts and the province: no withheld count can be worked out', () => {
    const [numbers] = fc.sample(fc.array(counts, { minLength: 106, maxLength: 106 }), { numRuns: 1, seed: 879 });
    const unit = ['province', ...districts, ...communes];
    const table = tableOf({ unit }, province, (place) => numbers![communes.indexOf(place['unit']!)]!);
    const request = { indicator: 'outreach-contacts', threshold: 5, earlier: [], ...table };
    const ranges = rangesOf([released(request, solver)], solver);
    expect(ranges.length).toBeGreaterThan(30);
    for (const { range } of ranges) expect((range.upper ?? Infinity) - range.lower!).toBeGreaterThanOrEqual(5);
  });

  test('quarters, halves and the year one after the other, on both maps: they are decided within the time of a request', () => {
    const [numbers] = fc.sample(fc.array(counts, { minLength: 424, maxLength: 424 }), { numRuns: 1, seed: 879 });
    const unit = ['province', ...districts, ...communes, ...laterCommunes];
    const cuts = [province[0]!, ...neighbours, ...laterMap, ...halves];
    const quarters = ['Q1', 'Q2', 'Q3', 'Q4'];
    const all = tableOf({ unit, period: [...quarters, 'H1', 'H2', 'year'] }, cuts, (place) => {
      return numbers![4 * communes.indexOf(place['unit']!) + quarters.indexOf(place['period']!)]!;
    });
    const earlier: Release[] = [];
    for (const period of ['Q1', 'Q2', 'H1', 'Q3', 'Q4', 'H2', 'year']) {
      const own = (key: string) => key.includes(`period=${period}&`) || key.endsWith(`period=${period}`);
      const request = {
        ...{ indicator: 'outreach-contacts', threshold: 5, earlier: [...earlier] },
        cells: all.cells.filter(({ key }) => own(key)),
        margins: all.margins.filter(({ whole }) => own(whole)),
      };
      const { user: before } = process.cpuUsage();
      earlier.push(released(request, solver));
      expect([period, process.cpuUsage().user - before < 12_000_000]).toEqual([period, true]);
    }
    expect(earlier.at(-1)!.cells).toHaveLength(153);
  });
});
