import { mainSanction, termUnit } from '@lien-nganh/contracts/inspections';
import { reject } from '@lien-nganh/kernel';
import { compareDong, day, documentReference, dong, slug, text } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { namesCondomsOrNeedles } from '../wording.ts';

/** A legal basis as it is entered: decree, article, range, ceilings and term are data of their dates, never code. */

const range = z.strictObject({ from: dong, to: dong });
const days = z.int().min(0).max(3650);

export const basisInput = {
  /** What is forbidden, in words. */
  names: z
    .strictObject({ vi: text(300), en: text(300) })
    .nullable()
    .default(null),
  decree: documentReference,
  /** `null` until somebody has looked it up. */
  article: text(20).nullable(),
  clause: text(20).nullable(),
  point: text(20).nullable(),
  act: slug,
  field: slug,
  validFrom: day,
  validTo: day.nullable(),
  fine: z.strictObject({ individual: range, organisation: range }).nullable(),
  main: z.array(mainSanction).min(1).max(6),
  ceilings: z.array(z.strictObject({ signatory: slug, individual: dong, organisation: dong })).max(50),
  termDays: z.strictObject({ ordinary: days, complicated: days }),
  /** Working days are Mondays to Fridays but for the days off, and the days on which work is made up for, that were entered. */
  termUnit: termUnit.default('calendar-days'),
  /** Somebody compared it with the text of the law. */
  verified: z.boolean().default(false),
};
export type BasisInput = z.output<z.ZodObject<typeof basisInput>>;

export const basisRules = [
  'validity-runs-forward',
  'range-runs-upward',
  'fine-has-a-range',
  'terms-run-upward',
  'condoms-and-needles-are-no-evidence',
] as const;

export function basisFault({ validFrom, validTo, fine, main, termDays, ...named }: BasisInput) {
  if (validTo !== null && validTo < validFrom) return reject('validity-runs-forward');
  if (main.includes('fine') !== (fine !== null)) return reject('fine-has-a-range');
  const ranges = fine === null ? [] : [fine.individual, fine.organisation];
  if (ranges.some(({ from, to }) => compareDong(from, to) > 0)) return reject('range-runs-upward');
  if (termDays.complicated < termDays.ordinary) return reject('terms-run-upward');
  return namesCondomsOrNeedles(wordsOf(named)) ? reject('condoms-and-needles-are-no-evidence') : null;
}

function wordsOf({ act, field, names }: Pick<BasisInput, 'act' | 'field' | 'names'>): readonly string[] {
  return [...[act, field].map((name) => name.replaceAll('-', ' ')), ...(names ? [names.vi, names.en] : [])];
}
