import { reject } from '@lien-nganh/kernel';
import { day, slug, text } from '@lien-nganh/vocabulary';
import { z } from 'zod';

/** A kind of establishment, as a province lists it. The list is open: a kind that is not on it can be registered too. */
export const typeInput = {
  names: z.strictObject({ vi: text(200), en: text(200) }),
  /** On what it rests, as one cites it. */
  source: text(200),
  /** Column of reports under which it is counted. */
  reportColumn: slug,
  conditional: z.boolean(),
  prone: z.boolean(),
  validFrom: day,
  validTo: day.nullable(),
};
export type TypeInput = z.output<z.ZodObject<typeof typeInput>>;

export const typeRules = ['validity-runs-forward', 'prone-is-conditional'] as const;

export function typeFault({ validFrom, validTo, prone, conditional }: TypeInput) {
  if (validTo !== null && validTo < validFrom) return reject('validity-runs-forward');
  return prone && !conditional ? reject('prone-is-conditional') : null;
}
