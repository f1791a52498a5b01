import { command } from '@lien-nganh/kernel';
import { z } from 'zod';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { Twin } from './state.ts';

/** Sent by the process that watches a pair: one of the two moved or was withdrawn. */
export const lapseTwin = command<Twin, typeof events, typeof refusals>()({
  name: 'lapse-twin',
  action: 'inspections.lapse-twin',
  title: { vi: 'Bỏ cặp không còn ý nghĩa', en: 'Let a pair lapse' },
  input: z.strictObject({}),
  refuses: [],
  decide: (_, state) => {
    if (state.is === 'none' || state.is === 'lapsed') return [];
    const { first, second } = state;
    return [events.TwinLapsed({ first, second })];
  },
});
