import { connect, inTransaction } from '@lien-nganh/postgres';
import { postgresKeyStore } from '@lien-nganh/sealing';
import type pg from 'pg';

const PAGE = 1000;

/**
 * Copies all keys as they are: wrapped under the master key, which goes another way. A key that was destroyed on either
 * side is destroyed afterwards. Safe to be called again.
 *
 * @returns how many there are
 */
export async function copyKeys(from: string, to: string, signal: AbortSignal): Promise<number> {
  // Makes the tables; nothing is wrapped or unwrapped here.
  await (await postgresKeyStore({ url: to, masterKey: Buffer.alloc(32) })).close();
  const [source, target] = [from, to].map((url) => connect(url, { max: 1, applicationName: 'copy keys' })) as [
    pg.Pool,
    pg.Pool,
  ];
  try {
    return await inTransaction(target, (client) => copyAll(source, client, signal));
  } finally {
    await Promise.all([source.end(), target.end()]);
  }
}

async function copyAll(source: pg.Pool, target: pg.PoolClient, signal: AbortSignal): Promise<number> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (let copied = 0; ;) {
    signal.throwIfAborted();
    const { rows } = await source.query<{ id: string; key: unknown }>(
      'select id, to_json(s) as key from keys.sealing s where id > $1 order by id limit $2',
      [after, PAGE],
    );
    if (rows.length === 0) return copied;
    const ids = rows.map(({ id }) => id);
    await target.query('delete from keys.sealing where id = any($1) and destroyed_at is null', [ids]);
    await target.query(
      `insert into keys.sealing select * from json_populate_recordset(null::keys.sealing, $1) on conflict (id) do nothing`,
      [JSON.stringify(rows.map(({ key }) => key))],
    );
    copied += rows.length;
    after = rows.at(-1)!.id;
  }
}
