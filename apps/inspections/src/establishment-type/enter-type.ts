import { command, reject } from '@lien-nganh/kernel';
import { slug } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { typeFault, typeInput, typeRules } from './content.ts';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { EstablishmentType } from './state.ts';

export const enterType = command<EstablishmentType, typeof events, typeof refusals>()({
  name: 'enter-type',
  action: 'inspections.enter-type',
  title: { vi: 'Nhập loại cơ sở', en: 'Enter a kind of establishment' },
  creates: true,
  id: ({ kind }) => kind,
  scope: (_, { agency, onBehalfOf = agency }) => ({ sensitivity: 'open', owners: [onBehalfOf] }),
  input: z.strictObject({
    /** Its code, `karaoke`. */
    kind: slug,
    ...typeInput,
  }),
  refuses: ['type-is-new', ...typeRules],
  decide: ({ kind: _, ...input }, state, { actor }) => {
    if (state.is !== 'none') return reject('type-is-new');
    const data = { ...input, keeper: actor.onBehalfOf ?? actor.agency };
    return typeFault(input) ?? [events.TypeEntered(data, { occurredOn: input.validFrom })];
  },
});
