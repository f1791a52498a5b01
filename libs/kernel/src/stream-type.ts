import type { Command } from './command.ts';
import { erasing, erasureRefusals } from './erasure/erase-person.ts';
import { isErasureEvent, subjectsIn } from './erasure/erasure-events.ts';
import { definitionOf, type AnyEvents, type EventName, type RecordedOf } from './events.ts';
import type { Refusals } from './refusals.ts';
import type { Scope } from './scope.ts';

/** One function for each event: total, pure, and it never fails. A missing case does not compile. */
export type Evolve<State, E extends AnyEvents> = {
  readonly [Name in EventName<E>]: (state: State, event: RecordedOf<E, Name>) => State;
};

/** What a list shows of a record, derived from its state. */
export interface Summary {
  /** One line that names the record to its users. */
  readonly title: string;
  /** Lifecycle, the state's `is`. */
  readonly status: string;
  readonly unit?: string;
  readonly agency?: string;
  readonly day?: string;
  /** Words by which it is found; the host folds them. Only what everybody who may read the record may know. */
  readonly search?: readonly string[];
  /** Small values to filter and show by. */
  readonly facets?: Readonly<Record<string, string | number | boolean | null>>;
}

interface Declaration<State, E extends AnyEvents> {
  /** Of stream names, `<prefix>-<id>`: camel case, since the first hyphen ends it. Never renamed. */
  readonly prefix: string;
  readonly title: { readonly vi: string; readonly en: string };
  readonly events: E;
  readonly initial: State;
  readonly evolve: Evolve<State, E>;
  readonly refusals: Refusals;
  /** Row of the permission table that lets a record be read. */
  readonly reads: string;
  readonly scope: (state: State, id: string) => Scope;
  readonly summary: (state: State, id: string) => Summary;
  /** What a reader is given; default: the state. Narrower for a reader who may not see all of it. */
  readonly view?: (state: State, id: string) => unknown;
  readonly commands: readonly Command[];
  readonly belongs?: Belonging;
}

/**
 * A stream type whose streams belong to records, `<prefix>-<record's stream>`: whoever may not read the record is told
 * nothing of it, whatever `scope` says, and what is for fewer is left out for the others.
 */
export interface Belonging {
  /** Row of the permission table, over the record's scope, for what is kept to those whose record it is. */
  readonly narrow: string;
  /** What a reader is given of a state. */
  view(state: unknown, reader: Reader): unknown;
  /** Whether a reader may be told of an event, given the state after the last one. */
  tells(state: unknown, event: RecordedOf<AnyEvents>, reader: Reader): boolean;
}

/** Who reads what belongs to a record. */
export interface Reader {
  readonly agency: string;
  /** Whether the table allows what is narrow. */
  readonly keeps: boolean;
}

/** A stream type with its types forgotten: what a host works on. */
export interface StreamType {
  readonly prefix: string;
  readonly title: { readonly vi: string; readonly en: string };
  readonly events: AnyEvents;
  readonly initial: unknown;
  readonly refusals: Refusals;
  readonly reads: string;
  readonly commands: readonly Command[];
  readonly belongs?: Belonging;
  evolve(state: unknown, event: RecordedOf<AnyEvents>): unknown;
  scope(state: unknown, id: string): Scope;
  summary(state: unknown, id: string): Summary;
  view(state: unknown, id: string): unknown;
}

/**
 * Declares a stream type: a decider with a name. One that seals something for a subject gets the commands of an erasure
 * besides its own; their events change nothing of its state, in which the erased reads so once its key is gone.
 *
 * @throws when prefix and events disagree, two commands share a name, or a command names a refusal that is not declared.
 */
export function streamType<State, E extends AnyEvents>(declared: Declaration<State, E>): StreamType {
  const whole = withErasing(declared);
  check(whole);
  const table = declared.evolve as unknown as Record<string, (state: unknown, event: unknown) => unknown>;
  return {
    ...whole,
    evolve: (state, event) => (isErasureEvent(event.name) ? state : table[event.name]!(state, event)),
    scope: (state, id) => declared.scope(state as State, id),
    summary: (state, id) => declared.summary(state as State, id),
    view: (state, id) => (declared.view ? declared.view(state as State, id) : state),
  };
}

function withErasing<State, E extends AnyEvents>(declared: Declaration<State, E>): Declaration<State, E> {
  const subjects = subjectsIn(definitionOf(declared.events).versions);
  if (subjects.length === 0) return declared;
  const service = declared.reads.slice(0, declared.reads.indexOf('.'));
  return {
    ...declared,
    refusals: { ...declared.refusals, ...erasureRefusals },
    commands: [...declared.commands, ...erasing(service, subjects)],
  };
}

function check<State, E extends AnyEvents>({ prefix, events, commands, refusals }: Declaration<State, E>): void {
  if (!/^[a-z][a-zA-Z0-9]*$/.test(prefix)) throw new Error(`the prefix ${prefix} must be camel case`);
  if (definitionOf(events).prefix !== prefix) throw new Error(`events of ${prefix} are declared for another prefix`);
  const seen = new Set<string>();
  for (const { name, refuses, marks } of commands) {
    if (seen.has(name)) throw new Error(`${prefix} has two commands named ${name}`);
    seen.add(name);
    for (const rule of [...refuses, ...marks]) {
      if (!refusals[rule]) throw new Error(`${prefix}/${name} names the rule ${rule}, which is not declared`);
    }
  }
}

/** `<prefix>-<id>`. */
export function streamName(prefix: string, id: string): string {
  return `${prefix}-${id}`;
}

/** The id inside a stream name of this prefix; `null` for another prefix. */
export function idIn(stream: string, prefix: string): string | null {
  return stream.startsWith(`${prefix}-`) ? stream.slice(prefix.length + 1) : null;
}

/** The id inside a stream name, whatever its prefix: no prefix holds a hyphen. */
export function idOf(stream: string): string {
  return stream.slice(stream.indexOf('-') + 1);
}

/** Names the entry of the log that a dated version comes from: `team-178@0`. */
export function versionName({ stream, revision }: { readonly stream: string; readonly revision: number }): string {
  return `${idOf(stream)}@${revision}`;
}

/** Folds events onto a state. */
export function fold(type: StreamType, events: Iterable<RecordedOf<AnyEvents>>, from: unknown = type.initial): unknown {
  let state = from;
  for (const event of events) state = type.evolve(state, event);
  return state;
}
