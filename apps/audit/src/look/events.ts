import { day, id } from '@lien-nganh/contracts/shapes';
import { defineEvents, v } from '@lien-nganh/kernel';
import { z } from 'zod';

export const events = defineEvents('auditLook', {
  RecordsLookedAt: v(
    1,
    z.strictObject({
      auditor: id,
      /** The agency that audits. */
      agency: id,
      /** Service that answered. */
      service: z.string(),
      /** What was read, as it was asked. */
      read: z.string(),
      /** Whose records were shown; `null`: whoever the assignments cover. */
      agencies: z.array(id).nullable(),
      /** The assignments that ran, each with whom it covers and from which day these see the look. */
      under: z.array(
        z.strictObject({
          assignment: id,
          decision: z.string(),
          /** Empty means the whole province. */
          agencies: z.array(id),
          shownFrom: day,
        }),
      ),
    }),
  ),
});
