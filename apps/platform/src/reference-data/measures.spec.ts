import { beforeAll, describe, expect, test } from '@jest/globals';
import { measureNamed } from '@lien-nganh/gateway';
import type { Indicator } from './indicators.ts';
import { loadShared } from './load.ts';

let all: readonly Indicator[];
let fed: readonly Indicator[];

/** Those that are made of facts: what the others are broken down by, their releases tell. */
const counted = () => fed.filter(({ measure }) => !measureNamed(measure!)?.released);

beforeAll(async () => {
  const { indicators } = await loadShared(new AbortController().signal);
  all = indicators.indicators;
  fed = all.filter(({ measure }) => measure !== null);
});

describe('an indicator of the catalogue that is fed', () => {
  test('there are those that the first services feed', () => {
    expect(fed.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['inspections-done', 'fines-imposed', 'conditional-businesses', 'team-178-established']),
    );
  });

  test('comes in releases of its service where its counts are small, or are those of Health', () => {
    for (const { code, measure, sensitivity, service, subject, filter } of all) {
      if (sensitivity !== 'withhold-small' && service !== 'health-interventions') continue;
      const told = { measure: `${service}.release`, filter: {}, subject: null };
      expect([code, { measure, filter, subject }, measureNamed(measure!)?.released]).toEqual([code, told, true]);
    }
  });

  test('names a measure that there is, and divides and filters it by what the measure can tell', () => {
    for (const { code, measure, breakdowns, filter, subject } of counted()) {
      const entry = measureNamed(measure!);
      const named = [...breakdowns.map(({ dimension }) => dimension), ...Object.keys(filter)];
      expect([code, named.filter((dimension) => !entry?.dimensions.includes(dimension))]).toEqual([code, []]);
      expect([code, subject === null || entry!.subjects.includes(subject)]).toEqual([code, true]);
    }
  });

  test('is a stock where its measure is one, and counts dong where its measure does', () => {
    for (const { code, measure, kind, unitOfCount } of counted()) {
      const { nature, counts } = measureNamed(measure!)!;
      expect([code, nature === 'stock']).toEqual([code, kind === 'derived-stock']);
      expect([code, counts === 'dong']).toEqual([code, unitOfCount === 'dong']);
    }
  });
});
