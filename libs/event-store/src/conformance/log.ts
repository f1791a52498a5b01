import { beforeAll, describe, expect, test } from '@jest/globals';
import type { EventToAppend, LogEvent, Position } from '@lien-nganh/kernel';
import { UnknownPosition } from '../errors.ts';
import { collect, type GetSubject, ids, isAscending } from './subject.ts';

export function logSuite(get: GetSubject): void {
  describe('reading the log', () => {
    let prefix: string;
    let written: EventToAppend[];
    let start: Position | null;
    let all: LogEvent[];

    /** 1,200 events in three streams under one prefix: `-a` Counted, `-b` Opened, `-c` both in turn. */
    beforeAll(async () => {
      const { store, newStream, event, type } = get();
      prefix = newStream().prefix;
      start = await store.end();
      written = [];
      for (let index = 0; index < 12; index += 1) {
        const name = 'abc'[index % 3]!;
        const types = { a: ['Counted'], b: ['Opened'], c: ['Counted', 'Opened'] }[name]!;
        const events = Array.from({ length: 100 }, (_, nth) =>
          event({ name, nth }, { type: type(`${prefix}${types[nth % types.length]!}`) }),
        );
        written.push(...events);
        await store.append(`${prefix}-${name}`, 'any', events);
      }
      all = await collect(store.readLog({ filter: { streamPrefixes: [prefix] } }));
    });

    test('gives all events in the order of their positions, over many pages', () => {
      expect(ids(all)).toEqual(ids(written));
      expect(isAscending(all.map((event) => event.position))).toBe(true);
    });

    test('without a filter gives them too, among whatever else there is', async () => {
      const options = start === null ? {} : { after: start };
      const mine = (await collect(get().store.readLog(options))).filter((event) => event.stream.startsWith(prefix));
      expect(ids(mine)).toEqual(ids(written));
    });

    test('after a position gives what follows, without that event', async () => {
      const after = all[1000]!.position;
      const read = await collect(get().store.readLog({ after, filter: { streamPrefixes: [prefix] } }));
      expect(ids(read)).toEqual(ids(written.slice(1001)));
    });

    test('by stream prefix, by any of several', async () => {
      const one = await collect(get().store.readLog({ filter: { streamPrefixes: [`${prefix}-b`] } }));
      const two = await collect(get().store.readLog({ filter: { streamPrefixes: [`${prefix}-b`, `${prefix}-c`] } }));
      expect(ids(one)).toEqual(ids(all.filter((event) => event.stream.endsWith('-b'))));
      expect(ids(two)).toEqual(ids(all.filter((event) => !event.stream.endsWith('-a'))));
    });

    test('by event type, which must be the whole type', async () => {
      const type = get().type(`${prefix}Opened`);
      const read = await collect(get().store.readLog({ filter: { types: [type] } }));
      expect(ids(read)).toEqual(ids(all.filter((event) => event.type === type)));
      expect(await collect(get().store.readLog({ filter: { types: [type.slice(0, -1)] } }))).toEqual([]);
    });

    test('by prefix and type gives what matches either', async () => {
      const filter = { streamPrefixes: [`${prefix}-a`], types: [get().type(`${prefix}Opened`)] };
      const read = await collect(get().store.readLog({ filter }));
      const either = all.filter((event) => event.stream === `${prefix}-a` || event.type === filter.types[0]);
      expect(ids(read)).toEqual(ids(either));
      expect(read).toHaveLength(400 + 400 + 200);
    });

    test('by an empty list gives nothing', async () => {
      expect(await collect(get().store.readLog({ filter: { types: [] } }))).toEqual([]);
    });

    test('characters that mean something to a pattern mean themselves', async () => {
      const { store, events, newStream } = get();
      const odd = `${newStream().prefix}-%_\\'".*`;
      const [one] = events(1);
      await store.append(`${odd}x`, 'no-stream', [one!]);
      expect(ids(await collect(store.readLog({ filter: { streamPrefixes: [odd] } })))).toEqual([one!.id]);
      const like = `${odd.slice(0, odd.indexOf('%'))}%`;
      expect(await collect(store.readLog({ filter: { streamPrefixes: [`${like}x`] } }))).toEqual([]);
    });

    test('at most as many as asked for, counted in what matches', async () => {
      const filter = { streamPrefixes: [`${prefix}-c`] };
      const third = all.filter((event) => event.stream.endsWith('-c'));
      expect(ids(await collect(get().store.readLog({ filter, limit: 3 })))).toEqual(ids(third.slice(0, 3)));
      expect(ids(await collect(get().store.readLog({ filter, limit: 350 })))).toEqual(ids(third.slice(0, 350)));
    });

    test('its end is the position of the last event', async () => {
      const { store, events, newStream } = get();
      const { position } = await store.append(newStream().stream, 'any', events(2));
      expect((await store.end())! >= position).toBe(true);
    });

    test('lag counts at least what waits, and how long it has waited', async () => {
      const { store } = get();
      const filter = { streamPrefixes: [`${prefix}-a`] };
      const mine = all.filter((event) => event.stream.endsWith('-a'));
      const lag = await store.lag(mine.at(-4)!.position, filter);
      expect(lag.atLeast).toBe(3);
      expect(lag.ageMs).toBeGreaterThanOrEqual(0);
      expect(await store.lag(mine.at(-1)!.position, filter)).toEqual({ atLeast: 0, ageMs: 0 });
      expect((await store.lag(start, filter)).atLeast).toBeGreaterThan(100);
    });

    test('lag of a position beyond the end is an error: that reader is of another log', async () => {
      const beyond = ((await get().store.end())! + 1_000_000_000_000n) as Position;
      await expect(get().store.lag(beyond)).rejects.toThrow(UnknownPosition);
    });

    test('an aborted signal ends the read with its reason', async () => {
      const signal = AbortSignal.abort(new Error('enough'));
      await expect(collect(get().store.readLog({ signal }))).rejects.toThrow('enough');
    });
  });
}
