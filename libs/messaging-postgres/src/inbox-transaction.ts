import type { Position } from '@lien-nganh/kernel';
import type { Changes, DroppedId, Frontier, InboxTransaction, Known, MessageToPark } from '@lien-nganh/messaging';
import { askedTogether } from '@lien-nganh/postgres';
import type pg from 'pg';

export interface InboxTables {
  /** Schema name, checked when the tables were made. */
  readonly schema: string;
  readonly consumer: string;
}

/**
 * What the inbox reads and writes inside the transaction of a handler's effect. What does not wait for an answer is asked
 * together: the server does it in the order in which it was asked.
 */
export class PostgresInboxTransaction implements InboxTransaction<pg.PoolClient> {
  constructor(
    readonly tx: pg.PoolClient,
    private readonly tables: InboxTables,
  ) {}

  async load(
    places: { readonly topic: string; readonly partitions: readonly number[] },
    messages: readonly { readonly id: string; readonly subject: string }[],
  ): Promise<Known> {
    const keys = [...new Set(messages.map(({ subject }) => subject))].sort();
    const ids = messages.map(({ id }) => id);
    const [revisions, looked] = await askedTogether([
      this.#lockKeys(places.topic, keys),
      this.#look(places, keys, ids),
    ]);
    return { revisions, ...looked };
  }

