import { command, reject } from '@lien-nganh/kernel';
import { z } from 'zod';
import { contentFault, contentRules, criteriaInput } from './content.ts';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { Criteria } from './state.ts';

/** Another set takes the place of the last one. What was scored before keeps the set of its day. */
export const follow = command<Criteria, typeof events, typeof refusals>()({
  name: 'follow',
  action: 'communities.criteria.follow',
  title: { vi: 'Nhập bộ tiêu chí mới thay bộ trước', en: 'Enter criteria that follow the last ones' },
  input: z.strictObject(criteriaInput),
  refuses: ['criteria-are-kept', 'criteria-follow-later', ...contentRules],
  decide: (input, state) => {
    if (state.is === 'none') return reject('criteria-are-kept');
    const last = state.versions.at(-1);
    if (last && input.validFrom <= last.validFrom) return reject('criteria-follow-later');
    return contentFault(input) ?? [events.CriteriaFollowed(input, { occurredOn: input.validFrom })];
  },
});
