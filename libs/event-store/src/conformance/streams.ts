import { beforeAll, describe, expect, test } from '@jest/globals';
import type { EventToAppend } from '@lien-nganh/kernel';
import type { ReadStreamOptions } from '../port.ts';
import { collect, type GetSubject, ids } from './subject.ts';

/** More than any store's page. */
const LENGTH = 1234;

export function streamSuite(get: GetSubject): void {
  describe('reading a stream', () => {
    let stream: string;
    let written: EventToAppend[];

    beforeAll(async () => {
      const { store, events, newStream } = get();
      stream = newStream().stream;
      written = events(LENGTH);
      await store.append(stream, 'no-stream', written.slice(0, 500));
      await store.append(stream, 499, written.slice(500, 1000));
      await store.append(stream, 999, written.slice(1000));
    });

    const revisions = async (options: ReadStreamOptions) =>
      (await collect(get().store.readStream(stream, options))).map((event) => event.revision);

    test('forwards gives all of it in order, over many pages', async () => {
      const read = await collect(get().store.readStream(stream));
      expect(ids(read)).toEqual(ids(written));
      expect(read.map((event) => event.revision)).toEqual(written.map((_, index) => index));
    });

    test('tells of each event either nothing of its position or where the log has it', async () => {
      const log = await collect(get().store.readLog({ filter: { streamPrefixes: [stream] } }));
      const inLog = log.filter((event) => event.stream === stream).map(({ position }) => position);
      const told = (await collect(get().store.readStream(stream))).map(({ position }) => position);
      expect([inLog, inLog.map(() => undefined)]).toContainEqual(told);
    });

    test('backwards gives all of it from its end', async () => {
      const read = await collect(get().store.readStream(stream, { direction: 'backwards' }));
      expect(ids(read)).toEqual(ids(written).toReversed());
    });

    test('from a revision on, that revision included, in both directions', async () => {
      expect(await revisions({ from: 1230 })).toEqual([1230, 1231, 1232, 1233]);
      expect(await revisions({ from: 2, direction: 'backwards' })).toEqual([2, 1, 0]);
      expect(await revisions({ from: 0, direction: 'backwards' })).toEqual([0]);
    });

    test('at most as many as asked for', async () => {
      expect(await revisions({ limit: 2 })).toEqual([0, 1]);
      expect(await revisions({ from: 7, limit: 1 })).toEqual([7]);
      expect(await revisions({ direction: 'backwards', limit: 1 })).toEqual([LENGTH - 1]);
      expect(await revisions({ from: 10, limit: 1100 })).toHaveLength(1100);
      expect(await revisions({ limit: 5000 })).toHaveLength(LENGTH);
    });

    test('from beyond the end there is nothing forwards and everything backwards', async () => {
      expect(await revisions({ from: LENGTH })).toEqual([]);
      expect(await revisions({ from: LENGTH + 100, direction: 'backwards', limit: 1 })).toEqual([LENGTH - 1]);
    });

    test('a stream that was never written is empty, not an error', async () => {
      expect(await collect(get().store.readStream(get().newStream().stream))).toEqual([]);
      expect(await collect(get().store.readStream(get().newStream().stream, { direction: 'backwards' }))).toEqual([]);
    });

    test('a reader that stops in the middle leaves the store usable', async () => {
      for await (const event of get().store.readStream(stream)) if (event.revision === 3) break;
      expect(await revisions({ limit: 1 })).toEqual([0]);
    });

    test('an aborted signal ends the read with its reason, also in the middle', async () => {
      const ending = new AbortController();
      const seen: number[] = [];
      const read = async () => {
        for await (const event of get().store.readStream(stream, { signal: ending.signal })) {
          seen.push(event.revision);
          ending.abort(new Error('enough'));
        }
      };
      await expect(read()).rejects.toThrow('enough');
      expect(seen.length).toBeLessThan(LENGTH);
    });
  });
}
