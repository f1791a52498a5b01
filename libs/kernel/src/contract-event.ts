import type { z } from 'zod';
import type { Actor, Day, Instant, Position } from './envelope.ts';

/**
 * A shape in which a record may leave its service. Declared in `@lien-nganh/contracts`; versions and upcasts as for
 * domain events.
 */
export interface Contract<Type extends string = string, S extends z.ZodType = z.ZodType> {
  /** `<service>.<record>`; never renamed. */
  readonly type: Type;
  readonly version: number;
  readonly schema: S;
  readonly upcasts: Readonly<Record<number, (old: never) => unknown>>;
}

export type ContractData<C extends Contract> = z.output<C['schema']>;

/** A contract event as a consumer's handler is given it: the whole present state of its record, after one domain event. */
export interface ContractEvent<C extends Contract = Contract> {
  readonly id: string;
  readonly type: C['type'];
  /** The record's stream; the message's key. */
  readonly subject: string;
  readonly data: ContractData<C>;
  readonly log: string;
  readonly position: Position;
  /** Id of the domain event. */
  readonly eventId: string;
  readonly keyRevision: number;
  readonly recordedAt: Instant;
  readonly occurredOn: Day;
  readonly correlationId: string;
  /** W3C trace context of the request that caused it. */
  readonly traceparent?: string;
  readonly actor: Actor;
}
