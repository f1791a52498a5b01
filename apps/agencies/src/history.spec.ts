import { expect, test } from '@jest/globals';
import { historyFaults } from '@lien-nganh/testing';
import { isCommonWorkEvent } from '@lien-nganh/work';
import { workTypes } from './integration/work.ts';
import { agencies } from './service.ts';

test('what was ever written stays readable', () => {
  const kinds = new Set(workTypes.map(({ prefix }) => prefix));
  const elsewhere = (name: string, prefix: string) => kinds.has(prefix) && isCommonWorkEvent(name);
  const kept = { folders: { links: 'integration' }, elsewhere };
  expect(historyFaults(agencies.streams, new URL('./', import.meta.url), kept)).toEqual([]);
});
