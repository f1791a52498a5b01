import { command, reject } from '@lien-nganh/kernel';
import { paperFault } from '@lien-nganh/work';
import { z } from 'zod';
import { events } from './events.ts';
import { keepingOf, recognitionInput } from './recognition.ts';
import type { refusals } from './refusals.ts';
import { standing, type HealthyCommune } from './state.ts';
import { dayFault, dayRules } from './steps.ts';

/** The title is given. Whether it is kept from the year before follows from the record of that year. */
export const recognise = command<HealthyCommune, typeof events, typeof refusals>()({
  name: 'recognise',
  action: 'communities.healthyCommune.recognise',
  title: { vi: 'Ghi quyết định công nhận', en: 'Enter the recognition' },
  input: z.strictObject(recognitionInput),
  onBehalfOf: (_, state) => standing(state)?.lead ?? null,
  looksUp: (_, state) => ({ keeping: keepingOf(state) }),
  refuses: [
    'registration-stands',
    'steps-are-taken-in-order',
    'class-may-be-recognised',
    ...dayRules,
    'papers-are-dated-by-today',
  ],
  decide: (input, state, { today, lookUps: { keeping } }) => {
    const stands = standing(state);
    if (!stands) return reject('registration-stands');
    if (stands.is !== 'classified') return reject('steps-are-taken-in-order');
    if (!stands.classified.recognisable) return reject('class-may-be-recognised');
    const fault = dayFault(input.on, stands, today) ?? paperFault([input.decision], today);
    return fault ?? [events.HealthyTitleRecognised({ ...input, kept: keeping }, { occurredOn: input.on })];
  },
});
