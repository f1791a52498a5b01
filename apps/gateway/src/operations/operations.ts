import type { EventStore } from '@lien-nganh/event-store';
import type { Actor, Position } from '@lien-nganh/kernel';
import { honourDrops, type Dropped, type ParkedFilter, type ParkedMessage, type Replayed } from '@lien-nganh/messaging';
import { moment, type Clock } from '@lien-nganh/service-host';
import { derivedId } from '@lien-nganh/subscriptions';
import type pg from 'pg';
import { beginBuilding, type Building } from '../generations/building.ts';
import type { Generation } from '../generations/generation.ts';
import { nextGeneration } from '../generations/generation-numbers.ts';
import { checkCells, compareLedgers, type Comparison, type Difference } from '../ledger/rebuild/compare.ts';
import { dropLedger, swapGeneration } from '../ledger/rebuild/generations.ts';
import { clearLeftovers } from '../generations/leftovers.ts';
import { operationsEvents, OperationsLog } from './operations-stream.ts';
import { readModelsOf } from '../read-models/schema.ts';
import type { Republisher } from '../generations/republisher.ts';

export interface RebuildProgress {
  readonly step: 'applying' | 'comparing';
  /** Positions of the log; `end` is where both ledgers are compared. */
  readonly done: bigint;
  readonly end: bigint;
}

export interface Watching {
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: RebuildProgress) => void;
}

/** Who decides, and within which request. */
export interface By {
  readonly actor: Actor;
  readonly correlationId: string;
}

export interface Rebuilt {
  readonly generation: number;
  readonly comparedAt: bigint;
  readonly comparison: Comparison;
  /** It answers now; otherwise it waits until somebody accepts the differences. */
  readonly swapped: boolean;
}

export interface Checked {
  readonly comparedAt: bigint;
  readonly comparison: Comparison;
  /** Live cells that are not the sum of their facts. */
  readonly cells: readonly Difference[];
}

/** Why something cannot be done now, for whoever asked. */
export class OperationRefused extends Error {
  readonly code = 'operation-refused';
}

export interface OperationsOptions {
  readonly pool: pg.Pool;
  readonly store: EventStore;
  readonly clock: Clock;
  readonly republisher: Republisher;
  live(): Generation;
  /** Opens the next generation beside the live one. */
  open(number: number): Promise<Generation>;
  /** Lets a generation answer; the former one is closed. */
  swap(next: Generation): Promise<void>;
}

interface Built {
  /** Goes on until it answers, or is thrown away. */
  readonly building: Building;
  readonly generation: Generation;
  readonly comparedAt: Position;
  readonly comparison: Comparison;
}

const LOOK_MS = 200;

/** What people do about the gateway's own work. Nothing here reads a business record to anybody. */
export class Operations {
  readonly #log: OperationsLog;
  #waiting: Built | null = null;

  constructor(private readonly options: OperationsOptions) {
    this.#log = new OperationsLog(options.store);
  }

  parked(filter: ParkedFilter = {}): Promise<readonly ParkedMessage[]> {
    return this.options.live().consumer.parked(filter);
  }

  /** Tries the parked messages of one key again, oldest first, up to the first that fails. */
  replay(place: { readonly topic: string; readonly key: string }): Promise<Replayed> {
    return this.options.live().consumer.replay(place);
  }

  /** Leaves a parked message out for good. Noted first, so that a crash in between loses nothing; `null`: it is not parked. */
  async drop({ id, reason }: { readonly id: string; readonly reason: string }, by: By): Promise<Dropped | null> {
    const { consumer, inbox } = this.options.live();
    const found = await inbox.findParked(id);
    if (found === null) return null;
    const { topic, message } = found;
    const { subject: key, type, keyrevision, position } = message;
    const told = { consumer: inbox.consumer, topic, key, id, type, keyrevision, position, reason };
    await this.#log.note(operationsEvents.MessageDropped(told), this.#decided(by, 'drop', id));
    return consumer.drop({ id, reason });
  }

  /** Builds ledger and rows anew beside the live ones, compares at one position, and swaps when they are equal. */
  async rebuild(by: By, watching: Watching): Promise<Rebuilt> {
    const built = await this.#build(watching);
    const { generation, comparedAt, comparison } = built;
    if (!isEqual(comparison)) {
      this.#waiting = built;
      return { generation: generation.number, comparedAt, comparison, swapped: false };
    }
    const told = { from: this.options.live().number, to: generation.number, comparedAt: String(comparedAt) };
    await this.#log.note(operationsEvents.LedgerSwapped(told), this.#decided(by, 'swap', String(generation.number)));
    await this.#swap(built);
    return { generation: generation.number, comparedAt, comparison, swapped: true };
  }

