import type { Contract, ContractEvent } from './contract-event.ts';
import type { Day, Instant } from './envelope.ts';
import { definitionOf, type AnyEvents, type EventName, type PlacedEvent, type RecordedOf } from './events.ts';

/** What a process wants done. It is written to the process's own stream first, and done from there. */
export type Reaction =
  | {
      readonly do: 'send';
      /**
       * Names this sending within the process: the same name is sent once. What goes to one record goes in the order in which it was
       * wanted; what goes to others goes beside it, so whatever needs another's answer waits for that.
       */
      readonly as: string;
      readonly prefix: string;
      readonly id: string;
      readonly command: string;
      readonly input: unknown;
      readonly onBehalfOf?: string;
    }
  /** Asks to be woken at the beginning of a day, Asia/Ho_Chi_Minh. The same rule and day is one timer. */
  | { readonly do: 'wake'; readonly on: Day; readonly rule: string };

/** What a process is given: an event of the service, a contract event, the answer to a command, or a timer. */
export type ProcessInput =
  | { readonly is: 'event'; readonly event: PlacedEvent }
  | { readonly is: 'contract'; readonly event: ContractEvent }
  | {
      readonly is: 'answer';
      readonly to: string;
      readonly outcome: 'accepted' | 'refused' | 'timed-out';
      readonly rule?: string;
    }
  | { readonly is: 'woke'; readonly rule: string; readonly on: Day };

export interface ProcessSource {
  readonly events?: AnyEvents;
  readonly contract?: Contract;
  readonly names: readonly string[];
  /** The instance that it concerns; `null`: none. */
  keyOf(event: unknown): string | null;
}

/** An event of this service starts or advances an instance. */
export function fromEvent<E extends AnyEvents, Name extends EventName<E>>(
  events: E,
  name: Name,
  keyOf: (event: PlacedEvent<RecordedOf<E, Name>>) => string | null,
): ProcessSource {
  return {
    events,
    names: [`${definitionOf(events).prefix}.${name}`],
    keyOf: keyOf as (event: unknown) => string | null,
  };
}

/** A contract event of another service starts or advances an instance. */
export function fromContract<C extends Contract>(
  contract: C,
  keyOf: (event: ContractEvent<C>) => string | null,
): ProcessSource {
  return { contract, names: [contract.type], keyOf: keyOf as (event: unknown) => string | null };
}

export interface Process {
  /** A sentence in kebab case, `close-inspection-on-transfer`; part of its stream's name. Never renamed. */
  readonly name: string;
  readonly title: { readonly vi: string; readonly en: string };
  readonly sources: readonly ProcessSource[];
  readonly initial: unknown;
  evolve(state: unknown, input: ProcessInput): unknown;
  react(
    input: ProcessInput,
    state: unknown,
    deciding: { readonly now: Instant; readonly today: Day; readonly key: string },
  ): readonly Reaction[];
}

/**
 * Declares a process: it remembers by `evolve`, and answers by `react`; both are pure. One that throws stands still, visibly,
 * with the service's other processes behind it, and is tried again: it forgets nothing and skips nothing.
 */
export function process<State>(declared: {
  readonly name: string;
  readonly title: { readonly vi: string; readonly en: string };
  readonly sources: readonly ProcessSource[];
  readonly initial: State;
  readonly evolve: (state: State, input: ProcessInput) => State;
  readonly react: (
    input: ProcessInput,
    state: State,
    deciding: { readonly now: Instant; readonly today: Day; readonly key: string },
  ) => readonly Reaction[];
}): Process {
  return {
    ...declared,
    evolve: (state, input) => declared.evolve(state as State, input),
    react: (input, state, deciding) => declared.react(input, state as State, deciding),
  };
}
