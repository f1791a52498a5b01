import type { DecidedPair } from './sets.ts';

/** Of what records are weighed together: a site and day, or whatever makes them alike. It goes into every command. */
export type Together = Readonly<Record<string, string>>;

/** What is known of the records that are weighed together, and of the pairs of them. */
export interface Known<T extends Together = Together> {
  /** `null` before the first record. */
  readonly together: T | null;
  /** In the order in which they came. */
  readonly records: readonly Seen[];
  /** In the order in which they were decided; also those of which a record is gone. */
  readonly pairs: readonly SeenPair[];
  /** What each record was told last; a record that was told nothing is not in it. */
  readonly told: Readonly<Record<string, View>>;
  /** Who left with the last thing that happened: pairs with it lapse, even those of which nothing is known yet. */
  readonly left: string | null;
  /** Records that left once: what they were to be told then may still reach them when they are back. */
  readonly once: readonly string[];
}

/** What a record says of itself. */
export interface Stated {
  /** Its day, where that is not among what they have in common. */
  readonly on?: string;
  readonly unit: string;
  /** Who takes part by this record, its lead first. */
  readonly agencies: readonly string[];
  readonly obligations: readonly string[];
  /** Parts of it that another record of the same may hold too. */
  readonly entries: readonly string[];
}

export interface Seen extends Stated {
  readonly record: string;
  /** The event by which it came: one that left and is back is told anew. */
  readonly arrival: string;
}

export interface SeenPair extends DecidedPair {
  /** Agencies of its two records, as they were proposed. */
  readonly agencies: Readonly<Record<string, readonly string[]>>;
}

/** All that a record is to the others. Mutable lists, as the shapes of events have them. */
export interface View {
  open: { twin: string; other: string }[];
  /** The record that counts in its stead; `null`: it counts itself. */
  sameAs: string | null;
  others: string[];
  /** Who takes part by another record of the same. */
  joined: { agency: string; record: string }[];
  obligations: string[];
  /** Entries that count in another record of the same. */
  doubled: string[];
}

export const nothingKnown: Known<never> = { together: null, records: [], pairs: [], told: {}, left: null, once: [] };

export function arrived<T extends Together>(known: Known<T>, seen: Seen, together: T): Known<T> {
  const { [seen.record]: _, ...told } = known.told;
  const others = known.records.filter(({ record }) => record !== seen.record);
  return { ...known, together, records: [...others, seen], told, left: null };
}

/** What a record says of itself, without having moved. One that is not known here any more says it in vain. */
export function stated<T extends Together>(known: Known<T>, of: string, data: Stated): Known<T> {
  return {
    ...known,
    records: known.records.map((seen) => (seen.record === of ? { ...seen, ...data } : seen)),
    left: null,
  };
}

export function departed<T extends Together>(known: Known<T>, gone: string): Known<T> {
  const { [gone]: _, ...told } = known.told;
  const once = [...known.once.filter((record) => record !== gone), gone];
  return { ...known, records: known.records.filter(({ record }) => record !== gone), told, left: gone, once };
}

/** One of two records of what may be the same, and the agencies whose work it is. */
export interface Half {
  readonly record: string;
  readonly agencies: readonly string[];
}

/** How a pair stands. */
export interface Stood extends Pick<DecidedPair, 'is' | 'kept'> {
  readonly first: Half;
  readonly second: Half;
}

/** A decision goes behind those made before it. */
export function pairStood<T extends Together>(known: Known<T>, id: string, data: Stood): Known<T> {
  const { first, second, is, kept } = data;
  const agencies = { [first.record]: first.agencies, [second.record]: second.agencies };
  const pair = { twin: id, first: first.record, second: second.record, is, kept, agencies };
  return { ...known, pairs: [...known.pairs.filter((old) => old.twin !== id), pair], left: null };
}

/** Id of the pair of two records: the same two in either order are one pair. */
export function pairIdOf(one: string, other: string): string {
  return [one, other].sort().join('.');
}
