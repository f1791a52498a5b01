import { expect } from '@jest/globals';
import { memoryEventStore, type EventStore } from '@lien-nganh/event-store';
import {
  defineEvents,
  fromEvent,
  on,
  process,
  publish,
  question,
  service,
  streamType,
  table,
  v,
  wireType,
  type Contract,
  type Evolve,
  type Position,
  type Process,
  type Question,
  type Service,
} from '@lien-nganh/kernel';
import { memoryBroker, type Broker } from '@lien-nganh/messaging';
import { postgresInbox } from '@lien-nganh/messaging-postgres';
import { connect } from '@lien-nganh/postgres';
import { memoryKeyStore, sealer } from '@lien-nganh/sealing';
import { testDatabase, type TestDatabase } from '@lien-nganh/testing';
import type pg from 'pg';
import { z } from 'zod';
import { derivedId, ReadSide, registerOf, type Answer, type WantedCommand } from './index.ts';

/** A tally of tickets by place, with a process that asks for a follow-up: small, and has every kind of reader. */
export const events = defineEvents('ticket', {
  TicketOpened: v(1, z.strictObject({ place: z.string() })),
  TicketMoved: v(1, z.strictObject({ place: z.string() })),
});

export interface Ticket {
  readonly is: 'none' | 'open';
  readonly place: string;
}

const evolve: Evolve<Ticket, typeof events> = {
  TicketOpened: (_, { data }) => ({ is: 'open', place: data.place }),
  TicketMoved: (state, { data }) => ({ ...state, place: data.place }),
};

export const ticket = streamType({
  prefix: 'ticket',
  title: { vi: 'Phiếu', en: 'Ticket' },
  events,
  evolve,
  refusals: {},
  initial: { is: 'none', place: '' } as Ticket,
  reads: 'tickets.read',
  scope: () => ({ sensitivity: 'open', owners: ['police'] }),
  summary: (state) => ({ title: state.place, status: state.is }),
  commands: [],
});

const tables = { tally: table({ place: 'text', tickets: 'integer' }, { key: ['place'] }) };

/** Counts tickets by place as events come: wrong after any event that is applied twice or left out. */
export function tally(version = 1, fails: (place: string) => boolean = () => false): Question {
  const add = on<typeof tables>();
  return question({
    name: 'tally',
    version,
    action: 'tickets.ask-tally',
    title: { vi: 'Số phiếu', en: 'Tally' },
    tables,
    handlers: [
      add(events, {
        TicketOpened: async ({ tally: rows }, { data }) => {
          if (fails(data.place)) throw new Error(`cannot count ${data.place}`);
          const before = await rows.get({ place: data.place });
          await rows.put({ place: data.place, tickets: (before?.tickets ?? 0) + 1 });
        },
      }),
    ],
    input: z.strictObject({ place: z.string() }),
    output: z.number(),
    ask: async ({ tally: rows }, { place }) => (await rows.get({ place }))?.tickets ?? 0,
  });
}

export const ticketContract = {
  type: 'tickets.ticket',
  version: 1,
  schema: z.strictObject({ place: z.string() }),
  upcasts: {},
} satisfies Contract;

/** Asks for a reminder of every ticket, and for another one on a day to come. */
export const remind: Process = process<number>({
  name: 'remind-of-every-ticket',
  title: { vi: 'Nhắc việc', en: 'Remind' },
  sources: [fromEvent(events, 'TicketOpened', (event) => event.stream)],
  initial: 0,
  evolve: (count, input) => (input.is === 'answer' ? count : count + 1),
  react: (input, count) =>
    input.is === 'answer'
      ? []
      : [
          { do: 'send', as: `reminder-${count}`, prefix: 'ticket', id: 'x', command: 'remind', input: { count } },
          ...(input.is === 'event' ? [{ do: 'wake', on: '2013-08-01', rule: 'still-open' } as const] : []),
        ],
});

export function tickets(processes: readonly Process[] = []): Service {
  return service({
    name: 'tickets',
    title: { vi: 'Phiếu', en: 'Tickets' },
    streams: [ticket],
    processes,
    publishes: [publish<Ticket, typeof ticketContract>(ticket, ticketContract, (_, state) => ({ place: state.place }))],
  });
}

