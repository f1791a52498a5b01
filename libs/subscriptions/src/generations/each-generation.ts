import { setMaxListeners } from 'node:events';
import type { Generations, GenerationsLog } from './generations.ts';

export interface EachGeneration {
  readonly log: GenerationsLog;
  /** Those for which the work is wanted. */
  readonly pick: (generations: Generations) => readonly number[];
  /** Goes on until its signal aborts. */
  readonly work: (generation: number, signal: AbortSignal) => Promise<void>;
  /** Told whenever the work goes on for all that are picked, and for no other. */
  readonly onPicked?: (generations: Generations) => void;
}

interface Running {
  readonly stop: AbortController;
  readonly ended: Promise<void>;
}

/**
 * Runs the work once for each generation that is picked, as the log says which there are: begins what is new, and ends what
 * is wanted no more before it begins another.
 *
 * @throws what any of the work throws, when all of it has ended
 */
export async function forEachGeneration({ log, pick, work, onPicked }: EachGeneration, signal: AbortSignal) {
  const failed = new AbortController();
  const both = AbortSignal.any([signal, failed.signal]);
  setMaxListeners(0, both);
  const running = new Map<number, Running>();
  const begin = (generation: number) => {
    const stop = new AbortController();
    const until = AbortSignal.any([both, stop.signal]);
    setMaxListeners(0, until);
    const ended = work(generation, until).catch((error: unknown) => {
      if (!until.aborted) failed.abort(error);
    });
    running.set(generation, { stop, ended });
  };
  const end = async (generation: number) => {
    const { stop, ended } = running.get(generation)!;
    stop.abort();
    await ended;
    running.delete(generation);
  };
  try {
    for await (const generations of log.follow(both)) {
      const picked = pick(generations);
      await Promise.all([...running.keys()].filter((each) => !picked.includes(each)).map(end));
      picked.filter((each) => !running.has(each)).forEach(begin);
      onPicked?.(generations);
    }
  } finally {
    await Promise.all([...running.keys()].map(end));
  }
  failed.signal.throwIfAborted();
}
