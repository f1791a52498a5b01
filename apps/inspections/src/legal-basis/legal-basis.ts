import { streamType } from '@lien-nganh/kernel';
import { enterLegalBasis } from './enter-legal-basis.ts';
import { correctLegalBasis } from './correct-legal-basis.ts';
import { endLegalBasis } from './end-legal-basis.ts';
import { withdrawLegalBasis } from './withdraw-legal-basis.ts';
import { events } from './events.ts';
import { refusals } from './refusals.ts';
import { evolve, initial, type LegalBasis } from './state.ts';

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
          title: `${state.decree}, Điều ${state.article}`,
          status: state.is,
          agency: state.keeper,
          day: state.validFrom,
          search: [id, state.decree, state.act, state.field],
          facets: { act: state.act, field: state.field, validTo: state.validTo },
        },
  commands: [enterLegalBasis, correctLegalBasis, endLegalBasis, withdrawLegalBasis],
});
