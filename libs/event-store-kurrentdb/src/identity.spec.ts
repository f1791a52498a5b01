import { describe, expect, test } from '@jest/globals';
import { WrongProvince } from '@lien-nganh/event-store';
import { collect, events, testLog } from './examples.ts';
import { startSuccessor } from './store.ts';

describe('whose log it is', () => {
  test('its id is made once, stays, and is no event of the log', async () => {
    await using log = await testLog();
    const identity = await log.store.log();
    expect(identity).toMatchObject({ province: '12', predecessors: [] });
    expect(identity.id).toMatch(/^12-[a-z2-7]{8}$/);
    expect(await (await log.open()).log()).toEqual(identity);
    expect(await collect(log.store.readLog())).toEqual([]);
  });

  test("another province's log is not opened", async () => {
    await using log = await testLog();
    await expect(log.open({ province: '11' })).rejects.toThrow(WrongProvince);
    expect(await (await log.open()).log()).toEqual(await log.store.log());
  });

  test('processes that make a log at the same moment make one', async () => {
    await using log = await testLog();
    const stores = await Promise.all([1, 2, 3, 4].map(() => log.open({ identityStream: 'another' })));
    const found = await Promise.all(stores.map(async (store) => (await store.log()).id));
    expect(new Set(found).size).toBe(1);
  });

  test('an identity whose acknowledgement was lost is found again', async () => {
    await using log = await testLog();
    log.double.faults.appends.push('written, timed out');
    const identity = await (await log.open({ identityStream: 'another' })).log();
    expect(await (await log.open({ identityStream: 'another' })).log()).toEqual(identity);
  });

  test('a restored log is a new one that names the old and the last position that they share', async () => {
    await using log = await testLog();
    const old = await log.store.log();
    const { position } = await log.store.append('one', 'no-stream', events(2));
    const successor = await startSuccessor({ url: log.double.url });
    expect(successor.id).not.toBe(old.id);
    expect(successor.predecessors).toEqual([{ log: old.id, sharedUpTo: position }]);
    expect(await (await log.open()).log()).toEqual(successor);
  });
});