  /** Republishes everything into an empty ledger, compares it with the live one at one position, and takes it away again. */
  async check(watching: Watching): Promise<Checked> {
    const { building, generation, comparedAt, comparison } = await this.#build(watching);
    await this.#discard(generation).finally(() => building.end());
    const cells = await checkCells(this.options.pool, this.options.live().ledger);
    return { comparedAt, comparison, cells };
  }

  /** Lets the rebuilt ledger answer though it differs: the log says who accepted that, and why. */
  async accept(reason: string, by: By): Promise<Rebuilt> {
    const waiting = this.#waiting;
    if (waiting === null) throw new OperationRefused('no rebuilt ledger waits for a decision');
    const { generation, comparedAt, comparison } = waiting;
    const told = {
      from: this.options.live().number,
      to: generation.number,
      comparedAt: String(comparedAt),
      facts: comparison.facts.length,
      figures: [...comparison.figures],
      truncated: comparison.truncated,
      reason,
    };
    await this.#log.note(
      operationsEvents.RestatementAccepted(told),
      this.#decided(by, 'accept', String(generation.number)),
    );
    await this.#swap(waiting);
    this.#waiting = null;
    return { generation: generation.number, comparedAt, comparison, swapped: true };
  }

  /** Ends before the gateway does: what waits for a decision is taken away at the next start. */
  async close(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = null;
    await waiting?.generation.close();
    waiting?.building.end();
  }

  async #build(watching: Watching): Promise<Built> {
    const { frontier } = await this.options.live().progress.now({ signal: watching.signal });
    if (frontier === null) throw new OperationRefused('not every service has told yet how far it is');
    await this.#throwAwayWhatWaits();
    const building = await beginBuilding(this.options.pool);
    if (building === null) throw new OperationRefused('a ledger is being built already');
    try {
      return { building, ...(await this.#buildTo(frontier.position, watching)) };
    } catch (error) {
      building.end();
      throw error;
    }
  }

  async #throwAwayWhatWaits(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = null;
    if (waiting) await this.#discard(waiting.generation).finally(() => waiting.building.end());
  }

  async #buildTo(end: Position, { signal, onProgress = () => undefined }: Watching): Promise<Omit<Built, 'building'>> {
    const { live, pool, open } = this.options;
    await clearLeftovers(this.options);
    const generation = await open(await nextGeneration(pool, live().number));
    return this.#fill(generation, { end, signal, onProgress }).catch(async (error: unknown) => {
      await this.#discard(generation);
      throw error;
    });
  }

  async #fill(
    generation: Generation,
    { end, signal, onProgress }: Required<Watching> & { readonly end: Position },
  ): Promise<Omit<Built, 'building'>> {
    const { republisher, live, pool } = this.options;
    await honourDrops(generation.inbox, await this.#log.drops(), { signal });
    const tell = (step: RebuildProgress['step'], done: bigint) => onProgress({ step, done, end });
    await republisher.begin({ generation: generation.number, end });
    await untilApplied(generation, { end, signal, onProgress: (done) => tell('applying', done) });
    tell('comparing', end);
    const comparison = await compareLedgers(pool, { a: live().ledger, b: generation.ledger }, end);
    return { generation, comparedAt: end, comparison };
  }

  async #swap({ building, generation: next }: Built): Promise<void> {
    const { republisher, live, pool, swap } = this.options;
    // Whoever has begun to build since has taken away what stood here.
    if (!(await building.isMine())) throw new OperationRefused('what was built may be gone: build it anew');
    try {
      const isSwapped = await swapGeneration(pool, { from: live().number, to: next.number });
      if (!isSwapped) throw new OperationRefused('another ledger was swapped in meanwhile: compare again');
      await swap(next);
      await republisher.answers(next.number);
    } finally {
      building.end();
    }
  }

  async #discard(generation: Generation): Promise<void> {
    const { pool, republisher } = this.options;
    await republisher.giveUp(generation.number);
    await generation.close();
    await dropLedger(pool, generation.ledger);
    await pool.query(`drop schema if exists ${readModelsOf(generation.number).schema} cascade`);
  }

  #decided({ actor, correlationId }: By, ...what: readonly string[]) {
    const { today } = moment(this.options.clock);
    return { actor, correlationId, today, commandId: derivedId('gateway', ...what) };
  }
}

function isEqual({ facts, figures }: Comparison): boolean {
  return facts.length === 0 && figures.length === 0;
}

async function untilApplied(
  { progress }: Generation,
  { end, signal, onProgress }: { end: bigint; signal: AbortSignal; onProgress: (done: bigint) => void },
): Promise<void> {
  for (;;) {
    const { frontier } = await progress.waitFor(end, { ms: LOOK_MS, signal });
    onProgress(frontier?.position ?? 0n);
    if (frontier !== null && frontier.position >= end) return;
  }
}
