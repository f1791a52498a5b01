import { legalBasisFromV1, mainSanction, termUnit } from '@lien-nganh/contracts/inspections';
import { day, dong, id, names } from '@lien-nganh/contracts/shapes';
import { defineEvents, sealedForSubject, v } from '@lien-nganh/kernel';
import { z } from 'zod';

const note = sealedForSubject('note', z.string());
const range = z.strictObject({ from: dong, to: dong });

/** One act in one text, with what it may cost, from day to day. */
export const basis = {
  /** What is forbidden, in words. */
  names: names.nullable(),
  decree: z.string(),
  article: z.string().nullable(),
  clause: z.string().nullable(),
  point: z.string().nullable(),
  /** What is forbidden, as a kind of violation. */
  act: z.string(),
  field: z.string(),
  validFrom: day,
  validTo: day.nullable(),
  fine: z.strictObject({ individual: range, organisation: range }).nullable(),
  /** Main sanctions that it allows. */
  main: z.array(mainSanction),
  /** The most that a signatory may impose. */
  ceilings: z.array(z.strictObject({ signatory: z.string(), individual: dong, organisation: dong })),
  termDays: z.strictObject({ ordinary: z.int(), complicated: z.int() }),
  termUnit,
  /** Somebody compared it with the text. */
  verified: z.boolean(),
};

export const events = defineEvents('legalBasis', {
  LegalBasisEntered: v(2, z.strictObject({ ...basis, keeper: id }), { 1: legalBasisFromV1 }),
  LegalBasisCorrected: v(2, z.strictObject({ ...basis, reason: note }), { 1: legalBasisFromV1 }),
  LegalBasisEnded: v(1, z.strictObject({ lastDay: day })),
  LegalBasisWithdrawn: v(1, z.strictObject({ reason: note })),
});
