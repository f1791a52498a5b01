import { papers } from '@lien-nganh/contracts/inspections';
import { lookUp, referenceData, rowsFrom, type ContractData, type LookUp } from '@lien-nganh/kernel';

/** Numbers on papers of one disclosed inspection. */
export type PapersRecord = ContractData<typeof papers>;

/** What inspections say of the numbers of their papers, by inspection. */
export const inspectionPapers = referenceData({
  table: 'inspectionPapers',
  version: papers.version,
  upcasts: papers.upcasts,
  from: [
    rowsFrom(papers, ({ data }) => [
      { key: data.inspection, row: data.papers.length === 0 ? null : (data satisfies PapersRecord) },
    ]),
  ],
});

export function allInspectionPapers(): LookUp<readonly PapersRecord[]> {
  return lookUp(['inspectionPapers'], (rows) => rows.list<PapersRecord>('inspectionPapers', ''));
}
