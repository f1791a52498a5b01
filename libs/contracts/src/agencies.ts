import { changeExtent, changeKind, unitType } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { contract } from './contract.ts';
import { day, id, lasting, names, obligationKey, sensitivity, unitKey } from './shapes.ts';

export type { DeputisingKind } from './account.ts';
export { account, deputising, deputisingKind } from './account.ts';

/**
 * An administrative unit, with what became of it. `validFrom` is null where the official list does not say since when;
 * `validTo` is the first day on which it is no more. The parent is a code: the unit above may change its own name or
 * type while this one stays. Fits `unitRow` and `unitChange` of the vocabulary.
 */
export const unit = contract(
  'agencies.unit',
  1,
  z.strictObject({
    unit: unitKey,
    code: z.string(),
    name: z.string(),
    type: unitType,
    parentCode: z.string().nullable(),
    validFrom: day.nullable(),
    validTo: day.nullable(),
    aliases: z.array(z.string()),
    /** Edges of lineage that begin here; `to` is null where nothing took its place. */
    changes: z.array(
      z.strictObject({
        on: day,
        kind: changeKind,
        to: unitKey.nullable(),
        extent: changeExtent,
        basis: z.string().nullable(),
      }),
    ),
  }),
);

/**
 * An agency as it stands in the dated tree. Its unit is a code, asked for on a day: an agency outlives an upgrade of the
 * unit that it serves. `names` is the last of its names.
 */
export const agency = contract(
  'agencies.agency',
  1,
  z.strictObject({
    agency: id,
    names,
    earlierNames: z.array(z.strictObject({ ...names.shape, from: day, to: day })),
    sector: z.string(),
    level: z.enum(['province', 'district', 'commune']),
    unitCode: z.string().nullable(),
    validFrom: day,
    validTo: day.nullable(),
    superiors: z.array(z.strictObject({ agency: id, line: z.enum(['sector', 'peoples-committee']), ...lasting })),
    duties: z.array(z.strictObject({ duty: z.string(), ...lasting })),
    /** Member of the steering committee. */
    membership: z.array(z.strictObject(lasting)),
    codes: z.array(z.strictObject({ scheme: z.enum(['old', 'new']), code: z.string(), ...lasting })),
    /**
     * Who took over, from which day; a duty or unit of `null` means all of them. The unit is one of the map of that
     * day: what lay in it before, by lineage, went with it.
     */
    successors: z.array(
      z.strictObject({ agency: id, duty: z.string().nullable(), unit: unitKey.nullable(), from: day }),
    ),
    /** Asked, not ordered: never overdue. */
    requested: z.boolean(),
    sample: z.boolean(),
  }),
);

/** Days of a year that are not as the week says: free though they are Mondays to Fridays, or worked though they are not. */
export const workYear = contract(
  'agencies.work-year',
  1,
  z.strictObject({
    year: z.string(),
    days: z.array(
      z.strictObject({
        on: day,
        is: z.enum(['day-off', 'make-up']),
        names,
        /** Number and date of the paper; `null`: nobody looked it up. */
        basis: z.strictObject({ number: z.string(), dated: day }).nullable(),
      }),
    ),
  }),
);

/**
 * Roles that an agency may give only while it holds a duty: what such a role sees goes beyond the agency itself.
 * A role that is not named here needs none.
 */
export const dutyForRole: Readonly<Record<string, string>> = {
  committee: 'steering-committee',
  standing: 'standing-agency',
  auditor: 'audit',
};

export const obligationRole = z.enum([
  'lead',
  'lead-with-localities',
  'lead-own-field',
  'coordinate',
  'advise',
  'implement',
  'requested',
  'report',
  'consolidate',
]);

