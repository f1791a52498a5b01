import type { Batch, EventStore } from '@lien-nganh/event-store';
import type { LogEvent, LogIdentity, Position, Publication, Service } from '@lien-nganh/kernel';
import { topicOf, type Broker, type ContractMessage } from '@lien-nganh/messaging';
import type pg from 'pg';
import { Checkpoints } from '../readers/checkpoint.ts';
import { contractMessages } from './contract-message.ts';
import { leftOutBy, type LeftOut } from './left-out.ts';
import type { Decoder } from '../decode.ts';
import { gather, GATHERING_MS } from '../readers/gathering.ts';
import type { ReaderBoard } from '../readers/health.ts';
import { Marks } from './marks.ts';
import { byPrefix } from '../inbound/own-reference.ts';
import { Passing } from '../readers/passing.ts';
import { RecordStates } from '../questions/record-states.ts';
import { sendTraced } from '../tracing.ts';

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
  /** Told of every acknowledged send. */
  readonly onPublished?: (topic: string, messages: number) => void;
}

const BATCH = 500;

interface Numbered {
  readonly messages: readonly ContractMessage[];
  /** The last of each key. */
  readonly revisions: ReadonlyMap<string, number>;
}

/**
 * Publishes a service's contract events, one send in flight. The checkpoint and the keys' revisions move together after
 * the broker's acknowledgement, and only from where this publisher believes them to be: one that was deposed may repeat,
 * with the same ids and revisions, and never reorders or skips. A batch is sent while the move past the one before it is
 * on its way to the disk, so what is repeated is two batches at most.
 */
export class Publisher {
  readonly reader: string;
  readonly topic: string;
  private readonly states: RecordStates;
  private readonly checkpoints: Checkpoints;
  private readonly passing = new Passing();
  /** Its place mark. */
  private at: Position | null | undefined;
  /** Everything up to there is published: further than the mark, where what follows it is of others. */
  private upTo: Position | null | undefined;
  private leftOut: LeftOut = () => false;
  /** Revisions of the two batches that were sent last: whether they are saved yet, the next one does not know. */
  private unsaved: readonly ReadonlyMap<string, number>[] = [];

  constructor(private readonly options: PublisherOptions) {
    this.reader = `publisher.g${options.generation}`;
    this.topic = topicOf(options.service.name, options.generation);
    this.states = new RecordStates(options.store, options.decoder);
    this.checkpoints = new Checkpoints(options.schema, options.log);
  }

  async run(signal: AbortSignal): Promise<void> {
    const { broker, pool } = this.options;
    await broker.declare({ name: this.topic, partitions: this.options.partitions }, { signal });
    this.at = await this.checkpoints.read(pool, this.reader);
    this.upTo = this.at;
    this.leftOut = await leftOutBy(this.options, signal);
    const marks = this.marks();
    let sent = Promise.resolve();
    let saved = Promise.resolve();
    let savedBefore = saved;
    try {
      for await (const batch of this.subscription(signal)) {
        const { events, upTo, caughtUp } = batch;
        const began = performance.now();
        // The next batch is read, made into messages and numbered while the one before is on its way.
        const numbered = await this.numbered(await this.messagesOf(events, signal));
        await Promise.all([sent, savedBefore]);
        await marks.settled();
        const passes = this.passing.passes(batch);
        savedBefore = saved;
        sent = this.send(numbered, signal);
        saved = Promise.all([sent, savedBefore])
          .then(() => this.save(numbered.revisions, { upTo, passes }))
          .then(() => marks.moved(signal));
        // Whoever waits for them next is told.
        for (const one of [sent, saved]) one.catch(() => undefined);
        if (caughtUp) {
          await saved;
          await gather(began, GATHERING_MS.published, signal);
        }
      }
      await saved;
    } finally {
      await Promise.allSettled([sent, saved]);
      await marks.end();
    }
  }

  private subscription(signal: AbortSignal): AsyncIterable<Batch> {
    const { store, decoder, board } = this.options;
    return store.subscribe({
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
  }

  private async send({ messages, revisions }: Numbered, signal: AbortSignal): Promise<void> {
    const { broker, onPublished } = this.options;
    this.unsaved = [...this.unsaved.slice(-1), revisions];
    if (messages.length === 0) return;
    await sendTraced(this.topic, messages, {
      engine: broker.capabilities.engine,
      send: (traced) => broker.publish(this.topic, traced, { signal }),
    });
    onPublished?.(this.topic, messages.length);
  }

  /** What was sent is acknowledged: the place and the revisions move past it. */
  private async save(
    revisions: ReadonlyMap<string, number>,
    { upTo, passes }: { readonly upTo: Position; readonly passes: boolean },
  ): Promise<void> {
    if (!passes) {
      await this.moveTo(upTo, revisions);
      this.at = upTo;
    }
    this.upTo = upTo;
    this.options.board.report(this.reader, { state: 'live', position: upTo, why: null });
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
      const leaving = { ...decoded, state, leavesOut: (of: Publication) => this.leftOut(of, decoded.event) };
      const made = contractMessages(publishing, publicationsOf(decoded.type.prefix), leaving);
      messages.push(...made.map((message) => (traceparent ? { ...message, traceparent } : message)));
    }
    return messages;
  }

  /** Gives each message its revision within its key, from the last one that was saved or is on its way. */
  private async numbered(messages: readonly Omit<ContractMessage, 'keyrevision'>[]): Promise<Numbered> {
    const { pool, schema, generation } = this.options;
    if (messages.length === 0) return { messages: [], revisions: new Map() };
    const keys = [...new Set(messages.map(({ subject }) => subject))];
    const { rows } = await pool.query<{ key: string; revision: bigint }>(
      `select key, revision from ${schema}.contract_revisions where generation = $1 and key = any($2)`,
      [generation, keys],
    );
    const revisions = new Map(rows.map(({ key, revision }) => [key, Number(revision)]));
    for (const sent of this.unsaved) {
      for (const key of keys) if (sent.has(key)) revisions.set(key, sent.get(key)!);
    }
    const numbered = messages.map((message) => {
      const keyrevision = (revisions.get(message.subject) ?? -1) + 1;
      revisions.set(message.subject, keyrevision);
      return { ...message, keyrevision };
    });
    return { messages: numbered, revisions };
  }

  private async moveTo(to: Position, revisions: ReadonlyMap<string, number>): Promise<void> {
    const { pool, schema, generation } = this.options;
    const { checkpoints, reader } = this;
    if (this.at === undefined) {
      await checkpoints.move(pool, reader, { from: undefined, to: null });
      this.at = null;
    }
    if (revisions.size === 0) return checkpoints.move(pool, reader, { from: this.at, to });
    await checkpoints.moveWriting(pool, reader, {
      ...{ from: this.at, to },
      sql: `insert into ${schema}.contract_revisions(generation, key, revision)
            select $5, told.* from moved, unnest($6::text[], $7::bigint[]) told
            on conflict (generation, key) do update set revision = excluded.revision`,
      values: [generation, [...revisions.keys()], [...revisions.values()]],
    });
  }

  private marks(): Marks {
    const onFailure = (error: unknown) =>
      this.options.board.report(this.reader, {
        state: 'recovering',
        why: error instanceof Error ? error.message : String(error),
      });
    return new Marks((signal) => this.announce(signal), onFailure);
  }

  private async announce(signal?: AbortSignal): Promise<void> {
    const { broker, log, clock } = this.options;
    const { upTo: position } = this;
    if (position === null || position === undefined) return;
    await broker.announce(this.topic, { log: log.id, position, at: clock() }, signal ? { signal } : {});
  }
}
