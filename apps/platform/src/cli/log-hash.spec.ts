import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { logHashes, type EventStore } from '@lien-nganh/event-store';
import { kurrentdbEventStore } from '@lien-nganh/event-store-kurrentdb';
import { startKurrentDbDouble } from '@lien-nganh/event-store-kurrentdb/double';
import { postgresEventStore } from '@lien-nganh/event-store-postgres';
import { parsePosition, printPosition, type EventToAppend, type Position } from '@lien-nganh/kernel';
import { connect } from '@lien-nganh/postgres';
import { testDatabase } from '@lien-nganh/testing';
import { Recomputed } from '../log-hash/recomputed.ts';
import { typed } from './examples.ts';

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
});

function event(nth: number): EventToAppend {
  const commandId = randomUUID();
  return {
    id: randomUUID(),
    type: 'visit.Told',
    schemaVersion: 1,
    data: { nth, place: 'Phường Tân Phong', fine: '12500000' },
    metadata: {
      ...{ commandId, fingerprint: 'f', correlationId: 'c', causationId: commandId, obligations: [] },
      ...{ actor: { account: 'a', agency: 'police', role: 'officer' }, occurredOn: '2013-07-16' },
    },
  };
}

async function filled(store: EventStore, count: number): Promise<void> {
  for (let nth = 0; nth < count; nth += 1) await store.append(`visit-${nth % 5}`, 'any', [event(nth)]);
}

/** A platform that kept the hashes of a log as it is now, whatever happens to the log afterwards. */
async function platformOn(store: EventStore): Promise<string> {
  const kept = new Recomputed();
  let end = 0n as Position;
  for await (const one of logHashes(store.readLog())) {
    kept.add(one);
    end = one.position;
  }
  const { id } = await store.log();
  const server = createServer((request, response) => {
    const asked = new URL(request.url!, 'http://platform').searchParams.get('position');
    const position = asked === null ? end : parsePosition(asked)!.position;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ position: printPosition(id, position), hash: kept.before(position) }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanUp.push(() => new Promise((resolve) => server.close(resolve)));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function onPostgres(count: number) {
  const database = await testDatabase();
  cleanUp.push(() => database.drop());
  const store = await postgresEventStore({ url: database.url, province: '12' });
  cleanUp.push(() => store.close());
  await filled(store, count);
  const pool = connect(database.url, { max: 1 });
  cleanUp.push(() => pool.end());
  const url = await platformOn(store);
  const { id } = await store.log();
  const check = (...more: string[]) => typed('log-hash', '--url', url, '--recompute', '--from', database.url, ...more);
  return { url, id, check, sql: (text: string) => pool.query(text) };
}

const forged = `'forged', 0, '${randomUUID()}', 'visit.Told', 1, now(), now(), '{}', '{"commandId":"c"}'`;
const columns = 'position, stream, revision, id, type, schema_version, recorded_at, known_day, data, metadata';

const harms: readonly (readonly [what: string, sql: string, first: number])[] = [
  [
    'one digit of an amount was changed',
    `update log.events set data = replace(data::text, '12500000', '12500001')::json where position = 7`,
    7,
  ],
  [
    'a day was changed',
    `update log.events set metadata = replace(metadata::text, '07-16', '06-30')::json where position = 1`,
    1,
  ],
  [
    'the moment of recording was changed',
    `update log.events set recorded_at = recorded_at - interval '1 day' where position = 30`,
    30,
  ],
  ['an event was taken out', `delete from log.events where position = 12`, 12],
  ['the end was cut off', `delete from log.events where position > 38`, 39],
  [
    'an event was put in',
    `update log.events set position = position + 1000 where position > 20;
     insert into log.events(${columns}) values (21, ${forged});
     update log.events set position = position - 1000 + 1 where position > 1000`,
    21,
  ],
  [
    'two events changed places',
    `update log.events set position = 999 where position = 4; update log.events set position = 4 where position = 5;
     update log.events set position = 5 where position = 999`,
    4,
  ],
];

describe('lien-nganh log-hash', () => {
  test('prints what the platform keeps, of the end or of a position', async () => {
    const { url, id } = await onPostgres(3);
    const [end, first] = [await typed('log-hash', '--url', url), await typed('log-hash', `${id}:1`, '--url', url)];
    expect([end.code, end.out]).toEqual([0, [expect.stringMatching(new RegExp(`^${id}:3 {2}[0-9a-f]{64}$`))]]);
    expect(first.out).toEqual([expect.stringMatching(new RegExp(`^${id}:1 {2}[0-9a-f]{64}$`))]);
    expect(first.out[0]!.slice(-64)).not.toBe(end.out[0]!.slice(-64));
  });

  test('works it out anew from the log, tells how far it is, and finds it equal', async () => {
    const { id, check } = await onPostgres(1_100);
    const { code, err, text, progress } = await check();
    expect([code, err]).toEqual([0, []]);
    expect(text).toContain(`${id}:1100: 1100 sự kiện`);
    expect(text).toContain('They are equal.');
    expect(progress).toEqual(['90 % (1000)']);
    expect(await check(`${id}:5`)).toMatchObject({ code: 0, text: expect.stringContaining(`${id}:5: 5 sự kiện`) });
  });

  test.each(harms)('names the place where %s', async (_, harm, first) => {
    const { id, check, sql } = await onPostgres(40);
    await sql(harm);
    const { code, err } = await check();
    expect([code, err]).toEqual([1, [expect.stringContaining(`They differ from ${id}:${first} on`)]]);
    if (first > 1) expect(await check(`${id}:${first - 1}`)).toMatchObject({ code: 0, err: [] });
  });

  test('does the same on KurrentDB, whose positions leave room between them', async () => {
    const double = await startKurrentDbDouble();
    cleanUp.push(() => double[Symbol.asyncDispose]());
    const store = await kurrentdbEventStore({ url: double.url, province: '12' });
    cleanUp.push(() => store.close());
    await filled(store, 30);
    const url = await platformOn(store);
    const check = () => typed('log-hash', '--url', url, '--recompute', '--from', double.url);
    expect(await check()).toMatchObject({ code: 0, err: [], text: expect.stringContaining('They are equal.') });
    const at = double.log.records.findIndex(({ type }) => type === 'visit.Told') + 9;
    double.log.records[at] = { ...double.log.records[at]!, data: Buffer.from('{"nth":-1}') };
    const reference = printPosition((await store.log()).id, await positionOfChanged(store));
    expect(await check()).toMatchObject({ code: 1, err: [expect.stringContaining(`differ from ${reference} on`)] });
  });

  test('refuses in one line a place of another log, and --from by itself', async () => {
    const { url, check } = await onPostgres(2);
    expect(await check('12-another:1')).toMatchObject({ code: 1, err: [expect.stringContaining('12-another:1')] });
    expect(await check('nowhere')).toMatchObject({ code: 2 });
    expect(await typed('log-hash', '--url', url, '--from', 'x')).toMatchObject({ code: 2 });
  });
});

async function positionOfChanged(store: EventStore): Promise<Position> {
  for await (const { position, data } of store.readLog()) {
    if ((data as { readonly nth: number }).nth === -1) return position;
  }
  throw new Error('nothing was changed');
}
