import { day as dayShape, dong as dongShape } from '@lien-nganh/contracts/shapes';
import { agenciesBySlug, allIndicators, type IndicatorRecord } from '@lien-nganh/contracts/reference';
import { day, dong, printDay, slug, text, unitKey, validOn } from '@lien-nganh/vocabulary';
import { work } from '@lien-nganh/work';
import { z } from 'zod';
import { citing, issued, issuedShape, level, levelRules } from '../words.ts';

const planType = z.enum(['period', 'year']);
const continuation = z.enum(['new', 'continued']);
const source = z.enum(['central', 'local', 'other']);

export const planContent = z.strictObject({
  document: issuedShape,
  level,
  planType,
  continuation,
  /** Both days included. */
  period: z.strictObject({ from: dayShape, to: dayShape }),
  targets: z.array(z.strictObject({ indicator: z.string(), unit: z.string().nullable(), value: z.int() })),
  budget: z.array(z.strictObject({ purpose: z.string(), source, asked: dongShape })),
  /**
   * Who approved it by which document; `null`: nobody yet, or it is issued without anybody's approval. A revision keeps it
   * until it says another.
   */
  approval: z.strictObject({ by: z.string(), document: issuedShape, on: dayShape }).nullable(),
});

const target = z.strictObject({
  indicator: slug,
  /** Left out: the plan's own unit as a whole. */
  unit: unitKey.nullable().default(null),
  value: z.int().min(0),
});

/**
 * A plan of prevention as it was issued, with its targets and what it asks money for. It is in force within its period, or
 * until it is ended before; a revision is a change from a day on.
 */
export const plan = work({
  service: 'agencies',
  prefix: 'plan',
  title: { vi: 'Kế hoạch', en: 'Plan' },
  content: planContent,
  version: 2,
  upcasts: { 1: (old: object) => ({ ...old, approval: null }) },
  input: {
    document: issued,
    level,
    planType,
    continuation,
    period: z.strictObject({ from: day, to: day }),
    targets: z.array(target).max(500).default([]),
    budget: z
      .array(z.strictObject({ purpose: text(300), source, asked: dong }))
      .max(100)
      .default([]),
    /** Entered later, it completes the record by a correction: the plan itself has not changed. */
    approval: z.strictObject({ by: slug, document: issued, on: day }).nullable().default(null),
  },
  lasts: true,
  measures: ['agencies.plan', 'agencies.plan-in-force'],
  says: ({ document, period }) => `${citing(document)}, ${printDay(period.from)} – ${printDay(period.to)}`,
  looksUp: ({ approval }) => ({
    indicators: allIndicators(),
    approvers: agenciesBySlug(approval === null ? [] : [approval.by]),
  }),
  rules: {
    ...levelRules,
    'period-runs-forward': {
      vi: 'Ngày cuối của kế hoạch không được trước ngày đầu.',
      en: 'The last day of a plan does not lie before its first.',
      broken: ({ content: { period } }) => period.to < period.from,
    },
    'target-is-of-a-known-indicator': {
      vi: 'Chỉ tiêu kế hoạch phải theo một chỉ tiêu có trong danh mục.',
      en: 'A target is of an indicator that the catalogue has.',
      broken: ({ content: { targets }, facts }) => {
        const codes = new Set((facts.indicators as readonly IndicatorRecord[]).map(({ code }) => code));
        return targets.some(({ indicator }) => !codes.has(indicator));
      },
    },
    'approver-is-another-agency': {
      vi: 'Cơ quan phê duyệt kế hoạch phải khác cơ quan lập kế hoạch.',
      en: 'A plan is approved by another agency than the one that made it.',
      broken: ({ content: { approval }, lead }) => approval?.by === lead.agency,
    },
    'approver-is-there-on-that-day': {
      vi: 'Cơ quan phê duyệt kế hoạch phải tồn tại vào ngày phê duyệt.',
      en: 'The agency that approves a plan is there on the day of its approval.',
      broken: ({ content: { approval }, facts: { approvers } }) =>
        approval !== null && (!approvers.has(approval.by) || !validOn(approvers.get(approval.by)!, approval.on)),
    },
    'approval-is-not-of-a-day-to-come': {
      vi: 'Ngày phê duyệt kế hoạch không được sau hôm nay.',
      en: 'A plan was not approved on a day that is still to come.',
      broken: ({ content: { approval }, today }) => approval !== null && approval.on > today,
    },
  },
});
