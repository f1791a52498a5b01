import { day, id, names } from '@lien-nganh/contracts/shapes';
import { defineEvents, sealedForSubject, v } from '@lien-nganh/kernel';
import { z } from 'zod';

const note = sealedForSubject('note', z.string());

const content = {
  names,
  source: z.string(),
  reportColumn: z.string(),
  conditional: z.boolean(),
  prone: z.boolean(),
  validFrom: day,
  validTo: day.nullable(),
};

export const events = defineEvents('establishmentType', {
  TypeEntered: v(1, z.strictObject({ ...content, keeper: id })),
  TypeCorrected: v(1, z.strictObject({ ...content, reason: note })),
  TypeEnded: v(1, z.strictObject({ lastDay: day })),
  TypeWithdrawn: v(1, z.strictObject({ reason: note })),
});
