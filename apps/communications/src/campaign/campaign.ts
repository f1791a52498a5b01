import { work } from '@lien-nganh/work';
import { text, day } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { topic } from '../words.ts';

/** A campaign: it has a plan, sometimes a budget line, and lasts. */
export const campaign = work({
  service: 'communications',
  prefix: 'campaign',
  title: { vi: 'Chiến dịch, đợt cao điểm tuyên truyền', en: 'Communication campaign' },
  content: z.strictObject({
    name: z.string(),
    subject: z.string(),
    plan: z.strictObject({ document: z.string(), dated: z.string() }).nullable(),
    budgetLine: z.string().nullable(),
  }),
  input: {
    /** As the plan calls it. */
    name: text(200),
    subject: topic.input,
    plan: z
      .strictObject({ document: text(80), dated: day })
      .nullable()
      .default(null),
    /** Line of the budget that it is paid from. */
    budgetLine: text(80).nullable().default(null),
  },
  lasts: true,
  measures: ['communications.campaign'],
  /** One that begins in the same place on the same day may be the same, entered by another of those who run it. */
  weighed: ({ unit, on }) => [unit, on].join('.'),
  says: ({ name }) => name,
  rules: {
    'campaign-follows-its-plan': {
      vi: 'Kế hoạch phải được ban hành không muộn hơn ngày bắt đầu chiến dịch.',
      en: 'A plan is issued before its campaign begins, or on that day.',
      broken: ({ content: { plan }, on }) => plan !== null && plan.dated > on,
    },
  },
});
