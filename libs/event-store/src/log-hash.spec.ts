import { createHash, randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { EventToAppend, LogEvent, Position } from '@lien-nganh/kernel';
import fc from 'fast-check';
import { LOG_HASH_START, logHashes, nextLogHash } from './log-hash.ts';
import { memoryEventStore } from './memory.ts';
import { memoryLogImport, type MemoryTarget } from './moving/memory-import.ts';
import { moveLog } from './moving/move-log.ts';
import type { EventStore } from './port.ts';

const metadata: LogEvent['metadata'] = {
  commandId: '6d3f0c57-6f3c-4d44-8f0e-0c8f7c3f1a01',
  fingerprint: 'f',
  correlationId: 'c',
  causationId: 'c',
  actor: { account: 'officer.police', agency: 'police', role: 'officer' },
  obligations: ['879-2013/O05'],
  occurredOn: '2013-07-01',
};
const first: LogEvent = {
  id: '3f0e7b0a-54e5-4b5c-9a53-6f3b1f0a7c11',
  stream: 'inspection-1',
  revision: 0,
  type: 'inspection.InspectionBegun',
  schemaVersion: 1,
  recordedAt: '2013-07-01T01:02:03.004Z',
  data: { place: 'Phường Tân Phong', present: [], fine: '12500000' },
  metadata,
  position: 7n as Position,
};
const second: LogEvent = {
  ...first,
  id: '3f0e7b0a-54e5-4b5c-9a53-6f3b1f0a7c12',
  revision: 1,
  type: 'inspection.MinutesSigned',
  schemaVersion: 2,
  data: { owner: { $sealed: 'k1', bytes: 'q83vEjRWeJA=' } },
  position: 20n as Position,
};

async function* inOrder(events: readonly LogEvent[]): AsyncGenerator<LogEvent> {
  yield* events;
}

async function hashesOf(events: AsyncIterable<LogEvent>): Promise<readonly string[]> {
  const all: string[] = [];
  for await (const { hash } of logHashes(events)) all.push(hash.toString('hex'));
  return all;
}

const lastOf = async (events: readonly LogEvent[]) => (await hashesOf(inOrder(events))).at(-1);

describe('the hash of a log', () => {
  test('is for ever what it was when the first documents stated it', async () => {
    expect(LOG_HASH_START.toString('hex')).toBe('70490b7b31a124ac34f78d940d75e24e11687fc7ee66f74ad29a944461e87445');
    expect(await hashesOf(inOrder([first, second]))).toEqual([
      'd806d122c33f72cb8d5687012459eaa0a43f2d1a196995e0d8f5278fe81f2904',
      '3356edb17e90385013a76659ef03b5530d0f4b5369f059ba8d8dc5e86a031412',
    ]);
  });

  test('is taken over the bytes that the format names, and can be worked out by anybody', () => {
    const texts = [
      ...['3f0e7b0a-54e5-4b5c-9a53-6f3b1f0a7c12', 'inspection-1', '1', 'inspection.MinutesSigned', '2'],
      '2013-07-01T01:02:03.004Z',
      '{"owner":{"$sealed":"k1","bytes":"q83vEjRWeJA="}}',
      '{"commandId":"6d3f0c57-6f3c-4d44-8f0e-0c8f7c3f1a01","fingerprint":"f","correlationId":"c","causationId":"c",' +
        '"actor":{"account":"officer.police","agency":"police","role":"officer"},"obligations":["879-2013/O05"],' +
        '"occurredOn":"2013-07-01"}',
    ];
    const framed = texts.map((text) => `${Buffer.byteLength(text).toString(16).padStart(8, '0')}${hex(text)}`);
    const before = nextLogHash(LOG_HASH_START, first);
    const bytes = Buffer.concat([before, Buffer.from(framed.join(''), 'hex')]);
    expect(nextLogHash(before, second)).toEqual(createHash('sha256').update(bytes).digest());
  });

  test('is another one for each field that is changed, and the same wherever the event stands or stood', () => {
    const of = (change: Partial<LogEvent>) => nextLogHash(LOG_HASH_START, { ...first, ...change }).toString('hex');
    const changed = [
      { id: second.id },
      { stream: 'inspection-2' },
      { revision: 10 },
      { type: 'inspection.InspectionBegan' },
      { schemaVersion: 2 },
      { recordedAt: '2013-07-01T01:02:03.005Z' },
      { data: { place: 'Phường Tân Phong', present: [], fine: '12500001' } },
      { metadata: { ...metadata, occurredOn: '2013-06-30' } },
      { metadata: { ...metadata, actor: { ...metadata.actor, agency: 'culture' } } },
    ].map(of);
    expect(new Set([of({}), ...changed]).size).toBe(changed.length + 1);
    const origin = { log: '12-other', position: 3n as Position };
    expect(of({ position: 99n as Position, origin })).toBe(of({}));
  });

  test('does not take the end of one field for the beginning of the next', () => {
    const of = (stream: string, type: string) => nextLogHash(LOG_HASH_START, { ...first, stream, revision: 1, type });
    expect(of('visit-1', '1x')).not.toEqual(of('visit-11', 'x'));
    expect(of('a', 'bc')).not.toEqual(of('ab', 'c'));
  });
});

const hex = (text: string) => Buffer.from(text).toString('hex');

/** Whatever a store takes. */
const someData = fc
  .jsonValue({ stringUnit: 'grapheme', maxDepth: 2 })
  .filter((data) => !JSON.stringify(data).includes(String.raw`\u0000`));
const appends = fc.array(fc.record({ stream: fc.constantFrom('visit-a', 'visit-b', 'visit-c'), data: someData }), {
  minLength: 2,
  maxLength: 12,
});

async function logOf(given: readonly { readonly stream: string; readonly data: unknown }[]): Promise<EventStore> {
  const store = memoryEventStore({ province: '12' });
  for (const { stream, data } of given) await store.append(stream, 'any', [eventWith(data)]);
  return store;
}

function eventWith(data: unknown): EventToAppend {
  return { id: randomUUID(), type: 'visit.Told', schemaVersion: 1, data, metadata };
}

async function moved(source: EventStore): Promise<EventStore> {
  const target: MemoryTarget = { movingFrom: null };
  const into = memoryLogImport(target);
  await into.finish((await moveLog(source, into)).reached);
  return memoryEventStore({ province: '12', moved: target });
}

async function eventsOf(store: EventStore): Promise<readonly LogEvent[]> {
  const all: LogEvent[] = [];
  for await (const event of store.readLog()) all.push(event);
  return all;
}

describe('of any log, the hash', () => {
  test('is the same after it was moved, and moved again', async () => {
    await fc.assert(
      fc.asyncProperty(appends, async (given) => {
        const source = await logOf(given);
        const there = await moved(source);
        const before = await hashesOf(source.readLog());
        expect(await hashesOf(there.readLog())).toEqual(before);
        expect(await hashesOf((await moved(there)).readLog())).toEqual(before);
      }),
      { numRuns: 40 },
    );
  });

  test('tells that an event was left out, put in, or changed places, and no later one hides it', async () => {
    await fc.assert(
      fc.asyncProperty(appends, fc.nat(), someData, async (given, where, data) => {
        const events = await eventsOf(await logOf(given));
        const at = where % (events.length - 1);
        const [one, next] = [events[at]!, events[at + 1]!];
        const strange = { ...one, ...eventWith(data) };
        const changed = [
          events.toSpliced(at, 1),
          events.toSpliced(at, 0, strange),
          events.toSpliced(at, 1, { ...one, data: [one.data] }),
          events.toSpliced(at, 2, next, one),
        ];
        const hashes = await Promise.all([events, ...changed].map(lastOf));
        expect(new Set(hashes).size).toBe(hashes.length);
      }),
      { numRuns: 40 },
    );
  });
});
