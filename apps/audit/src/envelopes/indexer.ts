import { UnknownPosition, type EventStore } from '@lien-nganh/event-store';
import type { LogEvent, LogIdentity, Position } from '@lien-nganh/kernel';
import { inTransaction, migrate } from '@lien-nganh/postgres';
import { Checkpoints, gather, GATHERING_MS, runLeased, schemaOf, type ReaderBoard } from '@lien-nganh/subscriptions';
import { dayOf } from '@lien-nganh/vocabulary';
import type pg from 'pg';
import { ENVELOPES, envelopeMigrations } from './schema.ts';

export interface IndexerOptions {
  readonly store: EventStore;
  readonly log: LogIdentity;
  readonly pool: pg.Pool;
  /** Of the same database: the lease needs a connection of its own. */
  readonly url: string;
  readonly board: ReaderBoard;
  readonly onFailure: (error: unknown) => void;
}

/** A reader of the whole log, as health knows them by name. */
export const READER = 'log.envelopes';
const SERVICE = 'audit';
const BATCH = 500;
/** Looks have a list of their own: here each page of the log would add to its own end. */
const LEFT_OUT = 'auditLook-';

/**
 * Keeps the envelopes of the whole log where they can be filtered: rows and checkpoint in one transaction, by one
 * instance at a time.
 */
export class EnvelopeIndexer {
  private readonly checkpoints: Checkpoints;
  private readonly stop = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly options: IndexerOptions) {
    this.checkpoints = new Checkpoints(schemaOf(SERVICE), options.log);
  }

  async start(): Promise<void> {
    const { url, pool, board, onFailure } = this.options;
    await migrate(pool, envelopeMigrations);
    const leased = { url, name: `${SERVICE}/${READER}`, reader: READER, board, onFailure, signal: this.stop.signal };
    this.running = runLeased(leased, (signal) => this.follow(signal));
  }

  async close(): Promise<void> {
    this.stop.abort();
    await this.running;
  }

  /** Where the index stands; `null` before its first event. */
  async position(): Promise<Position | null> {
    return (await this.checkpoints.read(this.options.pool, READER)) ?? null;
  }

  private async follow(signal: AbortSignal): Promise<void> {
    const { store, pool, board } = this.options;
    let at = await this.begin();
    const subscription = store.subscribe({
      after: at ?? null,
      batchSize: BATCH,
      signal,
      onHealth: (health) =>
        board.report(READER, health.is === 'connected' ? { state: 'live' } : { state: 'recovering', why: health.why }),
    });
    for await (const { events, upTo, caughtUp } of subscription) {
      const began = performance.now();
      const from = at;
      await inTransaction(pool, async (db) => {
        await insert(db, events);
        await this.checkpoints.move(db, READER, { from, to: upTo });
      });
      at = upTo;
      board.report(READER, { state: 'live', position: upTo, why: null });
      if (caughtUp) await gather(began, GATHERING_MS.beside, signal);
    }
  }

  /** A restored or moved log has positions of its own: the index of the former one is made again. */
  private async begin(): Promise<Position | null | undefined> {
    const { pool } = this.options;
    try {
      return await this.checkpoints.read(pool, READER);
    } catch (error) {
      if (!(error instanceof UnknownPosition)) throw error;
      await inTransaction(pool, async (db) => {
        await db.query(`truncate ${ENVELOPES}.events`);
        await this.checkpoints.forget(db, READER);
      });
      return undefined;
    }
  }
}

async function insert(db: pg.PoolClient, events: readonly LogEvent[]): Promise<void> {
  const rows = events.filter(({ stream }) => !stream.startsWith(LEFT_OUT)).map(rowOf);
  if (rows.length === 0) return;
  await db.query(
    `insert into ${ENVELOPES}.events select * from jsonb_populate_recordset(null::${ENVELOPES}.events, $1::jsonb)
     on conflict (position) do nothing`,
    [JSON.stringify(rows)],
  );
}

function rowOf(event: LogEvent): Readonly<Record<string, unknown>> {
  const { metadata } = event;
  return {
    position: String(event.position),
    event: event.id,
    stream: event.stream,
    revision: event.revision,
    type: event.type,
    recorded_at: event.recordedAt,
    recorded_on: dayOf(event.recordedAt),
    occurred_on: metadata.occurredOn,
    account: metadata.actor.account,
    agency: metadata.actor.agency,
    role: metadata.actor.role,
    on_behalf_of: metadata.actor.onBehalfOf ?? null,
    in_stead_of: metadata.actor.inSteadOf ?? null,
    command: metadata.commandId,
    correlation: metadata.correlationId,
    causation: metadata.causationId,
    obligations: obligationsOf(event),
  };
}

/** A later link concerns the obligation that it links, though nothing was linked to the link itself. */
function obligationsOf({ type, data, metadata }: LogEvent): readonly string[] {
  if (!type.startsWith('links.')) return metadata.obligations;
  const { obligation } = data as { readonly obligation?: unknown };
  return typeof obligation === 'string' ? [...new Set([...metadata.obligations, obligation])] : metadata.obligations;
}
