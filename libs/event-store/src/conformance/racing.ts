import { describe, expect, test } from '@jest/globals';
import { WrongRevision } from '../errors.ts';
import { collect, type GetSubject, ids } from './subject.ts';

export function racingSuite(get: GetSubject): void {
  describe('writers at the same moment', () => {
    test('of twenty saves from one version exactly one is written, and nineteen learn the new version', async () => {
      const { store, events, newStream } = get();
      const { stream } = newStream();
      const { revision } = await store.append(stream, 'no-stream', events(5));
      const saves = await Promise.allSettled(
        Array.from({ length: 20 }, () => store.append(stream, revision, events(1))),
      );
      const lost = saves.filter((save) => save.status === 'rejected').map((save) => save.reason as unknown);
      expect(lost).toHaveLength(19);
      for (const conflict of lost) {
        expect(conflict).toBeInstanceOf(WrongRevision);
        expect(conflict).toMatchObject({ actual: 5 });
      }
      expect(await collect(store.readStream(stream))).toHaveLength(6);
    });

    test('of two that would make one stream, one does', async () => {
      const { store, events, newStream } = get();
      const { stream } = newStream();
      const [two, three] = [events(2), events(3)];
      const results = await Promise.allSettled([
        store.append(stream, 'no-stream', two),
        store.append(stream, 'no-stream', three),
      ]);
      const read = ids(await collect(store.readStream(stream)));
      const winner = results[0].status === 'fulfilled' ? two : three;
      expect(results.map((result) => result.status).toSorted()).toEqual(['fulfilled', 'rejected']);
      expect(read).toEqual(ids(winner));
    });

    test('appends to many streams at once each keep their own order', async () => {
      const { store, events, newStream } = get();
      const appends = Array.from({ length: 50 }, (_, index) => ({ ...newStream(), events: events(1 + (index % 4)) }));
      const done = await Promise.all(appends.map((one) => store.append(one.stream, 'no-stream', one.events)));
      for (const [index, one] of appends.entries()) {
        expect(done[index]!.revision).toBe(one.events.length - 1);
        expect(ids(await collect(store.readStream(one.stream)))).toEqual(ids(one.events));
      }
    });

    test('a conflict among appends that go together refuses only its own', async () => {
      const { store, events, newStream } = get();
      const [good, bad, alsoGood] = [newStream().stream, newStream().stream, newStream().stream];
      const results = await Promise.allSettled([
        store.append(good, 'no-stream', events(2)),
        store.append(bad, 4, events(2)),
        store.append(alsoGood, 'any', events(1)),
      ]);
      expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect(await collect(store.readStream(bad))).toEqual([]);
    });

    test('"any" from many writers loses nothing', async () => {
      const { store, events, newStream } = get();
      const { stream } = newStream();
      const writes = Array.from({ length: 30 }, () => events(2));
      await Promise.all(writes.map((write) => store.append(stream, 'any', write)));
      const read = await collect(store.readStream(stream));
      expect(read.map((event) => event.revision)).toEqual(read.map((_, index) => index));
      expect(ids(read).toSorted()).toEqual(ids(writes.flat()).toSorted());
    });
  });
}
