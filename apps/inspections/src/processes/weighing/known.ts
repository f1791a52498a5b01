import type { DataOfEvent } from '@lien-nganh/kernel';
import type { events as inspection } from '../../inspection/events.ts';
import type { events as twin } from '../../twin/events.ts';
import type { DecidedPair } from '../../twin/visit-sets.ts';

/** What is known of the records of one place and day, and of the pairs of them. */
export interface Known {
  /** `null` before the first record. */
  readonly place: Place | null;
  /** In the order in which they came. */
  readonly records: readonly Seen[];
  /** In the order in which they were decided; also those of which a record is gone. */
  readonly pairs: readonly SeenPair[];
  /** What each record was told last; a record that was told nothing is not in it. */
  readonly told: Readonly<Record<string, View>>;
  /** Who left with the last thing that happened: pairs with it lapse, even those of which nothing is known yet. */
  readonly left: string | null;
}

export type Place = Pick<Stated, 'establishment' | 'on'>;
type Stated = DataOfEvent<typeof inspection, 'VisitStated'>;

export interface Seen extends Stated {
  readonly record: string;
  /** The event by which it came: one that left and is back is told anew. */
  readonly arrival: string;
}

export interface SeenPair extends DecidedPair {
  /** Agencies of its two records, as they were proposed. */
  readonly agencies: Readonly<Record<string, readonly string[]>>;
}

/** All that a record is to the others. */
export type View = DataOfEvent<typeof inspection, 'TwinsNoted'>;

export const nothingKnown: Known = { place: null, records: [], pairs: [], told: {}, left: null };

export function arrived(known: Known, seen: Seen): Known {
  const { [seen.record]: _, ...told } = known.told;
  const { establishment, on } = seen;
  const others = known.records.filter(({ record }) => record !== seen.record);
  return { ...known, place: { establishment, on }, records: [...others, seen], told, left: null };
}

/** What a record says of itself, without having moved. One that is not known here any more says it in vain. */
export function stated(known: Known, of: string, data: Stated): Known {
  return {
    ...known,
    records: known.records.map((seen) => (seen.record === of ? { ...seen, ...data } : seen)),
    left: null,
  };
}

export function departed(known: Known, gone: string): Known {
  const { [gone]: _, ...told } = known.told;
  return { ...known, records: known.records.filter(({ record }) => record !== gone), told, left: gone };
}

/** A decision goes behind those made before it. */
export function pairStood(known: Known, id: string, data: DataOfEvent<typeof twin, 'TwinStood'>): Known {
  const { first, second, is, kept } = data;
  const agencies = { [first.record]: first.agencies, [second.record]: second.agencies };
  const pair = { twin: id, first: first.record, second: second.record, is, kept, agencies };
  return { ...known, pairs: [...known.pairs.filter((old) => old.twin !== id), pair], left: null };
}