  /** Always in the same order, so that transactions which touch several keys never wait in a circle. */
  async #lockKeys(topic: string, keys: readonly string[]): Promise<Map<string, number>> {
    if (keys.length === 0) return new Map();
    const { schema, consumer } = this.tables;
    const values = [consumer, topic, keys];
    const [, { rows }] = await askedTogether([
      this.tx.query(
        `insert into ${schema}.keys(consumer, topic, key, revision)
         select $1, $2, key, -1 from unnest($3::text[]) key on conflict do nothing`,
        values,
      ),
      this.tx.query<{ key: string; revision: number }>(
        `select key, revision from ${schema}.keys where consumer = $1 and topic = $2 and key = any($3::text[])
          order by key for update`,
        values,
      ),
    ]);
    return new Map(rows.map(({ key, revision }) => [key, revision]));
  }

  /** A statement of its own after the locks: it sees what their last holders wrote. */
  async #look(
    { topic, partitions }: { readonly topic: string; readonly partitions: readonly number[] },
    keys: readonly string[],
    ids: readonly string[],
  ): Promise<Omit<Known, 'revisions'>> {
    const { schema, consumer } = this.tables;
    const { rows } = await this.tx.query<Look>(
      `select array(select id from ${schema}.finished where consumer = $1 and id = any($5::text[])) as finished,
              (select json_agg(json_build_array(key, id)) from ${schema}.parked
                where consumer = $1 and topic = $2 and key = any($4::text[])) as parked,
              (select json_agg(json_build_array(partition, json_build_object('log', log, 'position', position::text, 'at', at)))
                 from ${schema}.frontiers where consumer = $1 and topic = $2 and partition = any($3::int[])) as frontiers`,
      [consumer, topic, partitions, keys, ids],
    );
    const { finished, parked, frontiers } = rows[0]!;
    const parkedIds = new Map<string, Set<string>>();
    for (const [key, id] of parked ?? []) parkedIds.set(key, (parkedIds.get(key) ?? new Set()).add(id));
    const told = (frontiers ?? []).map(([partition, stored]) => [partition, readFrontier(stored)] as const);
    return { finished: new Set(finished), parked: parkedIds, frontiers: new Map(told) };
  }

  async save(all: readonly Changes[]): Promise<void> {
    const done = all.flatMap((changes) => changes.done);
    const revisions = new Map(all.flatMap((changes) => [...changes.revisions]));
    const unpark = all.flatMap((changes) => changes.unpark);
    const marks = all.flatMap(({ topic, partition, frontier }) => (frontier ? [{ topic, partition, frontier }] : []));
    await askedTogether([
      this.#finish(done),
      this.#saveRevisions(all[0]!.topic, revisions),
      this.#unpark(unpark),
      ...all.flatMap(({ topic, partition, park }) => park.map((one) => this.#park({ topic, partition }, one))),
      ...(marks.length > 0 ? [saveFrontiers(this.tx, this.tables, marks)] : []),
    ]);
  }

  async #finish(ids: readonly string[]): Promise<void> {
    const { schema, consumer } = this.tables;
    await this.tx.query(`insert into ${schema}.finished(consumer, id) select $1, id from unnest($2::text[]) id`, [
      consumer,
      ids,
    ]);
  }

  async #unpark(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const { schema, consumer } = this.tables;
    await this.tx.query(`delete from ${schema}.parked where consumer = $1 and id = any($2::text[])`, [consumer, ids]);
  }

  /**
   * The rows are there, locked. An upsert finds each by the key's index, whatever the server knows of the table; an update that joins
   * them may read all keys of the topic for each batch.
   */
  async #saveRevisions(topic: string, revisions: ReadonlyMap<string, number>): Promise<void> {
    if (revisions.size === 0) return;
    const { schema, consumer } = this.tables;
    await this.tx.query(
      `insert into ${schema}.keys(consumer, topic, key, revision)
       select $1, $2, key, revision from unnest($3::text[], $4::int[]) new(key, revision)
           on conflict (consumer, topic, key) do update set revision = excluded.revision`,
      [consumer, topic, [...revisions.keys()], [...revisions.values()]],
    );
  }

  async #park(
    { topic, partition }: { readonly topic: string; readonly partition: number },
    { message, reason, held }: MessageToPark,
  ): Promise<void> {
    const { schema, consumer } = this.tables;
    await this.tx.query(
      `insert into ${schema}.parked(consumer, topic, partition, id, key, revision, message, reason, held)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        consumer,
        topic,
        partition,
        message.id,
        message.subject,
        message.keyrevision,
        JSON.stringify(message),
        JSON.stringify(reason),
        held && JSON.stringify(writeFrontier(held)),
      ],
    );
  }

  async drop(ids: readonly DroppedId[]): Promise<void> {
    const { schema, consumer } = this.tables;
    await this.tx.query(
      `insert into ${schema}.finished(consumer, id, dropped)
       select $1, id, reason from unnest($2::text[], $3::text[]) dropped(id, reason) on conflict do nothing`,
      [consumer, ids.map(({ id }) => id), ids.map(({ reason }) => reason)],
    );
  }
}

export interface Mark {
  readonly topic: string;
  readonly partition: number;
  readonly frontier: Frontier;
}

/**
 * Never back within one log, also when a reader that lost its partition is still at work.
 * @param marks each partition once
 */
export async function saveFrontiers(
  db: Pick<pg.PoolClient, 'query'>,
  { schema, consumer }: InboxTables,
  marks: readonly Mark[],
): Promise<void> {
  await db.query(
    `insert into ${schema}.frontiers as f (consumer, topic, partition, log, position, at)
     select $1, told.* from unnest($2::text[], $3::int[], $4::text[], $5::bigint[], $6::text[])
            told(topic, partition, log, position, at) order by 2, 3
         on conflict (consumer, topic, partition) do update set log = excluded.log, position = excluded.position, at = excluded.at
      where f.log <> excluded.log or (f.position, f.at) < (excluded.position, excluded.at)`,
    [
      consumer,
      marks.map(({ topic }) => topic),
      marks.map(({ partition }) => partition),
      marks.map(({ frontier }) => frontier.log),
      marks.map(({ frontier }) => frontier.position),
      marks.map(({ frontier }) => frontier.at),
    ],
  );
}

interface Look {
  readonly finished: readonly string[];
  readonly parked: readonly (readonly [key: string, id: string])[] | null;
  readonly frontiers: readonly (readonly [partition: number, frontier: StoredFrontier])[] | null;
}

export interface StoredFrontier {
  readonly log: string;
  readonly position: string;
  readonly at: string;
}

export function readFrontier(stored: StoredFrontier): Frontier;
export function readFrontier(stored: StoredFrontier | null): Frontier | null;
export function readFrontier(stored: StoredFrontier | null): Frontier | null {
  return stored && { ...stored, position: BigInt(stored.position) as Position };
}

function writeFrontier({ log, position, at }: Frontier): StoredFrontier {
  return { log, position: String(position), at };
}
