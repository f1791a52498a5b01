import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { EventStore } from '@lien-nganh/event-store';
import type { Process } from '@lien-nganh/kernel';
import { bench, reached, remind, tally, traceOf, until, type Bench } from '../examples.ts';

let b: Bench;
beforeEach(async () => {
  b = await bench();
});
afterEach(() => b.close());

describe('processes', () => {
  test('a wanted command is sent once, however often the readers begin again', async () => {
    const first = await b.start({ processes: [remind] });
    await b.open('A', 3);
    await until(() => b.sent.length === 3);
    await first.close();
    await b.pool.query(`delete from tickets.checkpoints where reader like 'processes.%'`);
    const again = await b.start({ processes: [remind] });
    const last = await b.open('B');
    await until(() => b.sent.length === 4);
    await reached(again, last);
    expect(new Set(b.sent.map(({ key }) => key)).size).toBe(4);
  });

  test('a timer fires on its day, once', async () => {
    const readSide = await b.start({ processes: [remind] });
    await b.open('A');
    await until(() => b.sent.length === 1);
    await until(async () => (await b.pool.query(`select 1 from tickets.timers`)).rowCount === 1);
    b.today = '2013-08-01';
    await until(() => b.sent.length === 2);
    await readSide.close();
    await b.pool.query(`update tickets.timers set fired = false`);
    const again = await b.start({ processes: [remind] });
    await until(async () => (await b.pool.query(`select 1 from tickets.timers where fired`)).rowCount === 1);
    expect(b.sent).toHaveLength(2);
    await again.close();
  });

  test('what a process notes and wants goes on in the trace of what it was told', async () => {
    await b.start({ processes: [remind] });
    await b.open('A', 2);
    await until(() => b.sent.length === 2);
    expect(b.sent.map(({ traceparent }) => traceparent)).toEqual([traceOf(0), traceOf(1)]);
    const noted = new Map<string, Set<string | undefined>>();
    const notes = { filter: { streamPrefixes: ['process-'] } };
    for await (const { stream, metadata } of b.store.readLog(notes)) {
      noted.set(stream, (noted.get(stream) ?? new Set()).add(metadata.traceparent));
    }
    expect([...noted.values()].map((traces) => [...traces])).toEqual([[traceOf(0)], [traceOf(1)]]);
  });

  test('what a process notes is sealed in the log', async () => {
    await b.start({ processes: [remind] });
    await b.open('Nhà bà Tư');
    await until(() => b.sent.length === 1);
    for await (const event of b.store.readLog({ filter: { streamPrefixes: ['process-'] } })) {
      expect(JSON.stringify(event.data)).not.toContain('Nhà bà Tư');
      expect(Object.keys(event.data as object)).toEqual(['$sealed']);
    }
  });

  test('a long process is not read from its beginning for each of its notes', async () => {
    let read = 0;
    const counting = new Proxy(b.store, {
      get: (store, name) => (name === 'readStream' ? counted : bound(Reflect.get(store, name), store)),
    });
    async function* counted(...args: Parameters<EventStore['readStream']>) {
      for await (const event of b.store.readStream(...args)) {
        read++;
        yield event;
      }
    }
    const ofAll: Process = { ...remind, sources: [{ ...remind.sources[0]!, keyOf: () => 'all' }] };
    await b.start({ processes: [ofAll], store: counting });
    const tickets = 40;
    await b.open('A', tickets);
    // of each ticket what was noticed, the reminder and its answer, and of all of them one day to wake
    await until(async () => (await notes()) === 3 * tickets + 1);
    expect(b.sent).toHaveLength(tickets);
    expect(read).toBeLessThan(4 * tickets);
  });

  const bound = (value: unknown, to: EventStore): unknown =>
    typeof value === 'function' ? (value.bind(to) as unknown) : value;

  async function notes(): Promise<number> {
    let count = 0;
    for await (const _ of b.store.readLog({ filter: { streamPrefixes: ['process-'] } })) count++;
    return count;
  }

  test('commands for one record go in the order in which they were wanted, and those for another beside them', async () => {
    const to = (id: string, n: number) => ({
      ...({ do: 'send', as: `${id}${n}`, prefix: 'ticket', id, command: 'remind', input: {} } as const),
    });
    const several: Process = {
      ...remind,
      react: ({ is }) => (is === 'event' ? [to('x', 1), to('x', 2), to('y', 1), to('y', 2)] : []),
    };
    const names = () => b.sent.map(({ key }) => key.split('|').at(-1));
    const accepted = { outcome: 'accepted', rule: null } as const;
    // the first is answered once the last has gone
    const answer = () =>
      names().at(-1) === 'x1' ? until(() => names().includes('y2')).then(() => accepted) : Promise.resolve(accepted);
    await b.start({ processes: [several], answer });
    await b.open('A');
    await until(() => names().length === 4);
    expect(names()).toEqual(['x1', 'y1', 'y2', 'x2']);
  });

  test('any number of commands may go at once without a warning', async () => {
    await b.start({ processes: [remind] });
    await b.open('A');
    await until(() => b.sending !== null);
    // what `setMaxListeners` sets; Node 20 has no way to ask a signal for it
    const limit = Object.getOwnPropertySymbols(b.sending).find(({ description }) =>
      description?.endsWith('maxEventTargetListeners'),
    );
    expect((b.sending as unknown as Record<symbol, unknown>)[limit!]).toBe(0);
  });

  test('rebuilding a question runs no process', async () => {
    const readSide = await b.start({ processes: [remind] });
    await reached(readSide, await b.open('A', 2));
    await until(() => b.sent.length === 2);
    await readSide.rebuild(tally(), { signal: new AbortController().signal });
    expect(b.sent).toHaveLength(2);
  });
});
