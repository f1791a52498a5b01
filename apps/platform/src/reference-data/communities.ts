import { slug } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { names, validity } from './shapes.ts';

/** `healthy-commune-criteria.json`: what communes are scored and classed by; as shipped, a sample. */
export const healthyCommuneFile = z.strictObject({
  slug,
  /** The text that lays it down. */
  basis: z.string(),
  ...validity,
  verified: z.boolean(),
  names,
  source: names,
  criteria: z.array(z.strictObject({ criterion: slug, names, most: z.int().positive() })).min(1),
  /** From the best down. */
  classes: z
    .array(z.strictObject({ class: slug, names, least: z.int().nonnegative(), recognisable: z.boolean() }))
    .min(1),
});
export type HealthyCommuneFile = z.infer<typeof healthyCommuneFile>;
