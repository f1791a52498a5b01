import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { on, question, table, type Position, type Question } from '@lien-nganh/kernel';
import { memoryKeyStore, sealer } from '@lien-nganh/sealing';
import type pg from 'pg';
import { z } from 'zod';
import { decoder } from '../decode.ts';
import { bench, events, tally, tickets, type Bench } from '../examples.ts';
import { Checkpoints } from '../readers/checkpoint.ts';
import { ReaderBoard } from '../readers/health.ts';
import { prepareReadSide } from '../schema.ts';
import type { Projection } from './projection.ts';
import { Projector } from './projector.ts';

let b: Bench;
beforeEach(async () => {
  b = await bench();
});
afterEach(() => b.close());

const tables = { moves: table({ place: 'text' }, { key: ['place'] }) };

/** It listens to what never happens here. */
const idle = (n: number): Question =>
  question({
    name: `idle-${n}`,
    version: 1,
    action: 'tickets.ask-moves',
    title: { vi: 'Phiếu đã chuyển', en: 'Moves' },
    tables,
    handlers: [on<typeof tables>()(events, { TicketMoved: ({ moves }, { data }) => moves.put({ place: data.place }) })],
    input: z.strictObject({}),
    output: z.number(),
    ask: () => Promise.resolve(0),
  });

describe('projections that an event does not concern', () => {
  test('go on with it, all by one statement, beside those that it does', async () => {
    const readSide = await b.start({ questions: [tally(), ...Array.from({ length: 5 }, (_, n) => idle(n))] });
    const reached = async (position: bigint) =>
      expect(await readSide.waitFor(position as Position, { ms: 20_000 })).toBe(true);
    await reached(await b.open('A'));
    const last = await b.open('A');
    await reached(last);
    const { rows } = await b.pool.query<{ position: string; statement: string; readers: number }>(
      `select position::text, xmin::text || '/' || cmin::text as statement, count(*)::int as readers
       from tickets.checkpoints where reader like 'idle-%' group by 1, 2`,
    );
    expect(rows).toEqual([{ position: String(last), statement: expect.any(String), readers: 5 }]);
    expect(await b.ask(readSide, tally(), 'A')).toBe(2);
  });

  test('are as far as the log when it goes on with events of others: by that a refusal knows that all has arrived', async () => {
    const readSide = await b.start();
    const last = await b.open('A');
    expect(await readSide.waitFor(last as Position, { ms: 20_000 })).toBe(true);
    const metadata = {
      ...{ commandId: crypto.randomUUID(), fingerprint: 'f', correlationId: 'c', causationId: 'c', obligations: [] },
      actor: { account: 'a', agency: 'police', role: 'officer' },
      occurredOn: '2013-07-16',
    };
    const other = { id: crypto.randomUUID(), type: 'visit.Made', schemaVersion: 1, data: {}, metadata };
    const { position } = await b.store.append('visit-1', 'no-stream', [other]);
    expect(await readSide.waitFor(position, { ms: 20_000 })).toBe(true);
  });
});

describe('a projection whose rows others look up', () => {
  test('has written what a batch changes of them before those begin with it', async () => {
    const { store, pool } = b;
    await prepareReadSide(pool, 'tickets');
    await pool.query('create table looked_up(n int)');
    await b.open('A');
    let tell: (n: number) => void = () => undefined;
    const found = new Promise<number>((resolve) => (tell = resolve));
    const projection = (name: string, apply: (db: pg.PoolClient) => Promise<unknown>): Projection => ({
      name,
      prepare: () => Promise.resolve(),
      concerns: () => true,
      open: (db) => Promise.resolve({ apply: async () => void (await apply(db)), end: () => Promise.resolve() }),
    });
    const looking = projection('looking', async (db) => {
      const { rows } = await db.query<{ n: number }>('select count(*)::int as n from looked_up');
      tell(rows[0]!.n);
    });
    const lookedUp = projection('looked-up', async (db) => {
      for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
      await db.query('insert into looked_up values (1)');
    });
    const stop = new AbortController();
    const running = new Projector({
      ...{ store, pool, board: new ReaderBoard(), reader: 'projections' },
      checkpoints: new Checkpoints('tickets', await store.log()),
      decoder: decoder(tickets(), sealer(memoryKeyStore(), 'tickets')),
      projections: [looking, { ...lookedUp, comesFirst: true }],
    }).run(stop.signal);
    expect(await Promise.race([found, running])).toBe(1);
    stop.abort();
    await running.catch(() => undefined);
  });
});
