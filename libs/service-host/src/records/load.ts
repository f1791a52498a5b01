import { StoreUnavailable } from '@lien-nganh/event-store';
import { streamName, type AnyEvents, type RecordedOf, type StreamEvent, type StreamType } from '@lien-nganh/kernel';
import { Problem } from '../problem.ts';
import type { Runtime } from '../runtime.ts';

/** A record as its stream holds it. */
export interface Loaded {
  readonly state: unknown;
  /** -1: it does not exist. */
  readonly revision: number;
  /** Envelopes as they stand in the log. */
  readonly events: readonly StreamEvent[];
  /** The same, opened and upcast. */
  readonly recorded: readonly RecordedOf<AnyEvents>[];
}

/** Loads, opens and folds a whole record. */
export async function loadRecord(
  runtime: Runtime,
  type: StreamType,
  id: string,
  signal?: AbortSignal,
): Promise<Loaded> {
  const events: StreamEvent[] = [];
  const recorded: RecordedOf<AnyEvents>[] = [];
  let state = type.initial;
  try {
    for await (const event of runtime.store.readStream(streamName(type.prefix, id), signal ? { signal } : {})) {
      const { event: opened } = await runtime.decoder.decode(event);
      events.push(event);
      recorded.push(opened);
      state = type.evolve(state, opened);
    }
  } catch (error) {
    throw error instanceof StoreUnavailable ? new Problem('unavailable', { cause: error }) : error;
  }
  return { state, revision: events.length - 1, events, recorded };
}
