import { formVersion } from '@lien-nganh/contracts/own-form';
import { day, names } from '@lien-nganh/contracts/shapes';
import { defineEvents, v } from '@lien-nganh/kernel';
import { z } from 'zod';

export const events = defineEvents('ownForm', {
  OwnFormEntered: v(
    1,
    z.strictObject({
      ...{ form: z.string(), keeper: z.string(), names, use: z.enum(['fill', 'read']) },
      audience: z.enum(['public', 'internal', 'restricted']),
    }),
  ),
  OwnFormMapped: v(1, z.strictObject(formVersion)),
  OwnFormEnded: v(1, z.strictObject({ lastDay: day })),
});
