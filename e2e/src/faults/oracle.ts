import { kafkaBroker } from '@lien-nganh/messaging-kafka';
import type { ContractMessage } from '@lien-nganh/messaging';
import pg from 'pg';
import { run } from '../platform.ts';
import { today } from '../story.ts';
import { until } from '../until.ts';
import { figureNow, type AskedBefore } from './figures.ts';
import type { Load } from './load.ts';
import type { World } from './world.ts';

export interface Seen {
  readonly world: World;
  readonly load: Load;
  readonly before: readonly AskedBefore[];
}

/** What must hold, and what breaks it, in words. */
export type Check = readonly [what: string, broken: (seen: Seen) => Promise<readonly string[]>];

async function rows<T extends pg.QueryResultRow>(world: World, sql: string, values: unknown[] = []): Promise<T[]> {
  const client = new pg.Client(await world.databaseUrl());
  await client.connect();
  try {
    return (await client.query<T>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

async function lostOrTwice({ world, load }: Seen): Promise<readonly string[]> {
  const ids = load.acknowledged.flatMap(({ answer }) => (answer.events as { id: string }[]).map(({ id }) => id));
  const found = await rows<{ id: string; times: number }>(
    world,
    `select asked.id, count(events.id)::int as times from unnest($1::uuid[]) asked(id)
       left join log.events on events.id = asked.id group by asked.id having count(events.id) <> 1`,
    [ids],
  );
  return found.map(({ id, times }) => `event ${id} of an acknowledged command is there ${times} times`);
}

async function recordedTwice({ world }: Seen): Promise<readonly string[]> {
  const ids = await rows<{ id: string }>(world, 'select id from log.events group by id having count(*) > 1');
  const commands = await rows<{ id: string }>(
    world,
    `select metadata->>'commandId' as id from log.events group by 1
     having count(distinct stream) > 1 or max(revision) - min(revision) + 1 <> count(*)`,
  );
  return [
    ...ids.map(({ id }) => `event ${id} is there twice`),
    ...commands.map(({ id }) => `command ${id} is there twice`),
  ];
}

interface Behind {
  readonly consumer: string;
  readonly topic: string;
  readonly key: string;
  readonly told: number;
  readonly heard: number | null;
}

const publishers = ['agencies', 'inspections', 'audit'];

/** Keys whose last revision has not been done by a consumer that hears their topic. */
async function behind(world: World): Promise<readonly Behind[]> {
  const told = publishers
    .map((name) => `select '${name}.g' || generation as topic, key, revision from ${name}.contract_revisions`)
    .join(' union all ');
  const inboxes = ['gateway', ...publishers].map((name) => `${name}_inbox`);
  const heard = inboxes.map((inbox) => `select * from ${inbox}.keys`).join(' union all ');
  const hearing = inboxes.map((inbox) => `select consumer, topic from ${inbox}.frontiers`).join(' union ');
  return rows<Behind & pg.QueryResultRow>(
    world,
    `select hearing.consumer, told.topic, told.key, told.revision::int as told, heard.revision as heard
       from (${told}) told join (${hearing}) hearing using (topic)
       left join (${heard}) heard on (heard.consumer, heard.topic, heard.key) = (hearing.consumer, told.topic, told.key)
      where told.topic like '%.g1' and heard.revision is distinct from told.revision::int limit 20`,
  );
}

async function notReached({ world }: Seen): Promise<readonly string[]> {
  let found: readonly Behind[] = [];
  await until('every consumer has heard everything', async () => (found = await behind(world)).length === 0, 120).catch(
    () => undefined,
  );
  const parked = ['gateway', ...publishers].map((name) => `select consumer, key from ${name}_inbox.parked`);
  const aside = await rows<{ consumer: string; key: string }>(world, parked.join(' union all '));
  return [
    ...found.map(({ consumer, key, told, heard }) => `${consumer} has heard ${key} up to ${heard} of ${told}`),
    ...aside.map(({ consumer, key }) => `${consumer} has put ${key} aside`),
  ];
}

/** Reads every topic from its beginning, as another consumer would that is new. */
async function outOfOrder({ world }: Seen): Promise<readonly string[]> {
  const broker = kafkaBroker({ url: await world.kafkaUrl() });
  const stop = new AbortController();
  const [group, topics] = [`oracle.${Date.now()}`, publishers.map((name) => `${name}.g1`)];
  const [last, broken] = [new Map<string, ContractMessage>(), [] as string[]];
  const reading = broker.consume({
    ...{ group, topics, signal: stop.signal },
    onBatch: (batch) => {
      for (const each of batch) if (each.is === 'message') broken.push(...holesBefore(last, each.topic, each.message));
      return Promise.resolve();
    },
  });
  try {
    await until('every topic is read', async () => {
      const lags = await broker.lag(group, topics);
      // Marks are written once a second for as long as services run.
      return last.size > 0 && lags.every(({ behind }) => behind < 5n);
    });
  } finally {
    stop.abort();
    await reading;
    await broker.close();
  }
  return broken;
}

/** What was published before may come once more, the same; what is new follows what came last. */
function holesBefore(last: Map<string, ContractMessage>, topic: string, message: ContractMessage): readonly string[] {
  const key = `${topic} ${message.subject}`;
  const before = last.get(key)?.keyrevision ?? -1;
  if (message.keyrevision <= before) return [];
  last.set(key, message);
  return message.keyrevision === before + 1 ? [] : [`${key}: ${message.keyrevision} follows ${before}`];
}

async function wrongFigures({ world, load }: Seen): Promise<readonly string[]> {
  const { url } = world.platform;
  const asked = ['check-ledger', '--url', url, '--account', 'admin', '--data-dir', world.folder];
  const { code, out, err } = await run('cli/lien-nganh', asked);
  const [recorded] = await rows<{ count: number }>(
    world,
    `select count(*)::int as count from log.events where type = 'inspection.InspectionRecorded'`,
  );
  const { value } = await figureNow(world, { indicator: 'inspections-done', from: today(), to: today() });
  const least = load.acknowledged.filter(({ kind }) => kind === 'visit').length;
  const most = load.sent.filter(({ kind }) => kind === 'visit').length;
  const counted = Number(value);
  return [
    ...(code === 0 ? [] : [`check-ledger: ${out} ${err}`]),
    ...(counted >= least && counted <= most ? [] : [`${counted} inspections, of ${least} to ${most} visits`]),
    ...(counted === recorded!.count ? [] : [`${counted} inspections of ${recorded!.count} that the log holds`]),
  ];
}

async function answeredOtherwise({ world, before }: Seen): Promise<readonly string[]> {
  const broken: string[] = [];
  for (const { asked, answer } of before) {
    const now = await figureNow(world, asked);
    if (JSON.stringify(now) !== JSON.stringify(answer)) {
      broken.push(`as of ${asked.asOf}: ${JSON.stringify(now)} instead of ${JSON.stringify(answer)}`);
    }
  }
  return broken;
}

export const checks: readonly Check[] = [
  ['every acknowledged command is in the log exactly once', lostOrTwice],
  ['no command is in the log twice, acknowledged or not', recordedTwice],
  ['every contract event reached every consumer', notReached],
  ['every key is published in its order, without a hole', outOfOrder],
  ['every figure equals what is computed anew from the log', wrongFigures],
  ['what was answered as of a position before a fault is answered the same', answeredOtherwise],
  ['nothing was answered that nobody could expect', ({ load }) => Promise.resolve(load.strange.slice(0, 20))],
];
