import { expect, test } from '@jest/globals';
import { historyFaults } from '@lien-nganh/testing';
import { isCommonWorkEvent } from './events.ts';
import { release } from './releases/examples.ts';
import { talk, talkTwin } from './twins/examples.ts';

test('of the events that every kind and its pairs have, each version ever written stays readable', () => {
  const folders = { talk: 'src', talkTwin: 'src/twins' };
  const elsewhere = (name: string) => !isCommonWorkEvent(name);
  expect(historyFaults([talk, talkTwin], new URL('../', import.meta.url), { folders, elsewhere })).toEqual([]);
});

test('of the releases of every service, each version ever written stays readable', () => {
  expect(historyFaults([release], new URL('./', import.meta.url), { folders: { release: 'releases' } })).toEqual([]);
});
