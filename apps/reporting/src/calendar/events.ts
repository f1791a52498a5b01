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
  terms: z.array(
    z.strictObject({
      part: z.string(),
      cutOff: dayOfYear,
      due: dayOfYear,
      consolidatedDue: dayOfYear.nullable(),
    }),
  ),
  leastWorkingDays: z.int(),
  movesToWorkingDay: z.boolean(),
};

/** Before the second version no calendar set a day for the consolidated report. */
interface V1 {
  readonly terms: readonly object[];
}
const fromV1 = (old: V1) => ({ ...old, terms: old.terms.map((term) => ({ ...term, consolidatedDue: null })) });

export const events = defineEvents('calendar', {
  CalendarEntered: v(2, z.strictObject({ ...content, keeper: z.string() }), { 1: fromV1 }),
  CalendarCorrected: v(2, z.strictObject({ ...content, reason: note }), { 1: fromV1 }),
  CalendarEnded: v(1, z.strictObject({ lastDay: day })),
});
