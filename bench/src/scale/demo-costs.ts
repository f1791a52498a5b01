import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connected } from '../peers/raw.ts';
import { startPlatform } from '../service/running-platform.ts';

/** Bytes of each part of a platform's database, indexes included. */
export interface Bytes {
  readonly log: number;
  readonly broker: number;
  readonly ledger: number;
  /** What questions, registers and reference tables are answered from, of services and gateway, with inboxes and checkpoints. */
  readonly readModels: number;
}

/** What the demo costs, by the event: the difference of two stretches of it, so that what a folder begins with does not count. */
export interface DemoCosts {
  readonly events: number;
  readonly eventsPerCommand: number;
  readonly messagesPerEvent: number;
  readonly factsPerEvent: number;
  readonly bytesPerEvent: Bytes;
}

interface Counted {
  readonly events: number;
  readonly commands: number;
  readonly messages: number;
  readonly facts: number;
  readonly bytes: Bytes;
}

/** @param months of the short and the long stretch */
export async function demoCosts(folder: string, [few, many]: readonly [number, number]): Promise<DemoCosts> {
  const [a, b] = [await told(join(folder, 'few'), few), await told(join(folder, 'many'), many)];
  const events = b.events - a.events;
  const perEvent = (of: (counted: Counted) => number) => (of(b) - of(a)) / events;
  return {
    events,
    eventsPerCommand: events / (b.commands - a.commands),
    messagesPerEvent: perEvent(({ messages }) => messages),
    factsPerEvent: perEvent(({ facts }) => facts),
    bytesPerEvent: {
      log: perEvent(({ bytes }) => bytes.log),
      broker: perEvent(({ bytes }) => bytes.broker),
      ledger: perEvent(({ bytes }) => bytes.ledger),
      readModels: perEvent(({ bytes }) => bytes.readModels),
    },
  };
}

async function told(dataDir: string, months: number): Promise<Counted> {
  const platform = await startPlatform('demo', dataDir, ['--months', String(months)]);
  try {
    return await counted(dataDir);
  } finally {
    await platform.stop();
  }
}

const LEDGER = 'gateway_g1';

async function counted(dataDir: string): Promise<Counted> {
  const read = (name: string) => readFile(join(dataDir, 'postgres', name), 'utf8');
  const [password, port] = (await Promise.all(['password', 'port'].map(read))).map((text) => text.trim());
  const client = await connected(`postgres://postgres:${password}@127.0.0.1:${port}/lien_nganh`);
  const count = async (text: string) => Number((await client.query<{ n: string }>(`select ${text} as n`)).rows[0]!.n);
  try {
    return {
      events: await count('(select count(*) from log.events)'),
      commands: await count(`(select count(distinct metadata->>'commandId') from log.events)`),
      messages: await count('(select count(*) from messaging.messages)'),
      facts: await count(`(select count(*) from ${LEDGER}.facts)`),
      bytes: await bytesOf(client),
    };
  } finally {
    await client.end();
  }
}

async function bytesOf(client: Awaited<ReturnType<typeof connected>>): Promise<Bytes> {
  await client.query('vacuum full');
  const { rows } = await client.query<{ schema: string; bytes: string }>(
    `select n.nspname as schema, sum(pg_total_relation_size(c.oid))::text as bytes from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema$)' group by 1`,
  );
  const of = (wanted: (schema: string) => boolean) =>
    rows.filter(({ schema }) => wanted(schema)).reduce((sum, { bytes }) => sum + Number(bytes), 0);
  const apart = ['log', 'messaging', LEDGER];
  return {
    log: of((schema) => schema === 'log'),
    broker: of((schema) => schema === 'messaging'),
    ledger: of((schema) => schema === LEDGER),
    readModels: of((schema) => !apart.includes(schema)),
  };
}
