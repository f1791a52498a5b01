import { command, reject } from '@lien-nganh/kernel';
import { freeText } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { LegalBasis } from './state.ts';

export const withdrawLegalBasis = command<LegalBasis, typeof events, typeof refusals>()({
  name: 'withdraw-legal-basis',
  action: 'inspections.withdraw-legal-basis',
  title: { vi: 'Rút căn cứ nhập nhầm', en: 'Withdraw a legal basis' },
  input: z.strictObject({ reason: freeText(1000) }),
  refuses: ['basis-stands'],
  decide: (input, state) => (state.is === 'entered' ? [events.LegalBasisWithdrawn(input)] : reject('basis-stands')),
});
