import type { z } from 'zod';
import type { Actor, Day, Instant } from './envelope.ts';
import type { AnyEvents, NewEventOf } from './events.ts';
import type { LookUps, Resolved } from './look-up.ts';
import type { Refusals, Rejected } from './refusals.ts';
import type { Scope } from './scope.ts';

/** What decide may know besides input and state. No clock, no randomness, no I/O: they are arguments. */
export interface Deciding<L = unknown> {
  readonly now: Instant;
  /** The day of `now` in Asia/Ho_Chi_Minh. */
  readonly today: Day;
  readonly actor: Actor;
  /** Id of the record, without its prefix. */
  readonly id: string;
  /** Id of this command; fresh ids inside an event are derived from it. */
  readonly commandId: string;
  readonly lookUps: L;
}

export interface Title {
  readonly vi: string;
  readonly en: string;
}

/** One command as it was declared, with its types forgotten: what a host works on. */
export interface Command {
  readonly name: string;
  readonly action: string;
  readonly title: Title;
  readonly creates: boolean;
  readonly input: z.ZodType;
  readonly refuses: readonly string[];
  readonly marks: readonly string[];
  looksUp(input: unknown, state: unknown): LookUps;
  /** Id of the record that a creating command makes; `null` when the host derives one from the command id. */
  idOf(input: unknown): string | null;
  scopeOf(input: unknown, actor: Actor): Scope | null;
  /** Present where it approves somebody's work: nobody approves their own, by whatever account, nor through whoever stands in. */
  readonly approves: Approves | null;
  /** The body in whose stead it is done; `null`: the actor's own. */
  onBehalfOf(input: unknown, state: unknown): string | null;
  decide(input: unknown, state: unknown, deciding: Deciding): readonly NewEventOf<AnyEvents>[] | Rejected;
}

/** Whose work a command approves. The host refuses by the rule; the decision itself need not compare. */
export interface Approves<State = unknown, Input = unknown, Rule extends string = string> {
  readonly rule: Rule;
  /** Accounts whose work it is, on the record as it stands. */
  makers(state: State, input: Input): readonly string[];
}

interface Declaration<
  State,
  E extends AnyEvents,
  Refuses extends string,
  Marks extends string,
  I extends z.ZodType,
  L,
> {
  /** Imperative, in kebab case; part of the address. Never renamed. */
  readonly name: string;
  /** A row of the permission table, `<service>.<name>`. */
  readonly action: string;
  readonly title: Title;
  readonly input: I;
  /** Rules that may refuse. */
  readonly refuses: readonly Refuses[];
  /** Rules whose breach is recorded instead of refused: what happened has happened. */
  readonly marks?: readonly Marks[];
  readonly looksUp?: (input: z.output<I>, state: State) => L;
  /** Whose work it is. Where that is not the actor's own agency, the event names both. */
  readonly onBehalfOf?: (input: z.output<I>, state: State) => string | null;
  readonly approves?: Approves<State, z.output<I>, NoInfer<Refuses>>;
  readonly decide: (
    input: z.output<I>,
    state: State,
    deciding: Deciding<Resolved<NoInfer<L>>>,
  ) => readonly NewEventOf<E>[] | Rejected<NoInfer<Refuses>>;
}

interface Creating<I extends z.ZodType> {
  readonly creates: true;
  /** Whose record it will be: permission is decided on it before anything is looked up. */
  readonly scope: (input: z.output<I>, actor: Actor) => Scope;
  /**
   * The record's id where the input names it (a code, a number): two creations of the same are then one stream.
   * Absent: the host derives the id from the command id.
   */
  readonly id?: (input: z.output<I>) => string;
}

type Existing = { readonly creates?: false; readonly scope?: never; readonly id?: never };

/**
 * Declares a command of a stream type. Written in two steps, so that state, events and refusals are named and the rest
 * is inferred: `command<Inspection, typeof events, typeof refusals>()({ … })`.
 */
export function command<State, E extends AnyEvents, R extends Refusals>() {
  return <
    I extends z.ZodType,
    const Refuses extends keyof R & string = never,
    const Marks extends keyof R & string = never,
    L extends LookUps = Record<never, never>,
  >(
    declared: Declaration<State, E, Refuses, Marks, I, L> & (Creating<I> | Existing),
  ): Command => ({
    name: declared.name,
    action: declared.action,
    title: declared.title,
    input: declared.input,
    creates: declared.creates === true,
    refuses: declared.refuses,
    marks: declared.marks ?? [],
    looksUp: (input, state) => declared.looksUp?.(input as z.output<I>, state as State) ?? {},
    idOf: (input) => declared.id?.(input as z.output<I>) ?? null,
    scopeOf: (input, actor) => declared.scope?.(input as z.output<I>, actor) ?? null,
    approves: (declared.approves as Approves | undefined) ?? null,
    onBehalfOf: (input, state) => declared.onBehalfOf?.(input as z.output<I>, state as State) ?? null,
    decide: (input, state, deciding) =>
      declared.decide(input as z.output<I>, state as State, deciding as Deciding<Resolved<L>>),
  });
}
