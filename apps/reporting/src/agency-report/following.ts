import { command, ownRecord, reject, type LookUp } from '@lien-nganh/kernel';
import { addDays, text } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import type { Receipt } from '../receipt/state.ts';
import { idOfPeriod, type ReportingPeriod } from '../reporting-period/state.ts';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import { idOfReport, standingIn, type AgencyReport, type Opened } from './state.ts';

/** What processes do to a report: it follows its period, and what did not come is noted. */

const declare = command<AgencyReport, typeof events, typeof refusals>();
const names = { regime: text(200), period: text(40), agency: text(200) };

interface Named {
  readonly regime: string;
  readonly period: string;
}

function periodOf({ regime, period }: Named): LookUp<ReportingPeriod> {
  return ownRecord<ReportingPeriod>('reportingPeriod', idOfPeriod(regime, period));
}

type Facts = ReturnType<typeof events.AgencyReportOpened>['data'];

/** What the period says of an agency's report; `null`: it asks for none. */
function askedOf(period: ReportingPeriod, agency: string): Facts | null {
  if (period.is !== 'open' || period.template === null) return null;
  const named = period.addressees.find((one) => one.agency === agency);
  if (!named) return null;
  const { regime, period: code, kind, from, to, cutOff, through, recipient, office, obligation } = period;
  const { template, escalateAfterDays } = period;
  // of which unit it is, those know who compose it
  const { unit: _, ...addressee } = named;
  return {
    ...{ regime, period: code, kind, from, to, cutOff, through, recipient, office, obligation, template },
    ...{ escalateAfterDays, ...addressee },
  };
}

export const open = declare({
  name: 'open',
  action: 'reporting.agencyReport.open',
  title: { vi: 'Mở báo cáo của một cơ quan', en: 'Open an agency’s report' },
  creates: true,
  id: ({ regime, period, agency }) => idOfReport(idOfPeriod(regime, period), agency),
  scope: ({ agency }) => ({ sensitivity: 'internal', owners: [agency] }),
  input: z.strictObject(names),
  looksUp: (one) => ({ period: periodOf(one) }),
  refuses: ['period-asks-for-it', 'report-changes'],
  decide: ({ agency }, state, { lookUps: { period } }) => {
    const facts = askedOf(period, agency);
    if (facts === null) return reject('period-asks-for-it');
    if (state.is !== 'none' && state.is !== 'closed' && saysSo(state, facts)) return reject('report-changes');
    return [events.AgencyReportOpened(facts, { occurredOn: facts.from })];
  },
});

function saysSo(state: Opened, facts: Facts): boolean {
  return Object.entries(facts).every(([name, value]) => state[name as keyof Facts] === value);
}

export const close = declare({
  name: 'close',
  action: 'reporting.agencyReport.close',
  title: { vi: 'Đóng báo cáo của một cơ quan', en: 'Close an agency’s report' },
  input: z.strictObject({}),
  looksUp: (_, state) => ({ period: periodOf(state.is === 'none' ? { regime: '', period: '' } : state) }),
  refuses: ['period-asks-no-more'],
  decide: (_, state, { lookUps: { period } }) => {
    if (state.is === 'none' || state.is === 'closed') return reject('period-asks-no-more');
    if (askedOf(period, state.agency) !== null) return reject('period-asks-no-more');
    return [events.AgencyReportClosed({}, { occurredOn: state.from })];
  },
});

function receiptOf(state: AgencyReport): LookUp<Receipt> {
  if (state.is === 'none') return ownRecord<Receipt>('receipt', '');
  return ownRecord<Receipt>('receipt', idOfReport(idOfPeriod(state.regime, state.period), state.agency));
}

/** Neither submitted here nor come on paper, of one that is obliged. */
function isMissing(state: AgencyReport, receipt: Receipt): state is Opened {
  if (state.is === 'none' || state.is === 'closed' || state.manner === 'asked') return false;
  return standingIn(state) === null && receipt.is !== 'received';
}

/** On the day after the due day, once: it may come later, and then it is late. */
export const noteMissing = declare({
  name: 'note-missing',
  action: 'reporting.agencyReport.note-missing',
  title: { vi: 'Ghi nhận báo cáo chưa gửi khi quá hạn', en: 'Note that a report did not come' },
  input: z.strictObject({}),
  looksUp: (_, state) => ({ receipt: receiptOf(state) }),
  refuses: ['day-has-come', 'report-is-missing'],
  decide: (_, state, { today, lookUps: { receipt } }) => {
    if (!isMissing(state, receipt) || state.missingOn !== null) return reject('report-is-missing');
    const { dueOn } = state;
    return today <= dueOn
      ? reject('day-has-come')
      : [events.ReportMissed({ dueOn }, { occurredOn: addDays(dueOn, 1) })];
  },
});

/** So many days later as the regime says, once: whoever takes in for the recipient is told. */
export const escalate = declare({
  name: 'escalate',
  action: 'reporting.agencyReport.escalate',
  title: { vi: 'Báo cấp trên về báo cáo quá hạn', en: 'Tell those above of a report that is missing' },
  input: z.strictObject({}),
  looksUp: (_, state) => ({ receipt: receiptOf(state) }),
  refuses: ['day-has-come', 'report-is-missing'],
  decide: (_, state, { today, lookUps: { receipt } }) => {
    if (!isMissing(state, receipt) || state.escalatedOn !== null) return reject('report-is-missing');
    const { dueOn, escalateAfterDays } = state;
    if (escalateAfterDays === null || today < addDays(dueOn, escalateAfterDays)) return reject('day-has-come');
    return [events.ReportEscalated({ dueOn }, { occurredOn: addDays(dueOn, escalateAfterDays) })];
  },
});
