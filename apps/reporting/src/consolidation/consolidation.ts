import { command, defineRefusals, ownRecord, reject, streamType } from '@lien-nganh/kernel';
import { day, slug, text } from '@lien-nganh/vocabulary';
import { paperNumber, reasonInput } from '@lien-nganh/work';
import { z } from 'zod';
import { idOfPeriod, isBefore, type ReportingPeriod } from '../reporting-period/state.ts';
import { events } from './events.ts';
import { evolve, initial, type Consolidation } from './state.ts';

const refusals = defineRefusals({
  'report-is-new': {
    vi: 'Báo cáo tổng hợp kỳ này đã phát hành: ghi bản thay thế.',
    en: 'A consolidated report of the period is issued already: enter another edition.',
  },
  'report-is-issued': {
    vi: 'Chưa có báo cáo tổng hợp kỳ này, hoặc đã rút.',
    en: 'No consolidated report of the period is issued, or it was withdrawn.',
  },
  'period-is-open': {
    vi: 'Kỳ báo cáo này chưa mở, hoặc đã rút.',
    en: 'The period is not open.',
  },
  'issued-by-today': {
    vi: 'Ngày phát hành không được sau hôm nay.',
    en: 'A report that is entered was issued: its day is not after today.',
  },
  'issued-when-the-period-has-begun': {
    vi: 'Báo cáo tổng hợp không được phát hành trước ngày đầu của kỳ báo cáo.',
    en: 'A consolidated report is not issued before the first day of its period.',
  },
  'editions-follow-each-other': {
    vi: 'Bản sau không được phát hành trước bản trước.',
    en: 'An edition is not issued before the one before it.',
  },
  'correction-changes-something': {
    vi: 'Bản ghi đã đúng như vậy, không có gì để sửa.',
    en: 'The record says so already: nothing would change.',
  },
});

const paper = { number: paperNumber, dated: day };

function periodOf(regime: string, period: string) {
  return ownRecord<ReportingPeriod>('reportingPeriod', idOfPeriod(regime, period));
}

const declare = command<Consolidation, typeof events, typeof refusals>();

/** O39 of the first directive: the report that consolidates those of a period has a number and a date. */
const issue = declare({
  name: 'issue',
  action: 'reporting.consolidation.issue',
  title: { vi: 'Ghi báo cáo tổng hợp đã phát hành', en: 'Enter a consolidated report' },
  creates: true,
  id: ({ regime, period }) => idOfPeriod(regime, period),
  scope: (_, { agency, onBehalfOf = agency }) => ({ sensitivity: 'open', owners: [onBehalfOf] }),
  input: z.strictObject({ regime: slug, period: text(10), ...paper }),
  looksUp: ({ regime, period }) => ({ open: periodOf(regime, period) }),
  refuses: ['report-is-new', 'period-is-open', 'issued-by-today', 'issued-when-the-period-has-begun'],
  decide: (input, state, { today, lookUps: { open } }) => {
    if (state.is === 'issued') return reject('report-is-new');
    if (open.is !== 'open') return reject('period-is-open');
    if (input.dated > today) return reject('issued-by-today');
    if (isBefore(open, input.dated)) return reject('issued-when-the-period-has-begun');
    const { kind, through, consolidation: obligation } = open;
    const obligations = obligation === null ? [] : [obligation];
    return [
      events.ConsolidatedReportIssued(
        { ...input, kind, through, obligation },
        { occurredOn: input.dated, obligations },
      ),
    ];
  },
});

const restate = declare({
  name: 'restate',
  action: 'reporting.consolidation.restate',
  title: { vi: 'Ghi bản thay thế', en: 'Enter another edition' },
  input: z.strictObject({ ...paper, reason: reasonInput }),
  refuses: ['report-is-issued', 'issued-by-today', 'editions-follow-each-other'],
  decide: (input, state, { today }) => {
    if (state.is !== 'issued') return reject('report-is-issued');
    if (input.dated > today) return reject('issued-by-today');
    if (input.dated < state.editions.at(-1)!.dated) return reject('editions-follow-each-other');
    return [events.ConsolidatedReportRestated(input, { occurredOn: input.dated })];
  },
});

const correct = declare({
  name: 'correct',
  action: 'reporting.consolidation.correct',
  title: { vi: 'Sửa bản ghi', en: 'Correct the last edition' },
  input: z.strictObject({ ...paper, reason: reasonInput }),
  looksUp: (_, state) => ({ open: state.is === 'none' ? periodOf('', '') : periodOf(state.regime, state.period) }),
  refuses: [
    'report-is-issued',
    'issued-by-today',
    'issued-when-the-period-has-begun',
    'editions-follow-each-other',
    'correction-changes-something',
  ],
  decide: (input, state, { today, lookUps: { open } }) => {
    if (state.is !== 'issued') return reject('report-is-issued');
    const last = state.editions.at(-1)!;
    if (last.number === input.number && last.dated === input.dated) return reject('correction-changes-something');
    if (input.dated > today) return reject('issued-by-today');
    if (isBefore(open, input.dated)) return reject('issued-when-the-period-has-begun');
    const before = state.editions.at(-2);
    if (before && input.dated < before.dated) return reject('editions-follow-each-other');
    return [events.ConsolidatedReportCorrected(input, { occurredOn: input.dated })];
  },
});

const withdraw = declare({
  name: 'withdraw',
  action: 'reporting.consolidation.withdraw',
  title: { vi: 'Rút bản ghi', en: 'Withdraw' },
  input: z.strictObject({ reason: reasonInput }),
  refuses: ['report-is-issued'],
  decide: (input, state) =>
    state.is === 'issued'
      ? [events.ConsolidatedReportWithdrawn(input, { occurredOn: state.editions.at(-1)!.dated })]
      : reject('report-is-issued'),
});

/** The province's report that consolidates those of a period, edition by edition. The id is `<regime>.<period>`. */
export const consolidation = streamType({
  prefix: 'consolidation',
  title: { vi: 'Báo cáo tổng hợp', en: 'Consolidated report' },
  events,
  initial,
  evolve,
  refusals,
  reads: 'reporting.consolidation.read',
  scope: (state) => ({ sensitivity: 'open', owners: state.is === 'none' ? [] : [state.through] }),
  summary(state, id) {
    if (state.is === 'none') return { title: id, status: 'none' };
    const { through, period, editions } = state;
    const last = editions.at(-1)!;
    return {
      title: `Báo cáo tổng hợp kỳ ${period}`,
      status: state.is,
      agency: through,
      day: last.dated,
      search: [period, ...editions.map(({ number }) => number)],
      facets: { editions: editions.length },
    };
  },
  commands: [issue, restate, correct, withdraw],
});
