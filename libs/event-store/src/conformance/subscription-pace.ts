import { describe, expect, test } from '@jest/globals';
import type { LogEvent, Position } from '@lien-nganh/kernel';
import type { SubscriptionHealth } from '../port.ts';
import { batchesUntil, collect, type GetSubject, ids } from './subject.ts';

export function subscriptionPaceSuite(get: GetSubject): void {
  describe('a subscription and its reader', () => {
    test('a slow reader gets everything, never more at once than it asked for', async () => {
      const { store, events, newStream } = get();
      const { stream, prefix } = newStream();
      const written = Array.from({ length: 12 }, () => events(100));
      await store.append(stream, 'no-stream', written[0]!);
      const options = { after: null, filter: { streamPrefixes: [prefix] }, batchSize: 10 };
      const seen: LogEvent[] = [];
      const late = written.slice(1);
      let largest = 0;
      for await (const batch of store.subscribe({ ...options, signal: AbortSignal.timeout(60_000) })) {
        largest = Math.max(largest, batch.events.length);
        // The reader is busy for as long as eleven more appends take.
        for (const part of late.splice(0)) await store.append(stream, 'stream-exists', part);
        seen.push(...batch.events);
        if (seen.length >= 1200) break;
      }
      expect(ids(seen)).toEqual(ids(written.flat()));
      expect(largest).toBeLessThanOrEqual(10);
    });

    test('a reader that goes away and comes back from its checkpoint misses nothing and sees nothing twice', async () => {
      const { store, events, newStream } = get();
      const { stream, prefix } = newStream();
      const written = events(60);
      await store.append(stream, 'no-stream', written);
      const seen: LogEvent[] = [];
      let after: Position | null = null;
      while (seen.length < 60) {
        const options = { after, filter: { streamPrefixes: [prefix] }, batchSize: 7 };
        const batches = await batchesUntil(store, options, (some) => some.length > 0);
        seen.push(...batches.flatMap((batch) => batch.events));
        after = batches.at(-1)!.upTo;
      }
      expect(ids(seen)).toEqual(ids(written));
    });

    test('ends when its signal aborts while it waits', async () => {
      const { store, events, newStream } = get();
      const { position } = await store.append(newStream().stream, 'no-stream', events(1));
      const ending = new AbortController();
      const waiting = collect(
        store.subscribe({ after: position, filter: { streamPrefixes: [newStream().prefix] }, signal: ending.signal }),
      );
      await store.append(newStream().stream, 'no-stream', events(1));
      ending.abort();
      expect((await waiting).flatMap((batch) => batch.events)).toEqual([]);
    });

    test('ends at once when its signal has aborted already', async () => {
      expect(await collect(get().store.subscribe({ after: null, signal: AbortSignal.abort() }))).toEqual([]);
    });

    test('a reader that breaks off leaves the others undisturbed', async () => {
      const { store, events, newStream } = get();
      const { stream, prefix } = newStream();
      const options = { after: null, filter: { streamPrefixes: [prefix] } };
      const other = batchesUntil(store, options, (seen) => seen.length >= 20);
      await store.append(stream, 'no-stream', events(10));
      for await (const batch of store.subscribe(options)) if (batch.events.length > 0) break;
      await store.append(stream, 'stream-exists', events(10));
      expect((await other).flatMap((batch) => batch.events)).toHaveLength(20);
    });

    test('tells that it is connected', async () => {
      const { store, events, newStream } = get();
      const { stream, prefix } = newStream();
      await store.append(stream, 'no-stream', events(1));
      const health = await new Promise<SubscriptionHealth>((resolve, reject) => {
        const ending = new AbortController();
        const onHealth = (told: SubscriptionHealth) => {
          ending.abort();
          resolve(told);
        };
        const options = { after: null, filter: { streamPrefixes: [prefix] }, onHealth, signal: ending.signal };
        collect(store.subscribe(options)).catch(reject);
      });
      expect(health).toEqual({ is: 'connected' });
    });
  });
}
