import { describe, expect, test } from '@jest/globals';
import { StoreUnavailable, WrongRevision } from '../errors.ts';
import { collect, type GetSubject, ids } from './subject.ts';

export function appendSuite(get: GetSubject): void {
  describe('appending', () => {
    test('the first append makes the stream, and its events stand at 0, 1, 2', async () => {
      const { store, events, newStream } = get();
      const { stream } = newStream();
      const three = events(3);
      const { revision, position } = await store.append(stream, 'no-stream', three);
      const read = await collect(store.readStream(stream));
      expect(revision).toBe(2);
      expect(typeof position).toBe('bigint');
      expect(read.map((event) => event.revision)).toEqual([0, 1, 2]);
      expect(ids(read)).toEqual(ids(three));
    });

    test('an event comes back with all that was given, its stream and when it was recorded', async () => {
      const { store, event, newStream } = get();
      const { stream } = newStream();
      const one = event({ nested: { list: [1, 'two', null, true] } }, { schemaVersion: 3 });
      await store.append(stream, 'no-stream', [one]);
      const [read] = await collect(store.readStream(stream));
      expect({ ...read }).toMatchObject({ ...one, stream, revision: 0 });
      expect(new Date(read!.recordedAt).toISOString()).toBe(read!.recordedAt);
    });

    test('an append at the exact revision goes on from there', async () => {
      const { store, events, event, newStream } = get();
      const { stream } = newStream();
      const first = await store.append(stream, 'no-stream', events(2));
      const second = await store.append(stream, first.revision, [event()]);
      expect(second.revision).toBe(2);
      expect(second.position > first.position).toBe(true);
    });

    test('a stale revision is a conflict that names the true one, and nothing is written', async () => {
      const { store, events, newStream } = get();
      const { stream } = newStream();
      await store.append(stream, 'no-stream', events(3));
      const conflict = store.append(stream, 1, events(2));
      await expect(conflict).rejects.toThrow(WrongRevision);
      await expect(conflict).rejects.toMatchObject({ code: 'wrong-revision', stream, expected: 1, actual: 2 });
      expect(await collect(store.readStream(stream))).toHaveLength(3);
    });

    test('a revision that the stream has not reached is a conflict', async () => {
      const { store, events, newStream } = get();
      const { stream } = newStream();
      await store.append(stream, 'no-stream', events(1));
      await expect(store.append(stream, 7, events(1))).rejects.toMatchObject({ code: 'wrong-revision', actual: 0 });
    });

    test('an exact revision on a stream that was never written is a conflict at -1', async () => {
      const { store, events, newStream } = get();
      const { stream } = newStream();
      await expect(store.append(stream, 0, events(1))).rejects.toMatchObject({ code: 'wrong-revision', actual: -1 });
      expect(await collect(store.readStream(stream))).toEqual([]);
    });

    test('"no stream" on a stream that exists is a conflict', async () => {
      const { store, events, newStream } = get();
      const { stream } = newStream();
      await store.append(stream, 'no-stream', events(2));
      const conflict = store.append(stream, 'no-stream', events(1));
      await expect(conflict).rejects.toMatchObject({ code: 'wrong-revision', expected: 'no-stream', actual: 1 });
    });

    test('"stream exists" needs a stream, and then goes on at its end', async () => {
      const { store, events, newStream } = get();
      const { stream } = newStream();
      const missing = store.append(stream, 'stream-exists', events(1));
      await expect(missing).rejects.toMatchObject({ code: 'wrong-revision', actual: -1 });
      await store.append(stream, 'no-stream', events(2));
      expect(await store.append(stream, 'stream-exists', events(2))).toMatchObject({ revision: 3 });
    });

    test('"any" writes to a new stream and to an old one', async () => {
      const { store, events, newStream } = get();
      const { stream } = newStream();
      expect(await store.append(stream, 'any', events(2))).toMatchObject({ revision: 1 });
      expect(await store.append(stream, 'any', events(3))).toMatchObject({ revision: 4 });
    });

    test('several events of one append are adjacent in the log, in their order', async () => {
      const { store, events, newStream } = get();
      const { stream, prefix } = newStream();
      const five = events(5);
      const { position } = await store.append(stream, 'no-stream', five);
      const read = await collect(store.readLog({ filter: { streamPrefixes: [prefix] } }));
      expect(ids(read)).toEqual(ids(five));
      expect(read.at(-1)!.position).toBe(position);
    });

    test('a signal that has aborted appends nothing and gives its reason', async () => {
      const { store, events, newStream } = get();
      const { stream } = newStream();
      const append = store.append(stream, 'any', events(1), {
        signal: AbortSignal.abort(new Error('no longer wanted')),
      });
      await expect(append).rejects.toThrow('no longer wanted');
      expect(await collect(store.readStream(stream))).toEqual([]);
    });

    test('the log says whose it is', async () => {
      const log = await get().store.log();
      expect(log.id).toMatch(/^[A-Za-z0-9-]+$/);
      expect(log.id.startsWith(`${log.province}-`)).toBe(true);
      expect(log.predecessors).toEqual([]);
    });

    test('another process sees the same log, and a closed store says that it is closed', async () => {
      const { store, reopen, events, newStream } = get();
      if (!reopen) return expect(store.capabilities).toMatchObject({ shared: false, durable: false });
      const { stream } = newStream();
      const three = events(3);
      await store.append(stream, 'no-stream', three);
      const other = await reopen();
      expect(ids(await collect(other.readStream(stream)))).toEqual(ids(three));
      expect(await other.log()).toEqual(await store.log());
      await other.close();
      await expect(other.append(stream, 'any', events(1))).rejects.toThrow(StoreUnavailable);
      await expect(collect(other.readStream(stream))).rejects.toThrow(StoreUnavailable);
    });
  });
}
