import { randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { connect } from '@lien-nganh/postgres';
import { testDatabase } from '@lien-nganh/testing';
import { postgresKeyStore } from './index.ts';

test('a key that something was just sealed under is not asked for again, until one is destroyed', async () => {
  const database = await testDatabase();
  const store = await postgresKeyStore({ url: database.url, masterKey: randomBytes(32) });
  const pool = connect(database.url);
  const other = await store.keyFor('site-2#at-hand');
  let key = other;
  let kept: unknown = null;
  // Only the connection over which destructions are heard, once it is there, lets go of what is at hand.
  while (kept === null) {
    key = await store.keyFor('site-1#at-hand');
    await pool.query('delete from keys.sealing where id = $1', [key.id]);
    kept = await store.keyById(key.id);
  }
  expect(kept).toEqual(key);
  await store.destroy([other.id], 'QĐ 2');
  expect(await store.keyById(key.id)).toBeNull();
  await pool.end();
  await store.close();
  await database.drop();
});
