import { command, reject } from '@lien-nganh/kernel';
import { z } from 'zod';
import { freeText } from '../wording.ts';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { Twin } from './state.ts';

/** Takes a decision back; also where the two have come together again after one of them had moved. */
export const reopenTwin = command<Twin, typeof events, typeof refusals>()({
  name: 'reopen-twin',
  action: 'inspections.reopen-twin',
  title: { vi: 'Mở lại cặp trùng', en: 'Open a pair again' },
  input: z.strictObject({ reason: freeText(1000) }),
  refuses: ['pair-is-decided'],
  decide: ({ reason }, state) => {
    if (state.is === 'none' || state.is === 'open') return reject('pair-is-decided');
    const { first, second } = state;
    return [events.TwinReopened({ first, second, reason })];
  },
});
