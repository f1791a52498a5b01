import { day, dong, id, unitKey } from '@lien-nganh/contracts/shapes';
import { defineEvents, v } from '@lien-nganh/kernel';
import { z } from 'zod';
import {
  crewMember,
  entry,
  executionStep,
  finding,
  ground,
  healthPart,
  minutesData,
  mode,
  note,
  paymentData,
  place,
  sanctionData,
  visitData,
  writtenReport,
} from './shapes.ts';

/** Everything about an inspection is sealed: until it is disclosed, nobody outside may even know that it exists. */
function sealed<S extends z.ZodType>(schema: S) {
  return v(1, schema, {}, { sealed: 'service' });
}

/** Judged by the rules of a text: the second version says by which, `team-178@0`; null where there were none. */
function judged<S extends z.ZodRawShape>(shape: S) {
  const upcasts = { 1: (old: object) => ({ ...old, rules: null }) };
  return v(2, z.strictObject({ ...shape, rules: id.nullable() }), upcasts, { sealed: 'service' });
}

/** Violations, decisions, transfers and findings by body and number. */
const entries = z.array(z.string());

export const events = defineEvents('inspection', {
  InspectionPlanned: judged({
    ...visitData,
    mode: z.enum(['planned', 're-inspection']),
    plan: id.nullable(),
    /** The inspection that is looked at again. */
    earlier: id.nullable(),
    plannedFor: day,
    approver: id,
  }),
  SurpriseDecided: judged({
    ...visitData,
    plannedFor: day,
    ground: ground.nullable(),
    report: writtenReport.nullable(),
  }),
  PreparationChanged: judged({
    ...{ plannedFor: day, leader: id, crew: z.array(crewMember), participants: z.array(id), reason: note },
  }),
  InspectionApproved: sealed(z.strictObject({ approver: id })),
  InspectionNotified: sealed(z.strictObject({ on: day })),
  InspectionBegun: judged({ on: day, present: z.array(id), breaches: z.array(z.string()) }),
  InspectionPostponed: sealed(z.strictObject({ until: day.nullable(), reason: note })),

  MinutesSigned: judged(minutesData),
  InspectionNotCarriedOut: sealed(
    z.strictObject({
      outcome: z.enum(['closed', 'refused', 'ceased', 'not-found']),
      on: day,
      note: note.nullable(),
      breaches: z.array(z.string()),
    }),
  ),
  InspectionBrokenOff: sealed(z.strictObject({ on: day, reason: note, breaches: z.array(z.string()) })),
  /** A visit that was made and is entered afterwards, minutes and all. */
  InspectionRecorded: judged({
    ...visitData,
    ...minutesData,
    mode,
    earlier: id.nullable(),
    ground: ground.nullable(),
    report: writtenReport.nullable(),
    entry,
  }),
  /** From here on the record is known outside the team, with its whole history. */
  InspectionDisclosed: sealed(
    z.strictObject({
      establishment: id.nullable(),
      on: day,
      unit: unitKey,
      agencies: z.array(id),
    }),
  ),

  ParticipantNamed: sealed(z.strictObject({ agency: id, reason: note })),
  PartConfirmed: sealed(z.strictObject({ agency: id })),
  PartCorrected: sealed(
    z.strictObject({ agency: id, findings: z.array(finding), health: healthPart.nullable(), reason: note }),
  ),
  PartDenied: sealed(z.strictObject({ agency: id, reason: note })),

  /** Judged anew as it was recorded: the second version has the breaches of the corrected record; null: as they were. */
  InspectionCorrected: v(
    2,
    z.strictObject({
      /** Only what changed. */
      changed: z.strictObject({
        establishment: id.nullable().optional(),
        establishmentKind: z.string().nullable().optional(),
        unit: unitKey.optional(),
        place: place.optional(),
        on: day.optional(),
        minutesNumber: z.string().optional(),
        reminded: z.boolean().optional(),
        note: note.nullable().optional(),
        /** Minutes of the day of the visit are of its corrected day too. */
        signedOn: day.optional(),
      }),
      reason: note,
      breaches: z.array(z.string()).nullable(),
    }),
    { 1: (old: object) => ({ ...old, breaches: null }) },
    { sealed: 'service' },
  ),
  /** Its establishment was corrected, or became another before the visit: kind and unit are what they were on its day. */
  VisitFollowedItsSite: sealed(
    z.strictObject({
      changed: z.strictObject({ establishmentKind: z.string().optional(), unit: unitKey.optional() }),
      /** The event of the establishment that brought it about. */
      because: id,
    }),
  ),
  /** A correction moved the visit to another place or day. */
  VisitMoved: sealed(z.strictObject({ establishment: id.nullable(), on: day, unit: unitKey, agencies: z.array(id) })),
  /** Where the place lies on a later map, its unit having been split. */
  VisitPlacedOnLaterMap: sealed(z.strictObject({ unit: unitKey })),
  InspectionWithdrawn: sealed(z.strictObject({ reason: note })),

  ViolationRecorded: sealed(
    z.strictObject({
      violation: id,
      number: z.string(),
      kind: z.string(),
      field: z.string(),
      agency: id,
      recordedOn: day,
    }),
  ),
  ExplanationReceived: sealed(z.strictObject({ violation: id, on: day })),
  ViolationDropped: sealed(z.strictObject({ violation: id, reason: note })),
  SanctionDecided: sealed(z.strictObject(sanctionData)),
  SanctionCorrected: sealed(z.strictObject({ ...sanctionData, correctedBecause: note })),
  ExecutionRecorded: sealed(
    z.strictObject({ decision: id, step: executionStep, on: day, collected: dong.nullable(), reason: note.nullable() }),
  ),
  /** One payment of a fine, as a receipt of the treasury says. */
  PaymentRecorded: sealed(z.strictObject(paymentData)),
  PaymentCorrected: sealed(z.strictObject({ ...paymentData, reason: note })),
  PaymentWithdrawn: sealed(z.strictObject({ payment: id, decision: id, reason: note })),
  ComplaintRecorded: sealed(z.strictObject({ complaint: id, decision: id, on: day })),
  ComplaintSettled: sealed(
    z.strictObject({ complaint: id, on: day, outcome: z.enum(['upheld', 'changed', 'annulled']) }),
  ),
  /** Signs of crime: the file goes to the body that investigates. */
  CaseTransferred: sealed(
    z.strictObject({
      transfer: id,
      to: z.string(),
      agency: id,
      on: day,
      violations: z.array(id),
      document: z.string(),
    }),
  ),
  /** What the body that a file went to has said: it has the case in hand, or gave it back. */
  CaseAnswered: sealed(z.strictObject({ transfer: id, is: z.enum(['closed', 'returned']), on: day })),
  /** A violation, decision or transfer that never was: entered by mistake. */
  EntryWithdrawn: sealed(z.strictObject({ entry: z.enum(['violation', 'sanction', 'transfer']), id, reason: note })),

  PossibleTwinNoted: sealed(z.strictObject({ twin: id, other: id })),
  PossibleTwinSettled: sealed(
    z.strictObject({
      twin: id,
      other: id,
      verdict: z.enum(['same', 'different', 'lapsed']),
      /** Of the same visit, the record that stays and counts. */
      kept: id.nullable(),
      /** Agencies of the other record: they took part in the one that is kept. */
      agencies: z.array(id),
    }),
  ),
  /** The record moved or was withdrawn: the pair means nothing any more. */
  PossibleTwinLapsed: sealed(z.strictObject({ twin: id, other: id })),

  // The three above were decided pair by pair. Since then the records of one place and day are weighed together.

  /** What others of its place and day must know of the record; said again whenever it changes. */
  VisitStated: sealed(
    z.strictObject({
      ...{ establishment: id, on: day, unit: unitKey, agencies: z.array(id) },
      /** These two only while it is one of several records of a visit. */
      ...{ obligations: z.array(id), entries },
    }),
  ),
  /** It is no longer a record of this place and day. */
  VisitLeft: sealed(z.strictObject({ establishment: id, on: day })),
  /** All that the record is to others of its place and day, in the place of what was noted before. */
  TwinsNoted: sealed(
    z.strictObject({
      /** Questions that nobody has decided yet; only a record that counts has any. */
      open: z.array(z.strictObject({ twin: id, other: id })),
      /** The record that counts for both; `null`: this one counts. */
      sameAs: id.nullable(),
      /** The others of the same visit. */
      others: z.array(id),
      /** Of the record that counts: who takes part by the others, and by which. */
      joined: z.array(z.strictObject({ agency: id, record: id })),
      /** Of the record that counts: obligations that the others serve, besides its own. */
      obligations: z.array(id),
      /** Of its entries, those that another record of the same visit holds too and that count there. */
      doubled: entries,
    }),
  ),
});
