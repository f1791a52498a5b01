import { day, names } from '@lien-nganh/contracts/shapes';
import { defineEvents, sealedForSubject, v } from '@lien-nganh/kernel';
import { z } from 'zod';

const note = sealedForSubject('note', z.string());
const dayOfYear = z.strictObject({ month: z.int(), day: z.int(), inYearAfter: z.boolean() });
const begins = z.strictObject({ month: z.int(), day: z.int(), inYearBefore: z.boolean() });

const content = {
  names,
  validFrom: day,
  validTo: day.nullable(),
  parts: z.array(z.strictObject({ code: z.string(), begins })),
  terms: z.array(z.strictObject({ part: z.string(), cutOff: dayOfYear, due: dayOfYear })),
  leastWorkingDays: z.int(),
  movesToWorkingDay: z.boolean(),
};

export const events = defineEvents('calendar', {
  CalendarEntered: v(1, z.strictObject({ ...content, keeper: z.string() })),
  CalendarCorrected: v(1, z.strictObject({ ...content, reason: note })),
  CalendarEnded: v(1, z.strictObject({ lastDay: day })),
});
