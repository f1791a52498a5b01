import { command, defineRefusals, ownRecord, reject, streamType } from '@lien-nganh/kernel';
import { day, slug, text } from '@lien-nganh/vocabulary';
import { paperNumber, reasonInput } from '@lien-nganh/work';
import { z } from 'zod';
import type { AgencyReport, Opened, Submission } from '../agency-report/state.ts';
import { idOfPeriod, isBefore, type ReportingPeriod } from '../reporting-period/state.ts';
import { events } from './events.ts';
import { evolve, idOfReceipt, initial, timelinessOf, type Receipt, type Received } from './state.ts';

const refusals = defineRefusals({
  'receipt-is-new': {
    vi: 'Đã ghi nhận báo cáo kỳ này của cơ quan: hãy sửa bản ghi đó.',
    en: 'The agency’s report of the period is entered already: correct that one.',
  },
  'receipt-stands': {
    vi: 'Chưa ghi nhận báo cáo này, hoặc bản ghi đã rút.',
    en: 'There is no such receipt, or it was withdrawn.',
  },
  'period-is-open': {
    vi: 'Kỳ báo cáo này chưa mở, hoặc đã rút.',
    en: 'The period is not open.',
  },
  'agency-reports-in-the-period': {
    vi: 'Cơ quan này không thuộc diện báo cáo trong kỳ.',
    en: 'The agency is no addressee of the period.',
  },
  'receipt-follows': {
    vi: 'Bản ghi đã đúng theo tình trạng gửi báo cáo.',
    en: 'The receipt says already what follows from the submission.',
  },
  'received-by-today': {
    vi: 'Ngày nhận không được sau hôm nay.',
    en: 'A report that is entered was received: its day is not after today.',
  },
  'dated-before-it-was-received': {
    vi: 'Ngày ký báo cáo không được sau ngày nhận.',
    en: 'A report is not dated after the day on which it was received.',
  },
  'dated-when-the-period-has-begun': {
    vi: 'Ngày ký báo cáo không được trước ngày đầu của kỳ báo cáo.',
    en: 'A report is not dated before the first day of its period.',
  },
  'correction-changes-something': {
    vi: 'Bản ghi đã đúng như vậy, không có gì để sửa.',
    en: 'The receipt says so already: nothing would change.',
  },
});

const entered = {
  number: paperNumber.nullable().default(null),
  dated: day,
  receivedOn: day,
  content: z.enum(['figures', 'nothing-to-report']),
};
const changes = z.strictObject({ ...entered, number: paperNumber.nullable() }).partial();
const dayRules = ['received-by-today', 'dated-before-it-was-received', 'dated-when-the-period-has-begun'] as const;

type Days = Pick<Received, 'dated' | 'receivedOn'>;

function dayFault({ dated, receivedOn }: Days, { today, open }: { today: string; open: ReportingPeriod }) {
  if (receivedOn > today) return reject('received-by-today');
  if (dated > receivedOn) return reject('dated-before-it-was-received');
  return isBefore(open, dated) ? reject('dated-when-the-period-has-begun') : null;
}

function periodOf(regime: string, period: string) {
  return ownRecord<ReportingPeriod>('reportingPeriod', idOfPeriod(regime, period));
}

const declare = command<Receipt, typeof events, typeof refusals>();

/** The standing agency enters that a report came in: with figures, or with the word that nothing is to report. */
const record = declare({
  name: 'record',
  action: 'reporting.receipt.record',
  title: { vi: 'Ghi nhận báo cáo đã nhận', en: 'Enter a receipt' },
  creates: true,
  id: ({ regime, period, agency }) => idOfReceipt(idOfPeriod(regime, period), agency),
  scope: ({ agency }) => ({ sensitivity: 'open', owners: [agency] }),
  input: z.strictObject({ regime: slug, period: text(40), agency: text(200), ...entered }),
  looksUp: ({ regime, period }) => ({ open: periodOf(regime, period) }),
  refuses: ['receipt-is-new', 'period-is-open', 'agency-reports-in-the-period', ...dayRules],
  decide: (input, state, { today, lookUps: { open } }) => {
    if (state.is === 'received') return reject('receipt-is-new');
    if (open.is !== 'open') return reject('period-is-open');
    const named = open.addressees.find(({ agency }) => agency === input.agency);
    if (!named) return reject('agency-reports-in-the-period');
    const { kind, to, obligation, through } = open;
    const { group, manner, dueOn } = named;
    const obligations = obligation === null ? [] : [obligation];
    return (
      dayFault(input, { today, open }) ?? [
        events.ReportReceived(
          { ...input, kind, to, dueOn, group, manner, obligation, through, from: 'paper' },
          { occurredOn: input.receivedOn, obligations },
        ),
      ]
    );
  },
});

