import { agenciesBySlug, obligationsKnown, workDaysKnown } from '@lien-nganh/contracts/reference';
import { lookUp, type LookUp } from '@lien-nganh/kernel';
import { day, slug, text } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import type { Calendar } from '../calendar/state.ts';
import { kinds, reportKind, type ReportKind } from '../kinds.ts';
import type { ReportTemplate } from '../report-template/state.ts';

const agency = text(200);
const obligation = text(200).regex(/^[^/]+\/[^/]+$/);
const names = z.strictObject({ vi: text(300), en: text(300) });

export const addresseeInput = {
  agency,
  /** Group of addressees that it is counted under: `district`, `all-members`. */
  group: slug,
  /** `asked`: requested and not ordered, so never due. */
  manner: z.enum(['obliged', 'asked']),
  from: day,
  to: day.nullable().default(null),
};

/** In small letters after the year, so that no calendar has one of that code. */
export const ownPeriodCode = text(40).regex(/^\d{4}-[a-z][a-z0-9-]*$/);

export const ownPeriodInput = {
  period: ownPeriodCode,
  names,
  from: day,
  to: day,
  cutOff: day,
  dueOn: day,
  consolidatedDueOn: day.nullable().default(null),
};

/** Who reports what to whom, how, how often and by which calendar: what a directive asks, entered as data. */
export const regimeInput = {
  names,
  to: agency,
  /** Who takes the reports in and consolidates them. */
  through: agency,
  /** Who takes in for `to`: the report of `through` itself, and what is missing for long. */
  office: agency.nullable().default(null),
  class: z.enum(['periodic', 'thematic', 'ad-hoc']).default('periodic'),
  content: z.enum(['text', 'data', 'text-and-data']).default('text-and-data'),
  sending: z
    .array(z.enum(['platform', 'document-axis', 'paper', 'e-mail']))
    .min(1)
    .default(['platform']),
  kinds: z
    .array(
      z.strictObject({
        kind: reportKind,
        obligation: obligation.nullable(),
        templates: z
          .array(z.strictObject({ template: slug, from: day }))
          .max(20)
          .default([]),
      }),
    )
    .max(kinds.length),
  /** What asks for the report that consolidates those of a period. */
  consolidation: obligation.nullable(),
  /** None where every period has days of its own. */
  calendars: z.array(z.strictObject({ calendar: slug, from: day })).max(20),
  ownPeriods: z.array(z.strictObject(ownPeriodInput)).max(100).default([]),
  levels: z
    .array(z.strictObject({ group: slug, workingDaysEarlier: z.int().min(0).max(60) }))
    .max(20)
    .default([]),
  forms: z
    .array(z.strictObject({ code: text(40), names }))
    .max(60)
    .default([]),
  escalateAfterDays: z.int().min(1).max(365).nullable().default(null),
  addressees: z.array(z.strictObject(addresseeInput)).max(300),
  validFrom: day,
  validTo: day.nullable().default(null),
};
export type RegimeInput = z.output<z.ZodObject<typeof regimeInput>>;

export function contentLookUps(regime: RegimeInput) {
  const { to, through, office, addressees, calendars } = regime;
  const named = [to, through, ...(office === null ? [] : [office]), ...addressees.map((one) => one.agency)];
  return {
    days: workDaysKnown(),
    agencies: agenciesBySlug(named),
    obligations: obligationsKnown(obligationsIn(regime)),
    missing: missingCalendars(calendars.map(({ calendar }) => calendar)),
    unfit: unfitTemplates(
      regime.kinds.flatMap(({ kind, templates }) => templates.map(({ template }) => ({ kind, template }))),
    ),
  };
}

export function obligationsIn({ kinds: told, consolidation }: RegimeInput): readonly string[] {
  return [...told.map((one) => one.obligation), consolidation].filter((key) => key !== null);
}

/** Calendars that nobody has entered. */
export function missingCalendars(calendars: readonly string[]): LookUp<readonly string[]> {
  return lookUp([], async (_, records) => {
    if (!records) throw new Error('calendars are looked up where there are no records');
    const found = await Promise.all(
      calendars.map(async (one) => ((await records.stateOf('calendar', one)) as Calendar).is === 'entered'),
    );
    return calendars.filter((_one, index) => !found[index]);
  });
}

interface Followed {
  readonly kind: ReportKind;
  readonly template: string;
}

/** Templates that nobody has entered, or that are for reports of another kind. */
export function unfitTemplates(templates: readonly Followed[]): LookUp<readonly string[]> {
  return lookUp([], async (_, records) => {
    if (!records) throw new Error('templates are looked up where there are no records');
    const fits = async ({ kind, template }: Followed) => {
      const found = (await records.stateOf('reportTemplate', template)) as ReportTemplate;
      return found.is === 'entered' && found.versions.at(-1)!.kind === kind;
    };
    const found = await Promise.all(templates.map(fits));
    return templates.filter((_one, index) => !found[index]).map(({ template }) => template);
  });
}
