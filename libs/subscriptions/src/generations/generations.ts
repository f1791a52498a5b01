import type { EventStore } from '@lien-nganh/event-store';
import {
  defineEvents,
  definitionOf,
  streamName,
  upcast,
  v,
  wireType,
  type Actor,
  type NewEventOf,
  type StreamEvent,
} from '@lien-nganh/kernel';
import { z } from 'zod';
import { appendOnce } from '../append-once.ts';
import { derivedId } from '../publishing/contract-message.ts';

const told = z.strictObject({ generation: z.number().int().min(1) });

/** Which generations of topics there are: in the log, so that every process knows it, whenever it starts. */
export const generationEvents = defineEvents('generations', {
  /** Everything of every service is published into it, from the beginning of the log, and whatever comes. */
  GenerationBegun: v(1, told),
  /** The gateway answers from it, and services hear each other through it. Those before it are told nothing more. */
  GenerationAnswers: v(1, told),
  /** Nobody needs it: it was to be compared alone, or its building ended. */
  GenerationGivenUp: v(1, told),
});

/** What is published where. */
export interface Generations {
  /** Through which services hear each other, and from which the gateway answers. */
  readonly live: number;
  /** Into which everything is published. */
  readonly fed: readonly number[];
}

/** As long as nobody has decided anything: the first one. */
export const firstGenerations: Generations = { live: 1, fed: [1] };

const AFTER_RESTORE = 1_000;

/**
 * The generation that a restored log begins with. What was lost may have begun some that nobody here knows, and the broker may
 * still hold their topics: the next thousand is beyond all of them.
 */
export function generationAfterRestore(last: number): number {
  return (Math.floor(last / AFTER_RESTORE) + 1) * AFTER_RESTORE;
}

const PREFIX = 'generations';
const STREAM = streamName(PREFIX, 'topics');

type Decision = NewEventOf<typeof generationEvents>;

export interface DecidedBy {
  readonly actor: Actor;
  /** Day of the decision. */
  readonly today: string;
  readonly correlationId: string;
}

/** The stream in which it stands which generations there are. */
export class GenerationsLog {
  constructor(private readonly store: EventStore) {}

  async now(): Promise<Generations> {
    return (await this.#read()).generations;
  }

  /** Notes a decision; no number is ever used again, so the same one is noted once. */
  note(decision: Decision, { actor, today, correlationId }: DecidedBy): Promise<void> {
    const { name, data } = decision;
    const commandId = derivedId(STREAM, name, String(data.generation));
    return appendOnce(this.store, STREAM, {
      id: derivedId(commandId, 'event'),
      type: wireType(generationEvents, name),
      schemaVersion: definitionOf(generationEvents).versions[name]!.version,
      data,
      metadata: {
        ...{ commandId, fingerprint: '', correlationId, causationId: commandId },
        ...{ actor, obligations: [], occurredOn: today },
      },
    });
  }

  /** Gives what holds now, and then every change of it, until the signal aborts. */
  async *follow(signal: AbortSignal): AsyncGenerator<Generations, void> {
    // Looked up before the stream is read: what is written in between comes twice rather than never.
    const after = await this.store.end({ signal });
    let { generations, revision } = await this.#read();
    yield generations;
    for await (const { events } of this.store.subscribe({
      after,
      filter: { streamPrefixes: [`${PREFIX}-`] },
      signal,
    })) {
      for (const event of events.filter((each) => each.revision > revision)) {
        generations = withEvent(generations, event);
        revision = event.revision;
        yield generations;
      }
    }
  }

  async #read(): Promise<{ readonly generations: Generations; readonly revision: number }> {
    let [generations, revision] = [firstGenerations, -1];
    for await (const event of this.store.readStream(STREAM)) {
      generations = withEvent(generations, event);
      revision = event.revision;
    }
    return { generations, revision };
  }
}

function withEvent({ live, fed }: Generations, { type, schemaVersion, data }: StreamEvent): Generations {
  const name = type.slice(PREFIX.length + 1);
  const { generation } = told.parse(upcast(generationEvents, name, schemaVersion, data));
  const others = fed.filter((each) => each !== generation);
  if (name === 'GenerationBegun') return { live, fed: [...others, generation] };
  if (name === 'GenerationGivenUp') return { live, fed: others };
  return { live: generation, fed: [...others.filter((each) => each > generation), generation] };
}
