import { day, names } from '@lien-nganh/contracts/shapes';
import { defineEvents, sealedForSubject, v } from '@lien-nganh/kernel';
import { z } from 'zod';

const note = sealedForSubject('note', z.string());

const content = {
  names,
  /** The paper that sets it; `null`: nobody looked it up, and the day is as it was widely known. */
  basis: z.strictObject({ number: z.string(), dated: day }).nullable(),
};
const special = { on: day, is: z.enum(['day-off', 'make-up']) };

export const events = defineEvents('workYear', {
  /** Of one paper, or of one occasion. */
  SpecialDaysEntered: v(1, z.strictObject({ days: z.array(z.strictObject(special)), ...content })),
  SpecialDayCorrected: v(1, z.strictObject({ ...special, ...content, reason: note })),
  SpecialDayWithdrawn: v(1, z.strictObject({ on: day, reason: note })),
});
