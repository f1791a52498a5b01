import { reject } from '@lien-nganh/kernel';
import { day, documentReference } from '@lien-nganh/vocabulary';
import { z } from 'zod';

/** What a body's own rules ask of its inspections. Nothing here is law in the code: a province enters it, dated. */
export const rulesInput = {
  /** Number and symbol of the text that lays it down, `05/2006/TT-BLĐTBXH`. */
  source: documentReference,
  validFrom: day,
  validTo: day.nullable(),
  /** So many of the body's people take part in each inspection. */
  leastMembers: z.int().min(1).max(30),
  /** A planned inspection follows a plan that was approved. */
  plannedNeedsPlan: z.boolean(),
  surpriseNeedsGround: z.boolean(),
  surpriseNeedsReport: z.boolean(),
  surpriseIsLeaders: z.boolean(),
};
export type RulesInput = z.output<z.ZodObject<typeof rulesInput>>;

export const contentRules = ['validity-runs-forward'] as const;

export function contentFault({ validFrom, validTo }: Pick<RulesInput, 'validFrom' | 'validTo'>) {
  return validTo !== null && validTo < validFrom ? reject('validity-runs-forward') : null;
}
