import { beforeAll, describe, expect, test } from '@jest/globals';
import { hasPartWords, partWords, valuesAreNames } from '@lien-nganh/vocabulary';
import { loadShared } from './load.ts';

type Shared = Awaited<ReturnType<typeof loadShared>>;
let shared: Shared;

beforeAll(async () => {
  shared = await loadShared(new AbortController().signal);
});

const without = (dimension: string, values: readonly string[]) =>
  values.filter((value) => partWords(dimension, value) === null).map((value) => `${dimension}: ${value}`);

/** Every part that a template asks for, however deep. */
function partsIn(value: unknown): readonly { dimension: string; value: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'part' in value && value.part !== null ? [value.part as { dimension: string; value: string }] : [];
  return [...own, ...Object.values(value).flatMap(partsIn)];
}

describe('a part of an indicator', () => {
  test('has Vietnamese words for each value that the catalogue lists', () => {
    const { dimensions } = shared.indicators;
    const listed = Object.entries(dimensions).filter(([dimension]) => !valuesAreNames(dimension));
    expect(listed.flatMap(([dimension, { values }]) => without(dimension, values))).toEqual([]);
  });

  test('has words in every dimension by which an indicator is divided, unless its values are names themselves', () => {
    const used = new Set(
      shared.indicators.indicators.flatMap(({ breakdowns }) => breakdowns.map((one) => one.dimension)),
    );
    const kinds = shared.establishmentTypes.types.map(({ code }) => code);
    const acts = Object.keys(shared.legalBases.acts);
    expect([...without('kind', kinds), ...without('violation', acts)]).toEqual([]);
    expect([...used].filter((dimension) => !valuesAreNames(dimension) && !hasPartWords(dimension))).toEqual([]);
  });

  test('has words where a template asks for it', () => {
    const parts = partsIn(shared.reportTemplates);
    expect(parts.length).toBeGreaterThan(20);
    expect(parts.flatMap(({ dimension, value }) => without(dimension, [value]))).toEqual([]);
  });

  test('that was told together with others has the words of each, and what nobody named none', () => {
    expect(partWords('language', 'hmong+vietnamese')?.vi).toBe('tiếng Mông, tiếng Việt');
    expect([partWords('language', 'hmong+klingon'), partWords('nothing', 'x')]).toEqual([null, null]);
  });
});
