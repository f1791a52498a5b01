import { expect, test } from '@jest/globals';
import { postgresKeyStore } from '@lien-nganh/sealing';
import { testDatabase } from '@lien-nganh/testing';
import pg from 'pg';
import { copyKeys } from './copy-keys.ts';

async function destroy(url: string, id: string, decision: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('update keys.sealing set wrapped = null, destroyed_at = now(), decision = $2 where id = $1', [
    id,
    decision,
  ]);
  await client.end();
}

test('keys that are moved along open what they opened, and one that was destroyed on either side stays destroyed', async () => {
  const [from, to] = [await testDatabase(), await testDatabase()];
  const masterKey = Buffer.alloc(32, 7);
  const old = await postgresKeyStore({ url: from.url, masterKey });
  const [kept, erased, late] = [await old.keyFor('one'), await old.keyFor('two'), await old.keyFor('three')];
  await destroy(from.url, erased.id, 'decision 1');
  const signal = new AbortController().signal;
  expect(await copyKeys(from.url, to.url, signal)).toBe(3);
  const moved = await postgresKeyStore({ url: to.url, masterKey });
  expect(await moved.keyById(kept.id)).toEqual(kept);
  expect(await moved.keyFor('one')).toEqual(kept);
  expect(await moved.keyById(erased.id)).toMatchObject({ destroyed: true, decision: 'decision 1' });
  await destroy(to.url, late.id, 'decision 2');
  await destroy(from.url, kept.id, 'decision 3');
  expect(await copyKeys(from.url, to.url, signal)).toBe(3);
  await moved.close();
  const again = await postgresKeyStore({ url: to.url, masterKey });
  for (const [key, decision] of [
    [kept, 'decision 3'],
    [erased, 'decision 1'],
    [late, 'decision 2'],
  ] as const) {
    expect(await again.keyById(key.id)).toMatchObject({ destroyed: true, decision });
  }
  await again.close();
  await old.close();
  await Promise.all([from.drop(), to.drop()]);
});
