import { day, id, unitKey } from '@lien-nganh/contracts/shapes';
import { defineEvents, sealedForSubject, v } from '@lien-nganh/kernel';
import { z } from 'zod';

const note = sealedForSubject('note', z.string());

/** One of two records of what may be the same visit, and the agencies whose work it is. */
export const half = z.strictObject({ record: id, agencies: z.array(id) });

export const events = defineEvents('twin', {
  TwinProposed: v(1, z.strictObject({ first: half, second: half, establishment: id, on: day, unit: unitKey })),
  TwinDecided: v(
    1,
    z.strictObject({
      first: half,
      second: half,
      verdict: z.enum(['same', 'different']),
      /** Of the same visit: the record that stays and counts. */
      kept: id.nullable(),
      reason: note,
    }),
  ),
  TwinReopened: v(1, z.strictObject({ first: half, second: half, reason: note })),
  /** One of the two moved or was withdrawn, or other decisions answer what was asked. */
  TwinLapsed: v(1, z.strictObject({ first: half, second: half })),
  /** How the pair stands after each of these, with its place and day: by them it is weighed with the other pairs there. */
  TwinStood: v(
    1,
    z.strictObject({
      first: half,
      second: half,
      establishment: id,
      on: day,
      is: z.enum(['open', 'same', 'different', 'lapsed']),
      kept: id.nullable(),
    }),
  ),
});
