import { z } from 'zod';
import { contract } from './contract.ts';
import { reportKind } from './reporting-regime.ts';
import { day, id, names, obligationKey, unitKey } from './shapes.ts';

/** `asked`: requested and not ordered, so never due. */
const manner = z.enum(['obliged', 'asked']);
/** `2013-H2`, or `2013` for the year. */
const code = z.string();
/** `<log>:<position>`. */
const position = z.string().regex(/^[A-Za-z0-9-]+:\d+$/);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const templateVersion = z.strictObject({ id, version: z.int().positive() });

/**
 * What officers write leaves in no message: messages and what is made of them are kept, and a text that names somebody must be
 * erasable. Whoever composes a document reads it where it is sealed, `GET /api/reporting/<stream>/<id>/at?position=…`, with the
 * caller's own token; the messages say only what is written.
 */
const written = z.array(z.string());

/** A period of a reporting regime: its days, and who reports. */
export const reportingPeriod = contract(
  'reporting.period',
  4,
  z.strictObject({
    ...{ regime: id, period: code, kind: reportKind, from: day, to: day, cutOff: day, dueOn: day },
    /** How the year is cut, as every report says; `null`: the regime names the days itself. */
    calendar: id.nullable(),
    scheme: names,
    through: id,
    /** Whom the reports are for in the end, and who takes in for it; `null`: as before that was kept. */
    recipient: id.nullable(),
    office: id.nullable(),
    obligation: obligationKey.nullable(),
    /** What asks `through` for the report that consolidates those of the period, and when; `null`: nothing, and no day. */
    consolidation: obligationKey.nullable(),
    consolidatedDueOn: day.nullable(),
    /** What its reports are made by: the version of it that holds on the last day. `null`: none is named. */
    template: id.nullable(),
    /**
     * Each with its own due day: whoever is consolidated by others first is due earlier. With a `unit` its report is of that unit
     * and of all that was done there, whoever did it; `null`: of its own work.
     */
    addressees: z.array(
      z.strictObject({ agency: id, group: z.string(), manner, dueOn: day, unit: unitKey.nullable() }),
    ),
    withdrawn: z.boolean(),
  }),
  {
    1: (old: object) => ({ ...old, consolidation: null, consolidatedDueOn: null }),
    2: ({ addressees, ...old }: PeriodV2) => ({
      ...old,
      ...{ scheme: { vi: old.calendar, en: old.calendar }, recipient: null, office: null, template: null },
      addressees: addressees.map((one) => ({ ...one, dueOn: old.dueOn })),
    }),
    3: ({ addressees, ...old }: PeriodV3) => ({
      ...old,
      addressees: addressees.map((one) => ({ ...one, unit: null })),
    }),
  },
);

interface PeriodV3 {
  readonly addressees: readonly object[];
}
interface PeriodV2 extends PeriodV3 {
  readonly calendar: string;
  readonly dueOn: string;
}

/** An agency's report of a period, as it came in. */
export const receipt = contract(
  'reporting.receipt',
  2,
  z.strictObject({
    ...{ regime: id, period: code, kind: reportKind, to: day, agency: id, group: z.string(), manner, through: id },
    receivedOn: day,
    timeliness: z.enum(['on-time', 'late']),
    content: z.enum(['figures', 'nothing-to-report']),
    obligation: obligationKey.nullable(),
    /** Whether it follows from a submission here, or was entered of a paper. */
    from: z.enum(['submission', 'paper']),
    withdrawn: z.boolean(),
  }),
  { 1: (old: object) => ({ ...old, from: 'paper' }) },
);

/** Why another edition came after one that was issued. */
export const restatingReasons = ['correction', 'withdrawal', 'late-work', 'late-report', 'other'] as const;
const reasons = z.array(z.enum(restatingReasons));

/** The figures of a report at one position of the log: told by the position, and checked by the hash. */
const figuresAt = z.strictObject({ position, hash: sha256, template: templateVersion });

const consolidatedAt = figuresAt.extend({
  /** Late records that wait under this regime, left out. */
  leftOut: z.array(z.string()),
  /** Agencies' own reports that were in by then, and where each was frozen. */
  reports: z.array(z.strictObject({ agency: id, position })),
  reasons,
});

