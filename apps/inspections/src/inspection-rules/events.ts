import { day, id } from '@lien-nganh/contracts/shapes';
import { defineEvents, sealedForSubject, v } from '@lien-nganh/kernel';
import { z } from 'zod';

const note = sealedForSubject('note', z.string());

const content = {
  source: z.string(),
  validFrom: day,
  validTo: day.nullable(),
  leastMembers: z.int(),
  plannedNeedsPlan: z.boolean(),
  surpriseNeedsGround: z.boolean(),
  surpriseNeedsReport: z.boolean(),
  surpriseIsLeaders: z.boolean(),
};

export const events = defineEvents('inspectionRules', {
  RulesEntered: v(1, z.strictObject({ ...content, keeper: id })),
  /** Another text, from a later day on. */
  RulesFollowed: v(1, z.strictObject(content)),
  /** The last ones had been entered wrongly. */
  RulesCorrected: v(1, z.strictObject({ ...content, reason: note })),
  RulesEnded: v(1, z.strictObject({ lastDay: day })),
});
