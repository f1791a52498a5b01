import { followUp } from '@lien-nganh/contracts/agencies';
import { assignedTask, plan } from '@lien-nganh/contracts/agencies-work';
import { fromContract, fromEvent, idIn, process, type Day, type ProcessInput, type Reaction } from '@lien-nganh/kernel';
import { addDays } from '@lien-nganh/vocabulary';
import { dayOfTask, type DueDay } from '../integration/missing.ts';
import { steps } from '../reminder-rules/reminder-rules.ts';
import { events as period } from '../reporting-period/events.ts';

/** A day that is set now, and whose it is. */
export interface Watched {
  readonly source: string;
  readonly agencies: readonly string[];
  /** `null`: none is set, or nobody has to keep it. */
  readonly dueOn: Day | null;
}

export const nobody: Watched = { source: '', agencies: [], dueOn: null };

/** What is said of a day, on which days around it, and the word that their timers bear. */
interface Saying {
  readonly kind: DueDay['kind'];
  readonly days: readonly number[];
  readonly rule: string;
}

/** Wakes before the day, as early as anybody may be reminded. */
function remind(kind: DueDay['kind'], input: ProcessInput, watched: Watched): readonly Reaction[] {
  return aroundTheDay({ kind, days: steps.map((before) => -before), rule: 'due' }, input, watched);
}

/** Wakes on the day after. */
export function urge(kind: DueDay['kind'], input: ProcessInput, watched: Watched): readonly Reaction[] {
  return aroundTheDay({ kind, days: [1], rule: 'overdue' }, input, watched);
}

/** A day that is another by then says nothing to anybody. */
function aroundTheDay({ kind, days, rule }: Saying, input: ProcessInput, watched: Watched): readonly Reaction[] {
  const { source, agencies, dueOn } = watched;
  if (dueOn === null || input.is === 'answer') return [];
  if (input.is !== 'woke') return days.map((at) => ({ do: 'wake', on: addDays(dueOn, at), rule: `${rule} ${dueOn}` }));
  if (input.rule !== `${rule} ${dueOn}`) return [];
  return agencies.map((agency) => toWeigh({ kind, source, agency, dueOn }, input.on));
}

function toWeigh(due: DueDay, on: Day): Reaction {
  const id = [due.kind, due.source, due.agency, due.dueOn].join('.');
  return { do: 'send', as: `remind ${id} ${on}`, prefix: 'reminder', id, command: 'weigh', input: due };
}

/** Of the day that a directive or its issuer set for an addressee. */
export const remindOfFollowUps = process<Watched>({
  name: 'remind-of-follow-ups',
  title: { vi: 'Nhắc nhiệm vụ sắp đến hạn', en: 'Remind of obligations near their day' },
  // of one without a day nothing is noted: where a day was taken away, the timer finds that it is no more
  sources: [
    fromContract(followUp, ({ data: { addressee, directive, code, dueOn } }) =>
      dueOn === null ? null : [addressee, directive, code].join('.'),
    ),
  ],
  initial: nobody,
  evolve: (before, input) => (input.is === 'contract' ? followed(input.event.data) : before),
  react: (input, watched) => remind('follow-up', input, watched),
});

export function followed(data: unknown): Watched {
  const { directive, code, addressee, requested, dueOn } = followUp.schema.parse(data);
  return { source: `${directive}.${code}`, agencies: [addressee], dueOn: requested ? null : dueOn };
}

/** Days that a period sets, and whose each is. */
interface Reports {
  readonly source: string;
  readonly due: readonly { readonly agency: string; readonly dueOn: Day }[];
}

/** Of the due day of a reporting calendar, before it and on the day after: each agency that is obliged to report. */
export const remindOfReports = process<Reports>({
  name: 'remind-of-reports',
  title: { vi: 'Nhắc báo cáo sắp đến hạn, quá hạn', en: 'Remind of reports near their due day and after it' },
  sources: [
    fromEvent(period, 'ReportingPeriodOpened', ({ stream }) => idIn(stream, 'reportingPeriod')),
    fromEvent(period, 'ReportingPeriodRenewed', ({ stream }) => idIn(stream, 'reportingPeriod')),
    fromEvent(period, 'ReportingPeriodWithdrawn', ({ stream }) => idIn(stream, 'reportingPeriod')),
  ],
  initial: { source: '', due: [] },
  evolve: (before, input) => {
    if (input.is !== 'event') return before;
    if (input.event.name === 'ReportingPeriodWithdrawn') return { source: '', due: [] };
    const { addressees } = input.event.data as Opened;
    const due = addressees.filter(({ manner }) => manner === 'obliged');
    return { source: idIn(input.event.stream, 'reportingPeriod')!, due };
  },
  react: (input, { source, due }) =>
    [...new Set(due.map(({ dueOn }) => dueOn))].flatMap((dueOn) => {
      const agencies = due.filter((one) => one.dueOn === dueOn).map(({ agency }) => agency);
      return [
        ...remind('period', input, { source, agencies, dueOn }),
        ...urge('overdue', input, { source, agencies, dueOn }),
      ];
    }),
});

interface Opened {
  readonly addressees: readonly { readonly agency: string; readonly manner: string; readonly dueOn: Day }[];
}

/** Of the last day of a plan that sets targets: each agency whose plan it is. */
export const remindOfPlans = process<Watched>({
  name: 'remind-of-plans',
  title: { vi: 'Nhắc chỉ tiêu kế hoạch sắp hết kỳ', en: 'Remind of plans near their end' },
  sources: [fromContract(plan, ({ data }) => data.record)],
  initial: nobody,
  evolve: (before, input) => (input.is === 'contract' ? planned(input.event.data) : before),
  react: (input, watched) => remind('plan', input, watched),
});

export function planned(data: unknown): Watched {
  const { record, participants, stretches, withdrawn, endedOn } = plan.schema.parse(data);
  const { period: runs, targets } = stretches.at(-1)!.content;
  const over = withdrawn || endedOn !== null || targets.length === 0;
  return { source: record, agencies: participants.map(({ agency }) => agency), dueOn: over ? null : runs.to };
}

/** Of the day by which a task is to be done, whoever gave it: a meeting's conclusion, a plan or a decision. */
export const remindOfTasks = process<Watched>({
  name: 'remind-of-tasks',
  title: { vi: 'Nhắc nhiệm vụ được giao sắp đến hạn', en: 'Remind of assigned tasks near their day' },
  sources: [fromContract(assignedTask, ({ data }) => data.record)],
  initial: nobody,
  evolve: (before, input) => (input.is === 'contract' ? assigned(input.event.data) : before),
  react: (input, watched) => remind('task', input, watched),
});

export function assigned(data: unknown): Watched {
  const task = assignedTask.schema.parse(data);
  return { source: task.record, agencies: task.participants.map(({ agency }) => agency), dueOn: dayOfTask(task) };
}
