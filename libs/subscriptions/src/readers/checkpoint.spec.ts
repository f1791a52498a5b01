import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { memoryEventStore } from '@lien-nganh/event-store';
import type { Position } from '@lien-nganh/kernel';
import { connect, inTransaction } from '@lien-nganh/postgres';
import { testDatabase, type TestDatabase } from '@lien-nganh/testing';
import type pg from 'pg';
import { Checkpoints, Deposed } from './checkpoint.ts';
import { prepareReadSide } from '../schema.ts';

const at = (position: number) => BigInt(position) as Position;

let database: TestDatabase;
let pool: pg.Pool;
let checkpoints: Checkpoints;
beforeAll(async () => {
  database = await testDatabase();
  pool = connect(database.url);
  await prepareReadSide(pool, 'tickets');
  checkpoints = new Checkpoints('tickets', await memoryEventStore({ province: '12' }).log());
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

describe('a reader that was deposed, whose successor went on', () => {
  beforeEach(async () => {
    await pool.query('truncate tickets.checkpoints, tickets.contract_revisions');
    for (const reader of ['a', 'b']) await checkpoints.move(pool, reader, { from: undefined, to: at(1) });
    await checkpoints.move(pool, 'a', { from: at(1), to: at(5) });
  });

  const writing = (reader: string, from: number) =>
    checkpoints.moveWriting(pool, reader, {
      ...{ from: at(from), to: at(9), values: ['key'] },
      sql: 'insert into tickets.contract_revisions(generation, key, revision) select 1, $5, 3 from moved',
    });
  const written = async () => (await pool.query('select 1 from tickets.contract_revisions')).rowCount;

  test('moves nothing', async () => {
    await expect(checkpoints.move(pool, 'a', { from: at(1), to: at(3) })).rejects.toBeInstanceOf(Deposed);
    expect(await checkpoints.read(pool, 'a')).toBe(at(5));
  });

  test('writes nothing beside it, and is told; whoever stands where it believes to stand writes', async () => {
    await expect(writing('a', 1)).rejects.toBeInstanceOf(Deposed);
    expect([await checkpoints.read(pool, 'a'), await written()]).toEqual([at(5), 0]);
    await writing('a', 5);
    expect([await checkpoints.read(pool, 'a'), await written()]).toEqual([at(9), 1]);
  });

  test('takes those that it would have moved with it back', async () => {
    const both = inTransaction(pool, (db) => checkpoints.moveTogether(db, ['a', 'b'], { from: at(1), to: at(3) }));
    await expect(both).rejects.toBeInstanceOf(Deposed);
    expect([await checkpoints.read(pool, 'a'), await checkpoints.read(pool, 'b')]).toEqual([at(5), at(1)]);
  });
});
