import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { connect, migrate } from '@lien-nganh/postgres';
import { testDatabase, type TestDatabase } from '@lien-nganh/testing';
import type pg from 'pg';
import { claimDatabase, migrations } from './installation.ts';

const folder = { kind: 'real', province: { code: '12' } } as const;

describe('the installation that a database holds', () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  beforeEach(async () => {
    database = await testDatabase();
    pool = connect(database.url);
    await migrate(pool, { ...migrations, steps: migrations.steps.slice(0, 1) });
    await pool.query(`insert into platform.installation(kind, province) values ('real', '12')`);
  });
  afterEach(async () => {
    await pool.end();
    await database.drop();
  });

  test('keeps the partitions of its topics, also when it is older than the note of their number', async () => {
    await pool.query('create schema messaging; create table messaging.topics(name text, partitions int)');
    await pool.query(`insert into messaging.topics values ('agencies.g1', 7)`);
    expect(await claimDatabase(pool, folder)).toMatchObject({ partitions: 7 });
    expect(await claimDatabase(pool, folder)).toMatchObject({ partitions: 7 });
  });

  test('has as many partitions as a new one when it has no topics yet', async () => {
    const { partitions } = await claimDatabase(pool, folder);
    const { rows } = await pool.query<{ partitions: number }>('select partitions from platform.installation');
    expect(rows).toEqual([{ partitions }]);
    expect(partitions).toBeGreaterThan(0);
  });

  test('belongs to one kind of folder of one province', async () => {
    await expect(claimDatabase(pool, { ...folder, kind: 'try-out' })).rejects.toThrow('kind real');
    await expect(claimDatabase(pool, { ...folder, province: { code: '10' } })).rejects.toThrow('province 12');
  });
});
