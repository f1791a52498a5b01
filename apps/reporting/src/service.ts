import { team178 } from '@lien-nganh/contracts/agencies';
import {
  accounts,
  agencies,
  assignments,
  editions,
  followUps,
  indicators,
  obligations,
  units,
  workYears,
} from '@lien-nganh/contracts/reference';
import { service } from '@lien-nganh/kernel';
import { calendarFeed, hashIn, type Feed } from './calendar-feed/calendar-feed.ts';
import { entriesOf } from './calendar-feed/entries.ts';
import { agencyReport } from './agency-report/agency-report.ts';
import { calendar } from './calendar/calendar.ts';
import { consolidation } from './consolidation/consolidation.ts';
import { delivery } from './delivery/delivery.ts';
import { messageOf } from './delivery/message.ts';
import { evidence, unused } from './integration/evidence.ts';
import { reportsOnPaper } from './integration/on-paper.ts';
import { assignedTasks, plans } from './integration/missing.ts';
import { outbound } from './integration/outbound.ts';
import { deliverEscalations, deliverReminders } from './processes/deliver.ts';
import { deliverPaperEscalations, escalateOnPaper } from './processes/escalate-on-paper.ts';
import { followSubmissions, noteMissing, openReports } from './processes/follow-reports.ts';
import { remindOfFollowUps, remindOfPlans, remindOfReports, remindOfTasks } from './processes/remind.ts';
import { urgeAfterTheDay } from './processes/urge.ts';
import { ownForm } from './own-form/own-form.ts';
import { deliveries } from './questions/deliveries.ts';
import { myWork } from './questions/my-work.ts';
import { receiptsOfAPeriod } from './questions/receipts-of-a-period.ts';
import { pastFigures } from './past-figures/past-figures.ts';
import { receipt } from './receipt/receipt.ts';
import { openingStocksRegister, pastFiguresRegister } from './registers/past-figures.ts';
import { regime } from './regime/regime.ts';
import { systemTotals } from './system-totals/system-totals.ts';
import { reminderAddresses, targetOf, type ReminderAddresses } from './reminder-addresses/reminder-addresses.ts';
import { reminderRules } from './reminder-rules/reminder-rules.ts';
import { reminder } from './reminder/reminder.ts';
import { reportTemplate } from './report-template/report-template.ts';
import { reportingPeriod } from './reporting-period/reporting-period.ts';

/** Who reports to whom and when, what came in, and what was made of it. */
export const reporting = service({
  name: 'reporting',
  title: { vi: 'Chế độ báo cáo', en: 'Reporting' },
  streams: [
    ...[calendar, reportTemplate, regime, reportingPeriod, agencyReport, receipt, consolidation],
    ...[reminder, reminderRules, ownForm, systemTotals, reminderAddresses, delivery, calendarFeed, pastFigures],
  ],
  questions: [myWork, receiptsOfAPeriod, deliveries],
  processes: [
    ...[remindOfFollowUps, remindOfReports, remindOfPlans, openReports, followSubmissions, noteMissing],
    ...[remindOfTasks, urgeAfterTheDay, deliverReminders, deliverEscalations],
    ...[escalateOnPaper, deliverPaperEscalations],
  ],
  reference: [
    ...[units, agencies, accounts, assignments, obligations, indicators, followUps],
    ...[plans, evidence, workYears, assignedTasks, editions],
  ],
  publishes: outbound,
  onPaper: reportsOnPaper,
  outgoing: {
    of: delivery,
    waiting: deliveries,
    message: messageOf,
    target: async ({ agency, address }, records) =>
      targetOf((await records.stateOf('reminderAddresses', agency)) as ReminderAddresses, address),
  },
  calendarFeed: {
    of: calendarFeed,
    hashIn: (state) => hashIn(state as Feed),
    asks: myWork,
    input: { first: 200 },
    entries: entriesOf,
  },
  registers: [pastFiguresRegister, openingStocksRegister],
  ignores: [team178, ...unused],
});
