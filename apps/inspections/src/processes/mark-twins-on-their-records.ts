import { fromEvent, idIn, process, type ProcessInput, type Reaction } from '@lien-nganh/kernel';
import { events as inspection } from '../inspection/events.ts';
import { events as twin } from '../twin/events.ts';
import { eventOf } from './event-of.ts';

/** Where and when the two records were, since the pair was proposed. */
type Pair = { readonly establishment: string; readonly on: string } | null;

interface Half {
  readonly record: string;
  readonly agencies: readonly string[];
}

const pairOf = ({ stream }: { readonly stream: string }): string | null => idIn(stream, 'twin');

/** Tells both records of what becomes of their pair, and the pair when one of its records is gone. */
export const markTwinsOnTheirRecords = process<Pair>({
  name: 'mark-twins-on-their-records',
  title: { vi: 'Đánh dấu cặp trùng trên các bản ghi', en: 'Mark twins on their records' },
  sources: [
    fromEvent(twin, 'TwinProposed', pairOf),
    fromEvent(twin, 'TwinDecided', pairOf),
    fromEvent(twin, 'TwinReopened', pairOf),
    fromEvent(twin, 'TwinLapsed', pairOf),
    fromEvent(inspection, 'PossibleTwinLapsed', ({ data }) => data.twin),
  ],
  initial: null,
  evolve: (pair, input) => {
    const proposed = eventOf(twin, 'TwinProposed', input);
    return proposed ? { establishment: proposed.data.establishment, on: proposed.data.on } : pair;
  },
  react: (input, pair, { key }) => [...noted(input, pair, key), ...settled(input, key), ...lapsed(input, key)],
});

function noted(input: ProcessInput, pair: Pair, key: string): readonly Reaction[] {
  const proposed = eventOf(twin, 'TwinProposed', input);
  const event = proposed ?? eventOf(twin, 'TwinReopened', input);
  const place = proposed?.data ?? pair;
  if (!event || !place) return [];
  const { establishment, on } = place;
  return both(event.data).map(({ record, other }) => ({
    do: 'send',
    as: `note ${record} ${event.id}`,
    prefix: 'inspection',
    id: record,
    command: 'note-possible-twin',
    input: { twin: key, other: other.record, establishment, on },
  }));
}

function settled(input: ProcessInput, key: string): readonly Reaction[] {
  const decided = eventOf(twin, 'TwinDecided', input);
  const event = decided ?? eventOf(twin, 'TwinLapsed', input);
  if (!event) return [];
  const verdict = decided?.data.verdict ?? 'lapsed';
  const kept = decided?.data.kept ?? null;
  return both(event.data).map(({ record, other }) => ({
    do: 'send',
    as: `settle ${record} ${event.id}`,
    prefix: 'inspection',
    id: record,
    command: 'settle-possible-twin',
    input: { twin: key, other: other.record, verdict, kept, agencies: other.agencies },
  }));
}

/** A record that is no longer there refuses to be half of a pair, or has said so itself. */
function lapsed(input: ProcessInput, key: string): readonly Reaction[] {
  const left = eventOf(inspection, 'PossibleTwinLapsed', input);
  const refused = input.is === 'answer' && input.outcome === 'refused' && input.rule === 'pair-is-of-this-visit';
  if (!left && !refused) return [];
  const because = left ? left.id : input.is === 'answer' ? input.to : '';
  return [{ do: 'send', as: `lapse ${because}`, prefix: 'twin', id: key, command: 'lapse-twin', input: {} }];
}

function both({ first, second }: { readonly first: Half; readonly second: Half }) {
  return [
    { record: first.record, other: second },
    { record: second.record, other: first },
  ];
}
