import { day } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { names } from './shapes.ts';

/** `work-years.json`: days off, and weekends on which they are made up for. */
export const workYearsFile = z.strictObject({
  source: names,
  occasions: z
    .array(
      z.strictObject({
        year: z.int(),
        names,
        /** `null`: as it was widely announced; nobody looked the paper up. */
        basis: z.strictObject({ number: z.string(), dated: day }).nullable(),
        days: z.array(z.strictObject({ on: day, is: z.enum(['day-off', 'make-up']) })).min(1),
      }),
    )
    .min(1),
});
export type WorkYearsFile = z.infer<typeof workYearsFile>;
