import { lookUp, referenceData, rowsFrom, type ContractData, type Day, type LookUp } from '@lien-nganh/kernel';
import { assignment } from '../audit.ts';
import { lasts } from './lasting.ts';

/** Audit assignments of all times, by id. */
export const assignments = referenceData({
  table: 'assignments',
  version: assignment.version,
  upcasts: assignment.upcasts,
  from: [rowsFrom(assignment, ({ data }) => [{ key: data.assignment, row: data }])],
});

export type AssignmentRecord = ContractData<typeof assignment>;

/** Whether an assignment lets its auditors look on a day. */
export function runs({ startsOn, endsOn }: Pick<AssignmentRecord, 'startsOn' | 'endsOn'>, on: Day): boolean {
  return lasts({ from: startsOn, to: endsOn }, on);
}

/** All assignments of an auditor, running or not. */
export function assignmentsOf(account: string): LookUp<readonly AssignmentRecord[]> {
  return lookUp(['assignments'], async (rows) => {
    const found = await rows.list<AssignmentRecord>('assignments', '');
    return found.filter(({ auditors }) => auditors.includes(account));
  });
}

/** The assignments under which an auditor may look on a day. */
export function runningAssignments(account: string, on: Day): LookUp<readonly AssignmentRecord[]> {
  return lookUp(['assignments'], async (rows) => {
    const found = await assignmentsOf(account).resolve(rows);
    return found.filter((record) => runs(record, on));
  });
}
