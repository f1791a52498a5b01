import {
  command,
  defineRefusals,
  lookUp,
  ownRecord,
  reject,
  streamType,
  type DataOfEvent,
  type Evolve,
  type LookUp,
} from '@lien-nganh/kernel';
import { addDays, day } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { followUpMissing, planMissing, taskMissing, type DueDay } from '../integration/missing.ts';
import { idOfReceipt, type Receipt } from '../receipt/state.ts';
import { RULES, type ReminderRules } from '../reminder-rules/reminder-rules.ts';
import type { ReportingPeriod } from '../reporting-period/state.ts';
import { events, remindedKind } from './events.ts';

export interface Reminded extends DataOfEvent<typeof events, 'AgencyReminded'> {
  readonly is: 'reminded';
}
export type Reminder = { readonly is: 'none' } | Reminded;

const initial: Reminder = { is: 'none' };
const evolve: Evolve<Reminder, typeof events> = { AgencyReminded: (_, { data }) => ({ ...data, is: 'reminded' }) };

const refusals = defineRefusals({
  'reminded-once': {
    vi: 'Cơ quan đã được nhắc về hạn này.',
    en: 'The agency was reminded of this day already.',
  },
  'due-day-is-near': {
    vi: 'Chưa đến ngày nhắc.',
    en: 'The day on which to remind has not come yet.',
  },
  'something-is-missing': {
    vi: 'Không còn gì để nhắc: đã có kết quả, hoặc hạn đã thay đổi.',
    en: 'There is nothing to be reminded of: something is recorded, or the day is another now.',
  },
});

const word = z.string().min(1).max(300);
const input = z.strictObject({
  kind: remindedKind,
  source: word,
  agency: word,
  dueOn: day,
});

type Missing = (due: DueDay) => LookUp<readonly string[] | null>;

const ofFollowUp: Missing = (due) =>
  lookUp(['followUps', 'evidence'], async (rows) => orNothing(await followUpMissing(rows, due)));

const ofPlan: Missing = (due) =>
  lookUp(['plans', 'indicators', 'obligations', 'evidence'], async (rows) => orNothing(await planMissing(rows, due)));

/** A task may serve no obligation. */
const ofTask: Missing = (due) =>
  lookUp(['assignedTasks'], async (rows) => ((await taskMissing(rows, due)) ? [] : null));

const ofReport: Missing = (due) =>
  lookUp([], async (rows, records) => {
    const period = await ownRecord<ReportingPeriod>('reportingPeriod', due.source).resolve(rows, records);
    const id = idOfReceipt(due.source, due.agency);
    const receipt = await ownRecord<Receipt>('receipt', id).resolve(rows, records);
    return receipt.is === 'received' ? null : obligationsOf(period, due);
  });

const missingBy: Readonly<Record<DueDay['kind'], Missing>> = {
  period: ofReport,
  overdue: ofReport,
  escalated: ofReport,
  'follow-up': ofFollowUp,
  'overdue-follow-up': ofFollowUp,
  plan: ofPlan,
  'overdue-plan': ofPlan,
  task: ofTask,
  'overdue-task': ofTask,
};

/** Obligations for which something is missing of what was due on that day; `null`: nothing is, or the day is another now. */
export const missingOf: Missing = (due) => missingBy[due.kind](due);

function orNothing(missing: readonly string[]): readonly string[] | null {
  return missing.length === 0 ? null : missing;
}

/** A report may be due that no directive asks for: then it serves no obligation. */
function obligationsOf(period: ReportingPeriod, { agency, dueOn }: DueDay): readonly string[] | null {
  if (period.is !== 'open') return null;
  const obliged = period.addressees.some(
    (one) => one.agency === agency && one.manner === 'obliged' && one.dueOn === dueOn,
  );
  if (!obliged) return null;
  return period.obligation === null ? [] : [period.obligation];
}

/** Sent by the processes that keep due days: it reminds where nothing is there by then, once for an agency and due day. */
const weigh = command<Reminder, typeof events, typeof refusals>()({
  name: 'weigh',
  action: 'reporting.reminder.weigh',
  title: { vi: 'Xem có cần nhắc không', en: 'See whether to remind' },
  creates: true,
  id: ({ kind, source, agency, dueOn }) => [kind, source, agency, dueOn].join('.'),
  scope: ({ agency }) => ({ sensitivity: 'open', owners: [agency] }),
  input,
  looksUp: (due) => ({
    rules: ownRecord<ReminderRules>('reminderRules', RULES),
    escalatedFrom: escalatedFrom(due),
    missing: missingOf(due),
  }),
  refuses: ['reminded-once', 'due-day-is-near', 'something-is-missing'],
  decide: (due, state, { today, lookUps: { missing, ...known } }) => {
    if (state.is === 'reminded') return reject('reminded-once');
    const from = remindedFrom(due, known);
    if (from === null || missing === null) return reject('something-is-missing');
    if (today < from) return reject('due-day-is-near');
    // of what is told late, as where a folder learnt to tell it, nobody is surprised by mail: it is of that day
    const dated = due.kind === 'escalated' ? { occurredOn: from } : {};
    return [events.AgencyReminded({ ...due, obligations: [...missing] }, { obligations: missing, ...dated })];
  },
});

interface Known {
  readonly rules: ReminderRules;
  readonly escalatedFrom: string | null;
}

/** `null`: never. */
function remindedFrom({ kind, dueOn }: DueDay, { rules: { daysAhead }, escalatedFrom: above }: Known): string | null {
  if (kind === 'escalated') return above;
  return kind.startsWith('overdue') ? addDays(dueOn, 1) : addDays(dueOn, -daysAhead);
}

/** From when those above are told of a report on paper; `null`: never. Of reports that are made here their own record tells. */
function escalatedFrom({ kind, source, dueOn }: DueDay): LookUp<string | null> {
  return lookUp([], async (rows, records) => {
    if (kind !== 'escalated') return null;
    const period = await ownRecord<ReportingPeriod>('reportingPeriod', source).resolve(rows, records);
    if (period.is !== 'open' || period.template !== null || period.escalateAfterDays === null) return null;
    return addDays(dueOn, period.escalateAfterDays);
  });
}

/** An agency is reminded of what is due soon, and of what is overdue, where nothing is there. The id is `<kind>.<source>.<agency>.<due day>`. */
export const reminder = streamType<Reminder, typeof events>({
  prefix: 'reminder',
  title: { vi: 'Nhắc việc sắp đến hạn', en: 'Reminder' },
  events,
  initial,
  evolve,
  refusals,
  reads: 'reporting.reminder.read',
  scope: (state) => ({ sensitivity: 'open', owners: state.is === 'none' ? [] : [state.agency] }),
  summary: (state, id) =>
    state.is === 'none'
      ? { title: id, status: 'none' }
      : {
          title: state.obligations.join(', ') || state.source,
          status: state.is,
          agency: state.agency,
          day: state.dueOn,
        },
  commands: [weigh],
});
