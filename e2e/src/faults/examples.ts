import { postgresEventStore } from '@lien-nganh/event-store-postgres';
import { postgresInbox } from '@lien-nganh/messaging-postgres';
import { testDatabase, type TestDatabase } from '@lien-nganh/testing';
import pg from 'pg';
import type { Sent } from './load.ts';
import type { Observed } from './observed.ts';
import type { Published } from './published.ts';

/** Worlds without processes, for the oracle alone: what it reads of one that is sound. */

export const COMMAND = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
export const EVENT = (n: number) => `00000000-0000-4000-9000-00000000000${n}`;
const HEARD = {
  gateway: ['agencies', 'inspections', 'audit'],
  agencies: ['audit'],
  inspections: ['agencies', 'audit'],
  audit: ['agencies'],
};

/** A key with three revisions of two services, and others. */
export const published: readonly Published[] = [
  { topic: 'agencies.g1', key: 'unit-1', revision: 0, id: 'a0' },
  { topic: 'agencies.g1', key: 'unit-1', revision: 1, id: 'a1' },
  { topic: 'agencies.g1', key: 'agency-1', revision: 0, id: 'b0' },
  { topic: 'agencies.g1', key: 'unit-1', revision: 2, id: 'a2' },
  { topic: 'inspections.g1', key: 'inspection-1', revision: 0, id: 'i0' },
  { topic: 'audit.g1', key: 'assignment-1', revision: 0, id: 'x0' },
  { topic: 'audit.g1', key: 'assignment-1', revision: 1, id: 'x1' },
  { topic: 'audit.g1', key: 'assignment-1', revision: 2, id: 'x2' },
];
type Three = [Published, Published, Published];
export const ofKey = (key: string) => published.filter((one) => one.key === key) as Three;

/** Two visits and a place were acknowledged; of another visit and place nobody knows, and they were recorded. */
const sent: readonly Sent[] = [
  { kind: 'visit', key: '7.0.1', number: 1, answer: answered(1), sentAt: 1 },
  { kind: 'place', key: '7.0.2', number: 1, answer: answered(2), sentAt: 2 },
  { kind: 'visit', key: '7.0.3', number: 3, answer: answered(3), sentAt: 3 },
  { kind: 'visit', key: '7.0.4', number: 4, answer: null, sentAt: 4 },
  { kind: 'place', key: '7.0.5', number: 5, answer: null, sentAt: 5 },
];

function answered(n: number): Sent['answer'] {
  return { events: [{ id: EVENT(n), type: 'x' }], position: String(n) };
}

export interface Recorded {
  readonly stream: string;
  readonly type: string;
  /** What the command left of itself. */
  readonly text: string;
  readonly revision?: number;
  readonly command?: number;
}

/** A log and inboxes in the real tables, which a spec then changes as no platform may. */
export class StoredWorld {
  private constructor(
    private readonly database: TestDatabase,
    private readonly client: pg.Client,
  ) {}

  static async make(): Promise<StoredWorld> {
    const database = await testDatabase();
    const client = new pg.Client(database.url);
    await client.connect();
    const world = new StoredWorld(database, client);
    await world.#makeTables();
    return world;
  }

  /** Makes it sound, whatever was done to it. */
  async mend(): Promise<void> {
    const inboxes = Object.keys(HEARD).flatMap((name) =>
      ['finished', 'keys', 'frontiers', 'parked'].map((table) => `${name}_inbox.${table}`),
    );
    const revisions = HEARD.gateway.map((name) => `${name}.contract_revisions`);
    await this.sql(`truncate log.events, ${[...inboxes, ...revisions].join(', ')}`);
    for (const [index, { kind, key }] of sent.entries()) {
      const type = kind === 'visit' ? 'inspection.InspectionRecorded' : 'establishment.EstablishmentRegistered';
      await this.record(index + 1, { stream: `${kind}-${index + 1}`, type, text: kind === 'visit' ? '' : `${key}/GP` });
    }
    await this.#publish();
    await this.#hear();
  }

  get observed(): Observed {
    return {
      ...{ sent, strange: [], lateSends: [], patienceS: 0.1 },
      before: [{ asked: { indicator: 'inspections-done', from: 'x', to: 'x', asOf: '3' }, answer: { value: '2' } }],
      query: async (text, values = []) => (await this.client.query(text, [...values])).rows,
      published: () => Promise.resolve(published),
      figure: ({ indicator, asOf }) =>
        Promise.resolve({ value: indicator !== 'inspections-done' ? '0' : asOf === undefined ? '3' : '2' }),
      ledgerAnew: () => Promise.resolve([]),
    };
  }

  sql(text: string, values: readonly unknown[] = []): Promise<unknown> {
    return this.client.query(text, [...values]);
  }

  async record(n: number, { stream, type, text, revision = 0, command = n }: Recorded): Promise<void> {
    const [data, metadata] = [{ number: text }, { commandId: COMMAND(command) }].map((one) => JSON.stringify(one));
    await this.sql(
      `insert into log.events(position, stream, revision, id, type, schema_version, recorded_at, known_day, data, metadata)
       values ($1, $2, $3, $4, $5, 1, now(), now(), $6, $7)`,
      [n, stream, revision, EVENT(n), type, data, metadata],
    );
  }

  /** Forgets what a consumer has done of a key, and lets it do this instead. */
  async applyInstead(consumer: string, key: string, done: readonly Published[]): Promise<void> {
    await this.sql(`delete from ${consumer}_inbox.finished where id = any($1)`, [ofKey(key).map(({ id }) => id)]);
    for (const one of done) await this.#apply(consumer, one);
  }

  async drop(): Promise<void> {
    await this.client.end();
    await this.database.drop();
  }

  async #makeTables(): Promise<void> {
    const { url } = this.database;
    await (await postgresEventStore({ url, province: '12' })).close();
    const pool = new pg.Pool({ connectionString: url });
    for (const name of Object.keys(HEARD)) {
      await postgresInbox({ pool, schema: `${name}_inbox`, consumer: name }).partitions();
    }
    for (const name of HEARD.gateway) {
      await pool.query(`create schema ${name}; create table ${name}.contract_revisions(
        generation int not null, key text not null, revision bigint not null, primary key (generation, key))`);
    }
    await pool.end();
  }

  async #publish(): Promise<void> {
    for (const { topic, key, revision } of published) {
      await this.sql(
        `insert into ${topic.split('.')[0]}.contract_revisions values (1, $1, $2)
         on conflict (generation, key) do update set revision = excluded.revision`,
        [key, revision],
      );
    }
  }

  async #hear(): Promise<void> {
    for (const [consumer, services] of Object.entries(HEARD)) {
      const topics = services.map((name) => `${name}.g1`);
      for (const topic of topics) {
        await this.sql(`insert into ${consumer}_inbox.frontiers values ($1, $2, 0, 'l', 9, 'x')`, [consumer, topic]);
      }
      for (const one of published) if (topics.includes(one.topic)) await this.#apply(consumer, one);
    }
  }

  /** In a transaction of its own. */
  async #apply(consumer: string, { topic, key, revision, id }: Published): Promise<void> {
    await this.sql(
      `with done as (insert into ${consumer}_inbox.finished(consumer, id) values ($1, $2))
       insert into ${consumer}_inbox.keys values ($1, $3, $4, $5)
         on conflict (consumer, topic, key) do update set revision = excluded.revision`,
      [consumer, id, topic, key, revision],
    );
  }
}
