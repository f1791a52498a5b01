import { mainSanction } from '@lien-nganh/contracts/inspections';
import { reject } from '@lien-nganh/kernel';
import { compareDong, day, documentReference, dong, slug, text } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { namesCondomsOrNeedles } from '../wording.ts';

/** A legal basis as it is entered: decree, article, range, ceilings and term are data of their dates, never code. */

const range = z.strictObject({ from: dong, to: dong });
const days = z.int().min(0).max(3650);

export const basisInput = {
  decree: documentReference,
  article: text(20),
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
};
export type BasisInput = z.output<z.ZodObject<typeof basisInput>>;

export const basisRules = [
  'validity-runs-forward',
  'range-runs-upward',
  'fine-has-a-range',
  'terms-run-upward',
  'condoms-and-needles-are-no-evidence',
] as const;

export function basisFault({ validFrom, validTo, fine, main, termDays, act, field }: BasisInput) {
  if (validTo !== null && validTo < validFrom) return reject('validity-runs-forward');
  if (main.includes('fine') !== (fine !== null)) return reject('fine-has-a-range');
  const ranges = fine === null ? [] : [fine.individual, fine.organisation];
  if (ranges.some(({ from, to }) => compareDong(from, to) > 0)) return reject('range-runs-upward');
  if (termDays.complicated < termDays.ordinary) return reject('terms-run-upward');
  const words = [act, field].map((name) => name.replaceAll('-', ' '));
  return namesCondomsOrNeedles(words) ? reject('condoms-and-needles-are-no-evidence') : null;
}
