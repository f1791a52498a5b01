import { setTimeout as pause } from 'node:timers/promises';
import { StoreUnavailable } from '@lien-nganh/event-store';
import { isUnavailable } from '@lien-nganh/postgres';
import { Problem } from '../problem.ts';

/** Milliseconds after which something is tried again that could not be reached: a minute in all. */
export const PAUSES_MS: readonly number[] = [250, 500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000];

export interface Patience {
  readonly signal?: AbortSignal | undefined;
  /** Default: {@link PAUSES_MS}. */
  readonly pausesMs?: readonly number[];
}

/**
 * Does something again that can be done twice, while what it needs cannot be reached: an upload of thousands of rows is not to end
 * because a database was busy or started anew.
 *
 * @throws what stood against it, where that is no outage, or one that goes on
 */
export async function patiently<T>(work: () => Promise<T>, patience: Patience = {}): Promise<T> {
  const { signal, pausesMs } = { pausesMs: PAUSES_MS, ...patience };
  for (const ms of pausesMs) {
    try {
      return await work();
    } catch (error) {
      if (!mayPass(error, signal)) throw error;
    }
    await pause(ms, undefined, signal && { signal });
  }
  return work();
}

function mayPass(error: unknown, signal: AbortSignal | undefined): boolean {
  if (signal?.aborted) return false;
  if (error instanceof Problem) return error.name === 'unavailable' || error.name === 'too-many-writers';
  return error instanceof StoreUnavailable || isUnavailable(error);
}
