import { fromEvent, idIn, process, type Day, type Reaction } from '@lien-nganh/kernel';
import { addDays } from '@lien-nganh/vocabulary';
import { events as receipt } from '../receipt/events.ts';
import { events as reminder, type RemindedKind } from '../reminder/events.ts';
import { events as period } from '../reporting-period/events.ts';
import { toWant } from './deliver.ts';

/** Reports that come on paper have no record until they come: what is missing of them is weighed by their period. */

interface Addressed {
  readonly agency: string;
  readonly dueOn: Day;
}

interface Watched {
  readonly due: readonly Addressed[];
  /** Days after a due day; `null`: those above are told of nothing. */
  readonly after: number | null;
}

interface Opened {
  readonly template: string | null;
  readonly escalateAfterDays: number | null;
  readonly addressees: readonly (Addressed & { readonly manner: string })[];
}

const nothing: Watched = { due: [], after: null };

function watchedOf({ template, escalateAfterDays, addressees }: Opened): Watched {
  if (template !== null) return nothing;
  return { due: addressees.filter(({ manner }) => manner === 'obliged'), after: escalateAfterDays };
}

/** The period that a receipt is of; of its id no part but that of the agency holds a dot. */
function periodOf(stream: string): string {
  return idIn(stream, 'receipt')!.split('.').slice(0, 2).join('.');
}

/** Tells of what has not come on paper so many days after its due day, and of what was entered by mistake then. */
export const escalateOnPaper = process<Watched>({
  name: 'escalate-reports-on-paper',
  title: { vi: 'Báo cấp trên về báo cáo giấy quá hạn', en: 'Tell those above of reports on paper that do not come' },
  sources: [
    fromEvent(period, 'ReportingPeriodOpened', ({ stream }) => idIn(stream, 'reportingPeriod')),
    fromEvent(period, 'ReportingPeriodRenewed', ({ stream }) => idIn(stream, 'reportingPeriod')),
    fromEvent(period, 'ReportingPeriodWithdrawn', ({ stream }) => idIn(stream, 'reportingPeriod')),
    fromEvent(receipt, 'ReceiptWithdrawn', ({ stream }) => periodOf(stream)),
  ],
  initial: nothing,
  evolve: (before, input) => {
    if (input.is !== 'event' || input.event.name === 'ReceiptWithdrawn') return before;
    return input.event.name === 'ReportingPeriodWithdrawn' ? nothing : watchedOf(input.event.data as Opened);
  },
  react: (input, { due, after }, { key: source }) => {
    if (after === null) return [];
    if (input.is === 'woke') return woken(input, due, source);
    if (input.is !== 'event') return [];
    const { name, id, stream } = input.event;
    if (name === 'ReceiptWithdrawn') return withdrawn({ id, stream }, due, source);
    return [...new Set(due.map(({ dueOn }) => dueOn))].map((dueOn) => wakeOn(dueOn, after));
  },
});

/** A due day that is another by now concerns nobody. */
function woken({ rule, on }: { rule: string; on: Day }, due: Watched['due'], source: string): readonly Reaction[] {
  const now = due.filter(({ dueOn }) => rule === ruleOf(dueOn));
  return now.map((one) => toWeigh('escalated', source, { ...one, as: on }));
}

/** What was entered and withdrawn after its day is missing since. */
function withdrawn({ id, stream }: { id: string; stream: string }, due: Watched['due'], source: string) {
  const whose = due.filter(({ agency }) => stream === `receipt-${source}.${agency}`);
  return whose.flatMap((one) =>
    (['overdue', 'escalated'] as const).map((kind) => toWeigh(kind, source, { ...one, as: id })),
  );
}

function ruleOf(dueOn: Day): string {
  return `escalated ${dueOn}`;
}

function wakeOn(dueOn: Day, after: number): Reaction {
  return { do: 'wake', on: addDays(dueOn, after), rule: ruleOf(dueOn) };
}

function toWeigh(
  kind: RemindedKind,
  source: string,
  { agency, dueOn, as }: Addressed & { readonly as: string },
): Reaction {
  const id = [kind, source, agency, dueOn].join('.');
  const input = { kind, source, agency, dueOn };
  return { do: 'send', as: `weigh ${id} ${as}`, prefix: 'reminder', id, command: 'weigh', input };
}

interface Above {
  readonly to: readonly string[];
}

/** Those for whom the reports of a period are, and whoever takes in for them, are told of it by mail and webhook. */
export const deliverPaperEscalations = process<Above>({
  name: 'deliver-escalations-on-paper',
  title: { vi: 'Gửi tin báo cấp trên về báo cáo giấy', en: 'Send word to those above of missing reports on paper' },
  sources: [
    fromEvent(period, 'ReportingPeriodOpened', ({ stream }) => idIn(stream, 'reportingPeriod')),
    fromEvent(period, 'ReportingPeriodRenewed', ({ stream }) => idIn(stream, 'reportingPeriod')),
    fromEvent(reminder, 'AgencyReminded', ({ data }) => (data.kind === 'escalated' ? data.source : null)),
  ],
  initial: { to: [] },
  evolve: (before, input) => {
    if (input.is !== 'event' || input.event.name === 'AgencyReminded') return before;
    const { recipient, office } = input.event.data as { recipient: string | null; office: string | null };
    return { to: [...new Set([recipient, office])].filter((one) => one !== null) };
  },
  react: (input, { to }, { key: source }) => {
    if (input.is !== 'event' || input.event.name !== 'AgencyReminded') return [];
    const { agency: late, dueOn } = input.event.data as Addressed;
    const about = `${source}.${late}`;
    const { occurredOn: remindedOn } = input.event;
    return to.map((agency) =>
      toWant({ delivery: `escalated.${about}.${agency}`, kind: 'escalated', about, agency, dueOn, remindedOn }),
    );
  },
});
