import { describe, expect, test } from '@jest/globals';
import { OutcomeUnknown, StoreUnavailable, type SubscriptionHealth } from '@lien-nganh/event-store';
import { proxyTo } from '@lien-nganh/testing';
import type pg from 'pg';
import { APPEND_LOCK } from './schema.ts';
import { event, events, someoneWaitsForTheLock, terminateStores, testLog } from './examples.ts';

describe('when the database goes away', () => {
  test('a subscription heals by itself after all its connections were terminated', async () => {
    await using log = await testLog();
    const client = await log.client();
    const health = healthWatch();
    const seen: string[] = [];
    const ending = new AbortController();
    await log.store.append('before', 'no-stream', [event()]);
    for await (const batch of log.store.subscribe({ after: null, signal: ending.signal, onHealth: health.onHealth })) {
      seen.push(...batch.events.map(({ stream }) => stream));
      if (seen.length === 1) {
        await health.connected;
        expect(await terminateStores(client)).toBe(3);
        await appendUntilDone(() => log.store.append('after', 'any', [event()]));
      }
      if (seen.includes('after')) ending.abort();
    }
    expect(seen.slice(0, 2)).toEqual(['before', 'after']);
  });

  test('a subscription that waits is woken again after its listening connection was terminated', async () => {
    await using log = await testLog();
    const client = await log.client();
    const health = healthWatch();
    const { position } = await log.store.append('before', 'no-stream', [event()]);
    const ending = new AbortController();
    void health.reconnected.then(() => log.store.append('after', 'no-stream', [event()]));
    const options = { after: position, signal: ending.signal, onHealth: health.onHealth };
    for await (const batch of log.store.subscribe(options)) {
      if (batch.events.length > 0) ending.abort();
      else await health.connected.then(() => terminateListeners(client));
    }
    expect(health.told.slice(0, 3)).toEqual(['connected', 'recovering', 'connected']);
  });

  test('an append after its idle connection was terminated is written over a new one', async () => {
    await using log = await testLog();
    const client = await log.client();
    await log.store.append('one', 'no-stream', [event()]);
    await terminateStores(client);
    await appendUntilDone(() => log.store.append('one', 'any', [event()]));
    expect(await log.store.append('two', 'no-stream', [event()])).toMatchObject({ revision: 0 });
  });

  test.each([1, 5, 300])(
    'an append of %i events cut off on its way has an unknown outcome, and the next succeeds',
    async (count) => {
      await using log = await testLog();
      const [holder, client] = [await log.client(), await log.client()];
      await holder.query('begin');
      await holder.query(`select pg_advisory_xact_lock(${APPEND_LOCK})`);
      const append = log.store.append('one', 'no-stream', events(count));
      const outcome = expect(append).rejects.toThrow(OutcomeUnknown);
      await someoneWaitsForTheLock(client);
      await terminateStores(client);
      await outcome;
      await holder.query('commit');
      expect(await log.store.append('one', 'no-stream', events(count))).toMatchObject({ revision: count - 1 });
    },
  );

  test('an append that its caller abandons on its way has an unknown outcome', async () => {
    await using log = await testLog();
    const [holder, client] = [await log.client(), await log.client()];
    await holder.query('begin');
    await holder.query(`select pg_advisory_xact_lock(${APPEND_LOCK})`);
    const ending = new AbortController();
    const append = log.store.append('one', 'no-stream', [event()], { signal: ending.signal });
    const outcome = expect(append).rejects.toThrow(OutcomeUnknown);
    await someoneWaitsForTheLock(client);
    ending.abort();
    await outcome;
    await holder.query('commit');
  });

  test('while nothing answers, everything says unavailable; afterwards everything works, without a restart', async () => {
    await using log = await testLog();
    await using proxy = await proxyTo(log.url);
    const store = await log.open({ url: proxy.url });
    await store.append('one', 'no-stream', [event()]);
    await proxy.goAway();
    await expect(appendUntilDone(() => store.append('one', 'any', [event()]))).rejects.toThrow(StoreUnavailable);
    await expect(store.end()).rejects.toThrow(StoreUnavailable);
    await expect(store.readStream('one')[Symbol.asyncIterator]().next()).rejects.toThrow(StoreUnavailable);
    await expect(log.open({ url: proxy.url })).rejects.toThrow(StoreUnavailable);
    await proxy.comeBack();
    expect((await store.append('two', 'no-stream', [event()])).revision).toBe(0);
    expect(await store.end()).toBe(await log.store.end());
  });

  test('a full disk is "unavailable", writes nothing, and heals', async () => {
    await using log = await testLog();
    const client = await log.client();
    await client.query(
      `create function full_disk() returns trigger language plpgsql as $$
       begin raise exception 'could not extend file' using errcode = 'disk_full'; end $$;
       create trigger full_disk before insert on log.events execute function full_disk()`,
    );
    for (const count of [1, 3, 300]) {
      await expect(log.store.append('one', 'no-stream', events(count))).rejects.toThrow(StoreUnavailable);
    }
    await client.query('drop trigger full_disk on log.events');
    expect(await log.store.append('one', 'no-stream', events(2))).toMatchObject({ revision: 1 });
  });
});

/** An append may meet a connection that is dying: until the store has noticed, the outcome is unknown. */
async function appendUntilDone(append: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      await append();
      return;
    } catch (error) {
      if (!(error instanceof OutcomeUnknown)) throw error;
    }
  }
}

/** Resolves when a subscription says that it is connected, and when it says so again after a loss. */
function healthWatch() {
  const told: SubscriptionHealth['is'][] = [];
  let tellConnected!: () => void;
  let tellReconnected!: () => void;
  return {
    told,
    connected: new Promise<void>((resolve) => (tellConnected = resolve)),
    reconnected: new Promise<void>((resolve) => (tellReconnected = resolve)),
    onHealth({ is }: SubscriptionHealth) {
      told.push(is);
      if (is !== 'connected') return;
      tellConnected();
      if (told.includes('recovering')) tellReconnected();
    },
  };
}

async function terminateListeners(client: pg.Client): Promise<void> {
  await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and application_name = 'listen log'`,
  );
}
