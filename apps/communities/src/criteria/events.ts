import { day, names } from '@lien-nganh/contracts/shapes';
import { defineEvents, sealedForSubject, v } from '@lien-nganh/kernel';
import { z } from 'zod';

const note = sealedForSubject('note', z.string());

const content = {
  names,
  source: z.string(),
  verified: z.boolean(),
  validFrom: day,
  validTo: day.nullable(),
  criteria: z.array(z.strictObject({ criterion: z.string(), names, most: z.int() })),
  classes: z.array(z.strictObject({ class: z.string(), names, least: z.int(), recognisable: z.boolean() })),
};

export const events = defineEvents('criteria', {
  /** `keeper` is the agency that keeps it from then on. */
  CriteriaEntered: v(1, z.strictObject({ ...content, keeper: z.string() })),
  /** Another set, from a later day on. */
  CriteriaFollowed: v(1, z.strictObject(content)),
  /** The last one had been entered wrongly. */
  CriteriaCorrected: v(1, z.strictObject({ ...content, reason: note })),
  CriteriaEnded: v(1, z.strictObject({ lastDay: day })),
});
