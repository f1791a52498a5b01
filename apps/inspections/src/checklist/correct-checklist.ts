import { command, reject } from '@lien-nganh/kernel';
import { freeText } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from './events.ts';
import { checklistFault, checklistInput, checklistRules } from './items.ts';
import type { refusals } from './refusals.ts';
import type { Checklist } from './state.ts';

export const correctChecklist = command<Checklist, typeof events, typeof refusals>()({
  name: 'correct-checklist',
  action: 'inspections.correct-checklist',
  title: { vi: 'Sửa danh mục nội dung kiểm tra', en: 'Correct a checklist' },
  input: z.strictObject({ ...checklistInput, reason: freeText(1000) }),
  refuses: ['checklist-stands', ...checklistRules],
  decide: (input, state) => {
    if (state.is !== 'entered') return reject('checklist-stands');
    return checklistFault(input) ?? [events.ChecklistCorrected(input)];
  },
});
