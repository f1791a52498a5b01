import { expect, test } from '@jest/globals';
import { historyFaults } from '@lien-nganh/testing';
import { audit } from './service.ts';

test('what was ever written stays readable', () => {
  const folders = { auditAssignment: 'assignment', auditLook: 'look' };
  expect(historyFaults(audit.streams, new URL('./', import.meta.url), { folders })).toEqual([]);
});
