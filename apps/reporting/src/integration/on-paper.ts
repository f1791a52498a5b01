import { onPaper, type OnPaper } from '@lien-nganh/kernel';
import { consolidation } from '../consolidation/consolidation.ts';
import type { Consolidation } from '../consolidation/state.ts';
import { receipt } from '../receipt/receipt.ts';
import type { Receipt } from '../receipt/state.ts';

/** Reports that are on paper: those that came in so, and every edition that was issued, until its scan is filed. */
export const reportsOnPaper: readonly OnPaper[] = [
  onPaper(receipt, (state: Receipt) => {
    if (state.is !== 'received' || state.from !== 'paper' || state.number === null) return [];
    return [{ kind: 'report', number: state.number, date: state.dated, signatories: [] }];
  }),
  onPaper(consolidation, (state: Consolidation) => {
    if (state.is !== 'issued') return [];
    const unfiled = state.editions.filter(({ filed }) => filed.every(({ as }) => as !== 'scan'));
    return unfiled.map(({ number, dated: date, signed }) => ({
      ...{ kind: 'report' as const, number, date },
      signatories: signed === null ? [] : [signed.office],
    }));
  }),
];
