import { expect, test } from '@jest/globals';
import { contract, UnknownContract } from '@lien-nganh/contracts';
import {
  defineEvents,
  fromContract,
  fromEvent,
  process,
  UnknownEvent,
  v,
  type Position,
  type ProcessSource,
} from '@lien-nganh/kernel';
import { z } from 'zod';
import { noted, recalled, type Told } from './noted-input.ts';

const before = defineEvents('visit', { VisitMade: v(1, z.strictObject({ place: z.string() })) });
const now = defineEvents('visit', {
  VisitMade: v(2, z.strictObject({ place: z.string(), joint: z.boolean() }), {
    1: (old: { readonly place: string }) => ({ ...old, joint: false }),
  }),
});
const contractBefore = contract('visits.visit', 1, z.strictObject({ place: z.string() }));
const contractNow = contract('visits.visit', 2, z.strictObject({ place: z.string(), joint: z.boolean() }), {
  1: (old: { readonly place: string }) => ({ ...old, joint: false }),
});

const about = (source: ProcessSource) =>
  process({
    ...{ name: 'follow-visits', title: { vi: 'Theo dõi', en: 'Follow' }, sources: [source], initial: null },
    ...{ evolve: () => null, react: () => [] },
  });

const common = {
  ...{ id: 'e', recordedAt: '2013-07-16T01:02:03.004Z', occurredOn: '2013-07-16', correlationId: 'c' },
  actor: { account: 'a', agency: 'police', role: 'officer' },
  position: 7n as Position,
};
const event: Told = {
  is: 'event',
  event: {
    ...common,
    ...{ name: 'VisitMade', data: { place: 'A' }, stream: 'visit-1', revision: 0, obligations: [], commandId: 'd' },
  },
};
const heard: Told = {
  is: 'contract',
  event: {
    ...common,
    ...{ type: 'visits.visit', subject: 'visit-1', data: { place: 'A' }, log: 'l', eventId: 'e', keyRevision: 0 },
  },
};

test.each([
  [
    'an event of the service',
    {
      ...{ told: event, error: UnknownEvent },
      ...{ then: fromEvent(before, 'VisitMade', () => 'k'), source: fromEvent(now, 'VisitMade', () => 'k') },
    },
  ],
  [
    'a contract event',
    {
      ...{ told: heard, error: UnknownContract },
      ...{ then: fromContract(contractBefore, () => 'k'), source: fromContract(contractNow, () => 'k') },
    },
  ],
])(
  'a note of %s is recalled as it was told, and rises with what it was told of',
  (_, { told, error, then, source }) => {
    const note = JSON.parse(JSON.stringify(noted(then, told))) as ReturnType<typeof noted>;
    expect(recalled(about(then), note)).toEqual(told);
    const risen = { ...told, event: { ...told.event, data: { place: 'A', joint: false } } };
    expect(recalled(about(source), note)).toEqual(risen);
    expect(noted(source, risen as Told).version).toBe(2);
    expect(() => recalled(about(then), { ...note, version: 2 })).toThrow(error);
  },
);

test('a note of what a process listens to no more is recalled as it lies there', () => {
  const other = fromContract(contract('visits.place', 1, z.strictObject({})), () => 'k');
  const note = noted(
    fromEvent(before, 'VisitMade', () => 'k'),
    event,
  );
  expect(recalled(about(other), note)).toEqual(event);
});
