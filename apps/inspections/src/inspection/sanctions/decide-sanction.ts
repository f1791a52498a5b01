import { command, isRejected, reject } from '@lien-nganh/kernel';
import { z } from 'zod';
import { events } from '../events.ts';
import { isDisclosed, type Inspection } from '../lifecycle.ts';
import type { refusals } from '../refusals.ts';
import { decided, sanctionFault, sanctionInput, sanctionLookUps, sanctionMarks, sanctionRules } from './sanctioning.ts';

export const decideSanction = command<Inspection, typeof events, typeof refusals>()({
  name: 'decide-sanction',
  action: 'inspections.decide-sanction',
  title: { vi: 'Ghi quyết định xử phạt', en: 'Record a sanction decision' },
  input: z.strictObject(sanctionInput),
  looksUp: sanctionLookUps,
  onBehalfOf: ({ agency }) => agency,
  refuses: ['inspection-is-disclosed', ...sanctionRules],
  marks: sanctionMarks,
  decide: (input, state, { today, commandId, lookUps }) => {
    if (!isDisclosed(state)) return reject('inspection-is-disclosed');
    const { cases } = state;
    const fault = sanctionFault(input, cases, { today, ...lookUps });
    if (fault) return fault;
    const data = decided(input, commandId, { cases, ...lookUps });
    return isRejected(data) ? data : [events.SanctionDecided(data, { occurredOn: input.decidedOn })];
  },
});
