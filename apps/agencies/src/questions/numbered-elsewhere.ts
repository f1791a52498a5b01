import { allEditions } from '@lien-nganh/contracts/reference';
import type { ReferenceRows } from '@lien-nganh/kernel';
import { allInspectionPapers } from '../integration/inspection-papers.ts';
import type { FoundPaper } from '../number-series/accounts.ts';
import { editionsOf, papersOfInspections } from '../number-series/found-papers.ts';

/** Papers of other services that bear a number: of one body and year. */
export async function numberedElsewhere(
  rows: ReferenceRows,
): Promise<(body: string, year: number) => readonly FoundPaper[]> {
  const [editions, papers] = await Promise.all([allEditions().resolve(rows), allInspectionPapers().resolve(rows)]);
  return (body, year) => [...editionsOf(editions, body, year), ...papersOfInspections(papers, body, year)];
}
