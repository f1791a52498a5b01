import { day } from '@lien-nganh/contracts/shapes';
import { defineEvents, sealedForSubject, v } from '@lien-nganh/kernel';
import { z } from 'zod';

const note = sealedForSubject('note', z.string());

const content = {
  source: z.string(),
  validFrom: day,
  validTo: day.nullable(),
  leaders: z.int(),
  deputies: z.strictObject({ least: z.int(), most: z.int() }),
  leastMembers: z.int(),
  sectors: z.array(z.string()),
};

export const events = defineEvents('teamRules', {
  TeamRulesEntered: v(1, z.strictObject(content)),
  /** Another text, from a later day on. */
  TeamRulesFollowed: v(1, z.strictObject(content)),
  /** The last ones had been entered wrongly. */
  TeamRulesCorrected: v(1, z.strictObject({ ...content, reason: note })),
  TeamRulesEnded: v(1, z.strictObject({ lastDay: day })),
});
