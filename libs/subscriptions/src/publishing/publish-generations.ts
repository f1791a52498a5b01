import { forEachGeneration } from '../generations/each-generation.ts';
import type { GenerationsLog } from '../generations/generations.ts';
import { Publisher, type PublisherOptions } from './publisher.ts';

export interface PublishingOptions extends Omit<PublisherOptions, 'generation'> {
  readonly generations: GenerationsLog;
}

/** Publishes a service's contract events into every generation of topics that is to be fed, until the signal aborts. */
export function publishing({ generations: log, ...options }: PublishingOptions, signal: AbortSignal): Promise<void> {
  const work = async (generation: number, until: AbortSignal) => {
    const publisher = new Publisher({ ...options, generation });
    await publisher.run(until).finally(() => options.board.forget(publisher.reader));
  };
  return forEachGeneration({ log, pick: ({ fed }) => fed, work }, signal);
}
