import { onAny, table, type EventHandlers } from '@lien-nganh/kernel';
import { judgesOf } from '../agency-report/agency-report.ts';
import { events as reportEvents } from '../agency-report/events.ts';
import type { AgencyReport, Opened } from '../agency-report/state.ts';
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
    {
      ...{ period: 'text', through: 'text', dueOn: 'day', consolidateBy: 'day', scope: 'scope' },
      ...{ consolidated: 'boolean', toBeIssued: 'boolean', recipient: 'text', office: 'text' },
    },
    { key: ['period'], indexes: [['through', 'dueOn']] },
  ),
  consolidated: table({ period: 'text', issued: 'boolean', toBeIssued: 'boolean' }, { key: ['period'] }),
  reports: table(
    {
      ...{ period: 'text', agency: 'text', state: 'text', dueOn: 'day', scope: 'scope' },
      /** Agencies that take it in: whoever accepts it. */
      ...{ judge: 'text', judgeToo: 'text' },
      /** Since when leave for late work is asked for; since when those above are told that it is missing. */
      ...{ askedOn: 'day?', escalatedOn: 'day?', recipient: 'text', office: 'text' },
      submittedOn: 'day?',
      /** Whether something of it is for those above. */
      above: 'boolean',
    },
    { key: ['period', 'agency'], indexes: [['agency', 'dueOn'], ['judge', 'dueOn'], ['above']] },
  ),
  reminders: table(
    { id: 'text', kind: 'text', source: 'text', agency: 'text', dueOn: 'day', remindedOn: 'day', scope: 'scope' },
    {
      key: ['id'],
      indexes: [
        ['agency', 'dueOn'],
        ['kind', 'dueOn'],
      ],
    },
  ),
};

export const handlers: readonly EventHandlers[] = [
  onAny<typeof tables>()(reminderEvents, async ({ reminders }, { occurredOn: remindedOn }, { state, scope, id }) => {
    const told = state as Reminder;
    if (told.is === 'none') return;
    const { kind, source, agency, dueOn } = told;
    await reminders.put({ id, kind, source, agency, dueOn, remindedOn, scope });
  }),
  onAny<typeof tables>()(periodEvents, async ({ due, periods, consolidated }, _, { state, scope, id }) => {
    const told = state as ReportingPeriod;
    const before: string[] = [];
    for await (const { agency } of due.select({ where: { period: id } })) before.push(agency);
    for (const agency of before) await due.remove({ period: id, agency });
    if (told.is !== 'open') return void (await periods.remove({ period: id }));
    const { through, dueOn, consolidatedDueOn, kind, period: code, addressees, recipient, office } = told;
    const made = await consolidated.get({ period: id });
    await periods.put({
      period: id,
      through,
      dueOn,
      consolidateBy: consolidatedDueOn ?? dueOn,
      scope,
      ...{ recipient: recipient ?? '', office: office ?? '' },
      ...madeIn(made),
    });
    for (const one of addressees) await due.put({ ...one, period: id, code, kind, through, scope });
  }),
  onAny<typeof tables>()(reportEvents, async ({ reports }, _, { state, scope }) => {
    const told = state as AgencyReport;
    // who has reported is no secret; what a report says is
    if (told.is !== 'none') await reports.put({ ...rowOf(told), scope: { ...scope, sensitivity: 'open' } });
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
    const told = state as Consolidation;
    const made = { issued: told.is === 'issued', toBeIssued: told.is !== 'none' && told.pending !== null };
    await consolidated.put({ period: id, ...made });
    const known = await periods.get({ period: id });
    if (known) await periods.put({ ...known, consolidated: made.issued, toBeIssued: made.toBeIssued });
  }),
];

function rowOf(told: Opened) {
  const { regime, period, agency, is, dueOn, recipient, office, submissions } = told;
  const [judge = '', judgeToo = ''] = judgesOf(told);
  return {
    ...{ period: idOfPeriod(regime, period), agency, state: is, dueOn, judge, judgeToo },
    ...{ recipient: recipient ?? '', office: office ?? '', submittedOn: submissions.at(-1)?.on ?? null },
    ...forThoseAbove(told),
  };
}

function forThoseAbove({ is, asked, escalatedOn }: Opened) {
  const askedOn = asked?.on ?? null;
  const isMissing = escalatedOn !== null && (is === 'opened' || is === 'drafted');
  return {
    askedOn,
    escalatedOn: isMissing ? escalatedOn : null,
    above: is !== 'closed' && (askedOn !== null || isMissing),
  };
}

function madeIn(made: { readonly issued: boolean; readonly toBeIssued: boolean } | null) {
  return { consolidated: made?.issued ?? false, toBeIssued: made?.toBeIssued ?? false };
}
