import { obligationRole } from '@lien-nganh/contracts/agencies';
import { day, id } from '@lien-nganh/contracts/shapes';
import { defineEvents, sealedForSubject, v } from '@lien-nganh/kernel';
import { z } from 'zod';
import { documentShape, slugs } from '../shapes.ts';

/** Free text may name somebody: it is sealed, and can be erased. */
const note = sealedForSubject('note', z.string());
/** Rules that what was recorded does not keep. */
const breaches = z.array(z.string());
/** Who did it: nobody may confirm their own. */
const by = z.string();

export const events = defineEvents('followUp', {
  FollowUpAssigned: v(
    1,
    z.strictObject({
      directive: id,
      code: z.string(),
      addressee: id,
      issuer: id,
      role: obligationRole,
      leads: slugs,
      coordinators: slugs,
      /** Asked, not ordered. */
      requested: z.boolean(),
      assignedOn: day,
      dueOn: day.nullable(),
    }),
  ),
  ProgressRecorded: v(
    1,
    z.strictObject({
      on: day,
      /** Documents, records or figures that show it; identifiers, never contents. */
      evidence: z.array(z.string()),
      note: note.nullable(),
      breaches,
    }),
  ),
  FollowUpCompleted: v(
    1,
    z.strictObject({ on: day, result: documentShape.nullable(), note: note.nullable(), by, breaches }),
  ),
  NothingArisenRecorded: v(
    1,
    z.strictObject({
      from: day,
      to: day,
      /** The checks behind it: when, and of what. */
      checks: z.array(z.strictObject({ on: day, of: z.string() })),
      by,
      breaches,
    }),
  ),
  FollowUpConfirmed: v(1, z.strictObject({ on: day, by })),
  FollowUpReturned: v(1, z.strictObject({ on: day, reason: note, dueOn: day.nullable() })),
  DeadlineExtended: v(1, z.strictObject({ on: day, dueOn: day, reason: note })),
  /** An amendment of the directive changed what was asked, or ended it. */
  FollowUpTermsAmended: v(
    1,
    z.strictObject({
      on: day,
      role: obligationRole,
      leads: slugs,
      coordinators: slugs,
      dueOn: day.nullable(),
      endsOn: day.nullable(),
    }),
  ),
  /** It is followed up elsewhere: a secret matter, or another system. Where is said, what is not. */
  FollowUpKeptOutside: v(1, z.strictObject({ on: day, where: z.string(), by })),
  FollowUpDeclaredNotApplicable: v(1, z.strictObject({ on: day, reason: note, by })),
});