/** A directive's text with its obligations, as issued or as amended. */
export const directive = contract(
  'agencies.directive',
  1,
  z.strictObject({
    directive: id,
    number: z.string(),
    symbol: z.string(),
    issuedOn: day,
    issuer: id,
    subject: z.string(),
    legalBases: z.array(z.string()),
    recipients: z.array(z.string()),
    /** Body in whose name it is signed, as written above the signature. */
    signatory: z.string(),
    /** Who reports how often, and through whom to whom; null where it lays down no reports. */
    regime: z
      .strictObject({
        periodicities: z.array(z.enum(['quarterly', 'six-monthly', 'yearly'])),
        through: id.nullable(),
        to: id,
      })
      .nullable(),
    obligations: z.array(
      z.strictObject({
        /** `O01` … */
        code: z.string(),
        clause: z.string(),
        words: z.string(),
        gloss: z.string(),
        role: obligationRole,
        addressees: z.array(id),
        leads: z.array(id),
        coordinators: z.array(id),
        periodicity: z.enum(['once', 'continuous', 'six-monthly', 'yearly']),
        dueOn: day.nullable(),
        /** Last day on which it binds, where an amendment ended it: its code stays known. */
        endsOn: day.nullable(),
      }),
    ),
  }),
);

export const followUpState = z.enum([
  'assigned',
  'requested',
  'in-progress',
  'completed',
  'confirmed',
  'returned',
  'nothing-arisen',
  'kept-outside',
  'not-applicable',
]);

/** Where one obligation of one addressee stands. */
export const followUp = contract(
  'agencies.follow-up',
  1,
  z.strictObject({
    directive: id,
    code: z.string(),
    addressee: id,
    issuer: id,
    /** Asked, not ordered: never overdue. */
    requested: z.boolean(),
    assignedOn: day,
    state: followUpState,
    dueOn: day.nullable(),
    /** Last day on which the obligation binds, where an amendment ended it. */
    endsOn: day.nullable(),
    lastProgressOn: day.nullable(),
    /** Checks behind "nothing arisen": how many, and on what day. */
    checks: z.number().int().nonnegative(),
  }),
);

/** A Team 178 with its members by day. */
export const team178 = contract(
  'agencies.team-178',
  1,
  z.strictObject({
    team: id,
    level: z.enum(['province', 'district', 'commune']),
    unit: unitKey,
    /** The People's Committee whose chairman set it up. */
    agency: id,
    decision: z.string(),
    establishedOn: day,
    dissolvedOn: day.nullable(),
    members: z.array(
      z.strictObject({
        member: id,
        account: id.nullable(),
        agency: id,
        role: z.enum(['leader', 'deputy', 'member']),
        card: z.string(),
        ...lasting,
      }),
    ),
  }),
);

export const indicatorKind = z.enum(['flow', 'derived-stock', 'observed-stock', 'distinct', 'estimate']);

/**
 * One version of an indicator's definition: data over measures. The version that holds on a day is the latest that began
 * by then. `validTo`, the first day on which the indicator is no more, is known to the last version only.
 */
export const indicator = contract(
  'agencies.indicator',
  1,
  z.strictObject({
    code: id,
    definitionVersion: z.number().int().positive(),
    validFrom: day,
    validTo: day.nullable(),
    names,
    unitOfCount: z.string(),
    kind: indicatorKind,
    /** What a distinct count counts. */
    subject: z.enum(['establishment', 'commune', 'district', 'addressee', 'area']).nullable(),
    /** Measure of the gateway's catalogue that feeds it; `null` while nothing does. */
    measure: z.string().nullable(),
    /** Dimension values that a measured fact must have. */
    filter: z.record(z.string(), z.array(z.string())),
    /** Whose line a value is. */
    lines: z.enum(['every-participant', 'decider', 'own-part']),
    breakdowns: z.array(
      z.strictObject({ dimension: z.string(), nature: z.enum(['partition', 'not-exhaustive', 'overlapping']) }),
    ),
    obligations: z.array(obligationKey),
    service: z.string(),
    sensitivity,
    direction: z.enum(['more-is-better', 'less-is-better', 'neither']),
  }),
);
