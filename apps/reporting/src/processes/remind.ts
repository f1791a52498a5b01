import { followUp } from '@lien-nganh/contracts/agencies';
import { plan } from '@lien-nganh/contracts/agencies-work';
import { fromContract, fromEvent, idIn, process, type Day, type ProcessInput, type Reaction } from '@lien-nganh/kernel';
import { addDays } from '@lien-nganh/vocabulary';
import type { DueDay } from '../integration/missing.ts';
import { steps } from '../reminder-rules/reminder-rules.ts';
import { events as period } from '../reporting-period/events.ts';

/** A day that is set now, and whose it is. */
interface Watched {
  readonly source: string;
  readonly agencies: readonly string[];
  /** `null`: none is set, or nobody has to keep it. */
  readonly dueOn: Day | null;
}

const nobody: Watched = { source: '', agencies: [], dueOn: null };
const RULE = 'due ';

/** Wakes before the day, as early as anybody may be reminded; a day that is another by then reminds nobody. */
function remind(kind: DueDay['kind'], input: ProcessInput, { source, agencies, dueOn }: Watched): readonly Reaction[] {
  if (dueOn === null || input.is === 'answer') return [];
  if (input.is !== 'woke') {
    return steps.map((before) => ({ do: 'wake', on: addDays(dueOn, -before), rule: `${RULE}${dueOn}` }));
  }
  if (input.rule !== `${RULE}${dueOn}`) return [];
  return agencies.map((agency) => {
    const due: DueDay = { kind, source, agency, dueOn };
    const id = [kind, source, agency, dueOn].join('.');
    return { do: 'send', as: `remind ${id} ${input.on}`, prefix: 'reminder', id, command: 'weigh', input: due };
  });
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
  evolve: (before, input) => {
    if (input.is !== 'contract') return before;
    const { directive, code, addressee, requested, dueOn } = followUp.schema.parse(input.event.data);
    return { source: `${directive}.${code}`, agencies: [addressee], dueOn: requested ? null : dueOn };
  },
  react: (input, watched) => remind('follow-up', input, watched),
});

/** Of the due day of a reporting calendar: each agency that is obliged to report. */
export const remindOfReports = process<Watched>({
  name: 'remind-of-reports',
  title: { vi: 'Nhắc báo cáo sắp đến hạn', en: 'Remind of reports near their due day' },
  sources: [
    fromEvent(period, 'ReportingPeriodOpened', ({ stream }) => idIn(stream, 'reportingPeriod')),
    fromEvent(period, 'ReportingPeriodRenewed', ({ stream }) => idIn(stream, 'reportingPeriod')),
    fromEvent(period, 'ReportingPeriodWithdrawn', ({ stream }) => idIn(stream, 'reportingPeriod')),
  ],
  initial: nobody,
  evolve: (before, input) => {
    if (input.is !== 'event') return before;
    if (input.event.name === 'ReportingPeriodWithdrawn') return nobody;
    const { addressees, dueOn } = input.event.data as Opened;
    const obliged = addressees.filter(({ manner }) => manner === 'obliged').map(({ agency }) => agency);
    return { source: idIn(input.event.stream, 'reportingPeriod')!, agencies: obliged, dueOn };
  },
  react: (input, watched) => remind('period', input, watched),
});

interface Opened {
  readonly dueOn: Day;
  readonly addressees: readonly { readonly agency: string; readonly manner: string }[];
}

/** Of the last day of a plan that sets targets: each agency whose plan it is. */
export const remindOfPlans = process<Watched>({
  name: 'remind-of-plans',
  title: { vi: 'Nhắc chỉ tiêu kế hoạch sắp hết kỳ', en: 'Remind of plans near their end' },
  sources: [fromContract(plan, ({ data }) => data.record)],
  initial: nobody,
  evolve: (before, input) => {
    if (input.is !== 'contract') return before;
    const { record, participants, stretches, withdrawn, endedOn } = plan.schema.parse(input.event.data);
    const { period: runs, targets } = stretches.at(-1)!.content;
    const over = withdrawn || endedOn !== null || targets.length === 0;
    return { source: record, agencies: participants.map(({ agency }) => agency), dueOn: over ? null : runs.to };
  },
  react: (input, watched) => remind('plan', input, watched),
});
