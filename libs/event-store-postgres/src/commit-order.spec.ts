import { describe, expect, test } from '@jest/globals';
import type { LogEvent, Position } from '@lien-nganh/kernel';
import type pg from 'pg';
import { appendStatements } from './append/append-sql.ts';
import { event, someoneWaitsForTheLock, testLog, type TestLog } from './examples.ts';

/** Appends over a connection of its own, with the very statement of the adapter, in a transaction left open. */
async function appendWithoutCommit(client: pg.Client, stream: string): Promise<Position> {
  const one = event();
  const values = [stream, -1, one.id, one.type, 1, '{}', JSON.stringify(one.metadata), null];
  const { rows } = await client.query<{ position: string }>(appendStatements.one, values);
  return BigInt(rows[0]!.position) as Position;
}

async function follow({ store }: TestLog, count: number): Promise<LogEvent[]> {
  const ending = new AbortController();
  const seen: LogEvent[] = [];
  for await (const batch of store.subscribe({ after: null, signal: ending.signal })) {
    seen.push(...batch.events);
    if (seen.length >= count) ending.abort();
  }
  return seen;
}

describe('the order of positions is the order of commits', () => {
  test('a writer that was given its place first and finishes late is not skipped', async () => {
    await using log = await testLog();
    const [slow, watcher] = [await log.client(), await log.client()];
    const reading = follow(log, 3);
    await log.store.append('first', 'no-stream', [event()]);
    await slow.query('begin');
    const given = await appendWithoutCommit(slow, 'slow');
    const quick = log.store.append('quick', 'no-stream', [event()]);
    await someoneWaitsForTheLock(watcher);
    expect((await log.store.end())! < given).toBe(true);
    await slow.query('commit');
    expect((await quick).position > given).toBe(true);
    expect((await reading).map(({ stream }) => stream)).toEqual(['first', 'slow', 'quick']);
  });

  test('a transaction that began first and appends last comes last', async () => {
    await using log = await testLog();
    const early = await log.client();
    const reading = follow(log, 2);
    await early.query('begin');
    await early.query('create table unrelated(x int)');
    const late = await log.store.append('began-late', 'no-stream', [event()]);
    expect((await appendWithoutCommit(early, 'began-early')) > late.position).toBe(true);
    await early.query('commit');
    expect((await reading).map(({ stream }) => stream)).toEqual(['began-late', 'began-early']);
  });

  test('a place that was rolled back stays empty and nobody waits for it', async () => {
    await using log = await testLog();
    const client = await log.client();
    await client.query('begin');
    const burnt = await appendWithoutCommit(client, 'never');
    await client.query('rollback');
    const { position } = await log.store.append('after', 'no-stream', [event()]);
    expect(position > burnt).toBe(true);
    expect((await follow(log, 1)).map((one) => one.position)).toEqual([position]);
  });

  test('an unrelated write transaction that stays open delays no reader', async () => {
    await using log = await testLog();
    const other = await log.client();
    await other.query('create table unrelated(x int)');
    await other.query('begin');
    await other.query('insert into unrelated values (1)');
    const reading = follow(log, 2);
    await log.store.append('one', 'no-stream', [event(), event()]);
    expect(await reading).toHaveLength(2);
    const { rows } = await other.query<{ open: boolean }>(
      'select pg_current_xact_id_if_assigned() is not null as open',
    );
    expect(rows[0]!.open).toBe(true);
    await other.query('rollback');
  });
});
