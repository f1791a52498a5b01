import { z } from 'zod';
import { contract } from './contract.ts';
import { releaseContract } from './release.ts';
import { day, id, unitKey } from './shapes.ts';
import { workContract } from './work.ts';

/** Work on areas, cases and licences beside inspections. No name, place or person in any of it. */

export const offence = z.enum(['prostitution-related', 'trafficking']);

/** An opaque id with its commune. */
export const keyArea = workContract(
  'inspections.key-area',
  1,
  z.strictObject({
    kind: z.enum(['street', 'lodging-cluster', 'service-cluster', 'station-or-market', 'border-gate', 'other']),
  }),
);

/** A kind and a commune; its end is its removal. */
export const hotspot = workContract(
  'inspections.hotspot',
  1,
  z.strictObject({ kind: z.enum(['public-place', 'establishment']) }),
);

export const operation = workContract(
  'inspections.operation',
  1,
  z.strictObject({
    kindOfPlace: z.enum(['key-area', 'hotspot', 'lodging', 'public-place', 'other']),
    area: id.nullable(),
  }),
);

export const detectedCase = workContract('inspections.detected-case', 1, z.strictObject({ offence }));

export const prosecution = workContract('inspections.prosecution', 1, z.strictObject({ offence }));

export const residenceCheck = workContract(
  'inspections.residence-check',
  1,
  z.strictObject({
    kindOfPlace: z.enum(['lodging', 'rented-rooms', 'household', 'other']),
    visits: z.int().positive(),
  }),
);

export const cultureLicence = workContract(
  'inspections.culture-licence',
  1,
  z.strictObject({
    kind: z.enum(['karaoke', 'dance-hall', 'lodging-class', 'tour-operator', 'performance', 'advertising', 'other']),
  }),
);

export const violationReport = workContract(
  'inspections.violation-report',
  1,
  z.strictObject({
    stage: z.enum(['received', 'verified', 'settled']),
    outcome: z.enum(['open', 'founded', 'unfounded', 'transferred']),
    channel: z.enum(['in-person', 'letter', 'hotline', 'online', 'other-agency']),
  }),
);

/** An establishment with signs of abuse, from the day on which they were noted until they are gone: a kind and a commune. */
export const suspicion = workContract('inspections.suspicion', 1, z.strictObject({ kind: z.string() }));

/**
 * What another service asks of Health: a commune and a need. It names no establishment and nobody, and nothing comes back:
 * what Health does about it stays with Health.
 */
export const healthRequest = workContract(
  'inspections.health-request',
  1,
  z.strictObject({
    need: z.enum(['harm-reduction', 'testing', 'sti-examination', 'treatment', 'information', 'other']),
  }),
);

/**
 * How many establishments an approved plan set, once its period is over: by district and kind, never which. Until then it
 * leaves in nothing.
 */
export const inspectionPlan = contract(
  'inspections.inspection-plan',
  1,
  z.strictObject({
    plan: id,
    /** Both days included. */
    period: z.strictObject({ from: day, to: day }),
    team: id.nullable(),
    lead: id,
    /** The unit above the communes of the establishments; `null`: it was not known. */
    numbers: z.array(z.strictObject({ unit: unitKey.nullable(), kind: z.string(), number: z.int().positive() })),
  }),
);

/** Counts of persons: in releases alone, in which no small count is told or found. */
export const release = releaseContract('inspections');

/** All of them: whoever hears the topic of inspections and uses none of them says so. */
export const areaWork = [
  keyArea,
  hotspot,
  operation,
  detectedCase,
  prosecution,
  residenceCheck,
  cultureLicence,
  violationReport,
  suspicion,
  healthRequest,
  inspectionPlan,
] as const;
