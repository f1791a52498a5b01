import type { PlacedEvent } from '@lien-nganh/kernel';
import { chanceFrom, inMemory, processesOver } from '@lien-nganh/testing';
import { expect, test } from '@jest/globals';
import { agencyReport } from '../agency-report/agency-report.ts';
import { calendar } from '../calendar/calendar.ts';
import { deliveryKind } from '../delivery/events.ts';
import { delivery } from '../delivery/delivery.ts';
import { messageOf } from '../delivery/message.ts';
import { calendarYear, halfYear, sampleRegime, tables } from '../examples.ts';
import { receipt } from '../receipt/receipt.ts';
import { regime } from '../regime/regime.ts';
import { reminderAddresses } from '../reminder-addresses/reminder-addresses.ts';
import { reminder } from '../reminder/reminder.ts';
import { reminderRules } from '../reminder-rules/reminder-rules.ts';
import { reportTemplate } from '../report-template/report-template.ts';
import { reportingPeriod } from '../reporting-period/reporting-period.ts';
import { deliverEscalations, deliverReminders } from './deliver.ts';
import { noteMissing, openReports } from './follow-reports.ts';
import { remindOfReports } from './remind.ts';

const by = { account: 'account-1', agency: 'labour', role: 'standing' };
const types = [
  ...[calendar, reportTemplate, regime, reportingPeriod, agencyReport, receipt, reminder, reminderRules],
  ...[reminderAddresses, delivery],
];
const processes = [remindOfReports, openReports, noteMissing, deliverReminders, deliverEscalations];

test('before and after the due day, and to those above, once each, whatever order, duplicates and rebuilds there are', async () => {
  for (let seed = 1; seed <= 20; seed++) {
    const here = inMemory(types, tables, { by, today: '2013-12-01' });
    const chance = chanceFrom(seed);
    const running = processesOver(here, processes, chance);
    await here.send(calendar, 'enter', calendarYear);
    await here.send(reportTemplate, 'enter', halfYear);
    await here.send(regime, 'enter', { ...sampleRegime, calendars: sampleRegime.calendars.slice(0, 1) });
    for (const agency of ['police', 'ppc', 'ppc-office']) {
      const named = { agency, address: 'van-thu', channel: 'mail', to: `vanthu@${agency}.example` };
      await here.send(reminderAddresses, 'name', named);
    }
    await here.send(reportingPeriod, 'open', { regime: '879', period: '2013-H2' });
    await running.settle('2013-12-01');
    for (const on of ['2013-12-23', '2014-01-03', '2014-01-07', '2014-01-16']) await running.fire(on);
    const wanted = () => here.log.filter(({ name }) => name === 'DeliveryWanted').map(({ stream }) => stream);
    const reports = ['commune-x', 'commune-y', 'commune-z', 'police'].map((agency) => `879.2013-H2.${agency}`);
    const expected = [
      ...reports.flatMap((one) => ['ppc', 'ppc-office'].map((to) => `delivery-escalated.${one}.${to}`)),
      'delivery-overdue.879.2013-H2.police.2014-01-06',
      'delivery-period.879.2013-H2.police.2014-01-06',
    ];
    expect([seed, wanted().sort()]).toEqual([seed, expected]);
    const again = processesOver(here, processes, chance);
    await again.settle('2014-01-17');
    await again.fire('2014-01-17');
    expect([seed, wanted().sort()]).toEqual([seed, expected]);
  }
});

test('of a report whose day has passed is told that alone', () => {
  const reminded = (kind: string, occurredOn: string) => {
    const data = { kind, source: '879.2013-H2', agency: 'police', dueOn: '2014-01-06', obligations: [] };
    const event = { name: 'AgencyReminded', data, occurredOn } as unknown as PlacedEvent;
    const deciding = { now: `${occurredOn}T02:00:00.000Z`, today: occurredOn, key: 'k' };
    return deliverReminders.react({ is: 'event', event }, null, deciding).length;
  };
  expect([reminded('period', '2014-01-06'), reminded('period', '2014-01-07')]).toEqual([1, 0]);
  expect(reminded('overdue', '2014-01-07')).toBe(1);
});

test('what is told names kind, day and place of each reminder, in both languages', () => {
  const row = {
    ...{ id: 'x', address: 'x', channel: 'mail' as const, is: 'waiting', attempt: 0, again: null, claimedAt: null },
    ...{ about: '879/O01', agency: 'police', dueOn: '2014-01-06', remindedOn: '2014-01-07' },
  };
  for (const kind of deliveryKind.options) {
    const { subject, text, path } = messageOf({ ...row, kind });
    expect([kind, subject.match(/06\/01\/2014/g)?.length, text.length, path.startsWith('/api/')]).toEqual([
      kind,
      2,
      2,
      true,
    ]);
  }
});
