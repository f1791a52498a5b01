import { command, reject } from '@lien-nganh/kernel';
import { day } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { InspectionRules } from './state.ts';

export const endRules = command<InspectionRules, typeof events, typeof refusals>()({
  name: 'end-rules',
  action: 'inspections.end-rules',
  title: { vi: 'Ghi ngày hết hiệu lực của quy tắc', en: 'End inspection rules' },
  input: z.strictObject({ lastDay: day }),
  refuses: ['rules-are-kept', 'validity-runs-forward'],
  decide: ({ lastDay }, state) => {
    const last = state.is === 'none' ? undefined : state.versions.at(-1);
    if (!last) return reject('rules-are-kept');
    return lastDay < last.validFrom
      ? reject('validity-runs-forward')
      : [events.RulesEnded({ lastDay }, { occurredOn: lastDay })];
  },
});
