import { onPaper, type OnPaper } from '@lien-nganh/kernel';
import { presentContent, standing, type Work } from '@lien-nganh/work';
import { coordinationMeeting } from '../coordination-meeting/coordination-meeting.ts';
import { issuedDocument } from '../issued-document/issued-document.ts';
import { team178 } from '../team-178/team-178.ts';
import type { Team178 } from '../team-178/state.ts';
import { citing, type issuedShape } from '../words.ts';
import type { z } from 'zod';

type Document = z.output<typeof issuedShape>;

/** Minutes of meetings, and decisions: what is signed on paper and scanned. */
export const agenciesOnPaper: readonly OnPaper[] = [
  onPaper(coordinationMeeting, (state: Work) => {
    const record = standing(state);
    const number = record && (presentContent(record)['minutes'] as string | null);
    return record && number ? [{ kind: 'minutes', number, date: record.on, signatories: [] }] : [];
  }),
  onPaper(issuedDocument, (state: Work) => {
    const record = standing(state);
    if (record === null) return [];
    const { documentType, document } = presentContent(record) as { documentType: string; document: Document };
    if (documentType !== 'decision') return [];
    return [{ kind: 'decision', number: citing(document), date: record.on, signatories: [] }];
  }),
  onPaper(team178, (state: Team178) => {
    if (state.is === 'none') return [];
    const { decision } = state;
    return [{ kind: 'decision', number: citing(decision), date: decision.issuedOn, signatories: [] }];
  }),
];
