import { expect, test } from '@jest/globals';
import { memoryEventStore, type EventStore } from '@lien-nganh/event-store';
import type { Position } from '@lien-nganh/kernel';
import { hasUpTo } from './readers/has-up-to.ts';

async function written(store: EventStore, stream: string): Promise<Position> {
  const metadata = {
    ...{
      commandId: '0190b5b0-0000-7000-8000-000000000001',
      fingerprint: '',
      correlationId: 'a test',
      causationId: 'a test',
    },
    ...{
      actor: { account: 'a-1', agency: 'police', role: 'officer' as const },
      obligations: [],
      occurredOn: '2013-07-01',
    },
  };
  const event = { id: crypto.randomUUID(), type: 'visit.Opened', schemaVersion: 1, data: {}, metadata };
  return (await store.append(stream, 'any', [event])).position;
}

test('a reader has all up to a position when nothing that it asks for lies between its place mark and that', async () => {
  const store = memoryEventStore({ province: '12' });
  const own = await written(store, 'visit-1');
  const others = await written(store, 'team-1');
  const next = await written(store, 'visit-1');
  const last = await written(store, 'team-2');
  const has = (at: Position | null | undefined, position: Position) =>
    hasUpTo(store, { at, prefixes: ['visit-'] }, position);
  expect(await has(own, own)).toBe(true);
  expect(await has(own, others)).toBe(true);
  expect(await has(own, next)).toBe(false);
  expect(await has(own, last)).toBe(false);
  expect(await has(next, last)).toBe(true);
  expect(await has(last, own)).toBe(true);
  expect([await has(null, others), await has(undefined, others)]).toEqual([false, false]);
});
