import { streamType } from '@lien-nganh/kernel';
import { enterLegalBasis } from './enter-legal-basis.ts';
import { correctLegalBasis } from './correct-legal-basis.ts';
import { endLegalBasis } from './end-legal-basis.ts';
import { withdrawLegalBasis } from './withdraw-legal-basis.ts';
import { events } from './events.ts';
import { refusals } from './refusals.ts';
import { evolve, initial, type Entered, type LegalBasis } from './state.ts';

export const legalBasis = streamType({
  prefix: 'legalBasis',
  title: { vi: 'Căn cứ xử phạt', en: 'Legal basis of sanctions' },
  events,
  initial,
  evolve,
  refusals,
  reads: 'inspections.read-legal-basis',
  scope: (state: LegalBasis) => ({ sensitivity: 'open', owners: state.is === 'none' ? [] : [state.keeper] }),
  summary: (state, id) =>
    state.is === 'none'
      ? { title: id, status: 'none' }
      : {
          title: titleOf(state),
          status: state.is,
          agency: state.keeper,
          day: state.validFrom,
          search: [id, state.decree, state.act, state.field, ...(state.names ? [state.names.vi, state.names.en] : [])],
          facets: { act: state.act, field: state.field, validTo: state.validTo, verified: state.verified },
        },
  commands: [enterLegalBasis, correctLegalBasis, endLegalBasis, withdrawLegalBasis],
});

/** What is forbidden and where it is written, as far as that is known; a sample says that it is one. */
function titleOf({ names, decree, article, clause, point, verified }: Entered): string {
  const parts = [
    ...(article === null ? [] : [`Điều ${article}`]),
    ...(clause === null ? [] : [`khoản ${clause}`]),
    ...(point === null ? [] : [`điểm ${point}`]),
  ];
  const cited = [decree, ...parts].join(', ');
  const title = names === null ? cited : `${names.vi} (${cited})`;
  return verified ? title : `${title} – mẫu, chưa đối chiếu`;
}
