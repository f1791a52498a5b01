import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { memoryEventStore, type EventStore } from '@lien-nganh/event-store';
import type { EventToAppend } from '@lien-nganh/kernel';
import { connect } from '@lien-nganh/postgres';
import { prepareReadSide, ReaderBoard } from '@lien-nganh/subscriptions';
import { testDatabase, type TestDatabase } from '@lien-nganh/testing';
import type pg from 'pg';
import { Envelopes } from './envelopes.ts';
import { EnvelopeIndexer } from './indexer.ts';

let database: TestDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  database = await testDatabase();
  pool = connect(database.url);
  await prepareReadSide(pool, 'audit');
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

function event(type: string, data: unknown = {}): EventToAppend {
  const commandId = randomUUID();
  return {
    id: randomUUID(),
    type,
    schemaVersion: 1,
    data,
    metadata: {
      commandId,
      fingerprint: 'f',
      correlationId: 'c',
      causationId: commandId,
      actor: { account: 'officer.police', agency: 'police', role: 'officer' },
      obligations: type === 'visit.VisitReported' ? ['879-2013/O05'] : [],
      occurredOn: '2013-07-16',
    },
  };
}

/** Runs an indexer until it has everything of the log. */
async function index(store: EventStore): Promise<void> {
  const indexer = new EnvelopeIndexer({
    store,
    log: await store.log(),
    pool,
    url: database.url,
    board: new ReaderBoard(),
    onFailure: () => undefined,
  });
  await indexer.start();
  const end = (await store.end())!;
  const at = () => indexer.position().catch(() => null);
  while (((await at()) ?? -1n) < end) await new Promise(setImmediate);
  await indexer.close();
}

const indexed = async () => {
  const all = await new Envelopes(pool).page({}, { beyond: null, order: 'oldest', limit: 100 });
  return all.map(({ stream, type }) => `${stream} ${type}`);
};

describe('the index of envelopes', () => {
  const store = memoryEventStore({ province: '12' });

  test('holds each event of the log once, over restarts, and no look of an auditor', async () => {
    await store.append('visit-1', 'no-stream', [event('visit.VisitReported'), event('visit.VisitClosed')]);
    await store.append('auditLook-1', 'no-stream', [event('auditLook.RecordsLookedAt')]);
    await index(store);
    await store.append('visit-2', 'no-stream', [event('visit.VisitReported')]);
    await index(store);
    expect(await indexed()).toEqual([
      'visit-1 visit.VisitReported',
      'visit-1 visit.VisitClosed',
      'visit-2 visit.VisitReported',
    ]);
  });

  test('finds a later link by the obligation that it links, and keeps nothing else of what an event holds', async () => {
    const link = { record: 'visit-2', obligation: '879-2013/O07', agencies: ['police'] };
    await store.append('links-visit-2', 'no-stream', [event('links.ObligationLinked', link)]);
    await index(store);
    const found = await new Envelopes(pool).page(
      { obligation: '879-2013/O07' },
      { beyond: null, order: 'oldest', limit: 10 },
    );
    expect(found.map(({ type }) => type)).toEqual(['links.ObligationLinked']);
    const { rows } = await pool.query('select row_to_json(e)::text as row from audit_envelopes.events e');
    expect(JSON.stringify(rows)).not.toContain('"record"');
  });

  test('is made again for a log that goes on as a new one, whose positions are its own', async () => {
    const restored = memoryEventStore({ province: '12' });
    await restored.append('visit-9', 'no-stream', [event('visit.VisitReported')]);
    await index(restored);
    expect(await indexed()).toEqual(['visit-9 visit.VisitReported']);
  });
});
