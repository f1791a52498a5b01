import { brokerConformance } from '@lien-nganh/messaging/conformance';
import { connect } from '@lien-nganh/postgres';
import { testDatabase } from '@lien-nganh/testing';
import type pg from 'pg';
import { postgresBroker } from './broker.ts';
import { postgresInbox } from './inbox.ts';

brokerConformance<pg.PoolClient>('the broker on PostgreSQL', async () => {
  const database = await testDatabase();
  const pool = connect(database.url);
  const broker = postgresBroker({ url: database.url });
  await pool.query('create schema read_model');
  await pool.query('create table read_model.lines(n bigint generated always as identity, consumer text, line text)');
  return {
    broker,
    openInbox: async (consumer) => ({
      inbox: postgresInbox({ pool, schema: 'gateway_inbox', consumer }),
      record: async (tx, line) => {
        await tx.query('insert into read_model.lines(consumer, line) values ($1, $2)', [consumer, line]);
      },
      recorded: async () => {
        const { rows } = await pool.query<{ line: string }>(
          'select line from read_model.lines where consumer = $1 order by n',
          [consumer],
        );
        return rows.map(({ line }) => line);
      },
    }),
    close: async () => {
      await broker.close();
      await pool.end();
      await database.drop();
    },
  };
});
