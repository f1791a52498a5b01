import { z } from 'zod';

/** Shapes that several contracts share. They are frozen with the contracts that use them. */
export const day = z.iso.date();
export const id = z.string().min(1).max(200);
/** `code@validFrom`: a code alone is no identity. */
export const unitKey = z.string().regex(/^\d{2,5}@\d{4}-\d{2}-\d{2}$/);
export const names = z.strictObject({ vi: z.string(), en: z.string() });
/** A stretch of days, both inclusive; `to` is null while it lasts. */
export const lasting = { from: day, to: day.nullable() };
/** Whole dong as a string of digits. */
export const dong = z.string().regex(/^\d{1,19}$/);
export const sensitivity = z.enum(['open', 'internal', 'restricted', 'withhold-small', 'withhold-public']);
/** `<directive>/<code>`. */
export const obligationKey = z.string().regex(/^[^/]+\/[^/]+$/);
