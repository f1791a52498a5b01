import type { EventStore } from '@lien-nganh/event-store';
import type { LogEvent, Position } from '@lien-nganh/kernel';
import { askedTogether, inTransaction } from '@lien-nganh/postgres';
import type pg from 'pg';
import { Checkpoints, Deposed } from '../readers/checkpoint.ts';
import type { Decoder } from '../decode.ts';
import { gather, GATHERING_MS } from '../readers/gathering.ts';
import type { ReaderBoard } from '../readers/health.ts';
import { Passing } from '../readers/passing.ts';
import type { Placed, Projection } from './projection.ts';
import { RecordStates } from './record-states.ts';

export interface ProjectorOptions {
  readonly store: EventStore;
  readonly decoder: Decoder;
  readonly pool: pg.Pool;
  readonly checkpoints: Checkpoints;
  readonly board: ReaderBoard;
  readonly projections: readonly Projection[];
  /** Name of the shared reader, `projections`. */
  readonly reader: string;
}

/** One batch on its way into rows. */
interface Work {
  readonly projections: readonly Projection[];
  readonly placed: readonly Placed[];
  readonly to: Position;
  /** It is the shared reader's, which goes on with it. */
  readonly shared: boolean;
}

const BATCH = 500;
const RETRY_MS = 5_000;

/**
 * Keeps all projections of a service from one subscription: rows and checkpoints of a batch in one transaction. A
 * projection that fails stands still, visibly, and is tried again; the others go on.
 */
export class Projector {
  private readonly states: RecordStates;
  private readonly stalled = new Map<string, number>();
  private readonly positions = new Map<string, Position | null | undefined>();
  private readonly passing = new Passing();
  private at: Position | null | undefined;

  constructor(private readonly options: ProjectorOptions) {
    this.states = new RecordStates(options.store, options.decoder);
  }

  /** Reads until the signal aborts, or until another instance reads instead. */
  async run(signal: AbortSignal): Promise<void> {
    await this.begin();
    const { store, decoder, reader, board } = this.options;
    await this.catchUpAll(signal);
    const subscription = store.subscribe({
      after: this.at ?? null,
      filter: { streamPrefixes: decoder.prefixes },
      batchSize: BATCH,
      signal,
      onHealth: (health) =>
        board.report(reader, health.is === 'connected' ? { state: 'live' } : { state: 'recovering', why: health.why }),
    });
    for await (const batch of subscription) {
      const began = performance.now();
      await this.retryStalled(signal);
      const passed = this.passing.passes(batch);
      if (!passed) await this.applyBatch(this.active(), batch.events, { to: batch.upTo, shared: true }, signal);
      board.report(reader, { state: 'live', position: batch.upTo, why: null });
      if (batch.caughtUp && !passed) await gather(began, GATHERING_MS.listed, signal);
    }
  }

  private async begin(): Promise<void> {
    const { pool, checkpoints, reader, projections, board } = this.options;
    this.at = await checkpoints.read(pool, reader);
    for (const { name } of projections) {
      this.positions.set(name, await checkpoints.read(pool, name));
      board.report(name, { state: 'starting', position: this.positions.get(name) ?? null });
    }
  }

  private active(): readonly Projection[] {
    return this.options.projections.filter(({ name }) => !this.stalled.has(name));
  }

  /** Brings every projection to where the shared reader stands: new ones from the log's beginning. */
  private async catchUpAll(signal: AbortSignal): Promise<void> {
    for (const projection of this.options.projections) await this.catchUp(projection, signal);
  }

  private async catchUp(projection: Projection, signal: AbortSignal): Promise<void> {
    const target = this.at;
    const from = this.positions.get(projection.name);
    if (target === null || target === undefined || from === target) return;
    this.options.board.report(projection.name, { state: 'building' });
    await this.build(projection, { after: from ?? null, to: target }, signal);
    this.options.board.report(projection.name, { state: 'live', position: target, why: null, progress: null });
  }

  private async build(
    projection: Projection,
    { after, to }: { after: Position | null; to: Position },
    signal: AbortSignal,
  ): Promise<void> {
    const { store, decoder } = this.options;
    const filter = { streamPrefixes: decoder.prefixes };
    let page: LogEvent[] = [];
    for await (const event of store.readLog({ ...(after === null ? {} : { after }), filter, signal })) {
      if (event.position > to) break;
      page.push(event);
      if (page.length < BATCH) continue;
      await this.applyBatch([projection], page, { to: event.position, shared: false }, signal);
      page = [];
    }
    await this.applyBatch([projection], page, { to, shared: false }, signal);
  }

