import { command, reject } from '@lien-nganh/kernel';
import { freeText } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import { stood } from './stood.ts';
import type { Overlap } from './state.ts';

/** Takes a decision back. One that lapsed is found again by itself where it is a question again. */
export const reopenOverlap = command<Overlap, typeof events, typeof refusals>()({
  name: 'reopen',
  action: 'communications.overlap.reopen',
  title: { vi: 'Mở lại chỗ trùng', en: 'Open an overlap again' },
  input: z.strictObject({ reason: freeText(1000) }),
  refuses: ['overlap-is-decided'],
  decide: (input, state) =>
    state.is === 'tally' || state.is === 'singles' || state.is === 'both'
      ? [events.OverlapReopened(input), stood({ ...state, is: 'open' })]
      : reject('overlap-is-decided'),
});
