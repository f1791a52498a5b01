import { day, names, obligationKey, unitKey } from '@lien-nganh/contracts/shapes';
import { defineEvents, sealedForSubject, v } from '@lien-nganh/kernel';
import { z } from 'zod';
import { reportKind } from '../kinds.ts';

const note = sealedForSubject('note', z.string());

const content = {
  regime: z.string(),
  /** `null`: the regime named the days itself. */
  calendar: z.string().nullable(),
  /** How the year is cut, in words, as every report of the period says. */
  scheme: names,
  /** `2013-H2`, or `2013` for the year. */
  period: z.string(),
  kind: reportKind,
  from: day,
  to: day,
  cutOff: day,
  dueOn: day,
  /** Of the report that consolidates those of the period; `null`: the calendar sets no day for it. */
  consolidatedDueOn: day.nullable(),
  through: z.string(),
  /** Whom the reports are for in the end, and who takes in for it; `null`: nobody is named. */
  recipient: z.string().nullable(),
  office: z.string().nullable(),
  obligation: obligationKey.nullable(),
  consolidation: obligationKey.nullable(),
  /** What its reports are made by; `null`: none is named, and reports come on paper. */
  template: z.string().nullable(),
  escalateAfterDays: z.int().nonnegative().nullable(),
  /**
   * Who reports, as the regime says on the last day of the period, each with its own due day; and the unit that it answers for, of
   * which its report then is. `null`: of its own work.
   */
  addressees: z.array(
    z.strictObject({
      ...{ agency: z.string(), group: z.string(), manner: z.enum(['obliged', 'asked']), dueOn: day },
      unit: unitKey.nullable(),
    }),
  ),
};

const fromV1 = (old: object) => ({ ...old, consolidatedDueOn: null });

interface V2 {
  readonly calendar: string;
  readonly dueOn: string;
  readonly addressees: readonly object[];
}

/** What was not kept yet: no template, so that its reports came on paper. */
function fromV2({ addressees, ...old }: V2): object {
  return {
    ...old,
    ...{ scheme: { vi: old.calendar, en: old.calendar }, recipient: null, office: null },
    ...{ template: null, escalateAfterDays: null },
    addressees: addressees.map((one) => ({ ...one, dueOn: old.dueOn })),
  };
}

/** Every report was of its agency's own work. */
function fromV3({ addressees, ...old }: Pick<V2, 'addressees'>): object {
  return { ...old, addressees: addressees.map((one) => ({ ...one, unit: null })) };
}

export const events = defineEvents('reportingPeriod', {
  ReportingPeriodOpened: v(4, z.strictObject(content), { 1: fromV1, 2: fromV2, 3: fromV3 }),
  /** Regime or calendar came to say otherwise. */
  ReportingPeriodRenewed: v(4, z.strictObject(content), { 1: fromV1, 2: fromV2, 3: fromV3 }),
  ReportingPeriodWithdrawn: v(1, z.strictObject({ reason: note })),
});
