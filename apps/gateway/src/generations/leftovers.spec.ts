import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Position } from '@lien-nganh/kernel';
import { postgresInbox } from '@lien-nganh/messaging-postgres';
import { connect } from '@lien-nganh/postgres';
import { memoryKeyStore } from '@lien-nganh/sealing';
import { makeLogger, makeMetrics, systemClock, type Ports } from '@lien-nganh/service-host';
import type pg from 'pg';
import { beginBuilding } from './building.ts';
import { joint, visit } from '../examples.ts';
import { openGateway } from '../gateway.ts';
import { testGateway, type TestGateway } from '../graphql/examples.ts';
import { PARTITIONS } from '../graphql/harness/examples.ts';
import { beginning, inspectionRecord } from '../graphql/records/examples.ts';
import { ledgerOf, prepareLedger } from '../ledger/schema.ts';
import { OperationRefused } from '../operations/operations.ts';
import { prepareReadModels, readModelsOf } from '../read-models/schema.ts';
import { Topics } from '../consuming/topics.ts';

const FIGURE = `{ figure(indicator: "inspections-done", from: "2013-07-01", to: "2013-12-31") {
  value { __typename ... on NumberValue { value } } } }`;
const by = { actor: { account: 'admin', agency: 'ppc', role: 'admin' }, correlationId: 'c' };

/** Schema of the rows of a generation. */
const rows = (generation: number) => readModelsOf(generation).schema;

let gateway: TestGateway;
let republish: (to: { generation: number; end: Position }) => Promise<void>;
let pool: pg.Pool;
let topics: Topics;
let fed: Topics['fed'];

beforeEach(async () => {
  fed = () => Promise.resolve([1]);
  gateway = await testGateway({
    republisher: {
      begin: (to) => republish(to),
      answers: () => Promise.resolve(),
      giveUp: (generation) => topics.giveUp(generation),
      fed: () => fed(),
    },
  });
  republish = ({ generation, end }) => gateway.republish({ generation, end });
  await gateway.until(await gateway.publish(...beginning, inspectionRecord('k1', { ...visit, ...joint('police') })));
  pool = connect(gateway.databaseUrl, { max: 3 });
  topics = new Topics({ store: gateway.store, clock: systemClock, onFailure: () => undefined });
  fed = () => topics.fed();
  // what another one had done when it died
  await prepareLedger(pool, ledgerOf(7));
  await prepareReadModels(pool, readModelsOf(7));
  await topics.begin({ generation: 7, end: 1n as Position });
});
afterEach(async () => {
  await pool.end();
  await gateway[Symbol.asyncDispose]();
});

describe('a gateway that died while it built', () => {
  /** Another instance, on the same log and the same database. */
  async function another() {
    const { store, broker, databaseUrl } = gateway;
    const ports: Ports = {
      ...{ store, broker, keys: memoryKeyStore(), databaseUrl, close: () => Promise.resolve() },
      inbox: (pool, schema, consumer) => Promise.resolve(postgresInbox({ pool, schema, consumer })),
    };
    const options = { verifier: () => Promise.resolve('x'), clock: systemClock, metrics: makeMetrics() };
    const logger = makeLogger({ level: 'silent', pretty: false });
    return openGateway(ports, { ...options, logger, partitions: PARTITIONS });
  }

  async function schemas(pool: pg.Pool): Promise<readonly string[]> {
    const { rows } = await pool.query<{ name: string }>(
      `select nspname as name from pg_namespace where nspname ~ '_g[0-9]+$' order by 1`,
    );
    return rows.map(({ name }) => name);
  }

  test('leaves a generation that the next start takes away: nobody publishes into it any more, and its tables go', async () => {
    expect(await topics.fed()).toEqual([1, 7]);
    await (await another()).close();
    expect(await topics.fed()).toEqual([1]);
    expect(await schemas(pool)).toEqual(['gateway_g1', rows(1)]);
  });

  test('leaves one that the next rebuild takes away', async () => {
    republish = async (to) => {
      expect((await schemas(pool)).filter((name) => name.endsWith('_g7'))).toEqual([]);
      await gateway.republish(to);
    };
    const { signal } = new AbortController();
    expect(await gateway.gateway.operations.rebuild(by, { signal })).toMatchObject({ swapped: true });
  });

  test('is told apart from one that builds: what that one has stays', async () => {
    const building = (await beginBuilding(pool))!;
    await (await another()).close();
    expect([await topics.fed(), await schemas(pool)]).toEqual([
      [1, 7],
      ['gateway_g1', 'gateway_g7', rows(1), rows(7)],
    ]);
    building.end();
  });

  test('lost what waited for a decision: it cannot be accepted any more when its lock went', async () => {
    republish = ({ generation, end }) => gateway.republish({ generation, end, leaveOut: 'inspection-k1' });
    await gateway.gateway.operations.rebuild(by, { signal: new AbortController().signal });
    // its connection is cut, and another instance starts
    await pool.query(`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and pid <> pg_backend_pid()
      and granted and database = (select oid from pg_database where datname = current_database())`);
    await (await another()).close();
    await expect(gateway.gateway.operations.accept('Bản đồ công bố đã đổi', by)).rejects.toThrow(OperationRefused);
    expect(gateway.gateway.generation()).toBe(1);
    expect((await gateway.ask(FIGURE)).data.figure.value).toEqual({ __typename: 'NumberValue', value: '1' });
  });
});
