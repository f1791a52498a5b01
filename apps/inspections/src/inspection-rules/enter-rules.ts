import { command, reject } from '@lien-nganh/kernel';
import { z } from 'zod';
import { body } from '../inspection/shapes.ts';
import { contentFault, contentRules, rulesInput } from './content.ts';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { InspectionRules } from './state.ts';

export const enterRules = command<InspectionRules, typeof events, typeof refusals>()({
  name: 'enter-rules',
  action: 'inspections.enter-rules',
  title: { vi: 'Nhập quy tắc kiểm tra của một loại đoàn', en: 'Enter the inspection rules of a kind of body' },
  creates: true,
  id: (input) => input.body,
  scope: (_, { agency, onBehalfOf = agency }) => ({ sensitivity: 'open', owners: [onBehalfOf] }),
  input: z.strictObject({ body, ...rulesInput }),
  refuses: ['rules-are-new', ...contentRules],
  decide: ({ body: _, ...input }, state, { actor }) => {
    if (state.is !== 'none') return reject('rules-are-new');
    const entered = { ...input, keeper: actor.onBehalfOf ?? actor.agency };
    return contentFault(input) ?? [events.RulesEntered(entered, { occurredOn: input.validFrom })];
  },
});
