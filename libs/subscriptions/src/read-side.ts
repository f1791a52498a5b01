import { setMaxListeners } from 'node:events';
import type { EventStore } from '@lien-nganh/event-store';
import type { LogIdentity, Position, Question, Service } from '@lien-nganh/kernel';
import type { Broker, Consumer, Inbox } from '@lien-nganh/messaging';
import { inTransaction, listen } from '@lien-nganh/postgres';
import type { Sealer } from '@lien-nganh/sealing';
import type pg from 'pg';
import { Checkpoints, Deposed } from './readers/checkpoint.ts';
import { decoder, type Decoder } from './decode.ts';
import { ERASER, Eraser, type EraserOptions } from './eraser.ts';
import { ReaderBoard } from './readers/health.ts';
import { firstGenerations, GenerationsLog } from './generations/generations.ts';
import type { InboundOptions } from './inbound/inbound.ts';
import { KeptRows } from './questions/kept-rows.ts';
import { whileLeased } from './readers/lease.ts';
import { LiveInbound } from './inbound/live-inbound.ts';
import { OneAtATime } from './readers/one-at-a-time.ts';
import { ownReferenceProjection } from './inbound/own-reference.ts';
import { ProcessLog } from './processes/process-log.ts';
import { ProcessRunner, type Answer, type WantedCommand } from './processes/process-runner.ts';
import type { Projection } from './questions/projection.ts';
import { keepRunning } from './readers/keep-running.ts';
import { Projector } from './questions/projector.ts';
import { publishing } from './publishing/publish-generations.ts';
import { liveTables, questionProjection } from './questions/question-projection.ts';
import { rebuildQuestion, type Rebuilt, type RebuildOptions } from './questions/rebuild.ts';
import { mustRise, referenceRows } from './inbound/reference-rows.ts';
import { prepareReadSide, referenceChannel, schemaOf } from './schema.ts';
import { hasUpTo } from './readers/has-up-to.ts';

export interface ReadSideOptions {
  readonly service: Service;
  /** The service's own questions and the derived registers. */
  readonly questions: readonly Question[];
  readonly store: EventStore;
  readonly broker: Broker;
  /** Remembers what was heard of other services; in the service's own schema. */
  readonly inbox: Inbox<pg.PoolClient>;
  readonly sealer: Sealer;
  readonly pool: pg.Pool;
  /** Of the same database, for what requests ask; default: the pool. */
  readonly requests?: pg.Pool;
  /** Of the same database as the pool: leases and wake-ups need connections of their own. */
  readonly url: string;
  readonly log: LogIdentity;
  /** Of every topic. */
  readonly partitions: number;
  readonly send: (wanted: WantedCommand, signal: AbortSignal) => Promise<Answer>;
  /** Where somebody is erased: forgets what the host keeps beside log and questions. */
  readonly forgetBeside?: EraserOptions['forgetBeside'];
  /** The platform's clock: an instant, and its day in Asia/Ho_Chi_Minh. */
  readonly now: () => { readonly now: string; readonly today: string };
  readonly onFailure: (reader: string, error: unknown) => void;
  readonly onHandled?: InboundOptions['onHandled'];
  /** Told of every acknowledged send. */
  readonly onPublished?: (topic: string, messages: number) => void;
}

const CHECK_MS = { timers: 1_000, inputs: 5_000 } as const;

/** Everything that runs off the log for one service: questions, reference tables, publisher, inbound and processes. */
export class ReadSide {
  readonly board = new ReaderBoard();
  readonly schema: string;
  readonly decoder: Decoder;
  /** What commands look up: kept in memory until it changes. */
  readonly rows: KeptRows;
  private readonly checkpoints: Checkpoints;
  private readonly requests: pg.Pool;
  private readonly stop = new AbortController();
  private running: readonly Promise<void>[] = [];
  private readonly generations: GenerationsLog;
  private live: LiveInbound | null = null;

  constructor(private readonly options: ReadSideOptions) {
    // every reader of the service hangs on it
    setMaxListeners(0, this.stop.signal);
    mustRise(options.service);
    this.schema = schemaOf(options.service.name);
    this.requests = options.requests ?? options.pool;
    this.decoder = decoder(options.service, options.sealer);
    this.checkpoints = new Checkpoints(this.schema, options.log);
    this.generations = new GenerationsLog(options.store);
    this.rows = new KeptRows(referenceRows(this.requests, this.schema, options.service.reference));
  }

  async start(): Promise<void> {
    await prepareReadSide(this.options.pool, this.schema);
    await this.prepareProjections();
    const { signal } = this.stop;
    const eraser = this.eraser();
    await eraser.catchUp(signal);
    const { generations, schema } = this;
    const onFailure = (error: unknown) => this.options.onFailure('inbound', error);
    const inbound = (this.live = new LiveInbound({ ...this.options, schema, generations, signal, onFailure }));
    this.running = [
      this.rows.hear({ url: this.options.url, channel: referenceChannel(this.schema), signal }),
      inbound.finished,
      this.leased('projections', (signal) => this.projector().run(signal)),
      ...(eraser.hasWork ? [this.leased(ERASER, (signal) => eraser.run(signal))] : []),
      ...(this.options.service.publishes.length > 0
        ? [this.leased('publisher', (signal) => this.publishing(signal))]
        : []),
      ...(this.options.service.processes.length > 0
        ? [this.leased('processes', (signal) => this.runProcesses(signal))]
        : []),
    ];
    await Promise.race([inbound.begun, inbound.finished]);
  }

