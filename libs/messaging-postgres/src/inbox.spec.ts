import { expect, test } from '@jest/globals';
import type { Position } from '@lien-nganh/kernel';
import type { Changes, Frontier, Inbox } from '@lien-nganh/messaging';
import { connect } from '@lien-nganh/postgres';
import { testDatabase } from '@lien-nganh/testing';
import type pg from 'pg';
import { postgresInbox } from './inbox.ts';

const nothing: Changes = {
  topic: 'inspections.g1',
  partition: 0,
  revisions: new Map(),
  done: [],
  park: [],
  unpark: [],
  frontier: null,
};

async function withInbox(work: (inbox: Inbox<pg.PoolClient>, pool: pg.Pool) => Promise<void>): Promise<void> {
  const database = await testDatabase();
  const pool = connect(database.url);
  try {
    await work(postgresInbox({ pool, schema: 'gateway_inbox', consumer: 'gateway.v1' }), pool);
  } finally {
    await pool.end();
    await database.drop();
  }
}

test('a member that lost its partition and is still at work does not move the frontier back', () =>
  withInbox(async (inbox) => {
    const tell = (frontier: Frontier) =>
      inbox.transaction((transaction) => transaction.save([{ ...nothing, frontier }]));
    const at = (position: bigint, log = 'log-1'): Frontier => ({
      log,
      position: position as Position,
      at: '2013-07-16T02:00:00.000Z',
    });
    await tell(at(20n));
    await tell(at(12n));
    expect((await inbox.partitions()).map(({ frontier }) => frontier)).toEqual([at(20n)]);
    await tell(at(3n, 'log-2'));
    expect((await inbox.partitions()).map(({ frontier }) => frontier)).toEqual([at(3n, 'log-2')]);
  }));

test('two consumers share a schema and know nothing of each other', () =>
  withInbox(async (inbox, pool) => {
    const other = postgresInbox({ pool, schema: 'gateway_inbox', consumer: 'gateway.v2' });
    await inbox.transaction((transaction) => transaction.save([{ ...nothing, done: ['m-1'] }]));
    const message = { id: 'm-1', subject: 'inspection-1' };
    const finished = (one: Inbox<pg.PoolClient>) =>
      one.transaction(async (transaction) =>
        (await transaction.load({ topic: nothing.topic, partitions: [0] }, [message])).finished.has('m-1'),
      );
    expect(await finished(inbox)).toBe(true);
    expect(await finished(other)).toBe(false);
  }));

test('an inbox does not take a schema name that is none', () =>
  withInbox(async (_, pool) => {
    const inbox = postgresInbox({ pool, schema: 'gateway"; drop', consumer: 'c' });
    await expect(inbox.partitions()).rejects.toThrow('not a schema name');
  }));
