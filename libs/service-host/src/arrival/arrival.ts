import { setTimeout as pause } from 'node:timers/promises';
import type { EventStore } from '@lien-nganh/event-store';
import type { LogIdentity, Position, ReferenceRows, Service } from '@lien-nganh/kernel';
import type { Consumer, Frontier } from '@lien-nganh/messaging';

export interface ArrivalOptions {
  readonly service: Pick<Service, 'name' | 'reference'>;
  readonly store: Pick<EventStore, 'end'>;
  readonly log: Pick<LogIdentity, 'id'>;
  /** Whether everything of the service's own up to a position is in its tables. */
  readonly ownHas: (position: Position) => Promise<boolean>;
  /** Who hears the other services; `null`: nobody. */
  readonly inbound: () => Pick<Consumer, 'frontier'> | null;
  /** The reference tables as they stand in the database, nothing kept. */
  readonly rows: () => ReferenceRows;
  /** Milliseconds to wait at most. */
  readonly patienceMs: number;
}

export const DEFAULT_PATIENCE_MS = 2_000;
const LOOK_EVERY_MS = 15;

/**
 * What was recorded a moment ago is still on its way into the reference tables: an account just opened, an establishment just
 * registered. Before anything is refused for not being known, all that the log holds at that moment is waited for. How far
 * the tables are, their readers say: the checkpoint of the service's own, the frontier of the others. Asked by refusals alone.
 */
export class Arrival {
  private looking: Promise<Frontier | null> | null = null;

  constructor(private readonly options: ArrivalOptions) {}

  /** The tables, with everything that was recorded until now; after {@link ArrivalOptions.patienceMs} as far as they are. */
  async rows(signal?: AbortSignal): Promise<ReferenceRows> {
    const end = await this.options.store.end(signal ? { signal } : {});
    const until = Date.now() + this.options.patienceMs;
    while (end !== null && !(await this.has(end)) && Date.now() < until) {
      await pause(LOOK_EVERY_MS, undefined, signal ? { signal } : {});
    }
    return this.options.rows();
  }

  private async has(end: Position): Promise<boolean> {
    const frontier = await this.frontier();
    // Whoever never told anything, or tells of another log, is not waited for.
    const othersHave = frontier === null || frontier.log !== this.options.log.id || frontier.position >= end;
    return othersHave && (!this.keepsOwn() || (await this.options.ownHas(end)));
  }

  private keepsOwn(): boolean {
    const { name, reference } = this.options.service;
    return reference.some(({ from }) => from.some(({ contract }) => contract.type.startsWith(`${name}.`)));
  }

  /** However many wait, one looks. */
  private frontier(): Promise<Frontier | null> {
    const looking = this.looking ?? this.options.inbound()?.frontier() ?? Promise.resolve(null);
    this.looking = looking;
    return looking.finally(() => (this.looking = null));
  }
}
