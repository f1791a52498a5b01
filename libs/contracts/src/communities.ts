import { z } from 'zod';
import { contract } from './contract.ts';
import { releaseContract } from './release.ts';
import { day, id, obligationKey, unitKey } from './shapes.ts';
import { linksContract, workContract } from './work.ts';

const scored = z.strictObject({
  on: day,
  points: z.number().int(),
  /** Version of the criteria that it was scored by, `healthy-commune@0`. */
  criteria: z.string(),
});

/** A commune's way to the title of a healthy commune in one year, as far as it has come. */
export const healthyCommune = contract(
  'communities.healthy-commune',
  1,
  z.strictObject({
    /** `<commune>.<year>`. */
    title: id,
    commune: unitKey,
    year: z.number().int(),
    settlement: z.enum(['urban', 'rural']),
    lead: id,
    registeredOn: day,
    obligations: z.array(obligationKey),
    assessment: scored.nullable(),
    review: scored.nullable(),
    classified: z.strictObject({ on: day, class: z.string(), criteria: z.string() }).nullable(),
    outcome: z
      .strictObject({
        on: day,
        recognised: z.boolean(),
        /** `null` where it was not recognised. */
        freeOf: z.enum(['prostitution', 'drugs', 'both']).nullable(),
        /** Recognised for the year before too, along the lineage of units. */
        kept: z.boolean(),
      })
      .nullable(),
    withdrawn: z.boolean(),
  }),
);

/** A model or club. What it is called stays in its service. */
export const model = workContract(
  'communities.model',
  1,
  z.strictObject({ model: id, kind: z.string(), organisation: id }),
);

/** Models that a commune replicates; none: it does so no more. */
export const replication = workContract('communities.replication', 1, z.strictObject({ models: z.array(id) }));

/** A social programme within which a unit prevents prostitution. */
export const programme = workContract('communities.programme', 1, z.strictObject({ programme: z.string() }));

/** A visit to a locality to check, urge or guide it. */
export const localityVisit = workContract(
  'communities.locality-visit',
  1,
  z.strictObject({
    subject: z.string(),
    others: z.array(z.string()),
    /** Communes that were guided in building healthy communes. */
    guided: z.array(unitKey),
  }),
);

/** Counts of people: in releases alone, in which no small count is told or found. */
export const release = releaseContract('communities');

/** Obligations linked to a record of this service later. */
export const links = linksContract('communities');

/** That an agency has reported disciplinary outcomes of a half-year: never which, nor whether there were any. */
export const disciplineReported = contract(
  'communities.discipline-reported',
  1,
  z.strictObject({
    agency: id,
    from: day,
    to: day,
    obligations: z.array(obligationKey),
    /** `false` once what was reported was withdrawn. */
    reported: z.boolean(),
  }),
);

/**
 * Disciplinary outcomes of the whole province in a year, by form: individuals and collectives are never added. Nothing narrower
 * ever leaves.
 */
export const disciplineOfAYear = contract(
  'communities.discipline-of-a-year',
  1,
  z.strictObject({
    year: z.int(),
    /** The agency that stated it. */
    agency: id,
    individuals: z.array(z.strictObject({ form: z.string(), side: z.string(), people: z.int().positive() })),
    collectives: z.array(z.strictObject({ form: z.string(), collectives: z.int().positive() })),
  }),
);
