import { describe, expect, test } from '@jest/globals';
import { startKurrentDbDouble } from '../double.ts';
import { collect, events, follow } from '../examples.ts';
import { kurrentdbEventStore } from '../store.ts';

describe('a cluster that is found by asking one of its nodes', () => {
  test.each(['kurrentdb+discover', 'esdb+discover', 'esdb'])('%s:// writes, reads and follows', async (scheme) => {
    await using double = await startKurrentDbDouble();
    const url = double.url.replace('kurrentdb', scheme);
    const store = await kurrentdbEventStore({ url, province: '12', deadlineMs: 5_000 });
    await store.append('one', 'no-stream', events(2));
    expect(await collect(store.readStream('one'))).toHaveLength(2);
    {
      await using following = follow(store);
      await following.until(({ seen }) => seen.length === 2);
    }
    await store.close();
  });
});
