import { day, id, obligationKey, unitKey } from '@lien-nganh/contracts/shapes';
import { defineEvents, v } from '@lien-nganh/kernel';
import { reasonShape } from '@lien-nganh/work';
import { z } from 'zod';

/** Counts of persons: sealed for the service, like every other. */
const sealed = { sealed: 'service' } as const;
const said = { people: z.int().nonnegative(), method: z.string() };

export const events = defineEvents('estimate', {
  EstimateMade: v(
    1,
    z.strictObject({
      ...{ indicator: id, unit: unitKey, on: day, lead: id, ...said },
      /** Obligations that its indicator is evidence of. */
      obligations: z.array(obligationKey),
    }),
    {},
    sealed,
  ),
  EstimateCorrected: v(1, z.strictObject({ ...said, reason: reasonShape }), {}, sealed),
  EstimateWithdrawn: v(1, z.strictObject({ reason: reasonShape }), {}, sealed),
});
