import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from '@jest/globals';
import { LOG_HASH_START, nextLogHash, resolveReference } from '@lien-nganh/event-store';
import { kurrentdbEventStore } from '@lien-nganh/event-store-kurrentdb';
import { startKurrentDbDouble, type KurrentDbDouble } from '@lien-nganh/event-store-kurrentdb/double';
import { postgresEventStore } from '@lien-nganh/event-store-postgres';
import type { EventToAppend, LogEvent } from '@lien-nganh/kernel';
import { testDatabase } from '@lien-nganh/testing';
import { typed } from '../cli/examples.ts';

const SECONDS = 1_000;
/** As `npm run build` made it: a process of its own cannot read TypeScript. */
const program = fileURLToPath(new URL('../../dist/cli/lien-nganh.js', import.meta.url));

const cleanUp: (() => PromiseLike<unknown>)[] = [];
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
});

async function database(): Promise<string> {
  const made = await testDatabase();
  cleanUp.push(() => made.drop());
  return made.url;
}

async function server(): Promise<KurrentDbDouble> {
  const double = await startKurrentDbDouble();
  cleanUp.push(() => double[Symbol.asyncDispose]());
  return double;
}

/** As inspections write: many records at once, a few events each, some of the data sealed, days of the past. */
async function province(count: number, code = '12'): Promise<string> {
  const url = await database();
  let now = Date.parse('2013-07-01T00:00:00.000Z');
  const store = await postgresEventStore({ url, province: code, clock: () => new Date((now += 7 * 60 * SECONDS)) });
  const records = Array.from({ length: 40 }, () => `inspection-${randomUUID()}`);
  for (let nth = 0; nth < count;) {
    const appends = records.map((record) => ({
      record,
      events: [...Array(1 + (nth % 3)).keys()].map(() => event(nth)),
    }));
    await Promise.all(appends.map(({ record, events }) => store.append(record, 'any', events)));
    nth += appends.reduce((sum, { events }) => sum + events.length, 0);
  }
  await store.close();
  return url;
}

function event(nth: number): EventToAppend {
  return {
    id: randomUUID(),
    type: 'inspection.MinutesSigned',
    schemaVersion: 2,
    data: { nth, place: 'Phường Tân Phong', owner: { $sealed: 'k1', bytes: 'q83vEjRWeJA=' }, fine: '12500000' },
    metadata: {
      commandId: randomUUID(),
      fingerprint: 'f',
      correlationId: 'c',
      causationId: 'c',
      actor: { account: 'officer.police', agency: 'police', role: 'officer' },
      obligations: ['879-2013/O05'],
      occurredOn: '2013-07-01',
    },
  };
}

interface Place {
  readonly id: string;
  /** Of the log, as documents state it. */
  readonly hash: string;
  readonly events: readonly LogEvent[];
}

async function contents(url: string): Promise<Place> {
  const store = await (url.startsWith('kurrentdb') ? kurrentdbEventStore({ url }) : postgresEventStore({ url }));
  const events: LogEvent[] = [];
  let hash = LOG_HASH_START;
  for await (const one of store.readLog()) {
    hash = nextLogHash(hash, one);
    events.push(one);
  }
  const { id } = await store.log();
  await store.close();
  return { id, events, hash: hash.toString('hex') };
}

const kept = ({ events }: Place) => events.map(({ position: _, origin: __, ...rest }) => ({ ...rest }));
const move = (from: string, to: string, ...more: string[]) => typed('move-log', '--from', from, '--to', to, ...more);
const summaries = (out: readonly string[]) => out.flatMap((line) => /events, ([0-9a-f]{64})$/.exec(line)?.[1] ?? []);

