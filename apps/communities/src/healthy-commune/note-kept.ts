import { command, reject } from '@lien-nganh/kernel';
import { z } from 'zod';
import { events } from './events.ts';
import { keepingOf } from './recognition.ts';
import type { refusals } from './refusals.ts';
import { standing, type HealthyCommune } from './state.ts';

/** The year before came to stand otherwise: looked up anew, never typed. */
export const noteKept = command<HealthyCommune, typeof events, typeof refusals>()({
  name: 'note-kept',
  action: 'communities.healthyCommune.note-kept',
  title: { vi: 'Ghi lại việc duy trì danh hiệu', en: 'Note whether the title was kept' },
  input: z.strictObject({}),
  onBehalfOf: (_, state) => standing(state)?.lead ?? null,
  looksUp: (_, state) => ({ keeping: keepingOf(state) }),
  refuses: ['registration-stands', 'keeping-changes'],
  decide: (_, state, { lookUps: { keeping } }) => {
    if (!standing(state)) return reject('registration-stands');
    if (state.is !== 'recognised' || state.recognised.kept === keeping) return reject('keeping-changes');
    return [events.KeepingNoted({ kept: keeping }, { occurredOn: state.recognised.on })];
  },
});
