import type { DataOfEvent } from '@lien-nganh/kernel';
import type { Others, WorkType } from '@lien-nganh/work';
import type { events as overlap } from '../overlap/events.ts';
import { tally } from '../tally/tally.ts';

/** What follows from the tallies and single records of one form, commune and month, and from what was decided of them. */

type Stated = DataOfEvent<WorkType['workEvents'], 'WorkStated'>;
type Stood = DataOfEvent<typeof overlap, 'OverlapStood'>;

/** A tally or a single record of the form, commune and month, and what it said of itself. */
export interface Entry extends Stated {
  readonly prefix: string;
  readonly record: string;
  /** The event by which it came: one that left and is back is told anew. */
  readonly arrival: string;
}

export interface Known {
  readonly together: string;
  readonly entries: readonly Entry[];
  /** How the overlap of each tally stands, by the tally's id. */
  readonly overlaps: Readonly<Record<string, Stood>>;
  /** What each record was told last. */
  readonly told: Readonly<Record<string, object>>;
  /** Records that left once: what they were to be told then may still reach them when they are back. */
  readonly once: readonly string[];
}

interface Proposed {
  readonly together: string;
  readonly on: string;
  readonly unit: string;
  readonly tally: string;
  readonly agencies: readonly string[];
}

interface Told {
  readonly entry: Entry;
  readonly view: Others;
  readonly isAlone: boolean;
}

export interface Overlapping {
  /** Overlaps to put, or to put to others than before. */
  readonly proposed: readonly Proposed[];
  /** Ids of those that are none any more. */
  readonly lapsed: readonly string[];
  /** What every record is to the others. */
  readonly views: readonly Told[];
}

const alone: Others = { open: [], sameAs: null, others: [], joined: [], obligations: [] };

/** In whatever order they came, the same records and decisions give the same. */
export function viewsOf(known: Known): Overlapping {
  const inOrder = [...known.entries].sort((a, b) => (a.record < b.record ? -1 : 1));
  const tallies = inOrder.filter(({ prefix }) => prefix === tally.prefix);
  const singles = inOrder.filter(({ prefix }) => prefix !== tally.prefix);
  const overlapping = singles.length === 0 ? [] : tallies;
  return {
    proposed: overlapping
      .map((entry) => proposalOf(entry, singles))
      .filter(({ tally: id, agencies }) => !isPut(known.overlaps[id], agencies)),
    lapsed: Object.entries(known.overlaps)
      .filter(([id, { is }]) => is !== 'lapsed' && !overlapping.some(({ record }) => record === id))
      .map(([id]) => id),
    views: [
      ...tallies.map((entry) => told(entry, viewOfTally(entry, singles, known))),
      ...singles.map((entry, at) => told(entry, viewOfSingle({ isFirst: at === 0, tallies }, known))),
    ],
  };
}

function told(entry: Entry, view: Others): Told {
  return { entry, view, isAlone: isSame(view, alone) };
}

/** Whoever has a part in the tally or in one of the single records decides. */
function proposalOf(entry: Entry, singles: readonly Entry[]): Proposed {
  const { together, on, unit, record } = entry;
  const agencies = [...new Set([entry, ...singles].flatMap((one) => one.agencies))].sort();
  return { together, on, unit, tally: record, agencies };
}

/** One that was decided is not put again: what is entered later is part of what was decided. */
function isPut(stands: Known['overlaps'][string] | undefined, agencies: readonly string[]): boolean {
  if (stands === undefined || stands.is === 'lapsed') return false;
  return stands.is !== 'open' || isSame(stands.agencies, agencies);
}

function viewOfTally({ record }: Entry, singles: readonly Entry[], { overlaps }: Known): Others {
  const [first] = singles;
  if (first === undefined) return alone;
  const is = overlaps[record]?.is ?? 'open';
  if (is === 'tally') return alone;
  return is === 'singles'
    ? { ...alone, sameAs: first.record }
    : { ...alone, open: [{ twin: record, other: first.record }] };
}

/** The question stands on the tally and on one of the single records: a pair has two ends. */
function viewOfSingle(
  { isFirst, tallies }: { readonly isFirst: boolean; readonly tallies: readonly Entry[] },
  { overlaps }: Known,
): Others {
  const counting = tallies.find(({ record }) => overlaps[record]?.is === 'tally');
  if (counting) return { ...alone, sameAs: counting.record };
  const open = tallies.filter(({ record }) => overlaps[record]?.is !== 'singles');
  return isFirst ? { ...alone, open: open.map(({ record }) => ({ twin: record, other: record })) } : alone;
}

export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
