import { day, id, unitKey } from '@lien-nganh/contracts/shapes';
import { defineEvents, v } from '@lien-nganh/kernel';
import { z } from 'zod';

const sealed = { sealed: 'service' } as const;

export const events = defineEvents('communeRequest', {
  /** As another service asked, again where it came to ask otherwise. */
  RequestReceived: v(
    1,
    z.strictObject({
      unit: unitKey,
      need: z.string(),
      /** The agency that asked, and the one of Health that is asked. */
      from: id,
      to: id,
      on: day,
    }),
    {},
    sealed,
  ),
  RequestTakenBack: v(1, z.strictObject({}), {}, sealed),
  RequestTakenUp: v(1, z.strictObject({ on: day }), {}, sealed),
});
