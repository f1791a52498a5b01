import { dong as dongShape } from '@lien-nganh/contracts/shapes';
import { dong, text } from '@lien-nganh/vocabulary';
import { name, recordKnown, work } from '@lien-nganh/work';
import { z } from 'zod';

const stage = z.enum(['asked', 'allocated', 'spent']);
const source = z.enum(['central', 'local', 'other']);

/** Money that was asked for, allocated or spent on a day. Stages of the same money are told apart and never added. */
export const budgetEntry = work({
  service: 'agencies',
  prefix: 'budgetEntry',
  title: { vi: 'Kinh phí', en: 'Budget entry' },
  content: z.strictObject({ stage, source, amount: dongShape, purpose: z.string(), plan: z.string().nullable() }),
  input: {
    stage,
    source,
    amount: dong,
    purpose: text(300),
    /** Id of the plan that it belongs to. */
    plan: name.nullable().default(null),
  },
  measures: ['agencies.budget'],
  says: ({ stage: at, amount, purpose }) => `${at} ${amount}: ${purpose}`,
  looksUp: ({ plan }) => ({ isPlan: recordKnown('plan', plan) }),
  rules: {
    'plan-is-known': {
      vi: 'Không có kế hoạch này.',
      en: 'There is no such plan.',
      broken: ({ facts }) => !facts.isPlan,
    },
  },
});
