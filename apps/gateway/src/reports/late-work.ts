import type { Day } from '@lien-nganh/kernel';
import type { LateRecord } from '../ledger/late-records.ts';
import type { LeftOut } from '../ledger/left-out.ts';
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
  /** It is told to those alone who may see restricted figures; it is counted for everybody. */
  readonly restricted: boolean;
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
 * @param records each with all agencies for which it counts
 */
export function sortLate(records: readonly LateRecord[], { locks, reporters, takenInTo }: Sorting): LateSorted {
  const locked = new Map(locks.map((lock) => [lock.agency, lock]));
  const byRecord = new Map<string, LateRecord[]>();
  for (const one of records) byRecord.set(one.record, [...(byRecord.get(one.record) ?? []), one]);
  const late: LateWork[] = [];
  const everywhere: bigint[] = [];
  const lines: { agency: string; record: bigint }[] = [];
  const tables: { record: bigint; position: bigint }[] = [];
  for (const all of byRecord.values()) {
    const own = all.filter(({ agency }) => reporters.includes(agency));
    const waiting = own.filter((one) => waitsUnder(locked.get(one.agency), one));
    if (waiting.length === 0) continue;
    const isHeld = waiting.length < own.length || wasTakenIn(own, takenInTo);
    const { id, editions } = all[0]!;
    late.push(workOf(waiting, isHeld));
    if (editions !== undefined) tables.push(...editions.map((position) => ({ record: id, position })));
    else if (isHeld) lines.push(...waiting.map(({ agency }) => ({ agency, record: id })));
    else everywhere.push(id);
  }
  return { late: late.sort(byPosition), leftOut: { records: everywhere, lines, tables } };
}

function wasTakenIn(own: readonly LateRecord[], takenInTo: bigint | null | undefined): boolean {
  return own.some(({ first }) => first <= (takenInTo ?? -1n));
}

function waitsUnder(lock: Lock | undefined, { first, record }: LateRecord): boolean {
  return lock !== undefined && !isIn(lock, first, record);
}

function workOf(waiting: readonly LateRecord[], isHeld: boolean): LateWork {
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
