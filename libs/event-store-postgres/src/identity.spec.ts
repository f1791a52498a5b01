import { describe, expect, test } from '@jest/globals';
import { WrongProvince } from '@lien-nganh/event-store';
import { connect } from '@lien-nganh/postgres';
import { event, testLog } from './examples.ts';
import { startSuccessor } from './identity.ts';

describe('whose log it is', () => {
  test('its id is made once, and stays', async () => {
    await using log = await testLog();
    const identity = await log.store.log();
    expect(identity).toMatchObject({ province: '12', predecessors: [] });
    expect(identity.id).toMatch(/^12-[a-z2-7]{8}$/);
    expect(await (await log.open()).log()).toEqual(identity);
  });

  test("another province's log is not opened", async () => {
    await using log = await testLog();
    await expect(log.open({ province: '11' })).rejects.toThrow(WrongProvince);
    expect(await (await log.open()).log()).toEqual(await log.store.log());
  });

  test('processes that make a log at the same moment make one', async () => {
    await using log = await testLog();
    await (await log.client()).query('drop schema log cascade');
    const stores = await Promise.all([log.open(), log.open(), log.open(), log.open()]);
    const ids = await Promise.all(stores.map(async (store) => (await store.log()).id));
    expect(new Set(ids).size).toBe(1);
  });

  test('a restored log is a new one that names the old and the last position that they share', async () => {
    await using log = await testLog();
    const old = await log.store.log();
    const { position } = await log.store.append('one', 'no-stream', [event(), event()]);
    const pool = connect(log.url);
    const successor = await startSuccessor(pool);
    await pool.end();
    expect(successor.id).not.toBe(old.id);
    expect(successor.predecessors).toEqual([{ log: old.id, sharedUpTo: position }]);
    expect(await (await log.open()).log()).toEqual(successor);
  });
});