describe('lien-nganh move-log', () => {
  test(
    'moves a log to KurrentDB and back, equal in every event, and every reference ever printed still resolves',
    async () => {
      const embedded = await province(2_500);
      const { url: kurrent } = await server();
      const back = await database();
      const there = await move(embedded, kurrent, '--finish');
      expect([there.code, there.err]).toEqual([0, []]);
      expect(there.text).toContain('Both logs are equal.');
      const again = await move(kurrent, back, '--finish');
      expect([again.code, again.err]).toEqual([0, []]);
      const [first, second, third] = [await contents(embedded), await contents(kurrent), await contents(back)];
      const { hash } = first;
      expect([...summaries(there.out), ...summaries(again.out)]).toEqual([hash, hash, hash, hash]);

      expect(kept(second)).toEqual(kept(first));
      expect(kept(third)).toEqual(kept(first));
      const store = await postgresEventStore({ url: back, province: '12' });
      for (const nth of [0, 777, first.events.length - 1]) {
        for (const { id, events } of [first, second, third]) {
          const reference = { log: id, position: events[nth]!.position };
          expect(await resolveReference(store, reference)).toBe(third.events[nth]!.position);
        }
      }
      await store.close();
    },
    120 * SECONDS,
  );

  test(
    'goes on where a kill -9 ended it, writes nothing twice and leaves nothing out',
    async () => {
      const embedded = await province(1_200);
      const double = await server();
      for (const written of [150, 500]) {
        const child = fork(program, ['move-log', '--from', embedded, '--to', double.url], {
          execArgv: [],
          silent: true,
        });
        await new Promise<void>((resolve) => {
          const stop = double.log.watch(() => {
            if (double.log.records.length < written) return;
            stop();
            resolve();
          });
        });
        child.kill('SIGKILL');
        await once(child, 'exit');
        await expect(kurrentdbEventStore({ url: double.url, province: '12' })).rejects.toThrow('finish the move first');
      }
      const { code, text, progress } = await move(embedded, double.url, '--finish');
      expect([code, text]).toEqual([0, expect.stringContaining('Both logs are equal.')]);
      expect(progress.at(-1)).toMatch(/comparing|%/);
      expect(kept(await contents(double.url))).toEqual(kept(await contents(embedded)));
    },
    120 * SECONDS,
  );

  test('copies beside a platform that runs, says so, and opens the new log only when it is stopped', async () => {
    const embedded = await province(60);
    const { url: to } = await server();
    const running = await postgresEventStore({ url: embedded, province: '12' });
    await running.append('inspection-late', 'no-stream', [event(1)]);
    const early = await move(embedded, to);
    expect([early.code, early.text]).toEqual([0, expect.stringContaining('run this again with --finish')]);
    await running.append('inspection-late', 0, [event(2)]);
    const refused = await move(embedded, to, '--finish');
    expect([refused.code, refused.err]).toEqual([1, [expect.stringContaining('The old log is still in use')]]);
    await running.close();
    expect(await move(embedded, to, '--finish')).toMatchObject({ code: 0, err: [] });
    expect((await contents(to)).events).toHaveLength((await contents(embedded)).events.length);
    expect(await move(embedded, to, '--finish')).toMatchObject({ code: 0, text: expect.stringContaining('continues') });

    const careless = await postgresEventStore({ url: embedded, province: '12' });
    await careless.append('inspection-late', 1, [event(3)]);
    await careless.close();
    const lost = await move(embedded, to);
    expect([lost.code, lost.err]).toEqual([1, [expect.stringContaining('that part is not in the new log')]]);
  });

  test('refuses in one line a target that holds another log, another province, and places that hold none', async () => {
    const [mine, others, elsewhere] = [await province(40), await province(40), await province(40, '11')];
    const { url: to } = await server();
    await move(others, to);
    const refusals = [
      [await move(mine, others), 'The target holds a log already'],
      [await move(mine, to), 'the unfinished move of another one'],
      [await move(mine, elsewhere), 'The log is of another province'],
      [await move(await database(), to), 'The source holds no log'],
      [await move(to, await database()), 'This log is itself still being moved'],
    ] as const;
    for (const [{ code, err }, words] of refusals) {
      expect([code, err]).toEqual([1, [expect.stringContaining(words)]]);
    }
    expect(await move(mine, 'mysql://db')).toMatchObject({ code: 2 });
    expect(await move(mine, 'another-folder')).toMatchObject({
      code: 2,
      err: [expect.stringContaining('DATABASE_URL')],
    });
    expect(await move('no folder of ours', to)).toMatchObject({ code: 1 });
  });

  test('says which event is the first that differs, where somebody changed the copy', async () => {
    const embedded = await province(60);
    const double = await server();
    await move(embedded, double.url);
    const at = double.log.records.findIndex(({ type }) => type === 'inspection.MinutesSigned') + 4;
    const changed = { ...double.log.records[at]!, data: Buffer.from('{"nth":-1}') };
    double.log.records[at] = changed;
    const { code, err } = await move(embedded, double.url, '--finish');
    expect([code, err]).toEqual([1, [expect.stringContaining('They differ from event 5 on.')]]);
    await expect(contents(double.url)).rejects.toThrow('finish the move first');
  });
});