/**
 * Sent by a process when a report is submitted or taken back: the receipt says what stands by then, in whatever order that is
 * told. One that was entered of a paper stays what it is.
 */
const follow = declare({
  name: 'follow',
  action: 'reporting.receipt.follow',
  title: { vi: 'Ghi nhận theo báo cáo đã gửi', en: 'Let a receipt follow a submission' },
  creates: true,
  id: ({ regime, period, agency }) => idOfReceipt(idOfPeriod(regime, period), agency),
  scope: ({ agency }) => ({ sensitivity: 'open', owners: [agency] }),
  input: z.strictObject({ regime: text(200), period: text(40), agency: text(200) }),
  looksUp: ({ regime, period, agency }) => ({
    report: ownRecord<AgencyReport>('agencyReport', idOfReceipt(idOfPeriod(regime, period), agency)),
  }),
  refuses: ['receipt-follows'],
  decide: (_, state, { lookUps: { report } }) => {
    const stands = report.is !== 'none' && isIn(report);
    if (!stands) {
      const followed = state.is === 'received' && state.from === 'submission';
      return followed ? [events.ReceiptTakenBack({}, { occurredOn: state.receivedOn })] : reject('receipt-follows');
    }
    return state.is === 'received' ? reject('receipt-follows') : [receivedFrom(report)];
  },
});

/** A report that was given back came in all the same, on the day on which it came first. */
function isIn({ submissions }: Opened): boolean {
  const last = submissions.at(-1);
  return last !== undefined && last.state !== 'withdrawn';
}

function receivedFrom(report: Opened) {
  const { regime, period, agency, kind, to, dueOn, group, manner, obligation, through } = report;
  const { on, number, content } = firstSinceWithdrawn(report);
  return events.ReportReceived(
    {
      ...{ regime, period, agency, kind, to, dueOn, group, manner, obligation, through },
      ...{ number, dated: on, receivedOn: on, content, from: 'submission' },
    },
    { occurredOn: on, obligations: obligation === null ? [] : [obligation] },
  );
}

function firstSinceWithdrawn({ submissions }: Opened): Submission {
  const cut = submissions.findLastIndex(({ state }) => state === 'withdrawn');
  return submissions[cut + 1]!;
}

const correct = declare({
  name: 'correct',
  action: 'reporting.receipt.correct',
  title: { vi: 'Sửa bản ghi', en: 'Correct a receipt' },
  input: z.strictObject({ changes, reason: reasonInput }),
  looksUp: (_, state) => ({ open: state.is === 'none' ? periodOf('', '') : periodOf(state.regime, state.period) }),
  refuses: ['receipt-stands', 'correction-changes-something', ...dayRules],
  decide: ({ changes: asked, reason }, state, { today, lookUps: { open } }) => {
    if (state.is !== 'received') return reject('receipt-stands');
    const changed = Object.fromEntries(
      Object.entries(asked).filter(([name, value]) => value !== state[name as keyof typeof asked]),
    ) as typeof asked;
    if (Object.keys(changed).length === 0) return reject('correction-changes-something');
    const then = { ...state, ...changed };
    const fault = dayFault(then, { today, open });
    return fault ?? [events.ReceiptCorrected({ changed, reason }, { occurredOn: then.receivedOn })];
  },
});

const withdraw = declare({
  name: 'withdraw',
  action: 'reporting.receipt.withdraw',
  title: { vi: 'Rút bản ghi', en: 'Withdraw a receipt' },
  input: z.strictObject({ reason: reasonInput }),
  refuses: ['receipt-stands'],
  decide: (input, state) =>
    state.is === 'received'
      ? [events.ReceiptWithdrawn(input, { occurredOn: state.receivedOn })]
      : reject('receipt-stands'),
});

/** An agency's report of a period, as it came in. The id is `<regime>.<period>.<agency>`. */
export const receipt = streamType({
  prefix: 'receipt',
  title: { vi: 'Báo cáo đã nhận', en: 'Receipt of a report' },
  events,
  initial,
  evolve,
  refusals,
  reads: 'reporting.receipt.read',
  scope: (state) =>
    state.is === 'none'
      ? { sensitivity: 'open', owners: [] }
      : { sensitivity: 'open', owners: [state.agency], coordinators: [state.through], on: state.to },
  summary(state, id) {
    if (state.is === 'none') return { title: id, status: 'none' };
    const { agency, period, receivedOn, number, content } = state;
    return {
      title: `Báo cáo kỳ ${period}`,
      status: state.is,
      agency,
      day: receivedOn,
      search: [agency, period, ...(number === null ? [] : [number])],
      facets: { content, timeliness: timelinessOf(state), from: state.from },
    };
  },
  commands: [record, follow, correct, withdraw],
});
