import { day, id, unitKey } from '@lien-nganh/contracts/shapes';
import { defineEvents, sealedForSubject, v } from '@lien-nganh/kernel';
import { z } from 'zod';

const reason = sealedForSubject('note', z.string());

/** Which of the two counts: the tally, or the single records that it may hold too. */
const counts = z.enum(['tally', 'singles']);

export const events = defineEvents('overlap', {
  /** A tally and single records of one form, commune and month. */
  OverlapFound: v(
    1,
    z.strictObject({
      together: id,
      on: day,
      unit: unitKey,
      tally: id,
      /** Agencies whose work the tally and the single records are. */
      agencies: z.array(id),
    }),
  ),
  OverlapDecided: v(1, z.strictObject({ counts, reason })),
  OverlapReopened: v(1, z.strictObject({ reason })),
  /** The tally or the last of the single records is there no more. */
  OverlapLapsed: v(1, z.strictObject({ together: id })),
  /** How it stands after each of these: by it the records are told which of them count. */
  OverlapStood: v(
    1,
    z.strictObject({ together: id, agencies: z.array(id), is: z.enum(['open', 'tally', 'singles', 'lapsed']) }),
  ),
});
