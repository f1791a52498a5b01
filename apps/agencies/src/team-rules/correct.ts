import { command, reject } from '@lien-nganh/kernel';
import { z } from 'zod';
import { reason } from '../inputs.ts';
import { contentFault, contentRules, rulesInput } from './content.ts';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { TeamRules } from './state.ts';

/** The last rules were entered wrongly: here is all of them. What was decided by them keeps their version. */
export const correct = command<TeamRules, typeof events, typeof refusals>()({
  name: 'correct',
  action: 'agencies.teamRules.correct',
  title: { vi: 'Sửa quy tắc nhập nhầm', en: 'Correct the rules of teams' },
  input: z.strictObject({ ...rulesInput, reason }),
  refuses: ['rules-are-kept', 'rules-follow-later', ...contentRules],
  decide: (input, state) => {
    if (state.is === 'none') return reject('rules-are-kept');
    const before = state.versions.at(-2);
    if (before && input.validFrom <= before.validFrom) return reject('rules-follow-later');
    return contentFault(input) ?? [events.TeamRulesCorrected(input)];
  },
});
