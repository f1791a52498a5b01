import type {
  ContractMessage,
  Frontier,
  Inbox,
  InboxTransaction,
  ParkedFilter,
  ParkedMessage,
  ParkReason,
  PartitionRecord,
} from '@lien-nganh/messaging';
import { inTransaction, isUnavailable, migrate, sqlState } from '@lien-nganh/postgres';
import type pg from 'pg';
import { inboxSchema } from './inbox-schema.ts';
import {
  PostgresInboxTransaction,
  readFrontier,
  saveFrontiers,
  type Mark,
  type StoredFrontier,
} from './inbox-transaction.ts';
import { Together } from './together.ts';

interface Cancellable {
  readonly signal?: AbortSignal;
}

export interface PostgresInboxOptions {
  /** Made by `connect` of @lien-nganh/postgres; ending it is the caller's. Each partition that is being handled holds one connection. */
  readonly pool: pg.Pool;
  /** A schema for inboxes alone, `gateway_inbox`: its migrations are the inbox's. Made at the first use. */
  readonly schema: string;
  /** Name of the consumer, never reused for another: `gateway.v3`. */
  readonly consumer: string;
}

/** Two transactions met: serialization failure, deadlock. */
const MET_ANOTHER = new Set(['40001', '40P01']);

interface ParkedRow {
  readonly topic: string;
  readonly partition: number;
  readonly message: ContractMessage;
  readonly reason: ParkReason;
  readonly held: StoredFrontier | null;
  readonly parked_at: string;
}

const PARKED_COLUMNS = 'topic, partition, message, reason, held, parked_at';

class PostgresInbox implements Inbox<pg.PoolClient> {
  readonly consumer: string;
  readonly #pool: pg.Pool;
  readonly #schema: string;
  readonly #marks = new Together<Mark, void>((asked) => this.#saveMarks(asked));
  #ready: Promise<void> | undefined;

  constructor({ pool, schema, consumer }: PostgresInboxOptions) {
    this.consumer = consumer;
    this.#pool = pool;
    this.#schema = schema;
  }

  async transaction<T>(
    work: (transaction: InboxTransaction<pg.PoolClient>) => Promise<T>,
    options: Cancellable = {},
  ): Promise<T> {
    await this.#prepare();
    return inTransaction(this.#pool, (client) => work(new PostgresInboxTransaction(client, this.#tables)), options);
  }

  async mark({ topic, partition }: Omit<Mark, 'frontier'>, frontier: Frontier): Promise<void> {
    await this.#prepare();
    await this.#marks.ask({ topic, partition, frontier });
  }

  isTransient(error: unknown): boolean {
    return isUnavailable(error) || MET_ANOTHER.has(sqlState(error) ?? '');
  }

  async partitions({ signal }: Cancellable = {}): Promise<readonly PartitionRecord[]> {
    signal?.throwIfAborted();
    await this.#prepare();
    const { rows } = await this.#pool.query<PartitionRow>(
      `select coalesce(f.topic, p.topic) as topic, coalesce(f.partition, p.partition) as partition,
              case when f.log is not null then json_build_object('log', f.log, 'position', f.position::text, 'at', f.at) end as frontier,
              coalesce(p.count, 0) as parked, p.held
         from (select * from ${this.#schema}.frontiers where consumer = $1) f
         full join (select topic, partition, count(*)::int, (array_agg(held order by seq))[1] as held
                      from ${this.#schema}.parked where consumer = $1 group by topic, partition) p
           on p.topic = f.topic and p.partition = f.partition`,
      [this.consumer],
    );
    return rows.map((row) => ({ ...row, frontier: readFrontier(row.frontier), held: readFrontier(row.held) }));
  }

  get #tables() {
    return { schema: this.#schema, consumer: this.consumer };
  }

  async parked(
    { topic, key, limit = 1000 }: ParkedFilter = {},
    { signal }: Cancellable = {},
  ): Promise<readonly ParkedMessage[]> {
    signal?.throwIfAborted();
    await this.#prepare();
    const { rows } = await this.#pool.query<ParkedRow>(
      `select ${PARKED_COLUMNS}
         from (select *, min(seq) over (partition by topic, key) as oldest from ${this.#schema}.parked
                where consumer = $1 and ($2::text is null or topic = $2) and ($3::text is null or key = $3)) waiting
        order by oldest, revision, seq limit $4`,
      [this.consumer, topic ?? null, key ?? null, limit],
    );
    return rows.map(parkedOf);
  }

  async findParked(id: string, { signal }: Cancellable = {}): Promise<ParkedMessage | null> {
    signal?.throwIfAborted();
    await this.#prepare();
    const { rows } = await this.#pool.query<ParkedRow>(
      `select ${PARKED_COLUMNS} from ${this.#schema}.parked where consumer = $1 and id = $2`,
      [this.consumer, id],
    );
    return rows[0] ? parkedOf(rows[0]) : null;
  }

  /** Partitions of one reader, each once; two readers of one partition take its row one after the other. */
  async #saveMarks(asked: readonly Mark[]): Promise<readonly void[]> {
    for (const marks of eachPlaceOnce(asked)) await saveFrontiers(this.#pool, this.#tables, marks);
    return asked.map(() => undefined);
  }

  async #prepare(): Promise<void> {
    this.#ready ??= migrate(this.#pool, inboxSchema(this.#schema));
    try {
      await this.#ready;
    } catch (error) {
      this.#ready = undefined;
      throw error;
    }
  }
}

/** In one statement a row may be written once. */
function eachPlaceOnce(asked: readonly Mark[]): readonly (readonly Mark[])[] {
  const rounds: Map<string, Mark>[] = [];
  for (const mark of asked) {
    const place = `${mark.topic}/${mark.partition}`;
    let round = rounds.find((one) => !one.has(place));
    if (!round) rounds.push((round = new Map()));
    round.set(place, mark);
  }
  return rounds.map((round) => [...round.values()]);
}

interface PartitionRow {
  readonly topic: string;
  readonly partition: number;
  readonly frontier: StoredFrontier | null;
  readonly parked: number;
  readonly held: StoredFrontier | null;
}

function parkedOf({ topic, partition, message, reason, held, parked_at }: ParkedRow): ParkedMessage {
  return { topic, partition, message, reason, held: readFrontier(held), parkedAt: parked_at };
}

/**
 * An inbox on PostgreSQL. Handlers get the client of the transaction: what they write through it, the ids, the revisions and the
 * frontier are committed together or not at all.
 */
export function postgresInbox(options: PostgresInboxOptions): Inbox<pg.PoolClient> {
  return new PostgresInbox(options);
}
