import { standingOf } from '@lien-nganh/contracts/reference';
import { question } from '@lien-nganh/kernel';
import { z } from 'zod';
import { handlers, tables } from './tables.ts';

const row = z.strictObject({
  /** `send-report` of one's own agency; `consolidate-reports` of the agency through which reports go. */
  task: z.enum(['send-report', 'consolidate-reports']),
  /** `<regime>.<period>`. */
  period: z.string(),
  agency: z.string(),
  on: z.string(),
});

/** Reports that the asker's agency has not sent, and periods past their due day that it has not consolidated. */
export const myWork = question({
  name: 'my-work',
  version: 1,
  action: 'reporting.my-work',
  title: { vi: 'Việc của tôi', en: 'My work' },
  tables,
  handlers,
  input: z.strictObject({ first: z.coerce.number().int().min(1).max(200).default(50) }),
  output: z.strictObject({ rows: z.array(row), more: z.boolean() }),
  ask: async ({ due, receipts, periods }, { first }, { actor, today, rows, maySee }) => {
    const { successorOf } = await standingOf(actor.agency, today).resolve(rows);
    const agencies = [actor.agency, ...new Set(successorOf.map((taken) => taken.agency))];
    const found: z.output<typeof row>[] = [];
    for await (const one of due.select({
      where: { agency: agencies, manner: 'obliged' },
      order: ['dueOn', 'period'],
    })) {
      if (found.length > first) break;
      const { period, agency, dueOn, scope } = one;
      if (!maySee(scope) || (await receipts.get({ period, agency })) !== null) continue;
      found.push({ task: 'send-report', period, agency, on: dueOn });
    }
    const open = periods.select({ where: { through: agencies, consolidated: false }, order: ['dueOn', 'period'] });
    for await (const { period, through, dueOn, scope } of open) {
      if (found.length > first) break;
      if (maySee(scope) && dueOn < today)
        found.push({ task: 'consolidate-reports', period, agency: through, on: dueOn });
    }
    return { rows: found.slice(0, first), more: found.length > first };
  },
});
