import { randomUUID } from 'node:crypto';
import type { EventStore } from '@lien-nganh/event-store';
import type { EventToAppend } from '@lien-nganh/kernel';
import { testDatabase } from '@lien-nganh/testing';
import pg from 'pg';
import { postgresEventStore, type PostgresEventStoreOptions } from './store.ts';

/** Shared by the specs of this package: a log in a database of its own, and ways to disturb it. */
export interface TestLog extends AsyncDisposable {
  readonly url: string;
  readonly store: EventStore;
  open(options?: Partial<PostgresEventStoreOptions>): Promise<EventStore>;
  /** A connection of the test itself. */
  client(): Promise<pg.Client>;
}

export async function testLog(options: Partial<PostgresEventStoreOptions> = {}): Promise<TestLog> {
  const database = await testDatabase();
  const opened: { close?(): Promise<unknown>; end?(): Promise<unknown> }[] = [];
  const open = async (more: Partial<PostgresEventStoreOptions> = {}) => {
    const store = await postgresEventStore({ url: database.url, province: '12', ...options, ...more });
    opened.push(store);
    return store;
  };
  return {
    url: database.url,
    store: await open(),
    open,
    async client() {
      const client = new pg.Client({ connectionString: database.url });
      client.on('error', () => undefined);
      await client.connect();
      opened.push(client);
      return client;
    },
    async [Symbol.asyncDispose]() {
      for (const one of opened) await (one.close?.() ?? one.end?.());
      await database.drop();
    },
  };
}

export function event(data: unknown = { count: 1 }, commandId: string = randomUUID()): EventToAppend {
  return {
    id: randomUUID(),
    type: 'count.Counted',
    schemaVersion: 1,
    data,
    metadata: {
      commandId,
      fingerprint: 'f',
      correlationId: 'c',
      causationId: 'c',
      actor: { account: 'a-1', agency: 'police', role: 'officer' },
      obligations: [],
      occurredOn: '2013-08-01',
    },
  };
}

export function events(count: number, commandId?: string): EventToAppend[] {
  return Array.from({ length: count }, (_, index) => event({ index }, commandId));
}

/** Ends every connection that stores have to this database. */
export async function terminateStores(client: pg.Client): Promise<number> {
  const { rowCount } = await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and application_name ~ 'log$' and pid <> pg_backend_pid()`,
  );
  return rowCount ?? 0;
}

/** Resolves once some connection waits for the append lock. */
export async function someoneWaitsForTheLock(client: pg.Client): Promise<void> {
  const waiting = `select count(*)::int as count from pg_locks l join pg_stat_activity a using (pid)
    where l.locktype = 'advisory' and not l.granted and a.datname = current_database()`;
  for (;;) {
    const { rows } = await client.query<{ count: number }>(waiting);
    if (rows[0]!.count > 0) return;
  }
}
