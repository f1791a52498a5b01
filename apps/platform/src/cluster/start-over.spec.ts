import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from '@jest/globals';
import { postgresEventStore } from '@lien-nganh/event-store-postgres';
import type { EventToAppend } from '@lien-nganh/kernel';
import { connect } from '@lien-nganh/postgres';
import { GenerationsLog } from '@lien-nganh/subscriptions';
import { testDatabase } from '@lien-nganh/testing';
import { startOver } from './start-over.ts';

const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
});

async function database(): Promise<string> {
  const made = await testDatabase();
  cleanUp.push(() => made.drop());
  return made.url;
}

/** A log on PostgreSQL, and beside it what services read. */
async function restoredDatabase(province = '12') {
  const url = await database();
  const store = await postgresEventStore({ url, province });
  const { position } = await store.append('visit-1', 'no-stream', [event()]);
  const log = await store.log();
  await store.close();
  const pool = connect(url, { max: 1, applicationName: 'spec' });
  cleanUp.push(() => pool.end());
  for (const schema of ['platform', 'messaging', 'visits', 'visits_imports', 'gateway_g1', 'somebody_elses']) {
    await pool.query(`create schema ${schema}`);
    if (schema !== 'somebody_elses') await pool.query(`create table ${schema}.migrations(step int)`);
  }
  return { url, log, position, pool };
}

function event(): EventToAppend {
  const about = { commandId: randomUUID(), fingerprint: '', correlationId: 'c', causationId: 'c', obligations: [] };
  const actor = { account: 'officer', agency: 'police', role: 'officer' } as const;
  const metadata = { ...about, actor, occurredOn: '2026-11-25' };
  return { id: randomUUID(), type: 'visit.Planned', schemaVersion: 1, data: {}, metadata };
}

const place = (url: string, province = '12') => ({ PROVINCE: province, EVENT_STORE_URL: url, DATABASE_URL: url });

describe('services whose log came out of a backup', () => {
  test('go on in a new log, in topics that nobody knows, without what was read; what else is there stays', async () => {
    const { url, log, position, pool } = await restoredDatabase();
    const begun = await startOver(place(url));
    expect(begun.log.predecessors).toEqual([{ log: log.id, sharedUpTo: position }]);
    expect(begun).toMatchObject({ generation: 1000, dropped: ['gateway_g1', 'visits'] });
    const { rows } = await pool.query<{ nspname: string }>(
      `select nspname from pg_namespace where nspname !~ '^(pg_|information_schema|public)' order by 1`,
    );
    expect(rows.map(({ nspname }) => nspname)).toEqual([
      'log',
      'messaging',
      'platform',
      'somebody_elses',
      'visits_imports',
    ]);

    const store = await postgresEventStore({ url, province: '12' });
    expect(await store.log()).toEqual(begun.log);
    expect(await new GenerationsLog(store).now()).toEqual({ live: 1000, fed: [1000] });
    await store.close();
  });

  test('may be told so again: one more log names both before it', async () => {
    const { url, log } = await restoredDatabase();
    const first = await startOver(place(url));
    const second = await startOver(place(url));
    expect(second.generation).toBe(2000);
    expect(second.log.predecessors.map((one) => one.log)).toEqual([log.id, first.log.id]);
  });

  test('are left as they are while one of them runs, without a log, and where it is another province’s', async () => {
    const { url, log } = await restoredDatabase();
    const running = connect(url, { max: 1, applicationName: 'lease visits/projections' });
    await running.query('select 1');
    await expect(startOver(place(url))).rejects.toThrow('lease visits/projections');
    await running.end();
    await expect(startOver(place(url, '10'))).rejects.toThrow(`${log.id} is of province 12, not of 10`);
    await expect(startOver({ ...place(url), EVENT_STORE_URL: await database() })).rejects.toThrow('there is no log');
    const store = await postgresEventStore({ url });
    expect(await store.log()).toEqual(log);
    await store.close();
  });
});
