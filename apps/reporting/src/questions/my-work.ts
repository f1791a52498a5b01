import { standingOf } from '@lien-nganh/contracts/reference';
import { question, type Asking, type TablesOf } from '@lien-nganh/kernel';
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
  ask: async (known, { first }, { actor, today, rows, maySee }) => {
    const { successorOf } = await standingOf(actor.agency, today).resolve(rows);
    const agencies = [actor.agency, ...new Set(successorOf.map((taken) => taken.agency))];
    const found: Row[] = [];
    for await (const one of waiting(known, agencies, { today, maySee })) {
      if (found.length > first) break;
      found.push(one);
    }
    return { rows: found.slice(0, first), more: found.length > first };
  },
});

type Row = z.input<typeof row>;

async function* waiting(
  { due, receipts, periods }: TablesOf<typeof tables>,
  agencies: readonly string[],
  { today, maySee }: Pick<Asking, 'today' | 'maySee'>,
): AsyncIterable<Row> {
  const order = ['dueOn', 'period'] as const;
  for await (const one of due.select({ where: { agency: agencies, manner: 'obliged' }, order })) {
    const { period, agency, dueOn, scope } = one;
    const sent = (await receipts.get({ period, agency })) !== null;
    if (!sent && maySee(scope)) yield { task: 'send-report', period, agency, on: dueOn };
  }
  const open = periods.select({ where: { through: agencies, consolidated: false }, order });
  for await (const { period, through, dueOn, scope } of open) {
    if (dueOn < today && maySee(scope)) yield { task: 'consolidate-reports', period, agency: through, on: dueOn };
  }
}
