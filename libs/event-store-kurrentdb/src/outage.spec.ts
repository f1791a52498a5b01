import { describe, expect, test } from '@jest/globals';
import { OutcomeUnknown, StoreUnavailable } from '@lien-nganh/event-store';
import { collect, events, ids, testLog } from './examples.ts';

describe('when the server goes away', () => {
  test('everything says "unavailable"; afterwards everything works, without a restart', async () => {
    await using log = await testLog();
    await log.store.append('one', 'no-stream', events(1));
    await collect(log.store.readStream('one'));
    await log.double.goAway();
    await expect(appendUntilDone(() => log.store.append('one', 'any', events(1)))).rejects.toThrow(StoreUnavailable);
    await expect(log.store.end()).rejects.toThrow(StoreUnavailable);
    await expect(log.store.lag(null)).rejects.toThrow(StoreUnavailable);
    await expect(collect(log.store.readStream('one'))).rejects.toThrow(StoreUnavailable);
    await expect(collect(log.store.readLog())).rejects.toThrow(StoreUnavailable);
    await expect(log.open()).rejects.toThrow(StoreUnavailable);
    await log.double.comeBack();
    await appendUntilDone(() => log.store.append('two', 'any', events(1)));
    expect(await collect(log.store.readStream('one'))).toHaveLength(1);
    expect(await log.store.end()).not.toBeNull();
  });

  test('reads work again although the first of them found no server', async () => {
    await using log = await testLog();
    const two = events(2);
    await log.store.append('one', 'no-stream', two);
    const store = await log.open();
    await log.double.goAway();
    for (let attempt = 0; attempt < 3; attempt += 1) await expect(store.end()).rejects.toThrow(StoreUnavailable);
    await log.double.comeBack();
    expect(ids(await collect(store.readStream('one')))).toEqual(ids(two));
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
