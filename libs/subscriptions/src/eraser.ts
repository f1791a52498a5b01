import { setTimeout as pause } from 'node:timers/promises';
import { UnknownPosition, type EventStore } from '@lien-nganh/event-store';
import {
  cited,
  definitionOf,
  subjectsIn,
  wireType,
  type LogEvent,
  type Position,
  type Question,
  type Service,
  type StreamType,
} from '@lien-nganh/kernel';
import { inTransaction } from '@lien-nganh/postgres';
import type { ErasedRecord, Sealer } from '@lien-nganh/sealing';
import type pg from 'pg';
import type { Checkpoints } from './readers/checkpoint.ts';
import { erasureIn, prefixesOf, type Decoder } from './decode.ts';
import type { ReaderBoard } from './readers/health.ts';
import { clearLeftovers } from './questions/leftover-tables.ts';
import { Passing } from './readers/passing.ts';
import type { WantedCommand } from './processes/process-runner.ts';
import { questionKey } from './questions/question-projection.ts';

export interface EraserOptions {
  readonly service: Service;
  readonly questions: readonly Question[];
  readonly store: EventStore;
  readonly pool: pg.Pool;
  readonly schema: string;
  readonly decoder: Decoder;
  readonly sealer: Sealer;
  readonly checkpoints: Checkpoints;
  readonly board: ReaderBoard;
  /** Builds a question's rows anew and swaps them in, whatever differs. */
  readonly rebuild: (question: Question, signal: AbortSignal) => Promise<unknown>;
  readonly send: (wanted: WantedCommand, signal: AbortSignal) => Promise<unknown>;
  /** Forgets what stands beside the log and the questions and leads to the record. Default: nothing does. */
  readonly forgetBeside?: (erased: ErasedBeside, signal: AbortSignal) => Promise<void>;
}

/** A record of which a person was erased, and the decision as one cites it. */
export interface ErasedBeside {
  readonly prefix: string;
  readonly id: string;
  readonly decision: string;
}

/** Its checkpoint too; a restore forgets it, and the log is then read for erasures from its beginning. */
export const ERASER = 'eraser';
const LOOK_AGAIN_MS = 50;

/**
 * Carries erasures out: destroys the keys, has every row that was made from the record written anew, and notes on the
 * record that it was done. Each step can be repeated; a kill at any point leaves the rest for the next start.
 */
export class Eraser {
  /** Stream types that seal something for a subject. */
  private readonly erasable: readonly StreamType[];
  private readonly types: readonly string[];

  constructor(private readonly options: EraserOptions) {
    this.erasable = options.service.streams.filter((type) => subjectsIn(definitionOf(type.events).versions).length > 0);
    this.types = this.erasable.map(({ events }) => wireType(events, 'PersonErased'));
  }

  /** Is there anything that could be erased? */
  get hasWork(): boolean {
    return this.types.length > 0;
  }

  /** What was erased and is not erased here, after a restore or a kill: done before anybody is answered. */
  async catchUp(signal: AbortSignal): Promise<void> {
    if (!this.hasWork) return;
    if ((await this.checkpoint()) === undefined) {
      const erasures = this.options.store.readLog({ filter: { types: this.types }, signal });
      for await (const event of erasures) await this.destroy(event, signal);
    }
    const waiting = await this.notRewritten();
    if (waiting.length === 0) return;
    await this.rewrite(
      waiting.map(({ stream }) => stream),
      signal,
    );
    await inTransaction(this.options.pool, (db) => this.markRewritten(db, waiting));
  }

  /** Carries out each erasure that the log tells of, until the signal aborts. */
  async run(signal: AbortSignal): Promise<void> {
    const { store, pool, checkpoints, board } = this.options;
    let at = await checkpoints.read(pool, ERASER);
    const passing = new Passing();
    for await (const batch of store.subscribe({ after: at ?? null, filter: { types: this.types }, signal })) {
      if (passing.passes(batch)) {
        board.report(ERASER, { state: 'live', position: batch.upTo, why: null });
        continue;
      }
      const erased = batch.events.length > 0 ? await this.carryOut(batch.events, signal) : [];
      await inTransaction(pool, async (db) => {
        await this.markRewritten(db, erased);
        if (at !== batch.upTo) await checkpoints.move(db, ERASER, { from: at, to: batch.upTo });
      });
      at = batch.upTo;
      board.report(ERASER, { state: 'live', position: at, why: null });
    }
  }

