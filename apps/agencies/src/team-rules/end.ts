import { command, reject } from '@lien-nganh/kernel';
import { day } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { TeamRules } from './state.ts';

export const end = command<TeamRules, typeof events, typeof refusals>()({
  name: 'end',
  action: 'agencies.teamRules.end',
  title: { vi: 'Ghi ngày hết hiệu lực của quy tắc', en: 'End the rules of teams' },
  input: z.strictObject({ lastDay: day }),
  refuses: ['rules-are-kept', 'validity-runs-forward'],
  decide: ({ lastDay }, state) => {
    const last = state.is === 'none' ? undefined : state.versions.at(-1);
    if (!last) return reject('rules-are-kept');
    return lastDay < last.validFrom
      ? reject('validity-runs-forward')
      : [events.TeamRulesEnded({ lastDay }, { occurredOn: lastDay })];
  },
});
