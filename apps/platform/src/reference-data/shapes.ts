import { day, slug, text } from '@lien-nganh/vocabulary';
import { z } from 'zod';

/** Shapes that several files of reference data share. */
export const names = z.strictObject({ vi: text(1000), en: text(1000) });

/** Valid from its first day up to, and without, `validTo`. */
export const validity = { validFrom: day, validTo: day.nullable() };

/** A stretch of days, both included; `to` is null while it lasts. */
export const lasting = { from: day, to: day.nullable() };

export const level = z.enum(['province', 'district', 'commune']);
export const obligationCode = z.string().regex(/^[A-Z]\d{2,3}$/);
export const slugs = z.array(slug);
