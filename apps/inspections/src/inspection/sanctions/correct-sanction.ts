import { command, isRejected, reject } from '@lien-nganh/kernel';
import { freeText } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { entryWithdrawn } from '../violations/cases.ts';
import { events } from '../events.ts';
import { isDisclosed, type Inspection } from '../lifecycle.ts';
import { name } from '../preparing.ts';
import type { refusals } from '../refusals.ts';
import { decided, sanctionFault, sanctionInput, sanctionLookUps, sanctionMarks, sanctionRules } from './sanctioning.ts';

/** The decision was entered wrongly: here is all of it as the paper has it. */
export const correctSanction = command<Inspection, typeof events, typeof refusals>()({
  name: 'correct-sanction',
  action: 'inspections.correct-sanction',
  title: { vi: 'Sửa bản ghi quyết định xử phạt', en: 'Correct a sanction decision' },
  input: z.strictObject({ ...sanctionInput, decision: name, correctedBecause: freeText(1000) }),
  looksUp: sanctionLookUps,
  onBehalfOf: ({ agency }) => agency,
  refuses: ['inspection-is-disclosed', 'decision-is-known', ...sanctionRules],
  marks: sanctionMarks,
  decide: (input, state, { today, lookUps }) => {
    if (!isDisclosed(state)) return reject('inspection-is-disclosed');
    const { decision, correctedBecause, ...asked } = input;
    if (!state.cases.sanctions.some((one) => one.decision === decision)) return reject('decision-is-known');
    // its own violations are free to be decided again
    const cases = entryWithdrawn(state.cases, { entry: 'sanction', id: decision, reason: correctedBecause });
    const fault = sanctionFault(asked, cases, { today, ...lookUps });
    if (fault) return fault;
    const data = decided(asked, decision, { cases, ...lookUps });
    return isRejected(data)
      ? data
      : [events.SanctionCorrected({ ...data, correctedBecause }, { occurredOn: input.decidedOn })];
  },
});
