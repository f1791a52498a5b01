import { chanceFrom, inMemory, processesOver } from '@lien-nganh/testing';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { agencyReport } from '../agency-report/agency-report.ts';
import { calendar } from '../calendar/calendar.ts';
import { calendarYear, halfYear, sampleRegime, tables } from '../examples.ts';
import { receipt } from '../receipt/receipt.ts';
import { regime } from '../regime/regime.ts';
import { reminder } from '../reminder/reminder.ts';
import { reminderRules } from '../reminder-rules/reminder-rules.ts';
import { reportTemplate } from '../report-template/report-template.ts';
import { reportingPeriod } from '../reporting-period/reporting-period.ts';
import { remindOfReports } from './remind.ts';

const by = { account: 'account-1', agency: 'labour', role: 'standing' };
const types = [calendar, reportTemplate, regime, reportingPeriod, agencyReport, receipt, reminder, reminderRules];
let here: ReturnType<typeof inMemory>;

function province() {
  here = inMemory(types, tables, { by, today: '2013-12-01' });
}
beforeEach(province);

const reminded = () => here.log.filter(({ name }) => name === 'AgencyReminded').map(({ stream }) => stream);

describe('a report near its due day', () => {
  async function opened(chance?: () => number, more: object = {}) {
    const running = processesOver(here, [remindOfReports], chance);
    await here.send(calendar, 'enter', calendarYear);
    await here.send(reportTemplate, 'enter', halfYear);
    await here.send(regime, 'enter', { ...sampleRegime, calendars: sampleRegime.calendars.slice(0, 1), ...more });
    await here.send(reportingPeriod, 'open', { regime: '879', period: '2013-H2' });
    await running.settle('2013-12-01');
    return running;
  }
  const send = (agency: string) =>
    here.send(
      receipt,
      'record',
      {
        regime: '879',
        period: '2013-H2',
        agency,
        number: '1/BC',
        dated: '2014-01-02',
        receivedOn: '2014-01-02',
        content: 'figures',
      },
      { today: '2014-01-02' },
    );

  test('reminds those who are obliged and have not sent it, and nobody who was asked', async () => {
    const running = await opened();
    await running.fire('2013-12-20');
    expect(reminded()).toEqual([]);
    expect((await send('police')).refused).toBeNull();
    await running.fire('2014-01-03');
    const before = ['x', 'y', 'z'].map((commune) => `reminder-period.879.2013-H2.commune-${commune}.2014-01-06`);
    expect(reminded().sort()).toEqual(before);
    await running.fire('2014-01-06');
    expect(reminded().sort()).toEqual(before);
  });

  test('reminds once more on the day after it, and whoever is due earlier then', async () => {
    const communes = { levels: [{ group: 'communes', workingDaysEarlier: 3 }] };
    const running = await opened(undefined, communes);
    await running.fire('2014-01-02');
    await running.fire('2014-01-07');
    expect(reminded().sort()).toEqual([
      ...['x', 'y', 'z'].map((commune) => `reminder-overdue.879.2013-H2.commune-${commune}.2014-01-01`),
      'reminder-overdue.879.2013-H2.police.2014-01-06',
      ...['x', 'y', 'z'].map((commune) => `reminder-period.879.2013-H2.commune-${commune}.2014-01-01`),
      'reminder-period.879.2013-H2.police.2014-01-06',
    ]);
  });

  test('reminds of a report that no directive asks for, too', async () => {
    const kinds = [{ kind: 'six-monthly', obligation: null }];
    const running = await opened(undefined, { kinds });
    await running.fire('2014-01-03');
    expect(reminded()).toHaveLength(4);
    expect(here.log.at(-1)).toMatchObject({ name: 'AgencyReminded', obligations: [] });
  });

  test('reminds the same whatever the order, with duplicates, and nobody again when it is gone through again', async () => {
    for (let seed = 1; seed <= 30; seed++) {
      province();
      const chance = chanceFrom(seed);
      const running = await opened(chance);
      await send('police');
      await running.fire('2014-01-03');
      await running.fire('2014-01-06');
      expect([seed, reminded().length, new Set(reminded()).size]).toEqual([seed, 3, 3]);
      const again = processesOver(here, [remindOfReports], chance);
      await again.settle('2014-01-06');
      await again.fire('2014-01-06');
      expect([seed, reminded().length]).toEqual([seed, 3]);
    }
  });
});