  private async applyBatch(
    projections: readonly Projection[],
    events: readonly LogEvent[],
    { to, shared }: { readonly to: Position; readonly shared: boolean },
    signal: AbortSignal,
  ): Promise<void> {
    const placed = await this.place(events, signal);
    const failed = await this.writeAll({ projections, placed, to, shared });
    for (const { name } of projections) {
      const error = failed.get(name);
      if (error !== undefined) this.stall(name, error);
      else this.keptUp(name, { to, shared });
    }
    if (shared) this.at = to;
    const [first] = failed.values();
    if (!shared && first !== undefined) throw first;
  }

  private keptUp(name: string, { to, shared }: { readonly to: Position; readonly shared: boolean }): void {
    this.positions.set(name, to);
    this.options.board.report(name, { state: shared ? 'live' : 'building', position: to, why: null });
  }

  private async place(events: readonly LogEvent[], signal: AbortSignal): Promise<readonly Placed[]> {
    const placed: Placed[] = [];
    for (const event of events) {
      const decoded = await this.options.decoder.decodePlaced(event);
      placed.push({ ...decoded, state: await this.states.after(decoded, signal) });
    }
    return placed;
  }

  /** Where one fails, all are written once more, each apart: so its failure undoes nothing of the others. */
  private async writeAll(work: Work): Promise<ReadonlyMap<string, unknown>> {
    const { pool } = this.options;
    const { concerned, others } = this.sorted(work);
    try {
      return await inTransaction(pool, async (db) => {
        await this.lock(db, concerned);
        await this.applyAll(db, concerned, work.placed);
        await this.moveOn(db, [...concerned, ...others], work);
        return new Map();
      });
    } catch (error) {
      if (error instanceof Deposed) throw error;
      return inTransaction(pool, async (db) => {
        await this.lock(db, concerned);
        const failed = await this.applyApart(db, concerned, work.placed);
        const applied = concerned.filter(({ name }) => !failed.has(name));
        await this.moveOn(db, [...applied, ...others], work);
        return failed;
      });
    }
  }

  private async lock(db: pg.PoolClient, projections: readonly Projection[]): Promise<void> {
    const names = projections.map(({ name }) => name);
    if (names.length > 0) await this.options.checkpoints.lock(db, names);
  }

  private async applyAll(db: pg.PoolClient, projections: readonly Projection[], batch: readonly Placed[]) {
    const first = projections.filter(({ comesFirst }) => comesFirst);
    for (const projection of first) await this.apply(db, projection, batch);
    const beside = projections.filter((projection) => !first.includes(projection));
    await askedTogether(beside.map((projection) => this.apply(db, projection, batch)));
  }

  private async apply(db: pg.PoolClient, projection: Projection, batch: readonly Placed[]): Promise<void> {
    const applying = await projection.open(db, batch);
    for (const placed of batch) await applying.apply(placed);
    await applying.end();
  }

  private async applyApart(db: pg.PoolClient, projections: readonly Projection[], batch: readonly Placed[]) {
    const failed = new Map<string, unknown>();
    for (const projection of projections) {
      await db.query('savepoint projection');
      try {
        await this.apply(db, projection, batch);
        await db.query('release savepoint projection');
      } catch (error) {
        await db.query('rollback to savepoint projection');
        failed.set(projection.name, error);
      }
    }
    return failed;
  }

  /** Those of which a row can change, and those that only go on: with every record that has a list, most of them. */
  private sorted({ projections, placed }: Work) {
    const isNew = ({ name }: Projection) => this.positions.get(name) === undefined;
    const changes = (one: Projection) => isNew(one) || placed.some((event) => one.concerns(event));
    return { concerned: projections.filter(changes), others: projections.filter((one) => !changes(one)) };
  }

  /** Those that stand at one place by one statement, and with them the shared reader. */
  private async moveOn(db: pg.PoolClient, projections: readonly Projection[], { to, shared }: Work): Promise<void> {
    const { checkpoints, reader } = this.options;
    const places = projections.map(({ name }) => [name, this.positions.get(name)] as const);
    const standing = new Map<Position | null | undefined, string[]>();
    for (const [name, from] of shared ? [...places, [reader, this.at] as const] : places) {
      if (from !== to) standing.set(from, [...(standing.get(from) ?? []), name]);
    }
    for (const [from, names] of standing) {
      if (from === undefined) for (const name of names) await checkpoints.move(db, name, { from, to });
      else await checkpoints.moveTogether(db, names, { from, to });
    }
  }

  private stall(name: string, error: unknown): void {
    this.stalled.set(name, Date.now() + RETRY_MS);
    this.options.board.report(name, { state: 'stalled', why: error instanceof Error ? error.message : String(error) });
  }

  /** A stalled projection has missed batches: it is brought up again from its own checkpoint. */
  private async retryStalled(signal: AbortSignal): Promise<void> {
    for (const [name, due] of this.stalled) {
      if (due > Date.now()) continue;
      const projection = this.options.projections.find((one) => one.name === name)!;
      try {
        await this.catchUp(projection, signal);
        this.stalled.delete(name);
      } catch (error) {
        this.stall(name, error);
      }
    }
  }
}
