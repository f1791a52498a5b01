import { describe, expect, test } from '@jest/globals';
import type { EventToAppend } from '@lien-nganh/kernel';
import { InvalidAppend, TooLarge } from '../errors.ts';
import { type Expected, MAX_APPEND_BYTES, MAX_APPEND_EVENTS, MAX_STREAM_NAME_BYTES, MAX_TYPE_BYTES } from '../port.ts';
import { collect, type GetSubject } from './subject.ts';

const LONE_SURROGATE = '\ud83d';

export function limitSuite(get: GetSubject): void {
  describe('limits', () => {
    test('an append just under the limit of bytes is stored and comes back whole', async () => {
      const { store, event, newStream } = get();
      const { stream } = newStream();
      const text = 'x'.repeat(MAX_APPEND_BYTES - 2048);
      await store.append(stream, 'no-stream', [event({ text })]);
      const [read] = await collect(store.readStream(stream));
      expect((read!.data as { text: string }).text === text).toBe(true);
    });

    test('an append over the limit of bytes is refused, counted in UTF-8 and over all its events', async () => {
      const { store, event, newStream } = get();
      const { stream } = newStream();
      const half = () => event({ text: 'ế'.repeat(MAX_APPEND_BYTES / 6) });
      const append = store.append(stream, 'any', [half(), half()]);
      await expect(append).rejects.toThrow(TooLarge);
      await expect(append).rejects.toMatchObject({ what: 'bytes', limit: MAX_APPEND_BYTES });
      expect(await collect(store.readStream(stream))).toEqual([]);
    });

    test('the greatest number of events is stored, one more is refused', async () => {
      const { store, events, newStream } = get();
      const { stream } = newStream();
      const most = await store.append(stream, 'no-stream', events(MAX_APPEND_EVENTS));
      expect(most.revision).toBe(MAX_APPEND_EVENTS - 1);
      const more = store.append(stream, most.revision, events(MAX_APPEND_EVENTS + 1));
      await expect(more).rejects.toMatchObject({ code: 'too-large', what: 'events', size: MAX_APPEND_EVENTS + 1 });
    });

    test('a stream name may be as long as the limit and no longer, counted in bytes', async () => {
      const { store, events, newStream } = get();
      const { stream } = newStream();
      const longest = `${stream}-${'é'.repeat((MAX_STREAM_NAME_BYTES - stream.length - 1) / 2)}`;
      const padded = longest.padEnd(longest.length + MAX_STREAM_NAME_BYTES - Buffer.byteLength(longest), 'x');
      await store.append(padded, 'no-stream', events(1));
      expect(await collect(store.readStream(padded))).toHaveLength(1);
      const longer = store.append(`${padded}x`, 'no-stream', events(1));
      await expect(longer).rejects.toMatchObject({ code: 'too-large', what: 'stream-name' });
    });

    test.each<[string, (good: EventToAppend) => { stream?: string; expected?: Expected; events?: EventToAppend[] }]>([
      ['no event', () => ({ events: [] })],
      ['an empty stream name', () => ({ stream: '' })],
      ['a NUL in the stream name', () => ({ stream: 'a\0b' })],
      ['half a character in the stream name', () => ({ stream: `a${LONE_SURROGATE}` })],
      ['a NUL in the data', (good) => ({ events: [{ ...good, data: { deep: ['a\0'] } }] })],
      ['a NUL in a key of the data', (good) => ({ events: [{ ...good, data: { 'a\0': 1 } }] })],
      ['a NUL after a backslash', (good) => ({ events: [{ ...good, data: { path: 'c:\\\0' } }] })],
      ['half a character in the data', (good) => ({ events: [{ ...good, data: LONE_SURROGATE }] })],
      ['the other half of a character', (good) => ({ events: [{ ...good, data: ['\udc4b'] }] })],
      [
        'a NUL in the metadata',
        (good) => ({ events: [{ ...good, metadata: { ...good.metadata, fingerprint: '\0' } }] }),
      ],
      ['data that JSON cannot express', (good) => ({ events: [{ ...good, data: undefined }] })],
      ['a bigint in the data', (good) => ({ events: [{ ...good, data: { dong: 1n } }] })],
      ['an event id that is no UUID', (good) => ({ events: [{ ...good, id: 'one' }] })],
      [
        'a command id that is no UUID',
        (good) => ({ events: [{ ...good, metadata: { ...good.metadata, commandId: '' } }] }),
      ],
      ['an event id of zeros', (good) => ({ events: [{ ...good, id: '00000000-0000-0000-0000-000000000000' }] })],
      ['one event twice', (good) => ({ events: [good, good] })],
      ['an empty type', (good) => ({ events: [{ ...good, type: '' }] })],
      ['a type that is too long', (good) => ({ events: [{ ...good, type: 'x'.repeat(MAX_TYPE_BYTES + 1) }] })],
      ['schema version 0', (good) => ({ events: [{ ...good, schemaVersion: 0 }] })],
      ['a revision below 0', () => ({ expected: -1 })],
      ['half a revision', () => ({ expected: 0.5 })],
    ])('%s is refused before anything is sent', async (_, change) => {
      const { store, event, newStream } = get();
      const changed = {
        stream: newStream().stream,
        expected: 'any' as Expected,
        events: [event()],
        ...change(event()),
      };
      await expect(store.append(changed.stream, changed.expected, changed.events)).rejects.toThrow(InvalidAppend);
    });
  });
}
