import type { Day } from '@lien-nganh/kernel';
import type { LeftOut } from '../../ledger/reading/left-out.ts';
import type { LateFor } from './late-in-areas.ts';
import { isIn, type Lock } from './locks.ts';

/** A record that was entered after a report was locked, and waits to be taken in. */
export interface LateWork {
  readonly record: string;
  readonly occurredOn: Day;
  /** The day on which the log took it. */
  readonly enteredOn: Day;
  /** Where it first counted. */
  readonly position: bigint;
  /** Whose reports do not hold it. */
  readonly waitsFor: readonly string[];
  /** Another agency's report holds it, or one that is not locked: then it is in what is consolidated, and on no line of theirs. */
  readonly isIn: boolean;
  /** It is told to those alone who may see restricted figures of whoever did it; it is counted for everybody. */
  readonly restricted: boolean;
  readonly doneBy: readonly string[];
}

export interface LateSorted {
  readonly late: readonly LateWork[];
  readonly leftOut: LeftOut;
}

interface Sorting {
  readonly locks: readonly Lock[];
  /** Whose reports are consolidated; what others took part in makes no difference. */
  readonly reporters: readonly string[];
  /** A restated edition took in what first counted up to there: it is in the total, and on no line that was signed without it. */
  readonly takenInTo?: bigint | null;
}

/**
 * Sorts what was entered late: left out of everything is what no agency's report holds. Joint work that some report holds is
 * counted, once; on the lines of those whose report was locked before it is not.
 *
 * @param records each with all agencies for whose reports it counts
 */
export function sortLate(records: readonly LateFor[], { locks, reporters, takenInTo }: Sorting): LateSorted {
  const locked = new Map(locks.map((lock) => [lock.agency, lock]));
  const byRecord = new Map<string, LateFor[]>();
  for (const one of records) byRecord.set(one.record, [...(byRecord.get(one.record) ?? []), one]);
  const late: LateWork[] = [];
  const leftOut: Leaving = { records: [], lines: [], tables: [] };
  for (const all of byRecord.values()) {
    const own = all.filter(({ agency }) => reporters.includes(agency));
    const waiting = own.filter((one) => waitsUnder(locked.get(one.agency), one));
    if (waiting.length === 0) continue;
    const isHeld = waiting.length < own.length || wasTakenIn(own, takenInTo);
    const doneBy = all.flatMap(({ agency, byPlace }) => (byPlace ? [] : agency));
    late.push({ ...workOf(waiting, isHeld), doneBy });
    leave(leftOut, waiting, isHeld);
  }
  return { late: late.sort(byPosition), leftOut };
}

type Leaving = { readonly [What in keyof LeftOut]: LeftOut[What][number][] };

/** What some report holds is left out of the lines of the others alone. A released table is on no line. */
function leave({ records, lines, tables }: Leaving, waiting: readonly LateFor[], isHeld: boolean): void {
  const { id, editions } = waiting[0]!;
  if (editions === undefined) {
    if (isHeld) lines.push(...waiting.map(({ agency }) => ({ agency, record: id })));
    else records.push(id);
  } else if (!isHeld) tables.push(...editions.map((position) => ({ record: id, position })));
}

function wasTakenIn(own: readonly LateFor[], takenInTo: bigint | null | undefined): boolean {
  return own.some(({ first }) => first <= (takenInTo ?? -1n));
}

function waitsUnder(lock: Lock | undefined, { first, record }: LateFor): boolean {
  return lock !== undefined && !isIn(lock, first, record);
}

function workOf(waiting: readonly LateFor[], isHeld: boolean): Omit<LateWork, 'doneBy'> {
  const [first] = [...waiting].sort((a, b) => (a.first < b.first ? -1 : 1));
  const { record, occurredOn, knownDay, first: position } = first!;
  return {
    ...{ record, occurredOn, enteredOn: knownDay, position, isIn: isHeld, restricted: false },
    waitsFor: waiting.map(({ agency }) => agency).sort(),
  };
}

function byPosition(a: LateWork, b: LateWork): number {
  if (a.position !== b.position) return a.position < b.position ? -1 : 1;
  return a.record < b.record ? -1 : 1;
}
