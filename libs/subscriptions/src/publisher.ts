import type { EventStore } from '@lien-nganh/event-store';
import type { LogEvent, LogIdentity, Position, Service } from '@lien-nganh/kernel';
import { topicOf, type Broker, type ContractMessage } from '@lien-nganh/messaging';
import { inTransaction } from '@lien-nganh/postgres';
import type pg from 'pg';
import { Checkpoints } from './checkpoint.ts';
import { contractMessages } from './contract-message.ts';
import type { Decoder } from './decode.ts';
import { gather } from './gathering.ts';
import type { ReaderBoard } from './health.ts';
import { byPrefix } from './own-reference.ts';
import { RecordStates } from './record-states.ts';

export interface PublisherOptions {
  readonly service: Service;
  readonly store: EventStore;
  readonly broker: Broker;
  readonly decoder: Decoder;
  readonly pool: pg.Pool;
  readonly schema: string;
  readonly log: LogIdentity;
  readonly board: ReaderBoard;
  readonly generation: number;
  readonly partitions: number;
  /** ISO 8601 now, for the frontier's date and time. */
  readonly clock: () => string;
}

const BATCH = 200;
const FRONTIER_EVERY_MS = 1_000;
/** A mark goes to every partition and is a transaction of every reader there: while much is published, one stands for many. */
const BETWEEN_MARKS_MS = 200;

/**
 * Publishes a service's contract events, one send in flight. The checkpoint and the keys' revisions move together after
 * the broker's acknowledgement, and only from where this publisher believes them to be: one that was deposed may repeat,
 * with the same ids and revisions, and never reorders or skips.
 */
export class Publisher {
  readonly reader: string;
  readonly topic: string;
  private readonly states: RecordStates;
  private readonly checkpoints: Checkpoints;
  private at: Position | null | undefined;
  private sending = Promise.resolve();
  private marked = -Infinity;
  private nextMark: NodeJS.Timeout | undefined;

  constructor(private readonly options: PublisherOptions) {
    this.reader = `publisher.g${options.generation}`;
    this.topic = topicOf(options.service.name, options.generation);
    this.states = new RecordStates(options.store, options.decoder);
    this.checkpoints = new Checkpoints(options.schema, options.log);
  }

  async run(signal: AbortSignal): Promise<void> {
    const { store, broker, decoder, pool, board } = this.options;
    await broker.declare({ name: this.topic, partitions: this.options.partitions }, { signal });
    this.at = await this.checkpoints.read(pool, this.reader);
    const idle = setInterval(() => this.whileIdle(), FRONTIER_EVERY_MS);
    try {
      const subscription = store.subscribe({
        after: this.at ?? null,
        filter: { streamPrefixes: decoder.prefixes },
        batchSize: BATCH,
        signal,
        onHealth: (health) =>
          board.report(
            this.reader,
            health.is === 'connected' ? { state: 'live' } : { state: 'recovering', why: health.why },
          ),
      });
      for await (const { events, upTo, caughtUp } of subscription) {
        const began = performance.now();
        await this.sending;
        await this.publish(events, upTo, signal);
        board.report(this.reader, { state: 'live', position: upTo, why: null });
        if (caughtUp) await gather(began, signal);
      }
    } finally {
      clearInterval(idle);
      clearTimeout(this.nextMark);
      await this.sending;
    }
  }

  private async publish(events: readonly LogEvent[], upTo: Position, signal: AbortSignal): Promise<void> {
    const { broker, pool } = this.options;
    const { messages, revisions } = await this.numbered(await this.messagesOf(events, signal));
    if (messages.length > 0) await broker.publish(this.topic, messages, { signal });
    await inTransaction(pool, async (db) => {
      await this.checkpoints.move(db, this.reader, { from: this.at, to: upTo });
      await this.saveRevisions(db, revisions);
    });
    this.at = upTo;
    await this.mark(signal);
  }

  private async messagesOf(
    events: readonly LogEvent[],
    signal: AbortSignal,
  ): Promise<readonly Omit<ContractMessage, 'keyrevision'>[]> {
    const { service, log, decoder } = this.options;
    const publicationsOf = byPrefix(service.publishes);
    const publishing = { service: service.name, province: log.province, log: log.id };
    const messages: Omit<ContractMessage, 'keyrevision'>[] = [];
    for (const event of events) {
      const decoded = await decoder.decodePlaced(event);
      const state = await this.states.after(decoded, signal);
      const { traceparent } = event.metadata;
      const made = contractMessages(publishing, publicationsOf(decoded.type.prefix), { ...decoded, state });
      messages.push(...made.map((message) => (traceparent ? { ...message, traceparent } : message)));
    }
    return messages;
  }

  /** Gives each message its revision within its key, from the last one that was acknowledged. */
  private async numbered(messages: readonly Omit<ContractMessage, 'keyrevision'>[]) {
    const { pool, schema, generation } = this.options;
    const keys = [...new Set(messages.map(({ subject }) => subject))];
    const { rows } = await pool.query<{ key: string; revision: bigint }>(
      `select key, revision from ${schema}.contract_revisions where generation = $1 and key = any($2)`,
      [generation, keys],
    );
    const revisions = new Map(rows.map(({ key, revision }) => [key, Number(revision)]));
    const numbered = messages.map((message) => {
      const keyrevision = (revisions.get(message.subject) ?? -1) + 1;
      revisions.set(message.subject, keyrevision);
      return { ...message, keyrevision };
    });
    return { messages: numbered, revisions };
  }

  private async saveRevisions(db: pg.PoolClient, revisions: ReadonlyMap<string, number>): Promise<void> {
    const { schema, generation } = this.options;
    await db.query(
      `insert into ${schema}.contract_revisions(generation, key, revision)
       select $1, * from unnest($2::text[], $3::bigint[])
       on conflict (generation, key) do update set revision = excluded.revision`,
      [generation, [...revisions.keys()], [...revisions.values()]],
    );
  }

  /** At once, unless another mark has just gone out: then a little later, for everything until then. */
  private async mark(signal: AbortSignal): Promise<void> {
    const wait = this.marked + BETWEEN_MARKS_MS - performance.now();
    clearTimeout(this.nextMark);
    if (wait <= 0) return this.announce(signal);
    this.nextMark = setTimeout(() => this.whileIdle(), wait);
  }

  private whileIdle(): void {
    this.sending = this.sending
      .then(() => this.announce())
      .catch((error: unknown) =>
        this.options.board.report(this.reader, {
          state: 'recovering',
          why: error instanceof Error ? error.message : String(error),
        }),
      );
  }

  private async announce(signal?: AbortSignal): Promise<void> {
    const { broker, log, clock } = this.options;
    if (this.at === null || this.at === undefined) return;
    this.marked = performance.now();
    await broker.announce(this.topic, { log: log.id, position: this.at, at: clock() }, signal ? { signal } : {});
  }
}
