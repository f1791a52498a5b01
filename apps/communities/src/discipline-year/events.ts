import { id } from '@lien-nganh/contracts/shapes';
import { defineEvents, v } from '@lien-nganh/kernel';
import { z } from 'zod';

export const events = defineEvents('disciplineYear', {
  /** Of all agencies of the province together, by form alone; again where that has changed. */
  DisciplineOfAYearStated: v(
    1,
    z.strictObject({
      year: z.int(),
      /** The agency that stated it. */
      agency: id,
      individuals: z.array(z.strictObject({ form: z.string(), side: z.string(), people: z.int().positive() })),
      collectives: z.array(z.strictObject({ form: z.string(), collectives: z.int().positive() })),
    }),
    {},
    { sealed: 'service' },
  ),
});
