import { command, reject } from '@lien-nganh/kernel';
import { freeText } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { contentFault, contentRules, rulesInput } from './content.ts';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { InspectionRules } from './state.ts';

/** The last rules were entered wrongly: here is all of them. What was decided by them keeps their version. */
export const correctRules = command<InspectionRules, typeof events, typeof refusals>()({
  name: 'correct-rules',
  action: 'inspections.correct-rules',
  title: { vi: 'Sửa quy tắc nhập nhầm', en: 'Correct inspection rules' },
  input: z.strictObject({ ...rulesInput, reason: freeText(1000) }),
  refuses: ['rules-are-kept', 'rules-follow-later', ...contentRules],
  decide: (input, state) => {
    if (state.is === 'none') return reject('rules-are-kept');
    const before = state.versions.at(-2);
    if (before && input.validFrom <= before.validFrom) return reject('rules-follow-later');
    return contentFault(input) ?? [events.RulesCorrected(input)];
  },
});
