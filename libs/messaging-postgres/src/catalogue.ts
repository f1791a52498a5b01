import { TopicMismatch, UnknownTopic, type Topic } from '@lien-nganh/messaging';
import { inTransaction, migrate } from '@lien-nganh/postgres';
import type pg from 'pg';
import { messagingSchema } from './schema.ts';

export interface KnownTopic {
  readonly id: number;
  readonly name: string;
  /** Ids of the partitions' rows, by number of the partition. */
  readonly partitions: readonly number[];
}

/** The topics of the database. Ids never change and topics never go, so what was found once is kept. */
export class Catalogue {
  readonly #topics = new Map<string, KnownTopic>();
  #ready: Promise<void> | undefined;

  constructor(private readonly pool: pg.Pool) {}

  /** Brings the schema to its newest step, once; a failure is tried again at the next call. */
  async ready(): Promise<void> {
    this.#ready ??= migrate(this.pool, messagingSchema);
    try {
      await this.#ready;
    } catch (error) {
      this.#ready = undefined;
      throw error;
    }
  }

  async declare({ name, partitions }: Topic): Promise<void> {
    const known = (await this.#find(name)) ?? (await this.#create(name, partitions));
    if (known.partitions.length !== partitions) throw new TopicMismatch(name, partitions, known.partitions.length);
  }

  /** @throws UnknownTopic */
  async topic(name: string): Promise<KnownTopic> {
    const known = await this.#find(name);
    if (!known) throw new UnknownTopic(name);
    return known;
  }

  async #find(name: string): Promise<KnownTopic | undefined> {
    const known = this.#topics.get(name);
    if (known) return known;
    await this.ready();
    const { rows } = await this.pool.query<{ topic: number; id: number }>(
      `select t.id as topic, p.id from messaging.topics t join messaging.partitions p on p.topic_id = t.id
        where t.name = $1 order by p.partition`,
      [name],
    );
    if (!rows[0]) return undefined;
    const found = { id: rows[0].topic, name, partitions: rows.map(({ id }) => id) };
    this.#topics.set(name, found);
    return found;
  }

  /** Whoever comes second waits for the first at the unique name, and finds the topic. */
  async #create(name: string, partitions: number): Promise<KnownTopic> {
    await inTransaction(this.pool, async (client) => {
      const { rows } = await client.query<{ id: number }>(
        'insert into messaging.topics(name, partitions) values ($1, $2) on conflict do nothing returning id',
        [name, partitions],
      );
      if (!rows[0]) return;
      await client.query(
        'insert into messaging.partitions(topic_id, partition) select $1, n from generate_series(0, $2 - 1) n',
        [rows[0].id, partitions],
      );
    });
    return this.topic(name);
  }
}
