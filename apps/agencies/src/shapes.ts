import { day, id } from '@lien-nganh/contracts/shapes';
import { z } from 'zod';

/** Shapes that events of several stream types share. They are as loose as they can be: what was written stays readable. */

/** Law, resolution or decision on which a change rests, as one cites it. */
export const basis = z.string().nullable();

/** A document by which something was ordered. */
export const documentShape = z.strictObject({ number: z.string(), symbol: z.string(), issuedOn: day });
export type DocumentShape = z.output<typeof documentShape>;

export const slugs = z.array(id);

/** A text with what it means in English. */
export const bilingual = z.strictObject({ vi: z.string(), en: z.string() });