const edition = z.strictObject({
  number: z.string(),
  dated: day,
  /** `null`: it was made outside the platform, and number and date are all that is known. */
  made: consolidatedAt.nullable(),
  /** Whose office signed, and the lines above the name, `TM. …`, `KT. …`; never who. */
  signed: z.strictObject({ office: z.string(), lines: z.array(z.string()) }).nullable(),
  reasons,
  /** Where what was signed is kept. */
  filed: z.array(z.strictObject({ as: z.enum(['scan', 'paper']), reference: z.string(), sha256: sha256.nullable() })),
});

/** The report that consolidates those of a period. Another edition takes the place of the last, and both were issued. */
export const consolidation = contract(
  'reporting.consolidation',
  2,
  z.strictObject({
    ...{ regime: id, period: code, kind: reportKind, through: id, obligation: obligationKey.nullable() },
    /** `consolidated`: figures are frozen and wait to be issued, as the first edition or another. */
    state: z.enum(['drafted', 'consolidated', 'issued', 'withdrawn']),
    /** Slots of the narrative that something is written in. */
    written,
    /** What waits to be issued. */
    consolidated: consolidatedAt.nullable(),
    editions: z.array(edition),
    withdrawn: z.boolean(),
  }),
  {
    1: ({ editions, ...old }: { editions: readonly object[]; withdrawn: boolean }) => ({
      ...old,
      ...{ state: old.withdrawn ? 'withdrawn' : 'issued', written: [], consolidated: null },
      editions: editions.map((one) => ({ ...one, made: null, signed: null, reasons: [], filed: [] })),
    }),
  },
);

const submission = z.strictObject({
  /** Counted from 1. */
  submission: z.int().positive(),
  on: day,
  timeliness: z.enum(['on-time', 'late']),
  content: z.enum(['figures', 'nothing-to-report']),
  made: figuresAt,
  /** As what it was signed off. */
  signedAs: z.enum(['head', 'deputy']),
  /** `overtaken`: another was submitted after it. */
  state: z.enum(['stands', 'returned', 'withdrawn', 'accepted', 'overtaken']),
  /** Exception by which it was submitted after the one before was locked. */
  exception: z.string().nullable(),
});

/** An agency's own report of a period, through its whole life. */
export const report = contract(
  'reporting.report',
  1,
  z.strictObject({
    ...{ regime: id, period: code, kind: reportKind, agency: id, group: z.string(), manner, through: id, dueOn: day },
    obligation: obligationKey.nullable(),
    /** `closed`: the period was withdrawn, or the agency reports in it no more. */
    state: z.enum(['opened', 'drafted', 'submitted', 'returned', 'accepted', 'closed']),
    /** Slots of the narrative that something is written in. */
    written,
    /** Beside the figures and never in them: by how much a reporter says that one is wrong. Those taken back are gone. */
    adjustments: z.array(
      z.strictObject({
        adjustment: z.string(),
        ref: z.string(),
        indicator: id,
        difference: z.string().regex(/^-?\d+$/),
      }),
    ),
    submissions: z.array(submission),
    /** When it was noted that it had not come; it may have come later. */
    missingOn: day.nullable(),
    escalatedOn: day.nullable(),
    accepted: z
      .strictObject({
        ...{ on: day, by: id, submission: z.int().positive() },
        /** Differences between what was signed and what is consolidated that the acceptance covers: all, or figures by `ref`. */
        covers: z.strictObject({ all: z.boolean(), refs: z.array(z.string()) }),
      })
      .nullable(),
    /** Leave to submit again what is locked: for all late work, or for the records that are named. */
    exceptions: z.array(
      z.strictObject({ exception: z.string(), by: id, from: day, until: day, records: z.array(z.string()) }),
    ),
  }),
);

/**
 * Figures of periods before records begin, and opening stocks, of one indicator: of the province's work as a whole, or of one
 * agency's. Each stands in place of what records say of its unit and days. Those that were taken back are gone.
 */
export const pastFigures = contract(
  'reporting.past-figures',
  1,
  z.strictObject({
    indicator: id,
    /** `null`: of all that was done. */
    agency: id.nullable(),
    figures: z.array(
      z.strictObject({
        unit: unitKey,
        /** Both days included; of a stock both are its day. */
        ...{ from: day, to: day },
        value: z.string().regex(/^\d+$/),
        exactness: z.enum(['exact', 'rounded']),
        /** Number and date of the paper that says so. */
        ...{ document: z.string(), dated: day },
      }),
    ),
  }),
);
