import { command, reject } from '@lien-nganh/kernel';
import { day } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { Criteria } from './state.ts';

export const end = command<Criteria, typeof events, typeof refusals>()({
  name: 'end',
  action: 'communities.criteria.end',
  title: { vi: 'Ghi ngày hết hiệu lực của bộ tiêu chí', en: 'End the criteria' },
  input: z.strictObject({ lastDay: day }),
  refuses: ['criteria-are-kept', 'validity-runs-forward'],
  decide: ({ lastDay }, state) => {
    const last = state.is === 'none' ? undefined : state.versions.at(-1);
    if (!last) return reject('criteria-are-kept');
    return lastDay < last.validFrom
      ? reject('validity-runs-forward')
      : [events.CriteriaEnded({ lastDay }, { occurredOn: lastDay })];
  },
});
