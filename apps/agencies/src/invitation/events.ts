import { day } from '@lien-nganh/contracts/shapes';
import { defineEvents, sealedForSubject, v } from '@lien-nganh/kernel';
import { z } from 'zod';

const note = sealedForSubject('note', z.string());

const content = {
  on: day,
  /** `08:30`. */
  at: z.string(),
  place: z.string(),
  subject: z.string(),
  /** Agencies. */
  invited: z.array(z.string()),
  /** What they are to bring or prepare. */
  asks: note.nullable(),
};

export const events = defineEvents('invitation', {
  Invited: v(1, z.strictObject({ lead: z.string(), to: z.enum(['meeting', 'training']), ...content })),
  /** Whole, as it stands from now on. */
  InvitationChanged: v(1, z.strictObject(content)),
  InvitationCalledOff: v(1, z.strictObject({ reason: note })),
});
