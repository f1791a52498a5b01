import { expect, test } from '@jest/globals';
import { historyFaults } from '@lien-nganh/testing';
import { agencies } from './service.ts';

test('what was ever written stays readable', () => {
  expect(historyFaults(agencies.streams, new URL('./', import.meta.url))).toEqual([]);
});
