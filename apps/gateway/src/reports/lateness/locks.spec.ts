import { describe, expect, test } from '@jest/globals';
import type { ReportRecord } from '../../read-models/kept-states.ts';
import type { LateFor } from './late-in-areas.ts';
import { sortLate } from './late-work.ts';
import { isIn, lockOf, withOpenExceptions, type Lock } from './locks.ts';

const positionOf = (printed: string) => BigInt(printed.split(':')[1]!);
const made = (position: number) => ({
  ...{ position: `l:${position}`, hash: 'a'.repeat(64), template: { id: 't', version: 1 } },
});
const submitted = (position: number, more: Partial<ReportRecord['submissions'][number]> = {}) => ({
  ...({ submission: 1, on: '2013-07-05', timeliness: 'on-time', content: 'figures', signedAs: 'head' } as const),
  ...{ made: made(position), state: 'stands' as const, exception: null },
  ...more,
});

function reportOf(more: Partial<ReportRecord>): ReportRecord {
  return {
    ...{ regime: '879', period: '2013-H1', kind: 'six-monthly', agency: 'police', group: 'member', manner: 'obliged' },
    ...{ through: 'dolisa', dueOn: '2013-07-10', obligation: null, state: 'submitted', written: [], adjustments: [] },
    ...{ submissions: [submitted(10)], missingOn: null, escalatedOn: null, accepted: null, exceptions: [] },
    ...more,
  };
}

const exception = (records: readonly string[] = []) => ({
  ...{ exception: 'e1', by: 'committee', from: '2013-07-12', until: '2013-07-15', records: [...records] },
});

describe('the lock of a report', () => {
  test('is of what was submitted and not returned, and nothing else', () => {
    expect(lockOf(reportOf({ state: 'drafted', submissions: [] }), positionOf)).toBeNull();
    expect(
      lockOf(reportOf({ state: 'returned', submissions: [submitted(10, { state: 'returned' })] }), positionOf),
    ).toBeNull();
    const lock = lockOf(reportOf({}), positionOf)!;
    expect([isIn(lock, 10n, 'r'), isIn(lock, 11n, 'r')]).toEqual([true, false]);
  });

  test('lets an exception take in late work while it is open, and no longer (S-12)', () => {
    const report = reportOf({ exceptions: [exception()] });
    const lock = lockOf(report, positionOf)!;
    const on = (today: string) => isIn(withOpenExceptions(lock, report, { today, position: 50n }), 20n, 'r');
    expect([on('2013-07-11'), on('2013-07-12'), on('2013-07-15'), on('2013-07-16')]).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  test('lets an exception that names records take in just these, also once they are submitted', () => {
    const second = submitted(30, { submission: 2, exception: 'e1', on: '2013-07-13' });
    const again = [submitted(10, { state: 'overtaken' }), second];
    const lock = lockOf(reportOf({ submissions: again, exceptions: [exception(['r1'])] }), positionOf)!;
    expect([isIn(lock, 20n, 'r1'), isIn(lock, 20n, 'r2'), isIn(lock, 5n, 'r2')]).toEqual([true, false, true]);
  });

  test('takes in the records of all exceptions that ran when it was submitted again, and of none that was opened after', () => {
    const of = (name: string, records: readonly string[], more: object = {}) => {
      return { ...exception(records), exception: name, ...more };
    };
    const over = of('e0', ['r0'], { until: '2013-07-12' });
    const exceptions = [over, of('e1', ['r1']), of('e2', ['r2']), of('e3', ['r3'])];
    const second = submitted(30, { submission: 2, exception: 'e2', on: '2013-07-13' });
    const report = reportOf({ submissions: [submitted(10, { state: 'overtaken' }), second], exceptions });
    const lock = lockOf(report, positionOf)!;
    expect(['r0', 'r1', 'r2', 'r3'].map((record) => isIn(lock, 20n, record))).toEqual([false, true, true, false]);
  });
});

describe('late work', () => {
  const one = (id: number, agency: string, first: number): LateFor => ({
    ...{ id: BigInt(id), record: `r${id}`, agency, first: BigInt(first) },
    ...{ occurredOn: '2013-06-20', knownDay: '2013-07-12', byPlace: false },
  });
  const lock = (agency: string, position: number): Lock => ({
    agency,
    submissions: [{ position: BigInt(position), covers: 'all' }],
  });

  test('is left out of everything where no report holds it, and of one line where another does (S-05)', () => {
    const records = [one(1, 'police', 20), one(2, 'police', 20), one(2, 'health', 15), one(3, 'health', 15)];
    const { late, leftOut } = sortLate(records, {
      locks: [lock('police', 10), lock('health', 16)],
      reporters: ['police', 'health', 'culture'],
    });
    expect(late.map(({ record, waitsFor, isIn }) => [record, waitsFor, isIn])).toEqual([
      ['r1', ['police'], false],
      ['r2', ['police'], true],
    ]);
    expect(leftOut).toEqual({ records: [1n], lines: [{ agency: 'police', record: 2n }], tables: [] });
  });

  test('that a restated edition took in is in the total, and waits for its line and for what came after', () => {
    const records = [one(1, 'police', 20), one(2, 'police', 31)];
    const asked = { locks: [lock('police', 10)], reporters: ['police', 'health'], takenInTo: 30n };
    const { late, leftOut } = sortLate(records, asked);
    expect(late.map(({ record, isIn }) => [record, isIn])).toEqual([
      ['r1', true],
      ['r2', false],
    ]);
    expect(leftOut).toMatchObject({ records: [2n], lines: [{ agency: 'police', record: 1n }] });
  });

  test('of a released table leaves out that table, in all its editions, and no other of its indicator', () => {
    const table = { ...one(1, 'health', 20), record: 'release-x@2013-04-01..2013-06-30', editions: [20n, 25n] };
    const { late, leftOut } = sortLate([table], { locks: [lock('health', 10)], reporters: ['health'] });
    expect(late.map(({ record }) => record)).toEqual(['release-x@2013-04-01..2013-06-30']);
    expect(leftOut).toEqual({
      ...{ records: [], lines: [] },
      tables: [
        { record: 1n, position: 20n },
        { record: 1n, position: 25n },
      ],
    });
  });

  test('of a released table is in a restated edition that took it in', () => {
    const table = { ...one(1, 'health', 20), record: 'release-x@2013-04-01..2013-06-30', editions: [20n] };
    const sorted = sortLate([table], { locks: [lock('health', 10)], reporters: ['health'], takenInTo: 30n });
    expect([sorted.late.map(({ isIn }) => isIn), sorted.leftOut.tables]).toEqual([[true], []]);
  });

  test('of a joint record whose other agency has not reported yet stays in what is consolidated', () => {
    const records = [one(1, 'police', 20), one(1, 'culture', 20), one(1, 'somebody', 20)];
    const asked = { locks: [lock('police', 10)], reporters: ['police', 'culture'] };
    expect(sortLate(records, asked).leftOut).toMatchObject({ records: [], lines: [{ agency: 'police', record: 1n }] });
    expect(sortLate(records, { ...asked, reporters: ['police'] }).leftOut.records).toEqual([1n]);
  });
});
