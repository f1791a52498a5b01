import { setTimeout as pause } from 'node:timers/promises';
import { type Batch, StoreUnavailable, type SubscribeOptions } from '@lien-nganh/event-store';
import type { Position } from '@lien-nganh/kernel';
import { Session, type SessionSources } from './session.ts';

const FIRST_PAUSE_MS = 25;
const LONGEST_PAUSE_MS = 5_000;

interface State {
  after: Position | null;
  /** Sessions that failed since the last batch. */
  failures: number;
  isConnected: boolean;
}

/**
 * Follows the log for as long as the signal allows; see the port's `subscribe`. The driver never resumes anything: when
 * a session ends, whatever the reason, another goes on from the last batch that was given.
 */
export async function* subscription(options: SubscribeOptions, sources: SessionSources): AsyncIterable<Batch> {
  const { signal } = sources;
  const state: State = { after: options.after, failures: 0, isConnected: false };
  while (!signal.aborted) {
    try {
      yield* oneSession(options, sources, state);
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof StoreUnavailable)) throw error;
      state.failures += 1;
      state.isConnected = false;
      options.onHealth?.({ is: 'recovering', attempt: state.failures, why: error.message });
      await backOff(state.failures, signal);
    }
  }
}

async function* oneSession(options: SubscribeOptions, sources: SessionSources, state: State): AsyncIterable<Batch> {
  const session = new Session({ ...options, after: state.after }, sources);
  try {
    await session.open();
    if (!state.isConnected) options.onHealth?.({ is: 'connected' });
    state.isConnected = true;
    for (let batch = await session.next(); batch; batch = await session.next()) {
      state.failures = 0;
      state.after = batch.upTo;
      yield batch;
    }
  } finally {
    session.close();
  }
}

async function backOff(failures: number, signal: AbortSignal): Promise<void> {
  const longest = Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS);
  await pause(longest * (0.5 + Math.random() / 2), undefined, { signal, ref: false }).catch(() => undefined);
}
