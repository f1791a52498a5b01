import { day as dayShape, id, unitKey as unitShape } from '@lien-nganh/contracts/shapes';
import { sealedForSubject } from '@lien-nganh/kernel';
import { day, freeText, text, unitKey } from '@lien-nganh/vocabulary';
import { z } from 'zod';

/** Id of an agency, a record or anything else that is named by one. */
export const name = text(200);

/** Number and symbol of a paper, as it is written on it. */
export const paperNumber = text(80);

/** The paper that an entry is copied from. */
export const paperInput = z.strictObject({ document: paperNumber, dated: day });

export const obligationKeys = z.array(text(200).regex(/^[^/]+\/[^/]+$/)).max(40);

/** What every piece of work is entered with. */
export const workInput = {
  on: day,
  unit: unitKey,
  lead: name,
  /** Agencies that took part besides the lead. */
  participants: z.array(name).max(40).default([]),
  /** Obligations that it serves. Left out: those that its indicators evidence and that address whoever took part. */
  obligations: obligationKeys.optional(),
  note: freeText(2000).nullable().default(null),
  paper: paperInput.nullable().default(null),
};
export type WorkInput = z.output<z.ZodObject<typeof workInput>>;

const note = sealedForSubject('note', z.string());

/** The part of an event that every kind of work has. */
export const workShape = {
  on: dayShape,
  unit: unitShape,
  lead: id,
  participants: z.array(id),
  note: note.nullable(),
  paper: z.strictObject({ document: z.string(), dated: dayShape }).nullable(),
};

/** Why something was changed or taken back. */
export const reasonShape = note;
export const reasonInput = freeText(1000);

/** What a record says of itself where it is weighed with others. Its lead is the first of the agencies. */
export const statedShape = {
  together: id,
  on: dayShape,
  unit: unitShape,
  agencies: z.array(id),
  obligations: z.array(id),
};

/** All that a record is to the others with which it is weighed. */
export const othersShape = {
  /** Open questions: the pair or overlap, and the record on its other side. */
  open: z.array(z.strictObject({ twin: id, other: id })),
  /** The record that counts in its stead; `null`: it counts itself. */
  sameAs: id.nullable(),
  others: z.array(id),
  /** Who takes part by another record of the same work. */
  joined: z.array(z.strictObject({ agency: id, record: id })),
  obligations: z.array(id),
};
