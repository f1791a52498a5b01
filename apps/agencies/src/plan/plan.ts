import { day as dayShape, dong as dongShape } from '@lien-nganh/contracts/shapes';
import { allIndicators, type IndicatorRecord } from '@lien-nganh/contracts/reference';
import { day, dong, slug, text, unitKey } from '@lien-nganh/vocabulary';
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
  },
  lasts: true,
  measures: ['agencies.plan', 'agencies.plan-in-force'],
  says: ({ document, period }) => `${citing(document)}, ${written(period.from)} – ${written(period.to)}`,
  looksUp: () => ({ indicators: allIndicators() }),
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
  },
});

/** `05/09/2013`: the list of plans to choose from in Excel is read by people. */
function written(of: string): string {
  return of.split('-').reverse().join('/');
}
