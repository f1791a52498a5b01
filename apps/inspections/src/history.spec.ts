import { expect, test } from '@jest/globals';
import { historyFaults } from '@lien-nganh/testing';
import { inspections } from './service.ts';

test('what was ever written stays readable', () => {
  const folders = { links: 'integration' };
  expect(historyFaults(inspections.streams, new URL('./', import.meta.url), { folders })).toEqual([]);
});