  private async carryOut(events: readonly LogEvent[], signal: AbortSignal): Promise<readonly ErasedRecord[]> {
    for (const event of events) await this.destroy(event, signal);
    const waiting = await this.notRewritten();
    const streams = events.map(({ stream }) => stream);
    await this.untilProjected(streams, { position: events.at(-1)!.position, signal });
    const rewritten = await this.rewrite(streams, signal);
    for (const event of events) await this.note(event, rewritten, signal);
    return waiting.filter(({ stream }) => streams.includes(stream));
  }

  /** Reading an erasure destroys the keys that it names; what was kept beside the log goes too. */
  private async destroy(placed: LogEvent, signal: AbortSignal): Promise<void> {
    const { type, id, event } = await this.options.decoder.decodePlaced(placed);
    const erasure = erasureIn(event);
    if (!erasure) return;
    const decision = cited(erasure.decision);
    await this.options.forgetBeside?.({ prefix: type.prefix, id, decision }, signal);
  }

  /** Rows that were read before the keys were destroyed are written by now, and so are gone with the rows of then. */
  private async untilProjected(
    streams: readonly string[],
    { position, signal }: { readonly position: Position; readonly signal: AbortSignal },
  ): Promise<void> {
    const { pool, checkpoints, board } = this.options;
    for (const question of this.listening(streams)) {
      const name = questionKey(question);
      for (let at = await checkpoints.read(pool, name); (at ?? -1n) < position;) {
        board.report(ERASER, { state: 'recovering', why: `waits for ${name}` });
        await pause(LOOK_AGAIN_MS, undefined, { signal });
        at = await checkpoints.read(pool, name);
      }
    }
  }

  /** @returns the names of the questions whose rows were written anew */
  private async rewrite(streams: readonly string[], signal: AbortSignal): Promise<readonly string[]> {
    const { pool, checkpoints, board, schema, questions, rebuild } = this.options;
    board.report(ERASER, { state: 'building' });
    const rewritten: string[] = [];
    for (const question of this.listening(streams)) {
      // one that was never begun has no rows, and nobody to hold back while they are swapped
      if ((await checkpoints.read(pool, questionKey(question))) === undefined) continue;
      await rebuild(question, signal);
      rewritten.push(question.name);
    }
    await inTransaction(pool, (db) => clearLeftovers(db, schema, questions));
    return rewritten;
  }

  private listening(streams: readonly string[]): readonly Question[] {
    const concerned = new Set(streams.map((stream) => this.options.decoder.typeOf(stream)?.type.events));
    return this.options.questions.filter(({ handlers }) => handlers.some(({ events }) => concerned.has(events)));
  }

  private async note(event: LogEvent, rewritten: readonly string[], signal: AbortSignal): Promise<void> {
    const { type, id } = this.options.decoder.typeOf(event.stream)!;
    const wanted = {
      ...{ prefix: type.prefix, id, command: 'note-erasure-carried-out', onBehalfOf: null },
      input: { erasure: event.id, rewritten },
      key: `erasure|${event.id}`,
      correlationId: event.metadata.correlationId,
      causationId: event.id,
      traceparent: event.metadata.traceparent,
    };
    await this.options.send(wanted, signal);
  }

  /** A checkpoint of another log tells nothing of this one. */
  private async checkpoint(): Promise<Position | null | undefined> {
    try {
      return await this.options.checkpoints.read(this.options.pool, ERASER);
    } catch (error) {
      if (error instanceof UnknownPosition) return undefined;
      throw error;
    }
  }

  private async notRewritten(): Promise<readonly ErasedRecord[]> {
    const { pool, schema, sealer } = this.options;
    const erased = await sealer.erasedIn(this.erasable.flatMap((type) => prefixesOf(type, this.options.service)));
    if (erased.length === 0) return [];
    const { rows } = await pool.query<{ key: string }>(`select key from ${schema}.erased_keys`);
    const done = new Set(rows.map(({ key }) => key));
    return erased.filter(({ keyId }) => !done.has(keyId));
  }

  private async markRewritten(db: pg.PoolClient, erased: readonly ErasedRecord[]): Promise<void> {
    if (erased.length === 0) return;
    await db.query(
      `insert into ${this.options.schema}.erased_keys(key) select unnest($1::uuid[]) on conflict do nothing`,
      [erased.map(({ keyId }) => keyId)],
    );
  }
}
