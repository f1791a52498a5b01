import { expect, test } from '@jest/globals';
import { historyFaults } from '@lien-nganh/testing';
import { isCommonWorkEvent } from '@lien-nganh/work';
import { isReleaseEvent } from '@lien-nganh/work/small-counts';
import { personRelease, personTotals } from './counted/counted.ts';
import { areaWorkTypes } from './integration/area-work.ts';
import { inspections } from './service.ts';

test('what was ever written stays readable', () => {
  const kinds = new Set(areaWorkTypes.map(({ prefix }) => prefix));
  const counted = new Set([personTotals, personRelease].map(({ prefix }) => prefix));
  const elsewhere = (name: string, prefix: string) =>
    ((kinds.has(prefix) || counted.has(prefix)) && isCommonWorkEvent(name)) ||
    (counted.has(prefix) && isReleaseEvent(name));
  const kept = { folders: { links: 'integration' }, elsewhere };
  expect(historyFaults(inspections.streams, new URL('./', import.meta.url), kept)).toEqual([]);
});
