import { describe, expect, test } from '@jest/globals';
import type { StreamEvent } from '@lien-nganh/kernel';
import { event, events, testLog } from '../examples.ts';

async function streamOf(items: AsyncIterable<StreamEvent>): Promise<StreamEvent[]> {
  const all: StreamEvent[] = [];
  for await (const item of items) all.push(item);
  return all;
}

describe('appends on PostgreSQL', () => {
  test.each([64, 600])('a long append of %i events at a stale revision leaves no part of itself', async (count) => {
    await using log = await testLog();
    await log.store.append('one', 'no-stream', events(300));
    for (const expected of [0, 249, 'no-stream'] as const) {
      const stale = log.store.append('one', expected, events(count));
      await expect(stale).rejects.toMatchObject({ code: 'wrong-revision', expected, actual: 299 });
    }
    expect(await streamOf(log.store.readStream('one'))).toHaveLength(300);
    expect(await log.store.append('one', 299, events(count))).toMatchObject({ revision: 299 + count });
  });

  test('two processes that write to the same streams at once leave no hole, no half append and no lost one', async () => {
    await using log = await testLog();
    const stores = [log.store, await log.open()];
    const streams = ['a', 'b', 'c'];
    const appends = Array.from({ length: 240 }, (_, index) => ({
      store: stores[index % 2]!,
      stream: streams[index % 3]!,
      events: events(1 + (index % 5)),
    }));
    await Promise.all(appends.map((one) => one.store.append(one.stream, 'any', one.events)));
    for (const stream of streams) {
      const read = await streamOf(log.store.readStream(stream));
      const written = appends
        .filter((one) => one.stream === stream)
        .map((one) => one.events.map(({ id }) => id).join());
      expect(read.map(({ revision }) => revision)).toEqual(read.map((_, index) => index));
      const all = read.map(({ id }) => id).join();
      for (const one of written) expect(all).toContain(one);
      expect(all).toHaveLength(written.join().length);
    }
  });

  test('the clock may be another, and recordedAt never goes back, whichever process writes', async () => {
    const clock = { now: new Date('2013-07-01T00:00:00.000Z') };
    await using log = await testLog({ clock: () => clock.now });
    const other = await log.open();
    const recorded: string[] = [];
    for (const [store, at] of [
      [log.store, '2013-07-01T16:59:59.999Z'],
      [other, '2013-07-01T17:00:00.000Z'],
      [log.store, '2013-06-01T00:00:00.000Z'],
      [other, '2013-07-02T08:00:00.500Z'],
    ] as const) {
      clock.now = new Date(at);
      await store.append('one', 'any', [event()]);
      const [last] = await streamOf(store.readStream('one', { direction: 'backwards', limit: 1 }));
      recorded.push(last!.recordedAt);
    }
    expect(recorded).toEqual([
      '2013-07-01T16:59:59.999Z',
      '2013-07-01T17:00:00.000Z',
      '2013-07-01T17:00:00.000Z',
      '2013-07-02T08:00:00.500Z',
    ]);
    const client = await log.client();
    const { rows } = await client.query<{ day: string }>(
      'select known_day::text as day from log.events order by position',
    );
    expect(rows.map(({ day }) => day)).toEqual(['2013-07-01', '2013-07-02', '2013-07-02', '2013-07-02']);
  });
});
