import { z } from 'zod';
import { contract } from './contract.ts';
import { day, id, lasting, names, obligationKey } from './shapes.ts';

export const reportKinds = ['six-monthly', 'yearly', 'quarterly', 'monthly', 'ad-hoc'] as const;
/** For how long a report is; `ad-hoc`: for days that the regime itself names. */
export const reportKind = z.enum(reportKinds);

/** What stands beside what in a report: `change` is this period less the one before, `change-on-year` less last year's. */
export const reportColumns = [
  ...(['period', 'previous', 'last-year', 'change', 'change-on-year'] as const),
  ...(['year-to-date', 'plan', 'percent-of-plan'] as const),
] as const;
const column = z.enum(reportColumns);

const asked = {
  indicator: id,
  /** One part of a breakdown; `null`: all of it. */
  part: z.strictObject({ dimension: z.string(), value: z.string() }).nullable(),
};

const section = z.strictObject({
  /** `II`, `II.3`: what lies below another begins with its code. It is the slot of the narrative. */
  code: z.string(),
  heading: names,
  /** What the narrative is asked for; `null`: nothing is written there. */
  prompt: names.nullable(),
  figures: z.array(z.strictObject(asked)),
  /** Only in the restricted variant. */
  restricted: z.boolean(),
});

const cell = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('figure'), ...asked, column }),
  /** Of the indicator that the row is of. */
  z.strictObject({ is: z.literal('own-figure'), column }),
  /** Units of that level in the row's unit, on the last day. */
  z.strictObject({ is: z.literal('units'), level: z.enum(['commune', 'district']) }),
  /** The figure per cent of those units. */
  z.strictObject({ is: z.literal('share-of-units'), ...asked, level: z.enum(['commune', 'district']) }),
  /** What records say, which is no figure. */
  z.strictObject({
    is: z.literal('told'),
    what: z.enum([
      ...(['decision', 'decided-on', 'members'] as const),
      ...(['addressee', 'state', 'evidence', 'evidence-figures'] as const),
      ...(['due-on', 'received-on', 'timeliness', 'submission', 'content'] as const),
    ]),
  }),
  /** Of the addressee's work of the period: how many records, and within how many days half and nine of ten were entered. */
  z.strictObject({ is: z.literal('entry'), what: z.enum(['records', 'median', 'p90']) }),
  /** The share of them that was entered more than so many days after it happened. */
  z.strictObject({ is: z.literal('entered-later'), days: z.int().positive() }),
]);

const annex = z.strictObject({
  /** `A1`. */
  code: z.string(),
  title: names,
  /** `parts`: the parts of the dimension `by`; `quarters`: of the year so far, as the period's calendar has them. */
  rows: z.enum(['units', 'agencies', 'obligations', 'indicators', 'addressees', 'teams', 'parts', 'quarters']),
  by: z.string().nullable(),
  /** Where rows are indicators: which; none named: all that the sections ask. */
  indicators: z.array(id),
  rowHeading: names,
  columns: z.array(z.strictObject({ heading: names, group: names.nullable(), shows: cell, restricted: z.boolean() })),
  /** The line of the total stands first, or else last. */
  totalFirst: z.boolean(),
  /** On a page across. */
  wide: z.boolean(),
  restricted: z.boolean(),
  note: names.nullable(),
});

/** What a report is made of, from a day on. */
export const templateContent = {
  ...{ from: day, kind: reportKind },
  /** `{period}` and `{next}` stand for the words of the period and of the one after it. */
  title: names,
  sections: z.array(section),
  /** Columns that stand beside each figure of a section. */
  beside: z.array(column),
  annexes: z.array(annex),
};

/** What reports are made of, version by version. */
export const template = contract(
  'reporting.template',
  2,
  z.strictObject({
    ...{ template: id, keeper: id, names },
    /** In order of `from`; of a report the last that holds on the last day of its period. */
    versions: z.array(z.strictObject({ version: z.int().positive(), ...templateContent })).min(1),
    endedOn: day.nullable(),
  }),
  { 1: (old: object) => old },
);

/** A reporting regime: who reports what to whom, how, how often and by when. */
export const regime = contract(
  'reporting.regime',
  1,
  z.strictObject({
    ...{ regime: id, names, recipient: id, through: id },
    /** Who takes in for the recipient. */
    office: id.nullable(),
    class: z.enum(['periodic', 'thematic', 'ad-hoc']),
    content: z.enum(['text', 'data', 'text-and-data']),
    sending: z.array(z.enum(['platform', 'document-axis', 'paper', 'e-mail'])),
    /** What each kind of report answers, and what it is made by from which day on. */
    kinds: z.array(
      z.strictObject({
        kind: reportKind,
        obligation: obligationKey.nullable(),
        templates: z.array(z.strictObject({ template: id, from: day })),
      }),
    ),
    consolidation: obligationKey.nullable(),
    calendars: z.array(z.strictObject({ calendar: id, from: day })),
    /** Periods whose days it names itself. */
    ownPeriods: z.array(
      z.strictObject({
        ...{
          period: z.string(),
          names,
          from: day,
          to: day,
          cutOff: day,
          dueOn: day,
          consolidatedDueOn: day.nullable(),
        },
      }),
    ),
    /** Groups whose reports others consolidate first, and by how many working days they are due earlier. */
    levels: z.array(z.strictObject({ group: z.string(), workingDaysEarlier: z.int().nonnegative() })),
    /** Forms that go with it, beside the template. */
    forms: z.array(z.strictObject({ code: z.string(), names })),
    /** Days after the due day until whoever takes in is told that a report is missing; `null`: never. */
    escalateAfterDays: z.int().nonnegative().nullable(),
    addressees: z.array(
      z.strictObject({ agency: id, group: z.string(), manner: z.enum(['obliged', 'asked']), ...lasting }),
    ),
    ...{ validFrom: day, validTo: day.nullable() },
  }),
);
