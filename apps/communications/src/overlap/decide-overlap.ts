import { command, reject } from '@lien-nganh/kernel';
import { freeText } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import { stood } from './stood.ts';
import type { Overlap } from './state.ts';

/**
 * By whoever has a part in the tally or in one of the other records. Tallies of two agencies may be of different work: then both
 * count. Beside single records none ever does, whatever was decided.
 */
export const decideOverlap = command<Overlap, typeof events, typeof refusals>()({
  name: 'decide',
  action: 'communications.overlap.decide',
  title: {
    vi: 'Quyết định tính số tổng hợp này, các bản ghi khác, hay cả hai số tổng hợp',
    en: 'Decide whether this tally, the other records, or both tallies count',
  },
  input: z.strictObject({ counts: z.enum(['tally', 'singles', 'both']), reason: freeText(1000) }),
  refuses: ['overlap-is-open'],
  decide: (input, state) =>
    state.is === 'open'
      ? [events.OverlapDecided(input), stood({ ...state, is: input.counts })]
      : reject('overlap-is-open'),
});