export interface Bench {
  readonly store: EventStore;
  readonly broker: Broker;
  readonly pool: pg.Pool;
  readonly sent: WantedCommand[];
  /** What ends the last sending. */
  sending: AbortSignal | null;
  readonly failures: string[];
  today: string;
  /** Starts the readers; several may run at once, as instances of one service do. */
  start(options?: {
    questions?: readonly Question[];
    processes?: readonly Process[];
    /** Default: the tickets, with these processes. */
    service?: Service;
    answer?: () => Answer | Promise<Answer>;
    store?: EventStore;
  }): Promise<ReadSide>;
  open(place: string, count?: number): Promise<bigint>;
  ask(readSide: ReadSide, question: Question, place: string): Promise<unknown>;
  close(): Promise<void>;
}

/** A log and a broker in memory, read models in a database of their own. */
export async function bench(): Promise<Bench> {
  const database: TestDatabase = await testDatabase();
  const store = memoryEventStore({ province: '12' });
  const broker = memoryBroker();
  const keys = memoryKeyStore();
  const pool = connect(database.url);
  const running: ReadSide[] = [];
  let opened = 0;
  const self: Bench = {
    store,
    broker,
    pool,
    sent: [],
    sending: null,
    failures: [],
    today: '2013-07-16',
    async start({ processes = [], service: declared = tickets(processes), answer, store: other, ...options } = {}) {
      const { questions = declared.name === 'tickets' ? [tally()] : [] } = options;
      const readSide = new ReadSide({
        service: declared,
        questions: [...questions, ...declared.streams.map(registerOf)],
        store: other ?? store,
        broker,
        inbox: postgresInbox({ pool, schema: `${declared.name}_inbox`, consumer: `${declared.name}.v1` }),
        sealer: sealer(keys, declared.name),
        pool,
        url: database.url,
        log: await store.log(),
        partitions: 2,
        now: () => ({ now: `${self.today}T02:00:00.000Z`, today: self.today }),
        onFailure: (reader, error) => void self.failures.push(`${reader}: ${String(error)}`),
        send: (wanted, signal) => {
          self.sent.push(wanted);
          self.sending = signal;
          return Promise.resolve(answer?.() ?? { outcome: 'accepted', rule: null });
        },
      });
      running.push(readSide);
      await readSide.start();
      return readSide;
    },
    async open(place, count = 1) {
      let position = 0n;
      for (let n = 0; n < count; n++) position = (await openTicket(store, { place, n: opened++ })).position;
      return position;
    },
    async ask(readSide, asked, place) {
      return asked.ask(await readSide.tablesOf(asked), { place }, undefined as never);
    },
    async close() {
      await Promise.all(running.map((one) => one.close()));
      await broker.close();
      await pool.end();
      await database.drop();
    },
  };
  return self;
}

/** The trace in which the n-th ticket was opened. */
export function traceOf(n: number): string {
  return `00-${String(n + 1).padStart(32, '0')}-00f067aa0ba902b7-01`;
}

function openTicket(store: EventStore, { place, n }: { place: string; n: number }) {
  const stream = `ticket-${n}`;
  return store.append(stream, 'no-stream', [
    {
      id: derivedId(stream, 'opened'),
      type: wireType(events, 'TicketOpened'),
      schemaVersion: 1,
      data: { place },
      metadata: {
        commandId: derivedId(stream, 'command'),
        fingerprint: 'f',
        correlationId: `c-${n}`,
        causationId: `c-${n}`,
        actor: { account: 'a', agency: 'police', role: 'officer' },
        obligations: [],
        occurredOn: '2013-07-16',
        traceparent: traceOf(n),
      },
    },
  ]);
}

/** Looks again as soon as anything else has had its turn. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise(setImmediate);
}

/** Waits until the questions are answered up to there. */
export async function reached(readSide: ReadSide, position: bigint): Promise<void> {
  expect(await readSide.waitFor(position as Position, { ms: 20_000 })).toBe(true);
}
