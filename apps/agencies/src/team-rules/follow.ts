import { command, reject } from '@lien-nganh/kernel';
import { z } from 'zod';
import { contentFault, contentRules, rulesInput } from './content.ts';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { TeamRules } from './state.ts';

/** Another text takes the place of the last one. What was decided before keeps the rules of its day. */
export const follow = command<TeamRules, typeof events, typeof refusals>()({
  name: 'follow',
  action: 'agencies.teamRules.follow',
  title: { vi: 'Nhập quy tắc mới thay quy tắc trước', en: 'Enter rules that follow the last ones' },
  input: z.strictObject(rulesInput),
  refuses: ['rules-are-kept', 'rules-follow-later', ...contentRules],
  decide: (input, state) => {
    if (state.is === 'none') return reject('rules-are-kept');
    const last = state.versions.at(-1);
    if (last && input.validFrom <= last.validFrom) return reject('rules-follow-later');
    return contentFault(input) ?? [events.TeamRulesFollowed(input, { occurredOn: input.validFrom })];
  },
});
