import { day, unitKey } from '@lien-nganh/contracts/shapes';
import { defineEvents, sealedForSubject, v } from '@lien-nganh/kernel';
import { z } from 'zod';

const figure = z.strictObject({
  unit: unitKey,
  /** Both days included; of a stock both are its day. */
  ...{ from: day, to: day },
  value: z.string().regex(/^\d+$/),
  exactness: z.enum(['exact', 'rounded']),
  ...{ document: z.string(), dated: day },
});

export const events = defineEvents('pastFigures', {
  /** Each takes the place of one of the same unit and days. */
  PastFiguresEntered: v(
    1,
    z.strictObject({ indicator: z.string(), agency: z.string().nullable(), figures: z.array(figure) }),
  ),
  PastFigureTakenBack: v(
    1,
    z.strictObject({ unit: unitKey, from: day, to: day, reason: sealedForSubject('note', z.string()) }),
  ),
});
