import { until } from '../until.ts';
import type { Observed } from './observed.ts';
import { publishersIn, topicOf, type Published } from './published.ts';

/** Who hears whom at the least; the gateway hears everybody, and others what they have heard of. */
const HEARD: Readonly<Record<string, readonly string[]>> = {
  agencies: ['audit'],
  inspections: ['agencies', 'audit'],
  audit: ['agencies'],
};
const MOST_LINES = 20;

/** A consumer by the schema of its service, and a topic that it hears. */
interface Hearing {
  readonly consumer: string;
  readonly topic: string;
}

async function hearings({ query }: Observed): Promise<readonly Hearing[]> {
  const inboxes = await query<{ name: string }>(
    `select replace(table_schema, '_inbox', '') as name from information_schema.tables where table_name = 'frontiers'`,
  );
  const told = inboxes.map(
    ({ name }) => `select '${name}' as consumer, topic from ${name}_inbox.frontiers where topic like '%.g1'`,
  );
  const heard = await query<{ consumer: string; topic: string }>(told.join(' union '));
  const everything = (await publishersIn(query)).map((name) => ({ consumer: 'gateway', topic: topicOf(name) }));
  const least = Object.entries(HEARD).flatMap(([consumer, names]) =>
    names.map((name) => ({ consumer, topic: topicOf(name) })),
  );
  const all = [...heard, ...everything, ...least];
  return [...new Map(all.map((one) => [`${one.consumer} ${one.topic}`, one])).values()];
}

function consumersOf(found: readonly Hearing[]): readonly string[] {
  return [...new Set(found.map(({ consumer }) => consumer))];
}

interface Behind {
  readonly consumer: string;
  readonly key: string;
  readonly told: number;
  readonly heard: number | null;
}

/** Every key that was published, at every consumer that hears its topic: its last revision, with that which was done. */
async function behind({ query }: Observed, pairs: readonly Hearing[]): Promise<readonly Behind[]> {
  const told = (await publishersIn(query)).map(
    (name) =>
      `select '${topicOf(name)}' as topic, key, revision::int from ${name}.contract_revisions where generation = 1`,
  );
  const heard = consumersOf(pairs).map(
    (name) => `select '${name}' as consumer, topic, key, revision from ${name}_inbox.keys`,
  );
  return query<Behind & Record<string, unknown>>(
    `select hearing.consumer, told.key, told.revision as told, heard.revision as heard
       from (${told.join(' union all ')}) told
       join unnest($1::text[], $2::text[]) hearing(consumer, topic) using (topic)
       left join (${heard.join(' union all ')}) heard
         on (heard.consumer, heard.topic, heard.key) = (hearing.consumer, told.topic, told.key)
      where heard.revision is distinct from told.revision limit ${MOST_LINES}`,
    [pairs.map(({ consumer }) => consumer), pairs.map(({ topic }) => topic)],
  );
}

export async function notReached(observed: Observed): Promise<readonly string[]> {
  const pairs = await hearings(observed);
  let found: readonly Behind[] = [];
  const reached = async () => (found = await behind(observed, pairs)).length === 0;
  await until('every consumer has heard everything', reached, observed.patienceS).catch(() => undefined);
  const parked = consumersOf(pairs).map((name) => `select consumer, key from ${name}_inbox.parked`);
  const aside = await observed.query<{ consumer: string; key: string }>(parked.join(' union all '));
  return [
    ...found.map(({ consumer, key, told, heard }) => `${consumer} has heard ${key} up to ${heard} of ${told}`),
    ...aside.map(({ consumer, key }) => `${consumer} has put ${key} aside`),
  ];
}

/**
 * What each consumer has done: every event of the topics that it hears, and those of one key one after another. A row that says
 * that an event is done is never changed, so that PostgreSQL's number of the transaction that wrote it tells the order.
 */
export async function notDoneInOrder(observed: Observed): Promise<readonly string[]> {
  const published = [...new Map((await observed.published()).map((one) => [one.id, one])).values()];
  const pairs = await hearings(observed);
  const doneBy = (one: string) => {
    const topics = pairs.filter(({ consumer }) => consumer === one).map(({ topic }) => topic);
    return notDoneBy(
      one,
      published.filter(({ topic }) => topics.includes(topic)),
      observed,
    );
  };
  const found = await Promise.all(consumersOf(pairs).map(doneBy));
  return found.flat();
}

interface Done {
  readonly key: string;
  readonly revision: number;
  readonly done: boolean;
}

async function notDoneBy(
  consumer: string,
  heard: readonly Published[],
  { query }: Observed,
): Promise<readonly string[]> {
  const found = await query<Done & Record<string, unknown>>(
    `with heard as (
       select told.*, finished.id is not null as done, finished.xmin::text::bigint as written
         from unnest($1::text[], $2::text[], $3::int[], $4::text[]) told(topic, key, revision, id)
         left join ${consumer}_inbox.finished on finished.id = told.id and finished.consumer in
           (select consumer from ${consumer}_inbox.frontiers where topic like '%.g1'))
     select key, revision, done from (
       select *, lag(written) over (partition by topic, key order by revision) as before from heard) ordered
      where not done or before > written limit ${MOST_LINES}`,
    [
      heard.map(({ topic }) => topic),
      heard.map(({ key }) => key),
      heard.map(({ revision }) => revision),
      heard.map(({ id }) => id),
    ],
  );
  return found.map(({ key, revision, done }) =>
    done
      ? `${consumer} has done revision ${revision} of ${key} before the one that it follows`
      : `${consumer} has not done revision ${revision} of ${key}`,
  );
}

/** What was published before may come once more, the same; what is new follows what came last. */
export async function outOfOrder({ published }: Observed): Promise<readonly string[]> {
  const keys = new Map<string, string[]>();
  const broken: string[] = [];
  for (const { topic, key: subject, revision, id } of await published()) {
    const key = `${topic} ${subject}`;
    const ids = keys.get(key) ?? [];
    keys.set(key, ids);
    if (revision > ids.length) broken.push(`${key}: ${revision} follows ${ids.length - 1}`);
    else if (ids[revision] !== undefined && ids[revision] !== id)
      broken.push(`${key}: ${revision} came once more as another`);
    ids[revision] = id;
  }
  return broken.slice(0, MOST_LINES);
}

/** The proof that relays were deposed in the middle of a send: what each had on its way is there twice, and was so late. */
export async function notRepeated({ lateSends, published }: Observed): Promise<readonly string[]> {
  const times = new Map<string, number>();
  for (const { id } of await published()) times.set(id, (times.get(id) ?? 0) + 1);
  return lateSends
    .filter((id) => (times.get(id) ?? 0) < 2)
    .map((id) => `${id} was on its way when its relay was deposed, and is there ${times.get(id) ?? 0} times`);
}
