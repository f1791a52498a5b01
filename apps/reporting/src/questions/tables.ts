import { onAny, table, type EventHandlers } from '@lien-nganh/kernel';
import { events as consolidationEvents } from '../consolidation/events.ts';
import type { Consolidation } from '../consolidation/state.ts';
import { events as receiptEvents } from '../receipt/events.ts';
import { timelinessOf, type Receipt } from '../receipt/state.ts';
import { events as reminderEvents } from '../reminder/events.ts';
import type { Reminder } from '../reminder/reminder.ts';
import { events as periodEvents } from '../reporting-period/events.ts';
import { idOfPeriod, type ReportingPeriod } from '../reporting-period/state.ts';

/** What both questions of this service know: who is due, what came in, and what was consolidated. */
export const tables = {
  due: table(
    {
      ...{ period: 'text', code: 'text', agency: 'text', group: 'text', manner: 'text', kind: 'text', dueOn: 'day' },
      ...{ through: 'text', scope: 'scope' },
    },
    { key: ['period', 'agency'], indexes: [['agency', 'dueOn']] },
  ),
  receipts: table(
    { period: 'text', agency: 'text', number: 'text?', receivedOn: 'day', timeliness: 'text', content: 'text' },
    { key: ['period', 'agency'] },
  ),
  periods: table(
    { period: 'text', through: 'text', dueOn: 'day', consolidateBy: 'day', consolidated: 'boolean', scope: 'scope' },
    { key: ['period'], indexes: [['through', 'dueOn']] },
  ),
  consolidated: table({ period: 'text' }, { key: ['period'] }),
  reminders: table(
    { id: 'text', kind: 'text', source: 'text', agency: 'text', dueOn: 'day', scope: 'scope' },
    { key: ['id'], indexes: [['agency', 'dueOn']] },
  ),
};

export const handlers: readonly EventHandlers[] = [
  onAny<typeof tables>()(reminderEvents, async ({ reminders }, _, { state, scope, id }) => {
    const told = state as Reminder;
    if (told.is === 'none') return;
    const { kind, source, agency, dueOn } = told;
    await reminders.put({ id, kind, source, agency, dueOn, scope });
  }),
  onAny<typeof tables>()(periodEvents, async ({ due, periods, consolidated }, _, { state, scope, id }) => {
    const told = state as ReportingPeriod;
    const before: string[] = [];
    for await (const { agency } of due.select({ where: { period: id } })) before.push(agency);
    for (const agency of before) await due.remove({ period: id, agency });
    if (told.is !== 'open') return void (await periods.remove({ period: id }));
    const { through, dueOn, consolidatedDueOn, kind, period: code, addressees } = told;
    await periods.put({
      ...{ period: id, through, dueOn, consolidateBy: consolidatedDueOn ?? dueOn, scope },
      consolidated: (await consolidated.get({ period: id })) !== null,
    });
    for (const one of addressees) await due.put({ ...one, period: id, code, kind, dueOn, through, scope });
  }),
  onAny<typeof tables>()(receiptEvents, async ({ receipts }, _, { state }) => {
    const told = state as Receipt;
    if (told.is === 'none') return;
    const { agency, number, receivedOn, content } = told;
    const period = idOfPeriod(told.regime, told.period);
    if (told.is === 'withdrawn') await receipts.remove({ period, agency });
    else await receipts.put({ period, agency, number, receivedOn, content, timeliness: timelinessOf(told) });
  }),
  onAny<typeof tables>()(consolidationEvents, async ({ periods, consolidated }, _, { state, id }) => {
    const issued = (state as Consolidation).is === 'issued';
    if (issued) await consolidated.put({ period: id });
    else await consolidated.remove({ period: id });
    const known = await periods.get({ period: id });
    if (known) await periods.put({ ...known, consolidated: issued });
  }),
];
