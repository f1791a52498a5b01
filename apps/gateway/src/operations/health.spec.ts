import { describe, expect, test } from '@jest/globals';
import { connect } from '@lien-nganh/postgres';
import { joint, visit } from '../examples.ts';
import { testGateway, type TestGateway } from '../graphql/examples.ts';
import { beginning, inspectionRecord } from '../graphql/records/examples.ts';
import { SILENT_MS } from '@lien-nganh/service-host';
import type { GatewayHealth } from './health.ts';

const OVERVIEW = `{ figure(indicator: "inspections-done", from: "2013-07-01", to: "2013-12-31") {
  value { ... on NumberValue { value } } frame { completeTo { position } incomplete } } }`;

async function until(gateway: TestGateway, holds: (health: GatewayHealth) => boolean): Promise<GatewayHealth> {
  for (;;) {
    const health = await gateway.gateway.health();
    if (holds(health)) return health;
  }
}

const tenVisits = Array.from({ length: 10 }, (_, n) => inspectionRecord(`v${n}`, { ...visit, ...joint('police') }));

describe('a reader that stops without an error (S-25)', () => {
  test('is named, with what waits and since when; figures say up to where they are complete; it recovers by itself', async () => {
    let skipped = 0;
    await using gateway = await testGateway({ now: () => Date.now() + skipped });
    const quiet = await gateway.publish(...beginning);
    await gateway.until(quiet);
    expect((await gateway.gateway.health()).status).toBe('ready');

    const pool = connect(gateway.databaseUrl, { max: 1 });
    const holder = await pool.connect();
    await holder.query('begin');
    await holder.query('select * from gateway_g1.ledger for update');
    const position = await gateway.publish(...tenVisits);
    const waiting = await until(
      gateway,
      ({ readers }) => readers.reduce((sum, { behindAtLeast }) => sum + behindAtLeast, 0) >= 10,
    );
    expect(waiting.status).toBe('ready');
    skipped = SILENT_MS + 1_000;
    const stalled = await gateway.gateway.health();
    expect(stalled.status).toBe('degraded');
    expect(stalled.readers.filter(({ state }) => state === 'stalled')).toContainEqual(
      expect.objectContaining({
        reader: expect.stringMatching(/^gateway\.v\d+\.g1 inspections\.g1\/\d$/),
        why: 'no progress',
        lastProgressAt: expect.stringMatching(/^20/),
      }),
    );
    const { data } = await gateway.ask(OVERVIEW);
    expect(data.figure.frame.completeTo.position).toBe(`${gateway.log}:${quiet}`);
    expect((await fetch(`${gateway.url}/api/gateway/health/ready`)).status).toBe(503);

    await holder.query('rollback');
    holder.release();
    await pool.end();
    await gateway.until(position);
    skipped = 0;
    await until(gateway, ({ status }) => status === 'ready');
    expect((await gateway.ask(OVERVIEW)).data.figure.value).toEqual({ value: '10' });
  });

  test('a quiet system stays healthy, however long nothing comes', async () => {
    let skipped = 0;
    await using gateway = await testGateway({ now: () => Date.now() + skipped });
    await gateway.until(await gateway.publish(...beginning));
    skipped = 24 * 60 * 60 * 1_000;
    expect((await gateway.gateway.health()).status).toBe('ready');
    expect((await fetch(`${gateway.url}/api/gateway/health/ready`)).status).toBe(200);
  });

  test('a contract that is newer than this program holds its partition, visibly', async () => {
    await using gateway = await testGateway();
    await gateway.until(await gateway.publish(...beginning));
    await gateway.publish(inspectionRecord('k1', { ...visit, ...joint('police') }, { version: 99 }));
    const health = await until(gateway, ({ readers }) => readers.some(({ state }) => state === 'stalled'));
    expect(health.status).toBe('degraded');
    expect(health.readers.find(({ state }) => state === 'stalled')?.why).toMatch(
      /version 99 of inspections\.inspection/,
    );
  });
});

describe('the keys of which the gateway has put messages aside', () => {
  test('are told once each, with the first message and how many wait behind it, and nothing of what they say', async () => {
    await using gateway = await testGateway();
    await gateway.until(await gateway.publish(...beginning));
    gateway.skipRevision('inspection-k2');
    const told = () => inspectionRecord('k2', { ...visit, ...joint('police') });
    await gateway.publish(told(), told());
    await until(gateway, ({ readers }) => readers.reduce((sum, reader) => sum + reader.parked, 0) === 2);
    expect(await gateway.gateway.mounted[0]!.parked!()).toEqual([
      {
        ...{ service: 'gateway', topic: 'inspections.g1', key: 'inspection-k2', type: 'inspections.inspection' },
        ...{ id: expect.any(String), since: expect.stringMatching(/^20/), behind: 1 },
        reason: { is: 'hole', expected: 0 },
      },
    ]);
  });
});
