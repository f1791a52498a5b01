import { day, id } from '@lien-nganh/contracts/shapes';
import { defineEvents, v } from '@lien-nganh/kernel';
import { reasonShape } from '@lien-nganh/work';
import { z } from 'zod';

const outcomes = {
  individuals: z.array(z.strictObject({ form: z.string(), side: z.enum(['party', 'state']), people: z.int() })),
  collectives: z.array(z.strictObject({ form: z.string(), collectives: z.int() })),
};
/** Every word of it is sealed: that there is a record is all that the log tells. */
const sealed = { sealed: 'service' } as const;

export const events = defineEvents('discipline', {
  OutcomesEntered: v(1, z.strictObject({ agency: id, from: day, to: day, ...outcomes }), {}, sealed),
  OutcomesCorrected: v(1, z.strictObject({ ...outcomes, reason: reasonShape }), {}, sealed),
  OutcomesWithdrawn: v(1, z.strictObject({ reason: reasonShape }), {}, sealed),
});
