import type { EventStore } from '@lien-nganh/event-store';
import { moment, serviceStanding, type Clock } from '@lien-nganh/service-host';
import { generationEvents, GenerationsLog, keepRunning } from '@lien-nganh/subscriptions';
import type { Republisher } from '../generations/republisher.ts';

export interface TopicsOptions {
  readonly store: EventStore;
  readonly clock: Clock;
  readonly onFailure: (error: unknown) => void;
}

/** The generations of topics: the gateway decides them in the log, and the services and its other instances follow. */
export class Topics implements Republisher {
  readonly #log: GenerationsLog;

  constructor(private readonly options: TopicsOptions) {
    this.#log = new GenerationsLog(options.store);
  }

  begin({ generation }: Parameters<Republisher['begin']>[0]): Promise<void> {
    return this.#note(generationEvents.GenerationBegun({ generation }));
  }

  async fed(): Promise<readonly number[]> {
    return (await this.#log.now()).fed;
  }

  answers(generation: number): Promise<void> {
    return this.#note(generationEvents.GenerationAnswers({ generation }));
  }

  giveUp(generation: number): Promise<void> {
    return this.#note(generationEvents.GenerationGivenUp({ generation }));
  }

  /** The generation that answers, as the log says. */
  async told(): Promise<number> {
    return (await this.#log.now()).live;
  }

  /** Lets the log say which generation answers where it does not yet, as after a restore or a swap that was cut short. */
  async agree(generation: number): Promise<void> {
    if ((await this.told()) < generation) await this.answers(generation);
  }

  /** Tells the generation that answers, now and whenever another one does, one call after another. */
  follow(signal: AbortSignal, onLive: (generation: number) => Promise<void>): Promise<void> {
    const work = async (until: AbortSignal) => {
      for await (const { live } of this.#log.follow(until)) await onLive(live);
    };
    return keepRunning(work, { signal, onFailure: this.options.onFailure });
  }

  #note(decision: Parameters<GenerationsLog['note']>[0]): Promise<void> {
    const { today } = moment(this.options.clock);
    const { actor } = serviceStanding('gateway', null);
    return this.#log.note(decision, { actor, today, correlationId: 'gateway' });
  }
}
