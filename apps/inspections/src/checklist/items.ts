import { reject } from '@lien-nganh/kernel';
import { day, slug, text } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { namesCondomsOrNeedles } from '../wording.ts';

const names = z.strictObject({ vi: text(300), en: text(300) });

export const checklistInput = {
  names,
  validFrom: day,
  validTo: day.nullable(),
  /** Kinds of establishments that it is for; empty means all. */
  kinds: z.array(slug).max(50),
  items: z
    .array(z.strictObject({ item: slug, sector: slug, names }))
    .min(1)
    .max(200),
};
export type ChecklistInput = z.output<z.ZodObject<typeof checklistInput>>;

export const checklistRules = [
  'validity-runs-forward',
  'each-item-once',
  'health-says-only-met-or-not',
  'condoms-and-needles-are-no-evidence',
] as const;

export function checklistFault({ validFrom, validTo, items }: ChecklistInput) {
  if (validTo !== null && validTo < validFrom) return reject('validity-runs-forward');
  if (new Set(items.map(({ item }) => item)).size < items.length) return reject('each-item-once');
  if (items.some(({ sector }) => sector === 'health')) return reject('health-says-only-met-or-not');
  const words = items.flatMap((one) => [one.item.replaceAll('-', ' '), one.names.vi, one.names.en]);
  return namesCondomsOrNeedles(words) ? reject('condoms-and-needles-are-no-evidence') : null;
}
