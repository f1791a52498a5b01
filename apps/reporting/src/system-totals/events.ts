import { id } from '@lien-nganh/contracts/shapes';
import { defineEvents, v } from '@lien-nganh/kernel';
import { whyUnread } from '@lien-nganh/registers';
import { z } from 'zod';

/** Why one of both counts: chosen, not written, so that nobody can be named in it. */
export const whyCounts = [
  ...(['counts-something-else', 'of-other-days', 'late-there', 'late-here'] as const),
  ...(['wrong-there', 'wrong-here'] as const),
] as const;
const place = { sheet: z.string(), cell: z.string() };

export const events = defineEvents('systemTotals', {
  /** What an export said. Read again, the later one is what the other system says. */
  SystemTotalsRead: v(
    2,
    z.strictObject({
      ...{ regime: id, period: z.string(), reporter: id.nullable() },
      ...{ form: id, version: z.int().positive(), file: z.uuid(), hash: z.string() },
      totals: z.array(
        z.strictObject({
          ...place,
          said: z.discriminatedUnion('is', [
            z.strictObject({ is: z.literal('read'), value: z.string() }),
            z.strictObject({
              is: z.literal('unread'),
              because: z.enum(whyUnread),
            }),
          ]),
        }),
      ),
    }),
    // a reason more, of which the first version knew nothing
    { 1: (old) => old },
  ),
  /** Somebody says which of both is right; neither is changed. */
  SystemTotalChosen: v(
    1,
    z.strictObject({ ...place, counts: z.enum(['platform', 'system']), reason: z.enum(whyCounts) }),
  ),
  SystemTotalsWithdrawn: v(1, z.strictObject({})),
});
