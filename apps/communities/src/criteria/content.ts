import { reject } from '@lien-nganh/kernel';
import { day, slug, text } from '@lien-nganh/vocabulary';
import { z } from 'zod';

const names = z.strictObject({ vi: text(300), en: text(300) });

/** What communes are scored by from a day on. Nothing here is law in the code: a province enters it, dated. */
export const criteriaInput = {
  names,
  /** The text that lays it down, in words; of a sample, that it is one. */
  source: text(300),
  /** Whether somebody has compared it with the text; else it is a sample. */
  verified: z.boolean(),
  validFrom: day,
  validTo: day.nullable(),
  criteria: z
    .array(z.strictObject({ criterion: slug, names, most: z.int().min(1).max(1000) }))
    .min(1)
    .max(100),
  /** From the best down; a commune is of the first class whose least number of points it has. */
  classes: z
    .array(z.strictObject({ class: slug, names, least: z.int().min(0).max(100_000), recognisable: z.boolean() }))
    .min(1)
    .max(20),
};
export type CriteriaInput = z.output<z.ZodObject<typeof criteriaInput>>;

export const contentRules = ['validity-runs-forward', 'each-criterion-once', 'classes-run-down-to-none'] as const;

export function contentFault({ validFrom, validTo, criteria, classes }: CriteriaInput) {
  if (validTo !== null && validTo < validFrom) return reject('validity-runs-forward');
  if (new Set(criteria.map(({ criterion }) => criterion)).size < criteria.length) return reject('each-criterion-once');
  return runDown(classes) ? null : reject('classes-run-down-to-none');
}

/** Each class begins lower than the one before, the last at no points at all: so every score has just one. */
function runDown(classes: CriteriaInput['classes']): boolean {
  const once = new Set(classes.map((one) => one.class)).size === classes.length;
  const lower = classes.every(({ least }, index) => index === 0 || least < classes[index - 1]!.least);
  return once && lower && classes.at(-1)!.least === 0;
}
