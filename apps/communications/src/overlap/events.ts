import { day, id, unitKey } from '@lien-nganh/contracts/shapes';
import { defineEvents, sealedForSubject, v } from '@lien-nganh/kernel';
import { z } from 'zod';

const reason = sealedForSubject('note', z.string());

/** Which counts: the tally, the records that it may hold too, or, beside another tally, both. */
const counts = z.enum(['tally', 'singles', 'both']);

/** Before the second version a tally was weighed with single records alone, and one of the two counted. */
const fromV1 = (old: object) => old;

export const events = defineEvents('overlap', {
  /** A tally and other records of one form, commune and month: single ones, or tallies of other agencies. */
  OverlapFound: v(
    1,
    z.strictObject({
      together: id,
      on: day,
      unit: unitKey,
      tally: id,
      /** Agencies whose work the tally and the other records are. */
      agencies: z.array(id),
    }),
  ),
  OverlapDecided: v(2, z.strictObject({ counts, reason }), { 1: fromV1 }),
  OverlapReopened: v(1, z.strictObject({ reason })),
  /** The tally or the last of the other records is there no more. */
  OverlapLapsed: v(1, z.strictObject({ together: id })),
  /** How it stands after each of these: by it the records are told which of them count. */
  OverlapStood: v(
    2,
    z.strictObject({ together: id, agencies: z.array(id), is: z.enum(['open', ...counts.options, 'lapsed']) }),
    { 1: fromV1 },
  ),
});
