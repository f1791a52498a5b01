import { fromEvent, idIn, process, type Day, type ProcessInput, type Reaction } from '@lien-nganh/kernel';
import { addDays } from '@lien-nganh/vocabulary';
import { events as report } from '../agency-report/events.ts';
import { events as receipt } from '../receipt/events.ts';
import { events as period } from '../reporting-period/events.ts';

interface Addressed {
  readonly regime: string;
  readonly period: string;
  readonly agencies: readonly string[];
}
interface Known {
  readonly now: Addressed;
  /** Who was asked until now: each of them has a report, to be closed where the period asks no more. */
  readonly before: readonly string[];
}

const nobody: Addressed = { regime: '', period: '', agencies: [] };

/** Every addressee of a period has a report, as soon as it is opened, and has it closed when the period asks no more. */
export const openReports = process<Known>({
  name: 'open-reports-of-a-period',
  title: { vi: 'Mở báo cáo cho từng cơ quan của kỳ', en: 'Open a report for each addressee of a period' },
  sources: [
    fromEvent(period, 'ReportingPeriodOpened', ({ stream }) => idIn(stream, 'reportingPeriod')),
    fromEvent(period, 'ReportingPeriodRenewed', ({ stream }) => idIn(stream, 'reportingPeriod')),
    fromEvent(period, 'ReportingPeriodWithdrawn', ({ stream }) => idIn(stream, 'reportingPeriod')),
  ],
  initial: { now: nobody, before: [] },
  evolve: ({ now, before }, input) => {
    if (input.is !== 'event') return { now, before };
    const all = [...new Set([...before, ...now.agencies])];
    if (input.event.name === 'ReportingPeriodWithdrawn') return { now: { ...now, agencies: [] }, before: all };
    return { now: addressedBy(input.event.data as Opened), before: all };
  },
  react: (input, { now, before }) => {
    if (input.is !== 'event') return [];
    const { regime, period: code, agencies } = now;
    const { id } = input.event;
    const opened = agencies.map((agency) => toReport(`open ${agency} ${id}`, 'open', { regime, period: code, agency }));
    const closed = before.filter((agency) => !agencies.includes(agency));
    return [...opened, ...closed.map((agency) => toReport(`close ${agency} ${id}`, 'close', { ...now, agency }))];
  },
});

interface Opened {
  readonly regime: string;
  readonly period: string;
  readonly template: string | null;
  readonly addressees: readonly { readonly agency: string }[];
}

/** Where no template is named, reports come on paper. */
function addressedBy({ regime, period: code, template, addressees }: Opened): Addressed {
  return { regime, period: code, agencies: template === null ? [] : addressees.map(({ agency }) => agency) };
}

interface Named {
  readonly regime: string;
  readonly period: string;
  readonly agency: string;
}

function toReport(as: string, command: 'open' | 'close', { regime, period: code, agency }: Named): Reaction {
  const input = command === 'open' ? { regime, period: code, agency } : {};
  return { do: 'send', as, prefix: 'agencyReport', id: `${regime}.${code}.${agency}`, command, input };
}

/** A receipt follows from what is submitted and taken back: it is weighed each time, and says what stands. */
export const followSubmissions = process<null>({
  name: 'follow-submissions',
  title: { vi: 'Ghi nhận báo cáo theo lần gửi', en: 'Let receipts follow submissions' },
  sources: [
    fromEvent(report, 'ReportSubmitted', ({ stream }) => idIn(stream, 'agencyReport')),
    fromEvent(report, 'SubmissionWithdrawn', ({ stream }) => idIn(stream, 'agencyReport')),
  ],
  initial: null,
  evolve: () => null,
  react: (input, _, { key: id }) => {
    if (input.is !== 'event') return [];
    // no code holds a dot but that of an agency
    const [regime = '', code = '', ...agency] = id.split('.');
    const named = { regime, period: code, agency: agency.join('.') };
    return [{ do: 'send', as: `follow ${input.event.id}`, prefix: 'receipt', id, command: 'follow', input: named }];
  },
});

interface Watched {
  readonly dueOn: Day;
  readonly escalateAfterDays: number | null;
}

const MISSING = 'missing ';
const ESCALATE = 'escalate ';

/** What has not come is noted on the day after its due day, and told to those above so many days later: once each. */
export const noteMissing = process<Watched | null>({
  name: 'note-missing-reports',
  title: { vi: 'Ghi nhận và báo cáo cấp trên về báo cáo quá hạn', en: 'Note reports that do not come' },
  sources: [
    fromEvent(report, 'AgencyReportOpened', ({ stream }) => idIn(stream, 'agencyReport')),
    fromEvent(receipt, 'ReceiptTakenBack', ({ stream }) => idIn(stream, 'receipt')),
    fromEvent(receipt, 'ReceiptWithdrawn', ({ stream }) => idIn(stream, 'receipt')),
  ],
  initial: null,
  evolve: (before, input) => {
    if (input.is !== 'event' || input.event.name !== 'AgencyReportOpened') return before;
    const { dueOn, escalateAfterDays } = input.event.data as Watched;
    return { dueOn, escalateAfterDays };
  },
  react: (input, watched, { key }) => {
    if (input.is === 'answer') return [];
    if (input.is === 'event' && input.event.name !== 'AgencyReportOpened') return takenBack(input.event.id, key);
    if (watched === null) return [];
    return input.is === 'woke' ? woken(input, watched, key) : timersOf(watched);
  },
});

/** What came and was taken back after its due day is missing since. */
function takenBack(event: string, id: string): readonly Reaction[] {
  return (['note-missing', 'escalate'] as const).map((command) => ({
    ...{ do: 'send', as: `${command} ${id} ${event}`, prefix: 'agencyReport', id, command, input: {} },
  }));
}

function timersOf({ dueOn, escalateAfterDays }: Watched): readonly Reaction[] {
  const missing: Reaction = { do: 'wake', on: addDays(dueOn, 1), rule: `${MISSING}${dueOn}` };
  if (escalateAfterDays === null) return [missing];
  return [missing, { do: 'wake', on: addDays(dueOn, escalateAfterDays), rule: `${ESCALATE}${dueOn}` }];
}

/** A due day that is another by now concerns nobody. */
function woken(
  { rule, on }: Extract<ProcessInput, { is: 'woke' }>,
  { dueOn }: Watched,
  id: string,
): readonly Reaction[] {
  const command = commandOf(rule, dueOn);
  if (command === null) return [];
  return [{ do: 'send', as: `${command} ${id} ${on}`, prefix: 'agencyReport', id, command, input: {} }];
}

function commandOf(rule: string, dueOn: Day): 'note-missing' | 'escalate' | null {
  if (rule === `${MISSING}${dueOn}`) return 'note-missing';
  return rule === `${ESCALATE}${dueOn}` ? 'escalate' : null;
}
