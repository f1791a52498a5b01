import { standingOf } from '@lien-nganh/contracts/reference';
import { question, type Asking, type TablesOf } from '@lien-nganh/kernel';
import { z } from 'zod';
import { followUpMissing, planMissing } from '../integration/missing.ts';
import { handlers, tables } from './tables.ts';

const row = z.strictObject({
  /**
   * `send-report` of one's own agency; `consolidate-reports` of the agency through which reports go; `record-evidence` where
   * one's own agency was reminded of a day and still nothing is there.
   */
  task: z.enum(['send-report', 'consolidate-reports', 'record-evidence']),
  /** `<regime>.<period>`; `null`: it is not about reports. */
  period: z.string().nullable(),
  /** `<directive>/<code>`, of what one was reminded of. */
  obligation: z.string().nullable(),
  agency: z.string(),
  on: z.string(),
  /** Whether the day is near, and the agency was reminded of it. */
  reminded: z.boolean(),
});

/**
 * Reports that the asker's agency has not sent, periods past their due day that it has not consolidated, and obligations that it
 * was reminded of. A reminder is shown as long as nothing is there: it closes with the evidence, and by nobody's hand.
 */
export const myWork = question({
  name: 'my-work',
  version: 3,
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
    for await (const one of waiting(known, agencies, { today, rows, maySee })) {
      if (found.length > first) break;
      found.push(one);
    }
    return { rows: found.slice(0, first), more: found.length > first };
  },
});

type Row = z.input<typeof row>;

async function* waiting(
  known: TablesOf<typeof tables>,
  agencies: readonly string[],
  asking: Pick<Asking, 'today' | 'rows' | 'maySee'>,
): AsyncIterable<Row> {
  const { due, receipts, periods, reminders } = known;
  const { today, maySee } = asking;
  const order = ['dueOn', 'period'] as const;
  for await (const one of due.select({ where: { agency: agencies, manner: 'obliged' }, order })) {
    const { period, agency, dueOn, scope } = one;
    const sent = (await receipts.get({ period, agency })) !== null;
    if (sent || !maySee(scope)) continue;
    const reminded = (await reminders.get({ id: `period.${period}.${agency}.${dueOn}` })) !== null;
    yield { task: 'send-report', period, obligation: null, agency, on: dueOn, reminded };
  }
  const open = periods.select({ where: { through: agencies, consolidated: false }, order });
  for await (const { period, through, dueOn, consolidateBy, scope } of open) {
    if (dueOn >= today || !maySee(scope)) continue;
    const on = consolidateBy;
    yield { task: 'consolidate-reports', period, obligation: null, agency: through, on, reminded: false };
  }
  yield* remindedOf(known, agencies, asking);
}

/** What one was reminded of and is still missing. Of reports the table of those that came in tells. */
async function* remindedOf(
  { reminders }: TablesOf<typeof tables>,
  agencies: readonly string[],
  { rows, maySee }: Pick<Asking, 'rows' | 'maySee'>,
): AsyncIterable<Row> {
  for await (const { kind, source, agency, dueOn, scope } of reminders.select({
    where: { agency: agencies },
    order: ['dueOn', 'id'],
  })) {
    if (!maySee(scope) || kind === 'period') continue;
    const missing = kind === 'plan' ? planMissing : followUpMissing;
    for (const obligation of await missing(rows, { source, agency, dueOn })) {
      yield { task: 'record-evidence', period: null, obligation, agency, on: dueOn, reminded: true };
    }
  }
}
