import { day, id, unitKey } from '@lien-nganh/contracts/shapes';
import { defineEvents, sealedForSubject, v } from '@lien-nganh/kernel';
import { z } from 'zod';

const note = sealedForSubject('note', z.string());
const paper = z.strictObject({ document: z.string(), dated: day });
/** `criteria` is the version of the set that it was scored by. */
const assessment = z.strictObject({
  on: day,
  criteria: z.string(),
  scores: z.array(z.strictObject({ criterion: z.string(), points: z.int() })),
  points: z.int(),
});
const classified = z.strictObject({ on: day, criteria: z.string(), class: z.string(), recognisable: z.boolean() });
const recognised = z.strictObject({
  on: day,
  freeOf: z.enum(['prostitution', 'drugs', 'both']),
  decision: paper,
});

export const events = defineEvents('healthyCommune', {
  HealthyTitleRegistered: v(
    1,
    z.strictObject({
      ...{ commune: unitKey, year: z.int(), settlement: z.enum(['urban', 'rural']), lead: id, on: day },
      ...{ paper: paper.nullable(), note: note.nullable() },
    }),
  ),
  CommuneAssessedItself: v(1, assessment),
  AssessmentReviewed: v(1, assessment.extend({ agency: id })),
  CommuneClassified: v(1, classified),
  /** `kept`: all that went into the commune held the title of the year before. */
  HealthyTitleRecognised: v(1, recognised.extend({ kept: z.boolean() })),
  HealthyTitleDeclined: v(1, z.strictObject({ on: day, reason: note })),
  /** Only what was put right, each part as a whole. */
  HealthyTitleCorrected: v(
    1,
    z.strictObject({
      changed: z.strictObject({ registeredOn: day, assessment, review: assessment, classified, recognised }).partial(),
      reason: note,
    }),
  ),
  /** The year before came to stand otherwise. */
  KeepingNoted: v(1, z.strictObject({ kept: z.boolean() })),
  HealthyTitleWithdrawn: v(1, z.strictObject({ reason: note })),
});
