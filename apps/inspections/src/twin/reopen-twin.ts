import { command, reject } from '@lien-nganh/kernel';
import { freeText } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from './events.ts';
import { stood } from './pair.ts';
import type { refusals } from './refusals.ts';
import type { Twin } from './state.ts';

/** Takes a decision back. A pair that lapsed is proposed again by itself where it is a question again. */
export const reopenTwin = command<Twin, typeof events, typeof refusals>()({
  name: 'reopen-twin',
  action: 'inspections.reopen-twin',
  title: { vi: 'Mở lại cặp trùng', en: 'Open a pair again' },
  input: z.strictObject({ reason: freeText(1000) }),
  refuses: ['pair-is-decided'],
  decide: ({ reason }, state) => {
    if (state.is !== 'same' && state.is !== 'different') return reject('pair-is-decided');
    const { first, second } = state;
    return [events.TwinReopened({ first, second, reason }), stood(state, 'open')];
  },
});
