import { day, names, obligationKey } from '@lien-nganh/contracts/shapes';
import { defineEvents, sealedForSubject, v } from '@lien-nganh/kernel';
import { z } from 'zod';
import { reportKind } from '../kinds.ts';

const note = sealedForSubject('note', z.string());
const addressee = z.strictObject({
  agency: z.string(),
  group: z.string(),
  manner: z.enum(['obliged', 'asked']),
  /** Both included. */
  from: day,
  to: day.nullable(),
});
const templateFrom = { template: z.string(), from: day };
const ownPeriod = z.strictObject({
  ...{ period: z.string(), names, from: day, to: day, cutOff: day, dueOn: day },
  consolidatedDueOn: day.nullable(),
});
const content = {
  names,
  /** Whom reports go to, and through whom. */
  to: z.string(),
  through: z.string(),
  /** Who takes in for `to`. */
  office: z.string().nullable(),
  class: z.enum(['periodic', 'thematic', 'ad-hoc']),
  content: z.enum(['text', 'data', 'text-and-data']),
  sending: z.array(z.enum(['platform', 'document-axis', 'paper', 'e-mail'])),
  /** What of the directive each kind of report answers, and what it is made by from which day on, in order. */
  kinds: z.array(
    z.strictObject({
      kind: reportKind,
      obligation: obligationKey.nullable(),
      templates: z.array(z.strictObject(templateFrom)),
    }),
  ),
  consolidation: obligationKey.nullable(),
  /** Which calendar from which day on, in order. */
  calendars: z.array(z.strictObject({ calendar: z.string(), from: day })),
  ownPeriods: z.array(ownPeriod),
  /** Groups whose reports others consolidate first, and by how many working days they are due earlier. */
  levels: z.array(z.strictObject({ group: z.string(), workingDaysEarlier: z.int().nonnegative() })),
  forms: z.array(z.strictObject({ code: z.string(), names })),
  /** Days after a due day until whoever takes in is told what is missing; `null`: never. */
  escalateAfterDays: z.int().nonnegative().nullable(),
  addressees: z.array(addressee),
  validFrom: day,
  validTo: day.nullable(),
};

interface V1 {
  readonly obligations: {
    readonly 'six-monthly': string | null;
    readonly yearly: string | null;
    readonly consolidation: string | null;
  };
}

/** What a regime did not say yet: all of it was periodic, in text and figures. */
function fromV1({ obligations, ...old }: V1): object {
  const { 'six-monthly': sixMonthly, yearly, consolidation } = obligations;
  return {
    ...old,
    ...{ office: null, class: 'periodic', content: 'text-and-data', sending: [], consolidation },
    kinds: [
      { kind: 'six-monthly', obligation: sixMonthly, templates: [] },
      { kind: 'yearly', obligation: yearly, templates: [] },
    ],
    ...{ ownPeriods: [], levels: [], forms: [], escalateAfterDays: null },
  };
}

export const events = defineEvents('regime', {
  RegimeEntered: v(2, z.strictObject(content), { 1: fromV1 }),
  RegimeCorrected: v(2, z.strictObject({ ...content, reason: note }), { 1: fromV1 }),
  AddresseeNamed: v(1, addressee),
  AddresseeReleased: v(1, z.strictObject({ agency: z.string(), lastDay: day })),
  CalendarFollowed: v(1, z.strictObject({ calendar: z.string(), from: day })),
  TemplateFollowed: v(1, z.strictObject({ kind: reportKind, ...templateFrom })),
  /** Days of a report that is asked for once. */
  OwnPeriodNamed: v(1, ownPeriod),
  RegimeEnded: v(1, z.strictObject({ lastDay: day })),
});
