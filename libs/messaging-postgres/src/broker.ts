import {
  BrokerUnavailable,
  checkTopic,
  encodeMessage,
  partitionOf,
  pause,
  pauseAfter,
  type Broker,
  type ConsumeOptions,
  type ContractMessage,
  type Frontier,
  type PartitionLag,
  type Topic,
} from '@lien-nganh/messaging';
import { connect, isUnavailable } from '@lien-nganh/postgres';
import type pg from 'pg';
import { Catalogue } from './catalogue.ts';
import { GroupSession } from './group-session.ts';
import { speak, wordsOf } from './speak.ts';
import { Together } from './together.ts';

interface Cancellable {
  readonly signal?: AbortSignal;
}

export interface PostgresBrokerOptions {
  /** Connection string. Not through a pooler in transaction mode: groups are held together by locks of live sessions. */
  readonly url: string;
  /** Most connections for publishing; each running consume has one more of its own. Default 4. */
  readonly maxConnections?: number;
  /** Milliseconds without an answer after which a member's connection counts as dead, though nobody closed it. Default 15 s. */
  readonly silenceMs?: number;
}

const DEFAULT_SILENCE_MS = 15_000;
/** Bytes of messages that go to the server in one statement. */
const CHUNK_BYTES = 4 * 1024 * 1024;
/** Beyond this, lag is told by offsets, which count replaced frontier markers too. */
const COUNTED_LAG = 10_000;

interface Encoded {
  readonly partition: number;
  readonly key: string;
  readonly body: string;
}

interface Mark {
  /** Id of the topic's row. */
  readonly topic: number;
  readonly body: string;
}

class PostgresBroker implements Broker {
  readonly capabilities = { engine: 'postgres', shared: true, durable: true } as const;
  readonly #pool: pg.Pool;
  readonly #catalogue: Catalogue;
  /** Those of several topics at one moment: of each reader they are all news at once. */
  readonly #marks = new Together<Mark, void>((asked) => this.#announce(asked));
  #closed: Promise<void> | undefined;

  constructor(private readonly options: PostgresBrokerOptions) {
    this.#pool = connect(options.url, {
      max: options.maxConnections ?? 4,
      applicationName: 'lien-nganh messaging',
      settings: { lock_timeout: '10s' },
    });
    this.#catalogue = new Catalogue(this.#pool);
  }

  async declare(topic: Topic, { signal }: Cancellable = {}): Promise<void> {
    signal?.throwIfAborted();
    checkTopic(topic);
    await speak(() => this.#catalogue.declare(topic));
  }

  async publish(topic: string, messages: readonly ContractMessage[], { signal }: Cancellable = {}): Promise<void> {
    signal?.throwIfAborted();
    await speak(async () => {
      const { id, partitions } = await this.#catalogue.topic(topic);
      const encoded = messages.map((message) => ({
        partition: partitions[partitionOf(message.subject, partitions.length)]!,
        key: message.subject,
        body: encodeMessage(message),
      }));
      for (const chunk of chunksOf(encoded)) await this.#write(id, chunk);
      await this.#pool.query('select messaging.wake($1)', [id]);
    });
  }

  async #write(topic: number, chunk: readonly Encoded[]): Promise<void> {
    await this.#pool.query('select messaging.publish($1, $2::int[], $3::text[], $4::text[])', [
      topic,
      chunk.map(({ partition }) => partition),
      chunk.map(({ key }) => key),
      chunk.map(({ body }) => body),
    ]);
  }

  async announce(topic: string, { log, position, at }: Frontier, { signal }: Cancellable = {}): Promise<void> {
    signal?.throwIfAborted();
    await speak(async () => {
      const { id } = await this.#catalogue.topic(topic);
      await this.#marks.ask({ topic: id, body: JSON.stringify({ log, position: String(position), at }) });
    });
  }

  /** Locks the partitions of one topic after the other, always in the same order: announcers never wait in a circle. */
  async #announce(marks: readonly Mark[]): Promise<readonly void[]> {
    await this.#pool.query(
      `select messaging.announce(topic, body)
         from (select * from unnest($1::int[], $2::text[]) with ordinality mark(topic, body, n) order by topic, n) marks`,
      [marks.map(({ topic }) => topic), marks.map(({ body }) => body)],
    );
    return marks.map(() => undefined);
  }

  async consume(options: ConsumeOptions): Promise<void> {
    const { signal, onHealth } = options;
    let attempt = 0;
    while (!signal.aborted) {
      try {
        const topics = await Promise.all(options.topics.map((topic) => this.#catalogue.topic(topic)));
        const session = new GroupSession({ silenceMs: DEFAULT_SILENCE_MS, ...this.options }, topics, options);
        await session.run(() => {
          attempt = 0;
          onHealth?.({ is: 'connected' });
        });
      } catch (error) {
        if (!isUnavailable(error) && !(error instanceof BrokerUnavailable)) throw error;
        attempt += 1;
        if (!signal.aborted) onHealth?.({ is: 'recovering', attempt, why: wordsOf(error) });
        await pause(pauseAfter(attempt), signal);
      }
    }
  }

  async lag(group: string, topics: readonly string[], { signal }: Cancellable = {}): Promise<readonly PartitionLag[]> {
    signal?.throwIfAborted();
    return speak(async () => {
      const known = await Promise.all(topics.map((topic) => this.#catalogue.topic(topic)));
      const { rows } = await this.#pool.query<PartitionLag>(LAG, [group, known.map(({ id }) => id), COUNTED_LAG]);
      return rows;
    });
  }

  async close(): Promise<void> {
    this.#closed ??= this.#pool.end();
    await this.#closed;
  }
}

const LAG = `
select t.name as topic, p.partition,
       case when waiting.count > $3::int then p.next_offset - coalesce(o.next_offset, 0) else waiting.count end as behind
  from messaging.topics t
  join messaging.partitions p on p.topic_id = t.id
  left join messaging.groups g on g.name = $1
  left join messaging.offsets o on o.group_id = g.id and o.partition_id = p.id
 cross join lateral (
   select count(*) from (
     select from messaging.messages m
      where m.partition_id = p.id and m."offset" >= coalesce(o.next_offset, 0)
      limit $3::int + 1) page) waiting
 where t.id = any($2::int[])
 order by array_position($2::int[], t.id), p.partition`;

function* chunksOf(encoded: readonly Encoded[]): Generator<readonly Encoded[]> {
  let chunk: Encoded[] = [];
  let bytes = 0;
  for (const one of encoded) {
    const size = Buffer.byteLength(one.body);
    if (chunk.length > 0 && bytes + size > CHUNK_BYTES) {
      yield chunk;
      chunk = [];
      bytes = 0;
    }
    chunk.push(one);
    bytes += size;
  }
  if (chunk.length > 0) yield chunk;
}

/**
 * A broker on PostgreSQL, in the schema `messaging`, which it makes at its first use. Connects when it is needed, and heals itself.
 * There is no retention: topics keep everything but replaced frontier markers.
 */
export function postgresBroker(options: PostgresBrokerOptions): Broker {
  return new PostgresBroker(options);
}
