import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { contract } from '@lien-nganh/contracts';
import {
  fromContract,
  process,
  publish,
  referenceData,
  rowsFrom,
  service,
  type Contract,
  type Process,
  type Service,
} from '@lien-nganh/kernel';
import type { ContractMessage } from '@lien-nganh/messaging';
import { z } from 'zod';
import { bench, ticket, ticketContract, tickets, until, type Bench, type Ticket } from './examples.ts';
import type { ReadSide } from './index.ts';

let b: Bench;
beforeEach(async () => {
  b = await bench();
});
afterEach(() => b.close());

const second = contract('tickets.ticket', 2, z.strictObject({ place: z.string(), urgent: z.boolean() }), {
  1: (old: z.output<typeof ticketContract.schema>) => ({ ...old, urgent: false }),
});

/** The tickets as the next release publishes them. */
const newTickets = service({
  ...tickets(),
  publishes: [publish<Ticket, typeof second>(ticket, second, (_, { place }) => ({ place, urgent: place === 'fire' }))],
});

/** Another service, that keeps a table of them. */
function desks(heard: Contract, processes: readonly Process[] = []): Service {
  const table = referenceData({
    table: 'tickets',
    version: heard.version,
    upcasts: heard.upcasts,
    from: [rowsFrom(heard, ({ subject, data }) => [{ key: subject, row: data }])],
  });
  return service({ name: 'desks', title: { vi: 'Bàn', en: 'Desks' }, streams: [], reference: [table], processes });
}
const [oldDesks, newDesks] = [desks(ticketContract), desks(second)];

/** Writes down every writing of a row, in its order: what is applied twice shows. */
async function watchRows(): Promise<() => Promise<readonly string[]>> {
  await b.pool.query(`
    create table desks.written(n bigint generated always as identity, line text not null);
    create function desks.note() returns trigger language plpgsql as $$
      begin insert into desks.written(line) values (new.key || ' ' || new.value); return null; end $$;
    create trigger note after insert or update on desks.reference_rows for each row execute function desks.note();`);
  return async () => {
    const { rows } = await b.pool.query<{ line: string }>('select line from desks.written order by n');
    return rows.map(({ line }) => line);
  };
}

const consumer = (readSide: ReadSide) => readSide.inbound()!;
const stopped = async (readSide: ReadSide): Promise<readonly string[]> =>
  (await consumer(readSide).health()).partitions.flatMap(({ state }) => (state.is === 'stopped' ? [state.why] : []));

async function untilFrontier(readSide: ReadSide, position: bigint): Promise<void> {
  await until(async () => ((await consumer(readSide).frontier())?.position ?? -1n) >= position);
}

const row = (n: number, data: object) => `ticket-${n} ${JSON.stringify(data).replaceAll(':', ': ').replace(',', ', ')}`;

test('producer first: the consumer holds and says which contract, and its next release applies everything once', async () => {
  const oldProducer = await b.start({ service: tickets() });
  const held = await b.start({ service: oldDesks });
  const written = await watchRows();
  const first = await b.open('A', 2);
  await untilFrontier(held, first);
  await oldProducer.close();
  await b.start({ service: newTickets });
  const last = await b.open('fire', 4);
  await until(async () => (await stopped(held)).length > 0);
  for (const why of await stopped(held)) {
    expect(why).toBe('version 2 of tickets.ticket is newer than 1, which this consumer knows');
  }
  const { frontier } = await consumer(held).health();
  expect(frontier!.position).toBeGreaterThanOrEqual(first);
  expect(frontier!.position).toBeLessThan(last);
  expect(await consumer(held).parked()).toEqual([]);

  const next = await b.start({ service: newDesks });
  await held.close();
  await untilFrontier(next, last);
  expect(await stopped(next)).toEqual([]);
  const lines = await written();
  expect([...lines].sort()).toEqual([
    ...[0, 1].map((n) => row(n, { place: 'A' })),
    ...[2, 3, 4, 5].map((n) => row(n, { place: 'fire', urgent: true })),
  ]);
});

test('consumer first: it never holds, reads the older version by its upcast, and the producer follows', async () => {
  const oldProducer = await b.start({ service: tickets() });
  const oldConsumer = await b.start({ service: oldDesks });
  const written = await watchRows();
  await untilFrontier(oldConsumer, await b.open('A'));
  const next = await b.start({ service: newDesks });
  await oldConsumer.close();
  await untilFrontier(next, await b.open('A'));
  const newProducer = await b.start({ service: newTickets });
  await oldProducer.close();
  await untilFrontier(next, await b.open('fire'));
  expect(newProducer.board.of('publisher.g1')?.state).toBe('live');
  expect([...(await stopped(oldConsumer)), ...(await stopped(next))]).toEqual([]);
  expect(await written()).toEqual([
    row(0, { place: 'A' }),
    row(1, { place: 'A', urgent: false }),
    row(2, { place: 'fire', urgent: true }),
  ]);
});

test('a row that the release before heard is read with what came since, and that release reads its own beside', async () => {
  await b.start({ service: tickets() });
  const held = await b.start({ service: oldDesks });
  await untilFrontier(held, await b.open('A'));
  const next = await b.start({ service: newDesks });
  expect(await next.rows.get('tickets', 'ticket-0')).toEqual({ place: 'A', urgent: false });
  expect(await held.rows.get('tickets', 'ticket-0')).toEqual({ place: 'A' });
});

/** Sends, at each ticket, all that it remembers of the tickets until then. */
function remembering(heard: Contract): Process {
  return process<readonly unknown[]>({
    name: 'remember-tickets',
    title: { vi: 'Ghi nhớ', en: 'Remember' },
    sources: [fromContract(heard, () => 'all')],
    initial: [],
    evolve: (known, input) => (input.is === 'contract' ? [...known, input.event.data] : known),
    react: (input, known) =>
      input.is === 'contract'
        ? [{ do: 'send', as: `tell-${known.length}`, prefix: 'desk', id: 'x', command: 'tell', input: known }]
        : [],
  });
}

/** Kept by the release before, and not told yet. */
const heardBefore: ContractMessage = {
  ...{ specversion: '1.0', id: 'm', source: '/provinces/12/tickets', type: 'tickets.ticket', subject: 'ticket-9' },
  ...{
    time: '2013-07-16T01:02:03.004Z',
    datacontenttype: 'application/json',
    data: { place: 'A' },
    contractversion: 1,
  },
  ...{ log: 'l', position: '7', eventid: 'e', keyrevision: 0, occurredon: '2013-07-16', correlationid: 'c' },
  actor: { account: 'a', agency: 'police', role: 'officer' },
};

test('what a process noted, or was about to be told, in the release before rises to the version of the next', async () => {
  const producer = await b.start({ service: tickets() });
  const old = await b.start({ service: desks(ticketContract, [remembering(ticketContract)]) });
  await b.open('A');
  await until(() => Promise.resolve(b.sent.length === 1));
  await Promise.all([old.close(), producer.close()]);
  await b.pool.query('insert into desks.process_inputs(id, event) values ($1, $2)', [heardBefore.id, heardBefore]);
  await b.start({ service: desks(second, [remembering(second)]) });
  await b.start({ service: newTickets });
  await b.open('fire');
  await until(() => Promise.resolve(b.sent.length === 3));
  const a = { place: 'A', urgent: false };
  expect(b.sent.map(({ input }) => input)).toEqual([[{ place: 'A' }], [a, a], [a, a, { place: 'fire', urgent: true }]]);
  expect(b.failures).toEqual([]);
});
