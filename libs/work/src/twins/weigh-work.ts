import {
  definitionOf,
  fromEvent,
  idIn,
  idOf,
  process,
  type AnyEvents,
  type EventName,
  type PlacedEvent,
  type Process,
  type ProcessInput,
  type Reaction,
  type RecordedOf,
  type Title,
} from '@lien-nganh/kernel';
import type { WorkType } from '../work.ts';
import { arrived, departed, nothingKnown, pairStood, stated, type Known, type View } from './known.ts';
import type { PairType } from './pairs.ts';
import { wantedOf } from './wanted.ts';

/** What works of one kind are weighed by: their common word. */
interface Alike extends Readonly<Record<string, string>> {
  readonly together: string;
}

interface Weighing extends Known<Alike> {
  /** What the last thing that happened calls for. */
  readonly wanted: readonly Reaction[];
}

/**
 * Several agencies may record the same work without knowing of each other. All records of a kind that have their common
 * word, and all that was decided of pairs of them, are weighed together here, one thing after the other: records of the same
 * work are one set, of which one counts, with everybody who took part. Only records of different leads are asked about:
 * what one agency entered twice it withdraws.
 */
export function weighWork(declared: {
  readonly name: string;
  readonly title: Title;
  readonly type: WorkType;
  readonly pairs: PairType;
}): Process {
  const { name, title, type, pairs } = declared;
  const commands = {
    ...{ record: type.prefix, tell: 'note-others', pair: pairs.prefix, propose: 'propose', lapse: 'lapse' },
    shows: ({ doubled: _none, ...view }: View) => view,
    alike: ({ agencies: [one] }: Agencies, { agencies: [other] }: Agencies) => one !== other,
  };
  return process<Weighing>({
    name,
    title,
    sources: [
      fromEvent(type.workEvents, 'WorkStated', togetherOf),
      fromEvent(type.workEvents, 'WorkLeft', togetherOf),
      fromEvent(pairs.pairEvents, 'TwinStood', togetherOf),
    ],
    initial: { ...nothingKnown, wanted: [] },
    evolve: (before, input) => {
      const known = input.is === 'event' ? knownAfter(before, input, declared) : null;
      if (known === null) return { ...before, wanted: [] };
      return { ...known, ...wantedOf(known, (input as { event: PlacedEvent }).event.id, commands) };
    },
    react: (_, { wanted }) => wanted,
  });
}

interface Agencies {
  readonly agencies: readonly string[];
}

const togetherOf = ({ data }: { readonly data: { readonly together: string } }): string => data.together;

interface Weighed {
  readonly type: WorkType;
  readonly pairs: PairType;
}

/** `null`: nothing new. */
function knownAfter(known: Known<Alike>, input: ProcessInput, { type, pairs }: Weighed): Known<Alike> | null {
  const said = eventOf(type.workEvents, 'WorkStated', input);
  if (said) {
    const { together, ...data } = said.data;
    const record = idOf(said.stream);
    if (known.records.some((seen) => seen.record === record)) return stated(known, record, { ...data, entries: [] });
    return arrived(known, { record, arrival: said.id, ...data, entries: [] }, { together });
  }
  const left = eventOf(type.workEvents, 'WorkLeft', input);
  if (left) return departed(known, idOf(left.stream));
  const pair = eventOf(pairs.pairEvents, 'TwinStood', input);
  return pair && pairStood(known, idOf(pair.stream), pair.data);
}

/** The event behind an input, when it is this one of this stream type. */
export function eventOf<E extends AnyEvents, Name extends EventName<E>>(
  events: E,
  name: Name,
  input: ProcessInput,
): PlacedEvent<RecordedOf<E, Name>> | null {
  if (input.is !== 'event' || input.event.name !== name) return null;
  const own = idIn(input.event.stream, definitionOf(events).prefix) !== null;
  return own ? (input.event as PlacedEvent<RecordedOf<E, Name>>) : null;
}
