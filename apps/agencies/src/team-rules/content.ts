import { reject } from '@lien-nganh/kernel';
import { day, documentReference, slug } from '@lien-nganh/vocabulary';
import { z } from 'zod';

/** What a text asks of the composition of inspection teams. Nothing here is law in the code: a province enters it, dated. */
export const rulesInput = {
  /** Number and symbol of the text that lays it down, `05/2006/TT-BLĐTBXH`. */
  source: documentReference,
  validFrom: day,
  validTo: day.nullable(),
  leaders: z.int().min(0).max(1),
  deputies: z.strictObject({ least: z.int().min(0).max(20), most: z.int().min(0).max(20) }),
  /** A smaller team cannot inspect. */
  leastMembers: z.int().min(1).max(50),
  /** Sectors that nominate members; empty: any. */
  sectors: z.array(slug).max(50),
};
export type RulesInput = z.output<z.ZodObject<typeof rulesInput>>;

export const contentRules = ['validity-runs-forward', 'deputies-run-upward'] as const;

export function contentFault({ validFrom, validTo, deputies }: Pick<RulesInput, 'validFrom' | 'validTo' | 'deputies'>) {
  if (validTo !== null && validTo < validFrom) return reject('validity-runs-forward');
  return deputies.most < deputies.least ? reject('deputies-run-upward') : null;
}
