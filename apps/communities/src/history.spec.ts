import { expect, test } from '@jest/globals';
import { historyFaults } from '@lien-nganh/testing';
import { isCommonWorkEvent } from '@lien-nganh/work';
import { isReleaseEvent } from '@lien-nganh/work/small-counts';
import { communities } from './service.ts';

test('what was ever written stays readable', () => {
  const streams = communities.streams.filter(({ prefix }) => prefix !== 'links');
  const elsewhere = (name: string) => isCommonWorkEvent(name) || isReleaseEvent(name);
  const faults = historyFaults(streams, new URL('./', import.meta.url), { elsewhere });
  expect(faults).toEqual([]);
});
