import {
  defineEvents,
  streamType,
  v,
  type Evolve,
  type NewEventOf,
  type Process,
  type ProcessInput,
  type Reaction,
  type StreamType,
} from '@lien-nganh/kernel';
import { z } from 'zod';
import { recalled, versionThen } from './noted-input.ts';

interface FirstNote {
  readonly inputId: string;
  readonly input: unknown;
}

const answer = z.enum(['accepted', 'refused', 'timed-out']);

/**
 * What a process writes down of itself. All of it is sealed for the service: what a process was told may concern a
 * record that is not disclosed.
 */
export const processEvents = defineEvents('process', {
  InputNoticed: v(
    2,
    z.strictObject({
      inputId: z.string(),
      /** Of the event or contract event that the input holds, as it was noted. */
      version: z.int().min(1),
      input: z.unknown(),
    }),
    { 1: (old: FirstNote) => ({ ...old, version: versionThen(old.input) }) },
    { sealed: 'service' },
  ),
  CommandWanted: v(
    1,
    z.strictObject({
      as: z.string(),
      prefix: z.string(),
      id: z.string(),
      command: z.string(),
      input: z.unknown(),
      onBehalfOf: z.string().nullable(),
    }),
    {},
    { sealed: 'service' },
  ),
  CommandAnswered: v(
    1,
    z.strictObject({ as: z.string(), outcome: answer, rule: z.string().nullable() }),
    {},
    { sealed: 'service' },
  ),
  WakeWanted: v(1, z.strictObject({ rule: z.string(), on: z.string() }), {}, { sealed: 'service' }),
  Woke: v(1, z.strictObject({ rule: z.string(), on: z.string() }), {}, { sealed: 'service' }),
});

/** What is folded of a process's stream, beside the process's own state. */
export interface ProcessState {
  readonly noticed: ReadonlySet<string>;
  readonly wanted: ReadonlySet<string>;
  readonly answered: ReadonlySet<string>;
  readonly wakes: ReadonlySet<string>;
  readonly woken: ReadonlySet<string>;
  readonly own: unknown;
}

export function wakeName({ rule, on }: { readonly rule: string; readonly on: string }): string {
  return `${rule}@${on}`;
}

/** The stream type of one process: a decider like any other, with the process's own evolve inside. */
export function processStream(process: Process): StreamType {
  const evolve: Evolve<ProcessState, typeof processEvents> = {
    InputNoticed: (state, { data }) => ({
      ...state,
      noticed: new Set([...state.noticed, data.inputId]),
      own: process.evolve(state.own, recalled(process, data)),
    }),
    CommandWanted: (state, { data }) => ({ ...state, wanted: new Set([...state.wanted, data.as]) }),
    CommandAnswered: (state, { data }) => ({
      ...state,
      answered: new Set([...state.answered, data.as]),
      own: process.evolve(state.own, answerOf(data)),
    }),
    WakeWanted: (state, { data }) => ({ ...state, wakes: new Set([...state.wakes, wakeName(data)]) }),
    Woke: (state, { data }) => ({
      ...state,
      woken: new Set([...state.woken, wakeName(data)]),
      own: process.evolve(state.own, { is: 'woke', ...data }),
    }),
  };
  return streamType({
    prefix: 'process',
    title: process.title,
    events: processEvents,
    initial: nothingYet(process),
    evolve,
    refusals: {},
    reads: 'operations.read-process',
    scope: () => ({ sensitivity: 'undisclosed', owners: [] }),
    summary: (_state, id) => ({ title: id, status: 'running' }),
    commands: [],
  });
}

function nothingYet(process: Process): ProcessState {
  const none: ReadonlySet<string> = new Set();
  return { noticed: none, wanted: none, answered: none, wakes: none, woken: none, own: process.initial };
}

export function answerOf(data: {
  as: string;
  outcome: 'accepted' | 'refused' | 'timed-out';
  rule: string | null;
}): ProcessInput {
  return { is: 'answer', to: data.as, outcome: data.outcome, ...(data.rule === null ? {} : { rule: data.rule }) };
}

/** Reactions that were not wanted before, as events. */
export function wantedEvents(
  reactions: readonly Reaction[],
  state: ProcessState,
): readonly NewEventOf<typeof processEvents>[] {
  return reactions.flatMap<NewEventOf<typeof processEvents>>((reaction) => {
    if (reaction.do === 'wake') {
      return state.wakes.has(wakeName(reaction))
        ? []
        : [processEvents.WakeWanted({ rule: reaction.rule, on: reaction.on })];
    }
    const { as, prefix, id, command, input, onBehalfOf = null } = reaction;
    return state.wanted.has(as) ? [] : [processEvents.CommandWanted({ as, prefix, id, command, input, onBehalfOf })];
  });
}
