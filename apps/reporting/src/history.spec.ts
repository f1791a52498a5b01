import { expect, test } from '@jest/globals';
import { historyFaults } from '@lien-nganh/testing';
import { reporting } from './service.ts';

test('what was ever written stays readable', () => {
  expect(historyFaults(reporting.streams, new URL('./', import.meta.url))).toEqual([]);
});
