import { command, reject } from '@lien-nganh/kernel';
import { slug } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from './events.ts';
import { checklistFault, checklistInput, checklistRules } from './items.ts';
import type { refusals } from './refusals.ts';
import type { Checklist } from './state.ts';

export const enterChecklist = command<Checklist, typeof events, typeof refusals>()({
  name: 'enter-checklist',
  action: 'inspections.enter-checklist',
  title: { vi: 'Nhập danh mục nội dung kiểm tra', en: 'Enter a checklist' },
  creates: true,
  id: ({ checklist }) => checklist,
  scope: (_, { agency, onBehalfOf = agency }) => ({ sensitivity: 'open', owners: [onBehalfOf] }),
  input: z.strictObject({ checklist: slug, ...checklistInput }),
  refuses: ['checklist-is-new', ...checklistRules],
  decide: ({ checklist: _, ...input }, state, { actor }) => {
    if (state.is !== 'none') return reject('checklist-is-new');
    const fault = checklistFault(input);
    return (
      fault ?? [
        events.ChecklistEntered(
          { ...input, keeper: actor.onBehalfOf ?? actor.agency },
          { occurredOn: input.validFrom },
        ),
      ]
    );
  },
});
