import { lookUp, referenceData, rowsFrom, type Day, type LookUp } from '@lien-nganh/kernel';
import { consolidation } from '../reporting.ts';

/** Numbers of the editions of one consolidated report. */
export interface EditionsRecord {
  /** Stream of the report. */
  readonly record: string;
  /** Whose number it is: the agency through which the reports go. */
  readonly body: string;
  readonly editions: readonly { readonly number: string; readonly dated: Day }[];
}

/** Numbers of consolidated reports, by report. What was withdrawn keeps its number. */
export const editions = referenceData({
  table: 'editions',
  // as its contract, of whose first version no rows were ever made
  version: 2,
  upcasts: { 1: (old: object) => old },
  from: [
    rowsFrom(consolidation, ({ subject: record, data }) => [
      {
        key: record,
        row: {
          ...{ record, body: data.through },
          editions: data.editions.map(({ number, dated }) => ({ number, dated })),
        } satisfies EditionsRecord,
      },
    ]),
  ],
});

export function allEditions(): LookUp<readonly EditionsRecord[]> {
  return lookUp(['editions'], (rows) => rows.list<EditionsRecord>('editions', ''));
}
