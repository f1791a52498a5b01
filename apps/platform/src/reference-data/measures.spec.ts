import { beforeAll, describe, expect, test } from '@jest/globals';
import { measureNamed } from '@lien-nganh/gateway';
import type { Indicator } from './indicators.ts';
import { loadShared } from './load.ts';

let fed: readonly Indicator[];

beforeAll(async () => {
  const { indicators } = await loadShared(new AbortController().signal);
  fed = indicators.indicators.filter(({ measure }) => measure !== null);
});

describe('an indicator of the catalogue that is fed', () => {
  test('there are those that the first services feed', () => {
    expect(fed.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['inspections-done', 'fines-imposed', 'conditional-businesses', 'team-178-established']),
    );
  });

  test('names a measure that there is, and divides and filters it by what the measure can tell', () => {
    for (const { code, measure, breakdowns, filter, subject } of fed) {
      const entry = measureNamed(measure!);
      const named = [...breakdowns.map(({ dimension }) => dimension), ...Object.keys(filter)];
      expect([code, named.filter((dimension) => !entry?.dimensions.includes(dimension))]).toEqual([code, []]);
      expect([code, subject === null || entry!.subjects.includes(subject)]).toEqual([code, true]);
    }
  });

  test('is a stock where its measure is one, and counts dong where its measure does', () => {
    for (const { code, measure, kind, unitOfCount } of fed) {
      const { nature, counts } = measureNamed(measure!)!;
      expect([code, nature === 'stock']).toEqual([code, kind === 'derived-stock']);
      expect([code, counts === 'dong']).toEqual([code, unitOfCount === 'dong']);
    }
  });
});
