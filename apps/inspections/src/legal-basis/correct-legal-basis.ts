import { command, reject } from '@lien-nganh/kernel';
import { freeText } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { basisFault, basisInput, basisRules } from './basis.ts';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { LegalBasis } from './state.ts';

/** It was entered wrongly: here is all of it. A new text is a new legal basis, and ends the old one. */
export const correctLegalBasis = command<LegalBasis, typeof events, typeof refusals>()({
  name: 'correct-legal-basis',
  action: 'inspections.correct-legal-basis',
  title: { vi: 'Sửa căn cứ xử phạt', en: 'Correct a legal basis' },
  input: z.strictObject({ ...basisInput, reason: freeText(1000) }),
  refuses: ['basis-stands', ...basisRules],
  decide: (input, state) => {
    if (state.is !== 'entered') return reject('basis-stands');
    return basisFault(input) ?? [events.LegalBasisCorrected(input)];
  },
});
