import { fromEvent, idIn, process, type Reaction } from '@lien-nganh/kernel';
import { events as report } from '../agency-report/events.ts';
import { events as reminder, type RemindedKind } from '../reminder/events.ts';

interface Reminded {
  readonly kind: RemindedKind;
  readonly source: string;
  readonly agency: string;
  readonly dueOn: string;
}

interface Wanted extends Omit<Reminded, 'kind' | 'source'> {
  readonly delivery: string;
  readonly kind: Reminded['kind'];
  readonly about: string;
  readonly remindedOn: string;
}

export function toWant(input: Wanted): Reaction {
  const { delivery: id } = input;
  return { do: 'send', as: `want ${id}`, prefix: 'delivery', id, command: 'want', input };
}

/** Every reminder goes to the addresses that its agency has named. */
export const deliverReminders = process<null>({
  name: 'deliver-reminders',
  title: { vi: 'Gửi nhắc việc đến địa chỉ đã ghi', en: 'Have reminders sent to the addresses of their agency' },
  sources: [fromEvent(reminder, 'AgencyReminded', ({ stream }) => idIn(stream, 'reminder'))],
  initial: null,
  evolve: () => null,
  react: (input, _, { key: delivery }) => {
    if (input.is !== 'event') return [];
    const { kind, source, agency, dueOn } = input.event.data as Reminded;
    const { occurredOn: remindedOn } = input.event;
    // that is for those above, and whose report is late was told before
    if (kind === 'escalated') return [];
    // of what has passed its day another reminder says so
    if (!kind.startsWith('overdue') && dueOn < remindedOn) return [];
    const about = aboutOf(kind, source);
    return [toWant({ delivery, kind, about, agency, dueOn, remindedOn })];
  },
});

/** A plan or a task is named by nothing that means anything outside. */
function aboutOf(kind: Reminded['kind'], source: string): string {
  if (kind.endsWith('plan') || kind.endsWith('task')) return '';
  return kind.endsWith('follow-up') ? source.replace(/\.(?=[^.]+$)/, '/') : source;
}

interface Above {
  readonly to: readonly string[];
}

/** A report that is missing for long is told to whom it is for, and to whoever takes in for that one. */
export const deliverEscalations = process<Above>({
  name: 'deliver-escalations',
  title: { vi: 'Báo cấp trên về báo cáo quá hạn', en: 'Tell those above of missing reports' },
  sources: [
    fromEvent(report, 'AgencyReportOpened', ({ stream }) => idIn(stream, 'agencyReport')),
    fromEvent(report, 'ReportEscalated', ({ stream }) => idIn(stream, 'agencyReport')),
  ],
  initial: { to: [] },
  evolve: (before, input) => {
    if (input.is !== 'event' || input.event.name !== 'AgencyReportOpened') return before;
    const { recipient, office } = input.event.data as { recipient: string | null; office: string | null };
    return { to: [...new Set([recipient, office])].filter((one) => one !== null) };
  },
  react: (input, { to }, { key: about }) => {
    if (input.is !== 'event' || input.event.name !== 'ReportEscalated') return [];
    const { dueOn } = input.event.data as { dueOn: string };
    const { occurredOn: remindedOn } = input.event;
    return to.map((agency) =>
      toWant({ delivery: `escalated.${about}.${agency}`, kind: 'escalated', about, agency, dueOn, remindedOn }),
    );
  },
});
