import type { Contract, ContractData } from './contract-event.ts';
import type { AnyEvents, RecordedOf } from './events.ts';
import type { StreamType } from './stream-type.ts';

/** One line of a service's outbound map: which record leaves in which shape. What no line names does not leave. */
export interface Publication {
  readonly stream: StreamType;
  readonly contract: Contract;
  /** The contract data after this event, or `null` when nothing may leave (yet). */
  map(event: RecordedOf<AnyEvents>, state: unknown, id: string): unknown;
  /** Events that change nothing of what leaves, by name: the same again would be taken in by all who listen. */
  readonly leavesOut: ReadonlySet<string>;
}

/**
 * Declares what may leave. The map is pure: no clock, no settings, so that a republication gives the same.
 *
 * @param map (event, state after the event, record id) to contract data, or `null`
 * @param leavesOut see {@link Publication.leavesOut}; the map still answers for them: before the release that left them out they were sent,
 *   and what was sent is repeated as it was
 */
export function publish<State, C extends Contract>(
  stream: StreamType,
  contract: C,
  map: (event: RecordedOf<AnyEvents>, state: State, id: string) => ContractData<C> | null,
  leavesOut: readonly string[] = [],
): Publication {
  return {
    ...{ stream, contract, leavesOut: new Set(leavesOut) },
    map: (event, state, id) => map(event, state as State, id),
  };
}
