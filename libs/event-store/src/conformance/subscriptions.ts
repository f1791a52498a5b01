import { describe, expect, test } from '@jest/globals';
import type { Position } from '@lien-nganh/kernel';
import { UnknownPosition } from '../errors.ts';
import { batchesUntil, collect, type GetSubject, ids, isAscending } from './subject.ts';

export function subscriptionSuite(get: GetSubject): void {
  describe('a subscription', () => {
    test('from the beginning gives all that matches, in order', async () => {
      const { store, events, newStream } = get();
      const { stream, prefix } = newStream();
      const written = events(30);
      await store.append(stream, 'no-stream', written);
      const options = { after: null, filter: { streamPrefixes: [prefix] } };
      const batches = await batchesUntil(store, options, (seen) => seen.length >= 30);
      const seen = batches.flatMap((batch) => batch.events);
      expect(ids(seen)).toEqual(ids(written));
      expect(isAscending(seen.map((event) => event.position))).toBe(true);
    });

    test('from a position gives what follows, without that event', async () => {
      const { store, events, newStream } = get();
      const { stream, prefix } = newStream();
      const written = events(10);
      await store.append(stream, 'no-stream', written);
      const read = await collect(store.readLog({ filter: { streamPrefixes: [prefix] } }));
      const options = { after: read[6]!.position, filter: { streamPrefixes: [prefix] } };
      const batches = await batchesUntil(store, options, (seen) => seen.length >= 3);
      expect(ids(batches.flatMap((batch) => batch.events))).toEqual(ids(written.slice(7)));
    });

    test('goes on from what was there to what comes, without a gap or a repeat', async () => {
      const { store, events, newStream } = get();
      const { stream, prefix } = newStream();
      const written = Array.from({ length: 20 }, () => events(10));
      const write = async (parts: typeof written) => {
        for (const part of parts) await store.append(stream, 'any', part);
      };
      await write(written.slice(0, 10));
      const options = { after: null, filter: { streamPrefixes: [prefix] }, batchSize: 7 };
      const [batches] = await Promise.all([
        batchesUntil(store, options, (seen) => seen.length >= 200),
        write(written.slice(10)),
      ]);
      expect(ids(batches.flatMap((batch) => batch.events))).toEqual(ids(written.flat()));
    });

    test('that waits is woken by an append', async () => {
      const { store, events, newStream } = get();
      const { stream, prefix } = newStream();
      const after = (await store.append(stream, 'no-stream', events(1))).position;
      const [one] = events(1);
      let isWritten = false;
      const options = { after, filter: { streamPrefixes: [prefix] } };
      const batches = await batchesUntil(store, options, (seen, batch) => {
        if (batch.caughtUp && !isWritten) {
          isWritten = true;
          void store.append(stream, 'stream-exists', [one!]);
        }
        return seen.length > 0;
      });
      expect(ids(batches.flatMap((batch) => batch.events))).toEqual([one!.id]);
    });

    test('says when it has caught up', async () => {
      const { store, events, newStream } = get();
      const { stream, prefix } = newStream();
      const { position } = await store.append(stream, 'no-stream', events(50));
      const options = { after: null, filter: { streamPrefixes: [prefix] }, batchSize: 10 };
      const batches = await batchesUntil(store, options, (_, batch) => batch.caughtUp);
      expect(batches.flatMap((batch) => batch.events)).toHaveLength(50);
      expect(batches.at(-1)!.upTo >= position).toBe(true);
    });

    test('that starts at the end says at once that it has caught up', async () => {
      const { store, events, newStream } = get();
      const { stream, prefix } = newStream();
      const { position } = await store.append(stream, 'no-stream', events(1));
      const options = { after: position, filter: { streamPrefixes: [prefix] } };
      const batches = await batchesUntil(store, options, (_, batch) => batch.caughtUp);
      expect(batches.flatMap((batch) => batch.events)).toEqual([]);
      expect(batches.at(-1)!.upTo >= position).toBe(true);
    });

    test('moves its checkpoint on past what does not match', async () => {
      const { store, events, newStream } = get();
      const start = (await store.append(newStream().stream, 'no-stream', events(1))).position;
      const other = newStream();
      for (let index = 0; index < 5; index += 1) await store.append(other.stream, 'any', events(200));
      const [first] = await collect(store.readLog({ filter: { streamPrefixes: [other.prefix] }, limit: 1 }));
      const options = { after: start, filter: { streamPrefixes: [newStream().prefix] } };
      const batches = await batchesUntil(store, options, (_, batch) => batch.upTo >= first!.position);
      expect(batches.flatMap((batch) => batch.events)).toEqual([]);
      expect(batches.every((batch, index) => index === 0 || batch.upTo >= batches[index - 1]!.upTo)).toBe(true);
    });

    test('filters by type', async () => {
      const { store, event, newStream, type } = get();
      const { stream } = newStream();
      const kind = type(`Only${stream}`);
      const wanted = [event(1, { type: kind }), event(3, { type: kind })];
      await store.append(stream, 'no-stream', [wanted[0]!, event(2), wanted[1]!]);
      const options = { after: null, filter: { types: [kind] } };
      const batches = await batchesUntil(store, options, (seen) => seen.length >= 2);
      expect(ids(batches.flatMap((batch) => batch.events))).toEqual(ids(wanted));
    });

    test('from a position beyond the end is an error: that reader is of another log', async () => {
      const beyond = ((await get().store.end())! + 1_000_000_000_000n) as Position;
      const subscribe = collect(get().store.subscribe({ after: beyond }));
      await expect(subscribe).rejects.toThrow(UnknownPosition);
      await expect(subscribe).rejects.toMatchObject({ position: beyond });
    });
  });
}