  /** Tables stand before anybody asks; instances that start at once take turns. */
  private prepareProjections(): Promise<void> {
    return inTransaction(this.options.pool, async (db) => {
      await db.query('select pg_advisory_xact_lock(hashtextextended($1, 7103))', [`${this.schema}/prepare`]);
      for (const projection of this.projections()) await projection.prepare(db);
    });
  }

  async close(): Promise<void> {
    this.stop.abort();
    await Promise.allSettled(this.running);
  }

  /** How the reader of the other services' topics is doing; `null` when there is none. */
  inbound(): Consumer | null {
    return this.live?.consumer ?? null;
  }

  /** The generation of topics through which services hear each other now. */
  generation(): number {
    return this.live?.generation ?? firstGenerations.live;
  }

  tablesOf(question: Question): Promise<unknown> {
    return liveTables(this.requests, this.schema, question);
  }

  /** Has every projection of this service everything up to the position? Waits at most so long. */
  async waitFor(position: Position, within: { readonly ms: number; readonly signal?: AbortSignal }): Promise<boolean> {
    const until = Date.now() + within.ms;
    for (;;) {
      const at = await this.checkpoints.read(this.requests, 'projections');
      if (await hasUpTo(this.options.store, { at, prefixes: this.decoder.prefixes }, position)) return true;
      if (Date.now() >= until || within.signal?.aborted) return false;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  /** Rebuilds one question beside the live one, compares, and swaps. */
  rebuild(
    question: Question,
    options: Pick<RebuildOptions, 'signal' | 'onProgress' | 'acceptDifferences'>,
  ): Promise<Rebuilt> {
    const { store, pool, service } = this.options;
    const place = { schema: this.schema, reference: service.reference };
    const { decoder: decodes, checkpoints } = this;
    return rebuildQuestion({ ...options, question, place, store, pool, decoder: decodes, checkpoints });
  }

  private projections(): readonly Projection[] {
    const { service, questions, log } = this.options;
    const place = { schema: this.schema, reference: service.reference };
    const from = { service: service.name, province: log.province, log: log.id };
    const own = ownReferenceProjection(service, from, this.schema);
    return [...(own ? [own] : []), ...questions.map((question) => questionProjection(question, place))];
  }

  private eraser(): Eraser {
    const { schema, decoder: decodes, checkpoints, board } = this;
    const rebuild = (question: Question, signal: AbortSignal) =>
      this.rebuild(question, { signal, acceptDifferences: true });
    return new Eraser({ ...this.options, schema, decoder: decodes, checkpoints, board, rebuild });
  }

  private projector(): Projector {
    const { store, pool } = this.options;
    const { decoder: decodes, checkpoints, board } = this;
    const projections = this.projections();
    return new Projector({ store, pool, decoder: decodes, checkpoints, board, reader: 'projections', projections });
  }

  private publishing(signal: AbortSignal): Promise<void> {
    const { now } = this.options;
    const { board, decoder: decodes, schema, generations } = this;
    const clock = () => now().now;
    return publishing({ ...this.options, clock, board, decoder: decodes, schema, generations }, signal);
  }

  private async runProcesses(signal: AbortSignal): Promise<void> {
    const { service, store, sealer, pool, send, now, url } = this.options;
    const logOptions = { service: service.name, store, sealer, today: () => now().today };
    const logs = service.processes.map((process) => new ProcessLog(process, logOptions));
    const { decoder: decodes, schema, checkpoints, board } = this;
    const runner = new ProcessRunner({ store, pool, send, now, logs, decoder: decodes, schema, checkpoints, board });
    const alone = new OneAtATime(board, (reader, error) => this.failed(reader, error));
    const ended = new AbortController();
    const both = AbortSignal.any([signal, ended.signal]);
    // of the commands that go beside each other each listens while it lasts
    setMaxListeners(0, both);
    const drain = listen(
      url,
      `${schema}_process_inputs`,
      () => void alone.run('processes.inputs', () => runner.drainInputs()),
      { signal: both },
    );
    const timers = setInterval(() => void alone.run('processes.timers', () => runner.fireTimers()), CHECK_MS.timers);
    const inputs = setInterval(() => void alone.run('processes.inputs', () => runner.drainInputs()), CHECK_MS.inputs);
    try {
      await Promise.all([runner.notice(both), runner.act(both)]);
    } finally {
      ended.abort();
      clearInterval(timers);
      clearInterval(inputs);
      await drain;
    }
  }

  private leased(reader: string, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const { service, url } = this.options;
    const { signal } = this.stop;
    const run = (outer: AbortSignal) =>
      whileLeased(
        {
          url,
          name: `${service.name}/${reader}`,
          signal: outer,
          onState: (state) => this.board.report(reader, { state: state === 'held' ? 'live' : 'standby' }),
        },
        work,
      );
    return keepRunning(run, { signal, onFailure: (error) => this.failed(reader, error) });
  }

  private failed(reader: string, error: unknown): void {
    if (!(error instanceof Deposed)) this.options.onFailure(reader, error);
    this.board.report(reader, { state: 'stalled', why: error instanceof Error ? error.message : String(error) });
  }
}
