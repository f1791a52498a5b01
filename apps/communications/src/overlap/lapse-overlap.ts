import { command } from '@lien-nganh/kernel';
import { text } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import { stood } from './stood.ts';
import type { Overlap } from './state.ts';

/** Sent by the process: the tally, or the last of the other records, is there no more. */
export const lapseOverlap = command<Overlap, typeof events, typeof refusals>()({
  name: 'lapse',
  action: 'communications.overlap.lapse',
  title: { vi: 'Bỏ chỗ trùng không còn', en: 'Let an overlap lapse' },
  input: z.strictObject({ together: text(200) }),
  refuses: [],
  decide: ({ together }, state) =>
    state.is === 'none' || state.is === 'lapsed' || state.together !== together
      ? []
      : [events.OverlapLapsed({ together }), stood({ ...state, is: 'lapsed' })],
});
