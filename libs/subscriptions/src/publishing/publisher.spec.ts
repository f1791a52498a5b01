import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { memoryEventStore, type EventStore } from '@lien-nganh/event-store';
import { memoryBroker, type Broker, type ContractMessage } from '@lien-nganh/messaging';
import type { Service } from '@lien-nganh/kernel';
import { connect } from '@lien-nganh/postgres';
import { memoryKeyStore, sealer } from '@lien-nganh/sealing';
import { testDatabase, type TestDatabase } from '@lien-nganh/testing';
import type pg from 'pg';
import { decoder } from '../decode.ts';
import { tickets } from '../examples.ts';
import { Checkpoints } from '../readers/checkpoint.ts';
import { ReaderBoard } from '../readers/health.ts';
import { Publisher } from './publisher.ts';
import { prepareReadSide } from '../schema.ts';

/** More than two batches of the publisher. */
const EVENTS = 1_300;
const KEYS = 3;

describe('a publisher that makes the next batch while one is on its way', () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  let store: EventStore;
  beforeAll(async () => {
    database = await testDatabase();
    pool = connect(database.url);
    await prepareReadSide(pool, 'tickets');
    store = memoryEventStore({ province: '12' });
    for (let n = 0; n < EVENTS; n++) await open(store, `ticket-${n % KEYS}`);
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  test('numbers each key without a hole, and sends one batch at a time, in the order of the log', async () => {
    const sending = new Sending();
    await publish(sending.broker, { generation: 1, until: sending.untilSent(EVENTS) });
    expect(sending.mostAtOnce).toBe(1);
    expect(sending.batches.length).toBeGreaterThan(2);
    const sent = sending.batches.flat();
    expect(sent.map(({ position }) => BigInt(position))).toEqual(
      [...sent.map(({ position }) => BigInt(position))].sort((a, b) => Number(a - b)),
    );
    for (let key = 0; key < KEYS; key++) {
      const own = sent.filter(({ subject }) => subject === `ticket-${key}`);
      expect(own.map(({ keyrevision }) => keyrevision)).toEqual(own.map((_, n) => n));
    }
  });

  test('sends nothing behind a batch that failed, and begins with it again', async () => {
    const failing = new Sending(2);
    await expect(publish(failing.broker, { generation: 2, until: new Promise(() => undefined) })).rejects.toThrow(
      'the broker is away',
    );
    const first = failing.batches.flat();
    const again = new Sending();
    await publish(again.broker, { generation: 2, until: again.untilSent(EVENTS - first.length) });
    const sent = [...first, ...again.batches.flat()];
    expect(new Set(sent.map(({ id }) => id)).size).toBe(EVENTS);
    for (let key = 0; key < KEYS; key++) {
      const own = sent.filter(({ subject }) => subject === `ticket-${key}`);
      expect(own.map(({ keyrevision }) => keyrevision)).toEqual(own.map((_, n) => n));
    }
  });

  test('sends the next batch, and no more, while the move past the one before waits for the disk', async () => {
    const reader = 'publisher.g3';
    await new Checkpoints('tickets', await store.log()).move(pool, reader, { from: undefined, to: null });
    const other = await pool.connect();
    await other.query('begin');
    await other.query('select 1 from tickets.checkpoints where reader = $1 for update', [reader]);
    const sending = new Sending();
    const running = publish(sending.broker, { generation: 3, until: new Promise(() => undefined) });
    await sending.untilSent(1_000);
    // Another instance took over meanwhile: the move that waited finds that this one was deposed.
    await other.query('update tickets.checkpoints set position = 7 where reader = $1', [reader]);
    await other.query('commit');
    other.release();
    await expect(running).rejects.toThrow(`${reader} is read by another instance now`);
    expect(sending.batches.map(({ length }) => length)).toEqual([500, 500]);
  });

  test('leaves out what changes nothing, but not what an earlier release may have sent: that is repeated as it was', async () => {
    const [publication] = tickets().publishes;
    const service = { ...tickets(), publishes: [{ ...publication!, leavesOut: new Set(['TicketOpened']) }] };
    // this release starts on what an earlier one may have sent
    const first = new Sending();
    await publish(first.broker, { generation: 4, until: first.untilSent(EVENTS), service });
    expect(first.batches.flat().length).toBe(EVENTS);
    await open(store, 'ticket-0');
    await open(store, 'ticket-0', 'TicketMoved');
    const sending = new Sending();
    await publish(sending.broker, { generation: 5, until: sending.untilSent(EVENTS + 1), service });
    const sent = sending.batches.flat();
    expect(sent.length).toBe(EVENTS + 1);
    expect(sent.at(-1)).toMatchObject({ position: String(await store.end()), subject: 'ticket-0' });
    const own = sent.filter(({ subject }) => subject === 'ticket-0');
    expect(own.map(({ keyrevision }) => keyrevision)).toEqual(own.map((_, n) => n));
    // a later one leaves out another event, and this one too was the earlier release by then
    const later = { ...service, publishes: [{ ...publication!, leavesOut: new Set(['TicketOpened', 'TicketMoved']) }] };
    const again = new Sending();
    await publish(again.broker, { generation: 6, until: again.untilSent(EVENTS + 1), service: later });
    expect(again.batches.flat().map(({ id }) => id)).toEqual(sent.map(({ id }) => id));
  });

  interface Publishing {
    readonly generation: number;
    readonly until: Promise<void>;
    readonly service?: Service;
  }

  async function publish(broker: Broker, { generation, until, service = tickets() }: Publishing) {
    const stop = new AbortController();
    const publisher = new Publisher({
      ...{ service, store, broker, pool, schema: 'tickets', log: await store.log(), generation },
      ...{ partitions: 2, board: new ReaderBoard(), clock: () => '2013-07-16T02:00:00.000Z' },
      decoder: decoder(tickets(), sealer(memoryKeyStore(), 'tickets')),
    });
    const running = publisher.run(stop.signal);
    await Promise.race([until, running]);
    stop.abort();
    // It may be in the middle of telling how far it is.
    await running.catch((error: unknown) => {
      if ((error as Error).name !== 'AbortError') throw error;
    });
  }
});

/** A broker that takes note of what is sent, and fails at the nth batch. */
class Sending {
  readonly batches: (readonly ContractMessage[])[] = [];
  readonly broker: Broker;
  mostAtOnce = 0;
  #now = 0;
  #tell: () => void = () => undefined;

  constructor(failsAt = Infinity) {
    const inner = memoryBroker();
    this.broker = Object.assign(Object.create(inner) as Broker, {
      declare: inner.declare.bind(inner),
      announce: inner.announce.bind(inner),
      publish: async (topic: string, messages: readonly ContractMessage[]) => {
        this.#now += 1;
        this.mostAtOnce = Math.max(this.mostAtOnce, this.#now);
        // Whoever would send beside this one gets the chance.
        for (let turn = 0; turn < 50; turn++) await new Promise(setImmediate);
        this.#now -= 1;
        if (this.batches.length + 1 === failsAt) throw new Error('the broker is away');
        await inner.publish(topic, messages);
        this.batches.push(messages);
        this.#tell();
      },
    });
  }

  untilSent(count: number): Promise<void> {
    return new Promise((resolve) => {
      this.#tell = () => {
        if (this.batches.flat().length >= count) resolve();
      };
    });
  }
}

function open(store: EventStore, stream: string, name = 'TicketOpened') {
  const id = randomUUID();
  const actor = { account: 'a', agency: 'police', role: 'officer' };
  const metadata = {
    ...{ commandId: id, fingerprint: 'f', correlationId: id, causationId: id, actor },
    obligations: [],
  };
  return store.append(stream, 'any', [
    {
      id,
      type: `ticket.${name}`,
      schemaVersion: 1,
      data: { place: 'A' },
      metadata: { ...metadata, occurredOn: '2013-07-16' },
    },
  ]);
}
