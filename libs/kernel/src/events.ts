import { z } from 'zod';
import type { Actor, Day, Instant, Position } from './envelope.ts';
import { erasureVersions, subjectsIn } from './erasure/erasure-events.ts';

/** An event schema at one version, with the upcasts that bring older data up to it, each from n to n + 1. */
export interface EventVersion<S extends z.ZodType = z.ZodType> {
  readonly version: number;
  readonly schema: S;
  readonly upcasts: Readonly<Record<number, (old: never) => unknown>>;
  /** The whole of the data is sealed for the owning service. */
  readonly sealed: boolean;
}

/**
 * Declares the present version of an event.
 *
 * @param upcasts one function for each earlier version n, giving the data of version n + 1.
 * @throws when an upcast is missing: a log keeps every version for ever.
 */
export function v<S extends z.ZodType>(
  version: number,
  schema: S,
  upcasts: EventVersion['upcasts'] = {},
  options: { readonly sealed?: 'service' } = {},
): EventVersion<S> {
  for (let n = 1; n < version; n++) {
    if (!upcasts[n]) throw new Error(`an event at version ${version} needs an upcast from version ${n}`);
  }
  return { version, schema, upcasts, sealed: options.sealed === 'service' };
}

export type EventVersions = Readonly<Record<string, EventVersion>>;

/** What decide returns: an event that has not been written yet. */
export interface NewEvent<Name extends string = string, Data = unknown> {
  readonly name: Name;
  readonly data: Data;
  /** The day on which it happened; the host sets today where it is absent. */
  readonly occurredOn?: Day;
  /** Obligations that the officer linked, `<directive>/<code>`. */
  readonly obligations?: readonly string[];
}

/** What evolve, questions and processes are given: an event that was written, upcast and unsealed. */
export interface RecordedEvent<Name extends string = string, Data = unknown> extends NewEvent<Name, Data> {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly recordedAt: Instant;
  readonly occurredOn: Day;
  readonly obligations: readonly string[];
  readonly actor: Actor;
  readonly commandId: string;
  readonly correlationId: string;
}

/** A recorded event with its place in the log. */
export type PlacedEvent<E extends RecordedEvent = RecordedEvent> = E & { readonly position: Position };

type DataOf<D> = D extends EventVersion<infer S> ? z.output<S> : never;

type Constructors<Defs extends EventVersions> = {
  readonly [Name in keyof Defs & string]: (
    data: DataOf<Defs[Name]>,
    when?: { readonly occurredOn?: Day; readonly obligations?: readonly string[] },
  ) => NewEvent<Name, DataOf<Defs[Name]>>;
};

const definition = Symbol('events');

/** The events of one stream type: a constructor for each, and their definitions behind {@link definitionOf}. */
export type Events<Prefix extends string = string, Defs extends EventVersions = EventVersions> = Constructors<Defs> & {
  readonly [definition]: { readonly prefix: Prefix; readonly versions: Defs };
};

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a bound that any set of events satisfies: constructors are contravariant in their data
export type AnyEvents = { readonly [definition]: { readonly prefix: string; readonly versions: any } };

type DefsOf<E extends AnyEvents> = E[typeof definition]['versions'];
export type EventName<E extends AnyEvents> = keyof DefsOf<E> & string;
export type DataOfEvent<E extends AnyEvents, Name extends EventName<E>> = DataOf<DefsOf<E>[Name]>;
/** Any event of the set, not yet written. */
export type NewEventOf<E extends AnyEvents> = {
  [Name in EventName<E>]: NewEvent<Name, DataOfEvent<E, Name>>;
}[EventName<E>];
/** One event of the set, as it was written. */
export type RecordedOf<E extends AnyEvents, Name extends EventName<E> = EventName<E>> = {
  [N in Name]: RecordedEvent<N, DataOfEvent<E, N>>;
}[Name];

/**
 * Declares the events of a stream type. The wire type of an event is `<prefix>.<Name>`. Where any of them seals something
 * for a subject, the kernel adds the events of an erasure to their definitions.
 */
export function defineEvents<const Prefix extends string, const Defs extends EventVersions>(
  prefix: Prefix,
  versions: Defs,
): Events<Prefix, Defs> {
  const constructors = Object.fromEntries(
    Object.keys(versions).map((name) => [name, (data: unknown, when = {}) => ({ name, data, ...when })]),
  ) as unknown as Constructors<Defs>;
  return { ...constructors, [definition]: { prefix, versions: { ...versions, ...erasureOf(versions) } } };
}

/** A person cannot be erased where none is ever named. */
function erasureOf(versions: EventVersions): EventVersions {
  if (subjectsIn(versions).length === 0) return {};
  return erasureVersions({ sealed: Object.values(versions).every(({ sealed }) => sealed) });
}

/** Prefix and versions of a set of events. */
export function definitionOf<E extends AnyEvents>(
  events: E,
): { readonly prefix: string; readonly versions: EventVersions } {
  return events[definition] as { prefix: string; versions: EventVersions };
}

/** `<prefix>.<Name>` as the log holds it. */
export function wireType(events: AnyEvents, name: string): string {
  return `${definitionOf(events).prefix}.${name}`;
}

/** An event whose type or version this code does not know: the reader must stop before it, never skip it. */
export class UnknownEvent extends Error {
  readonly code = 'unknown-event';
  constructor(
    readonly type: string,
    readonly version: number,
  ) {
    super(`event ${type} at version ${version} is not known here: deploy the code that knows it first`);
  }
}

/**
 * Brings stored data up to the present version and checks its shape.
 *
 * @throws UnknownEvent for a name or version from the future; ZodError when stored data do not fit their own schema.
 */
export function upcast(events: AnyEvents, name: string, version: number, data: unknown): unknown {
  const { prefix, versions } = definitionOf(events);
  const known = versions[name];
  if (!known || version > known.version || version < 1) throw new UnknownEvent(`${prefix}.${name}`, version);
  let current = data;
  for (let n = version; n < known.version; n++) current = known.upcasts[n]!(current as never);
  return known.schema.parse(current);
}
