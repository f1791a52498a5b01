import { onPaper, type OnPaper } from '@lien-nganh/kernel';
import { inspection } from '../inspection/inspection.ts';
import { isDisclosed, type Inspection } from '../inspection/lifecycle.ts';

/** Minutes and sanction decisions are signed on paper. Before an inspection is disclosed there are none. */
export const inspectionsOnPaper: readonly OnPaper[] = [
  onPaper(inspection, (state: Inspection) => {
    if (!isDisclosed(state)) return [];
    const { minutes } = state.result;
    const decisions = state.cases.sanctions.map(({ number, decidedOn: date, signatory }) => ({
      ...{ kind: 'decision' as const, number, date, signatories: [signatory] },
    }));
    if (minutes === null) return decisions;
    return [{ kind: 'minutes', number: minutes.number, date: minutes.signedOn, signatories: [] }, ...decisions];
  }),
];
