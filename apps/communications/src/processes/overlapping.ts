import type { DataOfEvent } from '@lien-nganh/kernel';
import type { Others, WorkType } from '@lien-nganh/work';
import type { events as overlap } from '../overlap/events.ts';
import { tally } from '../tally/tally.ts';

/**
 * What follows from the tallies and single records of one form, commune and month, and from what was decided of them. The first
 * of several tallies is asked about only where there are single records; every other one is weighed with those before it too.
 */

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
  const overlapping = singles.length === 0 ? tallies.slice(1) : tallies;
  const all = { tallies, singles, overlaps: known.overlaps };
  return {
    proposed: overlapping
      .map((entry) => proposalOf(entry, entry === tallies[0] ? singles : [...singles, ...tallies]))
      .filter(({ tally: id, agencies }) => !isPut(known.overlaps[id], agencies)),
    lapsed: Object.entries(known.overlaps)
      .filter(([id, { is }]) => is !== 'lapsed' && !overlapping.some(({ record }) => record === id))
      .map(([id]) => id),
    views: [
      ...tallies.map((entry) => told(entry, viewOfTally(entry, all))),
      ...singles.map((entry, at) => told(entry, viewOfSingle(at === 0, all))),
    ],
  };
}

function told(entry: Entry, view: Others): Told {
  return { entry, view, isAlone: isSame(view, alone) };
}

/** Whoever has a part in the tally or in one of the other records decides. */
function proposalOf(entry: Entry, others: readonly Entry[]): Proposed {
  const { together, on, unit, record } = entry;
  const agencies = [...new Set([entry, ...others].flatMap((one) => one.agencies))].sort();
  return { together, on, unit, tally: record, agencies };
}

/** One that was decided is not put again: what is entered later is part of what was decided. */
function isPut(stands: Known['overlaps'][string] | undefined, agencies: readonly string[]): boolean {
  if (stands === undefined || stands.is === 'lapsed') return false;
  return stands.is !== 'open' || isSame(stands.agencies, agencies);
}

interface All extends Pick<Known, 'overlaps'> {
  readonly tallies: readonly Entry[];
  readonly singles: readonly Entry[];
}

/** The tally that was decided to count in the place of all others; of several, that with the most to take the place of. */
function replacing({ tallies, overlaps }: All): Entry | undefined {
  return tallies.findLast(({ record }) => overlaps[record]?.is === 'tally');
}

/** What counts where this one does not: what took the place of all, else single records, else the first tally. */
function countingIn(all: All): Entry {
  return replacing(all) ?? all.singles[0] ?? all.tallies[0]!;
}

function viewOfTally(entry: Entry, all: All): Others {
  const counting = countingIn(all);
  if (counting === entry || countsBeside(entry, counting, all)) return alone;
  const { record } = entry;
  // the first tally is asked about single records alone: without them another one takes its place unasked
  const isAsked = all.singles.length > 0 || entry !== all.tallies[0];
  return isAsked && isOpen(record, all)
    ? { ...alone, open: [{ twin: record, other: counting.record }] }
    : { ...alone, sameAs: counting.record };
}

/** It was decided to be of different work than the tallies before it. */
function countsBeside(entry: Entry, counting: Entry, { tallies, overlaps }: All): boolean {
  return entry !== tallies[0] && counting.prefix === tally.prefix && overlaps[entry.record]?.is === 'both';
}

function isOpen(record: string, { overlaps }: Pick<Known, 'overlaps'>): boolean {
  const is = overlaps[record]?.is;
  return is === undefined || is === 'open' || is === 'lapsed';
}

/** The question stands on the tally and on one of the single records: a pair has two ends. */
function viewOfSingle(isFirst: boolean, all: All): Others {
  const counting = replacing(all);
  if (counting) return { ...alone, sameAs: counting.record };
  const open = all.tallies.filter(({ record }) => isOpen(record, all));
  return isFirst ? { ...alone, open: open.map(({ record }) => ({ twin: record, other: record })) } : alone;
}

export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
