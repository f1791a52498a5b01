import { command, reject } from '@lien-nganh/kernel';
import { z } from 'zod';
import { contentFault, contentRules, rulesInput } from './content.ts';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import { TEAM_178 } from './rules-on.ts';
import type { TeamRules } from './state.ts';

export const enter = command<TeamRules, typeof events, typeof refusals>()({
  name: 'enter',
  action: 'agencies.teamRules.enter',
  title: { vi: 'Nhập quy tắc thành lập Đội', en: 'Enter the rules of setting up teams' },
  creates: true,
  id: ({ kind }) => kind,
  scope: () => ({ sensitivity: 'open', owners: [] }),
  input: z.strictObject({ kind: z.literal(TEAM_178), ...rulesInput }),
  refuses: ['rules-are-new', ...contentRules],
  decide: ({ kind: _, ...input }, state) => {
    if (state.is !== 'none') return reject('rules-are-new');
    return contentFault(input) ?? [events.TeamRulesEntered(input, { occurredOn: input.validFrom })];
  },
});
