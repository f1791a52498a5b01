import { command, reject } from '@lien-nganh/kernel';
import { freeText } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { Checklist } from './state.ts';

export const withdrawChecklist = command<Checklist, typeof events, typeof refusals>()({
  name: 'withdraw-checklist',
  action: 'inspections.withdraw-checklist',
  title: { vi: 'Rút danh mục nhập nhầm', en: 'Withdraw a checklist' },
  input: z.strictObject({ reason: freeText(1000) }),
  refuses: ['checklist-stands'],
  decide: (input, state) => (state.is === 'entered' ? [events.ChecklistWithdrawn(input)] : reject('checklist-stands')),
});
