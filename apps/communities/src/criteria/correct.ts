import { command, reject } from '@lien-nganh/kernel';
import { reasonInput } from '@lien-nganh/work';
import { z } from 'zod';
import { contentFault, contentRules, criteriaInput } from './content.ts';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { Criteria } from './state.ts';

/** The last set was entered wrongly: here is all of it. What was scored by it keeps its version. */
export const correct = command<Criteria, typeof events, typeof refusals>()({
  name: 'correct',
  action: 'communities.criteria.correct',
  title: { vi: 'Sửa bộ tiêu chí nhập nhầm', en: 'Correct the criteria' },
  input: z.strictObject({ ...criteriaInput, reason: reasonInput }),
  refuses: ['criteria-are-kept', 'criteria-follow-later', ...contentRules],
  decide: (input, state) => {
    if (state.is === 'none') return reject('criteria-are-kept');
    const before = state.versions.at(-2);
    if (before && input.validFrom <= before.validFrom) return reject('criteria-follow-later');
    return contentFault(input) ?? [events.CriteriaCorrected(input, { occurredOn: input.validFrom })];
  },
});
