import { command, reject } from '@lien-nganh/kernel';
import { z } from 'zod';
import { contentFault, contentRules, criteriaInput } from './content.ts';
import { HEALTHY_COMMUNE } from './criteria-on.ts';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { Criteria } from './state.ts';

export const enter = command<Criteria, typeof events, typeof refusals>()({
  name: 'enter',
  action: 'communities.criteria.enter',
  title: { vi: 'Nhập bộ tiêu chí xã lành mạnh', en: 'Enter the criteria of healthy communes' },
  creates: true,
  id: ({ set }) => set,
  scope: (_, { agency, onBehalfOf = agency }) => ({ sensitivity: 'open', owners: [onBehalfOf] }),
  input: z.strictObject({ set: z.literal(HEALTHY_COMMUNE), ...criteriaInput }),
  refuses: ['criteria-are-new', ...contentRules],
  decide: ({ set: _, ...input }, state, { actor }) => {
    if (state.is !== 'none') return reject('criteria-are-new');
    const keeper = actor.onBehalfOf ?? actor.agency;
    return contentFault(input) ?? [events.CriteriaEntered({ ...input, keeper }, { occurredOn: input.validFrom })];
  },
});
