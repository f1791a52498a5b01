import { expect, test } from '@jest/globals';
import { historyFaults } from '@lien-nganh/testing';
import { isCommonWorkEvent } from '@lien-nganh/work';
import { communications } from './service.ts';

test('what was ever written stays readable', () => {
  const folders = { links: 'integration', sessionTwin: 'twins', campaignTwin: 'twins' };
  const source = new URL('./', import.meta.url);
  expect(historyFaults(communications.streams, source, { folders, elsewhere: isCommonWorkEvent })).toEqual([]);
});
