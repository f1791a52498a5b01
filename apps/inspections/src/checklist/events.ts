import { day, id, names } from '@lien-nganh/contracts/shapes';
import { defineEvents, sealedForSubject, v } from '@lien-nganh/kernel';
import { z } from 'zod';

const note = sealedForSubject('note', z.string());

/** What an inspection looks at, each item by one sector. Health has none: it only says whether its conditions are met. */
export const checklistData = {
  names,
  validFrom: day,
  validTo: day.nullable(),
  kinds: z.array(z.string()),
  items: z.array(z.strictObject({ item: id, sector: z.string(), names })),
};

export const events = defineEvents('checklist', {
  ChecklistEntered: v(1, z.strictObject({ ...checklistData, keeper: id })),
  ChecklistCorrected: v(1, z.strictObject({ ...checklistData, reason: note })),
  ChecklistEnded: v(1, z.strictObject({ lastDay: day })),
  ChecklistWithdrawn: v(1, z.strictObject({ reason: note })),
});
