import { figureQuery } from '@lien-nganh/contracts/figure';
import { z } from 'zod';

/** A figure as it was known at any position or day, with its frame, its steps and the events behind it. */
export const FIGURE_QUERY = figureQuery({ withEvents: true });

/** What GraphQL answered: a figure, or why there is none. */
export const graphqlAnswer = z.object({
  data: z.object({ figure: z.record(z.string(), z.unknown()).nullable() }).nullish(),
  errors: z
    .array(
      z.object({ extensions: z.object({ code: z.string(), vi: z.string().optional(), en: z.string().optional() }) }),
    )
    .optional(),
});
export type GraphqlAnswer = z.infer<typeof graphqlAnswer>;
