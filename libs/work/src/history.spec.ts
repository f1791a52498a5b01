import { expect, test } from '@jest/globals';
import { historyFaults } from '@lien-nganh/testing';
import { isCommonWorkEvent } from './events.ts';
import { session } from './examples.ts';

test('of the events that every kind has, each version ever written stays readable', () => {
  const folders = { session: 'src' };
  const elsewhere = (name: string) => !isCommonWorkEvent(name);
  expect(historyFaults([session], new URL('../', import.meta.url), { folders, elsewhere })).toEqual([]);
});
