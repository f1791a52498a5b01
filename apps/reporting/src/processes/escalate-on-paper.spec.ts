import { chanceFrom, processesOver } from '@lien-nganh/testing';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { reportingProvince } from '../examples.ts';
import { receipt } from '../receipt/receipt.ts';
import { reminderAddresses } from '../reminder-addresses/reminder-addresses.ts';
import { reminder } from '../reminder/reminder.ts';
import { delivery } from '../delivery/delivery.ts';
import { reminderRules } from '../reminder-rules/reminder-rules.ts';
import { deliverReminders } from './deliver.ts';
import { deliverPaperEscalations, escalateOnPaper } from './escalate-on-paper.ts';
import { noteMissing, openReports } from './follow-reports.ts';
import { remindOfReports } from './remind.ts';

const processes = [
  remindOfReports,
  openReports,
  noteMissing,
  escalateOnPaper,
  deliverReminders,
  deliverPaperEscalations,
];
let here: Awaited<ReturnType<typeof reportingProvince>>;

async function province() {
  here = await reportingProvince([reminder, reminderRules, reminderAddresses, delivery]);
  for (const agency of ['ppc', 'ppc-office', 'police']) {
    const named = { agency, address: 'van-thu', channel: 'mail', to: `vanthu@${agency}.example` };
    expect((await here.send(reminderAddresses, 'name', named)).refused).toBeNull();
  }
}
beforeEach(province);

const streams = (name: string, begins: string) =>
  here.log.flatMap((event) => (event.name === name && event.stream.startsWith(begins) ? [event.stream] : [])).sort();
const escalated = () => streams('AgencyReminded', 'reminder-escalated');

describe('a report that comes on paper', () => {
  test('is told of above where it has not come so long after its day, once, in any order and after a rebuild', async () => {
    for (let seed = 1; seed <= 10; seed++) {
      await province();
      const chance = chanceFrom(seed);
      const running = processesOver(here, processes, chance);
      await here.open('2013', '2013-12-01');
      await running.settle('2013-12-01');
      expect(await here.receive('commune-x', { period: '2013' })).toBeNull();
      for (const on of ['2014-01-07', '2014-01-15']) await running.fire(on);
      expect([seed, escalated()]).toEqual([seed, []]);
      await running.fire('2014-01-16');
      const late = ['commune-y', 'commune-z', 'police'];
      const told = late.map((agency) => `reminder-escalated.879.2013.${agency}.2014-01-06`);
      const sent = late.flatMap((agency) =>
        ['ppc', 'ppc-office'].map((to) => `delivery-escalated.879.2013.${agency}.${to}`),
      );
      const ends = () => [seed, escalated(), streams('DeliveryWanted', 'delivery-escalated')];
      expect(ends()).toEqual([seed, told, sent]);
      const again = processesOver(here, processes, chance);
      await again.settle('2014-01-17');
      await again.fire('2014-01-17');
      expect(ends()).toEqual([seed, told, sent]);
    }
  });

  test('and was entered by mistake is missing since', async () => {
    const running = processesOver(here, processes);
    await here.open('2013', '2013-12-01');
    await here.receive('police', { period: '2013' });
    await running.settle('2014-01-20');
    await running.fire('2014-01-20');
    expect(escalated().join()).not.toContain('police');
    await here.send(receipt, 'withdraw', { reason: 'Nhập nhầm' }, { id: '879.2013.police' });
    await running.settle('2014-01-20');
    expect(escalated()).toContain('reminder-escalated.879.2013.police.2014-01-06');
    expect(streams('AgencyReminded', 'reminder-overdue')).toContain('reminder-overdue.879.2013.police.2014-01-06');
  });

  test('is not told of twice where reports are made here: their own records tell', async () => {
    const running = processesOver(here, processes);
    await here.open('2013-H2', '2013-12-01');
    await running.settle('2013-12-01');
    await running.fire('2014-01-20');
    expect([streams('ReportEscalated', '').length, escalated()]).toEqual([4, []]);
    const weigh = { kind: 'escalated', source: '879.2013-H2', agency: 'police', dueOn: '2014-01-06' };
    expect((await here.send(reminder, 'weigh', weigh, { today: '2014-01-20' })).refused).toBe('something-is-missing');
  });
});
