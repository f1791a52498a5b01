import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { counts, released, tableOf } from './examples.ts';
import { loadSolver, rangesOf, type Solver } from './index.ts';

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
});
