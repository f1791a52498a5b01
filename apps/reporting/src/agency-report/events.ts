import { day, id, obligationKey } from '@lien-nganh/contracts/shapes';
import { defineEvents, sealedForService, sealedForSubject, v } from '@lien-nganh/kernel';
import { z } from 'zod';
import { reportKind } from '../kinds.ts';

const note = sealedForSubject('note', z.string());
/** `<log>:<position>`. */
const position = z.string().regex(/^[A-Za-z0-9-]+:\d+$/);

/** What a report is of, as its period says. */
export const ofThePeriod = {
  ...{ regime: z.string(), period: z.string(), kind: reportKind, from: day, to: day, cutOff: day, dueOn: day },
  ...{ agency: id, group: z.string(), manner: z.enum(['obliged', 'asked']) },
  /** Who takes it in; whom it is for in the end, and who takes in for that. */
  ...{ through: id, recipient: id.nullable(), office: id.nullable() },
  obligation: obligationKey.nullable(),
  template: z.string(),
  escalateAfterDays: z.int().nonnegative().nullable(),
};

/** Figures of a report at one position of the log, as they were told to whoever signed it off. */
export const figuresSeen = {
  position,
  hash: z.string(),
  template: z.strictObject({ id: z.string(), version: z.int().positive() }),
};

export const events = defineEvents('agencyReport', {
  AgencyReportOpened: v(1, z.strictObject(ofThePeriod)),
  /** Its period was withdrawn, or the agency reports in it no more. */
  AgencyReportClosed: v(1, z.strictObject({})),
  /** `null`: what stood there was taken away. */
  NarrativeWritten: v(1, z.strictObject({ slot: z.string(), text: note.nullable() })),
  /** A reporter says by how much a figure is wrong; the figure stays what it is. */
  FigureAdjusted: v(
    1,
    z.strictObject({ adjustment: id, ref: z.string(), indicator: id, difference: z.string(), reason: note }),
  ),
  AdjustmentWithdrawn: v(1, z.strictObject({ adjustment: id, reason: note })),
  ReportSubmitted: v(
    1,
    z.strictObject({
      submission: z.int().positive(),
      content: z.enum(['figures', 'nothing-to-report']),
      ...figuresSeen,
      /** As they were told, for this service alone: what was told (as JSON), and of which figures by `ref`. */
      figures: sealedForService(z.record(z.string(), z.array(z.string()))),
      /** By how much a reporter says that figures are wrong, those that stood then. */
      adjustments: z.array(id),
      signedAs: z.enum(['head', 'deputy']),
      /** Account of the head in whose stead a deputy signed. */
      inTheSteadOf: z.string().nullable(),
      /** Accounts that had written what was signed off. */
      drafters: z.array(z.string()),
      number: z.string().nullable(),
      timeliness: z.enum(['on-time', 'late']),
      exception: z.string().nullable(),
    }),
  ),
  SubmissionWithdrawn: v(1, z.strictObject({ submission: z.int().positive(), reason: note })),
  ReportReturned: v(1, z.strictObject({ submission: z.int().positive(), remarks: note })),
  ReportAccepted: v(
    1,
    z.strictObject({
      ...{ submission: z.int().positive(), by: id },
      covers: z.strictObject({ all: z.boolean(), refs: z.array(z.string()) }),
      remarks: note.nullable(),
    }),
  ),
  ExceptionAsked: v(1, z.strictObject({ reason: note })),
  ExceptionOpened: v(
    1,
    z.strictObject({ exception: id, by: id, until: day, records: z.array(z.string()), reason: note }),
  ),
  ExceptionDeclined: v(1, z.strictObject({ by: id, reason: note })),
  /** Its due day passed, and nothing had come. */
  ReportMissed: v(1, z.strictObject({ dueOn: day })),
  ReportEscalated: v(1, z.strictObject({ dueOn: day })),
});
