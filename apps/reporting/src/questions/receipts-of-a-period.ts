import { question, type RowOf } from '@lien-nganh/kernel';
import { slug, text } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { idOfPeriod } from '../reporting-period/state.ts';
import { handlers, tables } from './tables.ts';

const row = z.strictObject({
  agency: z.string(),
  group: z.string(),
  manner: z.string(),
  dueOn: z.string(),
  /**
   * What came in, and when nothing did: `figures` and `nothing-to-report` were received, of which a figure of zero is the
   * former; `missing` is past its due day, `awaited` is not, `not-sent` was only asked for.
   */
  state: z.enum(['figures', 'nothing-to-report', 'missing', 'awaited', 'not-sent']),
  timeliness: z.enum(['on-time', 'late']).nullable(),
  number: z.string().nullable(),
  receivedOn: z.string().nullable(),
});

/** Who has reported of a period and who is missing: nothing to report, a zero and no report are three things. */
export const receiptsOfAPeriod = question({
  name: 'receipts-of-a-period',
  version: 4,
  action: 'reporting.receipts-of-a-period',
  title: { vi: 'Tình hình nhận báo cáo của một kỳ', en: 'Receipts of a period' },
  tables,
  handlers,
  input: z.strictObject({ regime: slug, period: text(10) }),
  output: z.strictObject({
    /** Of those that are obliged. */
    due: z.number(),
    received: z.number(),
    onTime: z.number(),
    missing: z.number(),
    consolidated: z.boolean(),
    rows: z.array(row),
  }),
  ask: async (known, { regime, period }, { today, maySee }) => {
    const id = idOfPeriod(regime, period);
    const rows: Row[] = [];
    for await (const one of known.due.select({ where: { period: id }, order: ['agency'] })) {
      const receipt = await known.receipts.get({ period: id, agency: one.agency });
      if (maySee(one.scope)) rows.push(shown(one, receipt, today));
    }
    const obliged = rows.filter(({ manner }) => manner === 'obliged');
    const count = (counts: (row: Row) => boolean) => obliged.filter(counts).length;
    return {
      due: obliged.length,
      received: count(({ receivedOn }) => receivedOn !== null),
      onTime: count(({ timeliness }) => timeliness === 'on-time'),
      missing: count(({ state }) => state === 'missing'),
      consolidated: (await known.periods.get({ period: id }))?.consolidated ?? false,
      rows,
    };
  },
});

type Row = z.input<typeof row>;
type Due = RowOf<(typeof tables)['due']['columns']>;
type Receipt = RowOf<(typeof tables)['receipts']['columns']>;

function shown({ agency, group, manner, dueOn }: Due, receipt: Receipt | null, today: string): Row {
  const due = { agency, group, manner, dueOn };
  if (receipt === null) {
    return { ...due, state: awaiting(manner, dueOn, today), timeliness: null, number: null, receivedOn: null };
  }
  const { number, receivedOn } = receipt;
  return {
    ...due,
    state: receipt.content as Row['state'],
    timeliness: receipt.timeliness as Row['timeliness'],
    number,
    receivedOn,
  };
}

function awaiting(manner: string, dueOn: string, today: string) {
  if (manner === 'asked') return 'not-sent';
  return today > dueOn ? 'missing' : 'awaited';
}
