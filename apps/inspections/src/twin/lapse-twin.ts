import { command } from '@lien-nganh/kernel';
import { day, text } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from './events.ts';
import { stood } from './pair.ts';
import type { refusals } from './refusals.ts';
import type { Twin } from './state.ts';

/**
 * Sent by the process that weighs the pairs of a place and day: one of the two is not there any more, or other decisions
 * answer what was asked. It says what it knew of the pair; one that has moved on meanwhile stays.
 */
export const lapseTwin = command<Twin, typeof events, typeof refusals>()({
  name: 'lapse-twin',
  action: 'inspections.lapse-twin',
  title: { vi: 'Bỏ cặp không còn ý nghĩa', en: 'Let a pair lapse' },
  input: z.strictObject({
    establishment: text(200),
    on: day,
    /** `null`: however it stands. */
    was: z.enum(['open', 'same', 'different']).nullable(),
  }),
  refuses: [],
  decide: ({ establishment, on, was }, state) => {
    if (state.is === 'none' || state.is === 'lapsed') return [];
    if (state.establishment !== establishment || state.on !== on) return [];
    if (was !== null && state.is !== was) return [];
    const { first, second } = state;
    return [events.TwinLapsed({ first, second }), stood(state, 'lapsed')];
  },
});
