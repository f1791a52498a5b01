import type { Consumer } from '@lien-nganh/messaging';
import { forEachGeneration } from '../generations/each-generation.ts';
import { firstGenerations, type Generations, type GenerationsLog } from '../generations/generations.ts';
import { hearOthers, type InboundOptions } from './inbound.ts';
import { keepRunning } from '../readers/keep-running.ts';

export interface LiveInboundOptions extends Omit<InboundOptions, 'generation'> {
  readonly generations: GenerationsLog;
  readonly onFailure: (error: unknown) => void;
}

/** Hears the other services in the generation of topics that is live, and goes over to the next one when it is. */
export class LiveInbound {
  /** Resolves when they are heard for the first time. */
  readonly begun: Promise<void>;
  readonly finished: Promise<void>;
  private current: Consumer | null = null;
  private live = firstGenerations.live;

  constructor(private readonly options: LiveInboundOptions) {
    const { generations: log, signal, onFailure } = options;
    let tellBegun = () => {};
    this.begun = new Promise((resolve) => (tellBegun = resolve));
    const onPicked = ({ live }: Generations) => {
      this.live = live;
      tellBegun();
    };
    const work = (generation: number, until: AbortSignal) => this.hear(generation, until);
    const each = { log, pick: ({ live }: Generations) => [live], work, onPicked };
    this.finished = keepRunning((until) => forEachGeneration(each, until), { signal, onFailure });
  }

  /** `null` when the service listens to nobody. */
  get consumer(): Consumer | null {
    return this.current;
  }

  get generation(): number {
    return this.live;
  }

  private async hear(generation: number, signal: AbortSignal): Promise<void> {
    this.current = hearOthers({ ...this.options, generation, signal });
    await this.current?.finished;
  }
}
