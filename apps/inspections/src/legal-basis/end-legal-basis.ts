import { command, reject } from '@lien-nganh/kernel';
import { day } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { LegalBasis } from './state.ts';

export const endLegalBasis = command<LegalBasis, typeof events, typeof refusals>()({
  name: 'end-legal-basis',
  action: 'inspections.end-legal-basis',
  title: { vi: 'Ghi ngày hết hiệu lực của căn cứ', en: 'End a legal basis' },
  input: z.strictObject({ lastDay: day }),
  refuses: ['basis-stands', 'validity-runs-forward'],
  decide: ({ lastDay }, state) => {
    if (state.is !== 'entered') return reject('basis-stands');
    return lastDay < state.validFrom
      ? reject('validity-runs-forward')
      : [events.LegalBasisEnded({ lastDay }, { occurredOn: lastDay })];
  },
});
