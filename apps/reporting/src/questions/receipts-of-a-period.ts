import { question } from '@lien-nganh/kernel';
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
  version: 1,
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
  ask: async ({ due, receipts, periods }, { regime, period }, { today, maySee }) => {
    const id = idOfPeriod(regime, period);
    const rows: z.output<typeof row>[] = [];
    for await (const { agency, group, manner, dueOn, scope } of due.select({
      where: { period: id },
      order: ['agency'],
    })) {
      if (!maySee(scope)) continue;
      const receipt = await receipts.get({ period: id, agency });
      rows.push({
        ...{ agency, group, manner, dueOn },
        state: (receipt?.content as 'figures' | undefined) ?? awaiting(manner, dueOn, today),
        timeliness: (receipt?.timeliness as 'late' | undefined) ?? null,
        number: receipt?.number ?? null,
        receivedOn: receipt?.receivedOn ?? null,
      });
    }
    const obliged = rows.filter(({ manner }) => manner === 'obliged');
    return {
      due: obliged.length,
      received: obliged.filter(({ receivedOn }) => receivedOn !== null).length,
      onTime: obliged.filter(({ timeliness }) => timeliness === 'on-time').length,
      missing: obliged.filter(({ state }) => state === 'missing').length,
      consolidated: (await periods.get({ period: id }))?.consolidated ?? false,
      rows,
    };
  },
});

function awaiting(manner: string, dueOn: string, today: string) {
  if (manner === 'asked') return 'not-sent';
  return today > dueOn ? 'missing' : 'awaited';
}
