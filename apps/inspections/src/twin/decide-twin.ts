import { command, reject } from '@lien-nganh/kernel';
import { freeText, text } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from './events.ts';
import { stood } from './pair.ts';
import type { refusals } from './refusals.ts';
import type { Twin } from './state.ts';

export const decideTwin = command<Twin, typeof events, typeof refusals>()({
  name: 'decide-twin',
  action: 'inspections.decide-twin',
  title: { vi: 'Quyết định hai bản ghi có trùng hay không', en: 'Decide whether two records are the same visit' },
  input: z.strictObject({
    verdict: z.enum(['same', 'different']),
    /** Of the same visit, the record that stays and counts. */
    kept: text(200).nullable(),
    reason: freeText(1000),
  }),
  refuses: ['pair-is-open', 'kept-is-one-of-the-two'],
  decide: (input, state) => {
    if (state.is !== 'open') return reject('pair-is-open');
    const { first, second } = state;
    const fits =
      input.verdict === 'same' ? input.kept === first.record || input.kept === second.record : input.kept === null;
    if (!fits) return reject('kept-is-one-of-the-two');
    return [events.TwinDecided({ ...input, first, second }), stood(state, input.verdict, input.kept)];
  },
});
