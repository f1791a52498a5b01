import { command, defineRefusals, reject, streamType } from '@lien-nganh/kernel';
import { slug, text } from '@lien-nganh/vocabulary';
import { reasonInput } from '@lien-nganh/work';
import { z } from 'zod';
import { periodOf } from './due.ts';
import { events } from './events.ts';
import { evolve, idOfPeriod, initial, type ReportingPeriod, type Told } from './state.ts';

const refusals = defineRefusals({
  'period-is-new': {
    vi: 'Kỳ báo cáo này đã mở.',
    en: 'The period is open already.',
  },
  'period-is-open': {
    vi: 'Kỳ báo cáo này chưa mở, hoặc đã rút.',
    en: 'The period is not open.',
  },
  'regime-is-entered': {
    vi: 'Không có chế độ báo cáo này.',
    en: 'There is no such reporting regime.',
  },
  'period-is-of-the-calendar': {
    vi: 'Lịch mà chế độ báo cáo áp dụng không có kỳ này.',
    en: 'The calendar that the regime follows has no such period.',
  },
  'kind-is-of-the-regime': {
    vi: 'Chế độ báo cáo không có loại kỳ báo cáo này.',
    en: 'The regime asks for no reports of this kind of period.',
  },
  'period-has-begun': {
    vi: 'Kỳ báo cáo chưa bắt đầu.',
    en: 'The period has not begun.',
  },
  'due-days-follow-the-cut-off': {
    vi: 'Hạn gửi của một cấp không sau ngày chốt số liệu: hãy sửa chế độ hoặc lịch báo cáo.',
    en: 'Reports of some level would be due by the day of cut-off: correct the regime or its calendar.',
  },
  'period-changes': {
    vi: 'Kỳ báo cáo đã đúng theo chế độ và lịch hiện hành.',
    en: 'The period is as regime and calendar say already.',
  },
});

const declare = command<ReportingPeriod, typeof events, typeof refusals>();

/** Days and addressees follow from regime and calendar: nobody types them. */
const open = declare({
  name: 'open',
  action: 'reporting.reportingPeriod.open',
  title: { vi: 'Mở kỳ báo cáo', en: 'Open a reporting period' },
  creates: true,
  id: ({ regime, period }) => idOfPeriod(regime, period),
  scope: (_, { agency, onBehalfOf = agency }) => ({ sensitivity: 'open', owners: [onBehalfOf] }),
  input: z.strictObject({ regime: slug, period: text(40).regex(/^\d{4}(-[A-Z]\d{1,2}|-[a-z][a-z0-9-]*)?$/) }),
  looksUp: ({ regime, period }) => ({ found: periodOf(regime, period) }),
  refuses: [
    'period-is-new',
    'regime-is-entered',
    'period-is-of-the-calendar',
    'kind-is-of-the-regime',
    'period-has-begun',
    'due-days-follow-the-cut-off',
  ],
  decide: (_, state, { today, lookUps: { found } }) => {
    if (state.is === 'open') return reject('period-is-new');
    if (found === 'no-regime') return reject('regime-is-entered');
    if (found === 'no-period') return reject('period-is-of-the-calendar');
    if (found === 'no-such-kind') return reject('kind-is-of-the-regime');
    if (found.from > today) return reject('period-has-begun');
    if (isDueTooEarly(found)) return reject('due-days-follow-the-cut-off');
    return [events.ReportingPeriodOpened(found, { occurredOn: found.from })];
  },
});

const renew = declare({
  name: 'renew',
  action: 'reporting.reportingPeriod.renew',
  title: { vi: 'Cập nhật kỳ báo cáo theo chế độ và lịch', en: 'Let a period follow its regime and calendar' },
  input: z.strictObject({}),
  looksUp: (_, state) => ({ found: state.is === 'none' ? periodOf('', '') : periodOf(state.regime, state.period) }),
  refuses: [
    'period-is-open',
    'regime-is-entered',
    'period-is-of-the-calendar',
    'kind-is-of-the-regime',
    'due-days-follow-the-cut-off',
    'period-changes',
  ],
  decide: (_, state, { lookUps: { found } }) => {
    if (state.is !== 'open') return reject('period-is-open');
    if (found === 'no-regime') return reject('regime-is-entered');
    if (found === 'no-period') return reject('period-is-of-the-calendar');
    if (found === 'no-such-kind') return reject('kind-is-of-the-regime');
    if (isDueTooEarly(found)) return reject('due-days-follow-the-cut-off');
    const { is: _is, ...told } = state;
    return sameAs(told, found)
      ? reject('period-changes')
      : [events.ReportingPeriodRenewed(found, { occurredOn: found.from })];
  },
});

const withdraw = declare({
  name: 'withdraw',
  action: 'reporting.reportingPeriod.withdraw',
  title: { vi: 'Rút kỳ báo cáo', en: 'Withdraw a period' },
  input: z.strictObject({ reason: reasonInput }),
  refuses: ['period-is-open'],
  decide: (input, state) =>
    state.is === 'open'
      ? [events.ReportingPeriodWithdrawn(input, { occurredOn: state.from })]
      : reject('period-is-open'),
});

/** Of a level that is due before the others. */
function isDueTooEarly({ cutOff, dueOn: last, addressees }: Told): boolean {
  return addressees.some(({ dueOn }) => dueOn < last && dueOn <= cutOff);
}

function sameAs(one: object, other: object): boolean {
  const sorted = (of: object) => JSON.stringify(Object.entries(of).sort(([a], [b]) => (a < b ? -1 : 1)));
  return sorted(one) === sorted(other);
}

/** A period of a regime: until when it counts, when reports of it are due, and from whom. The id is `<regime>.<period>`. */
export const reportingPeriod = streamType({
  prefix: 'reportingPeriod',
  title: { vi: 'Kỳ báo cáo', en: 'Reporting period' },
  events,
  initial,
  evolve,
  refusals,
  reads: 'reporting.reportingPeriod.read',
  scope: (state) => ({ sensitivity: 'open', owners: state.is === 'none' ? [] : [state.through] }),
  summary(state, id) {
    if (state.is === 'none') return { title: id, status: 'none' };
    const { through, period, regime, from, dueOn, addressees, scheme } = state;
    return {
      title: `Kỳ báo cáo ${period} (${scheme.vi})`,
      status: state.is,
      agency: through,
      day: from,
      search: [regime, period],
      facets: { addressees: addressees.length, dueOn },
    };
  },
  commands: [open, renew, withdraw],
});
