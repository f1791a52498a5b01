import { streamType } from '@lien-nganh/kernel';
import { printDocumentReference } from '@lien-nganh/vocabulary';
import { amend } from './amend.ts';
import { correct } from './correct.ts';
import { events } from './events.ts';
import { issue } from './issue.ts';
import { refusals } from './refusals.ts';
import { revoke } from './revoke.ts';
import { directiveScope } from './scope.ts';
import { evolve, initial } from './state.ts';

/** The text of a directive with its obligations. How each addressee carries them out is the follow-ups' matter. */
export const directive = streamType({
  prefix: 'directive',
  title: { vi: 'Văn bản chỉ đạo', en: 'Directive' },
  events,
  initial,
  evolve,
  refusals,
  reads: 'agencies.directive.read',
  scope: (state) => (state.is === 'none' ? { sensitivity: 'open', owners: [] } : directiveScope(state)),
  summary(state, id) {
    if (state.is === 'none') return { title: id, status: state.is };
    const { number, symbol, subject, issuer, issuedOn, kind, obligations } = state;
    const reference = printDocumentReference({ number, symbol, year: null });
    return {
      title: `${reference} ${subject.vi}`,
      status: state.is,
      agency: issuer,
      day: issuedOn,
      search: [reference, subject.vi, subject.en, ...obligations.map(({ words }) => words)],
      facets: { reference, kind, obligations: obligations.length },
    };
  },
  commands: [issue, amend, correct, revoke],
});
