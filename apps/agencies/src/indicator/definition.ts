import { indicatorKind } from '@lien-nganh/contracts/agencies';
import { sensitivity } from '@lien-nganh/contracts/shapes';
import { day, slug, text } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { basis, bilingual } from '../inputs.ts';
import type { Definition } from './state.ts';

/** A definition as it is entered: data over measures. */
export const definitionInput = {
  names: bilingual,
  unitOfCount: text(60),
  kind: indicatorKind,
  subject: z.enum(['establishment', 'commune', 'district', 'addressee', 'area']).nullable().default(null),
  measure: text(120).nullable().default(null),
  filter: z.record(z.string().max(60), z.array(text(120)).max(100)).default({}),
  lines: z.enum(['every-participant', 'decider', 'own-part']).default('every-participant'),
  breakdowns: z
    .array(z.strictObject({ dimension: text(120), nature: z.enum(['partition', 'not-exhaustive', 'overlapping']) }))
    .max(30)
    .default([]),
  /** `<directive>/<code>`. */
  obligations: z
    .array(z.string().regex(/^[a-z0-9-]{1,60}\/[A-Z]{1,3}\d{1,3}$/))
    .max(100)
    .default([]),
  service: slug,
  sensitivity,
  direction: z.enum(['more-is-better', 'less-is-better', 'neither']).default('neither'),
  validFrom: day,
  basis,
};

/**
 * A measure is called after the service that feeds it, `inspections.visit`. Which measures there are the gateway knows:
 * a definition may name one that a later version brings, and until then its figure is missing, never zero.
 */
export function hasForeignMeasure({ measure, service }: Pick<Definition, 'measure' | 'service'>): boolean {
  return measure !== null && !measure.startsWith(`${service}.`);
}

/**
 * A subject is what a distinct count counts, of a period or, as a stock, of a day; people have none, since nobody here knows
 * who they are.
 */
export function hasMisplacedSubject({ kind, subject }: Pick<Definition, 'kind' | 'subject'>): boolean {
  return kind !== 'distinct' && kind !== 'derived-stock' && subject !== null;
}
