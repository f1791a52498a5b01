import { day, id } from '@lien-nganh/contracts/shapes';
import { defineEvents, v } from '@lien-nganh/kernel';
import { z } from 'zod';

export const events = defineEvents('numbering', {
  NumberingSet: v(
    1,
    z.strictObject({
      body: id,
      validFrom: day,
      assigns: z.enum(['clerk', 'platform']),
      /** Kinds of paper, the first part of their symbol (`QĐ`), that are numbered apart from all others. */
      apart: z.array(z.strictObject({ series: z.string(), kinds: z.array(z.string()) })),
      basis: z.string().nullable(),
    }),
  ),
});
