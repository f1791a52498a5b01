import { command, reject } from '@lien-nganh/kernel';
import { day } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { reason } from '../inputs.ts';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import { latestVersion, type Indicator } from './state.ts';

/** From a day on it is counted no more. Its figures of earlier days stay. */
export const end = command<Indicator, typeof events, typeof refusals>()({
  name: 'end',
  action: 'agencies.indicator.end',
  title: { vi: 'Kết thúc chỉ tiêu', en: 'End an indicator' },
  input: z.strictObject({
    /** First day without it. */
    on: day,
    reason,
  }),
  refuses: ['indicator-is-defined', 'end-follows-the-last-version'],
  decide(input, state) {
    if (state.is !== 'defined') return reject('indicator-is-defined');
    if (input.on <= latestVersion(state).validFrom) return reject('end-follows-the-last-version');
    return [events.IndicatorEnded(input, { occurredOn: input.on })];
  },
});
