import { chanceFrom, processesOver } from '@lien-nganh/testing';
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Opened } from '../agency-report/state.ts';
import { by, figuresTold, reportingProvince } from '../examples.ts';
import type { Receipt } from '../receipt/state.ts';
import { receipt } from '../receipt/receipt.ts';
import { regime } from '../regime/regime.ts';
import { reportingPeriod } from '../reporting-period/reporting-period.ts';
import { followSubmissions, noteMissing, openReports } from './follow-reports.ts';

let here: Awaited<ReturnType<typeof reportingProvince>>;
const processes = [openReports, followSubmissions, noteMissing];
const told = figuresTold();
const head = { by: by('head.police'), elsewhere: told.elsewhere };

beforeEach(async () => {
  here = await reportingProvince();
});
const reports = () =>
  Object.fromEntries(
    ['police', 'commune-x', 'commune-y', 'commune-z', 'front', 'health'].map((agency) => [
      agency,
      (here.stateOf('agencyReport', `879.2013-H2.${agency}`) as Opened).is,
    ]),
  );
const receiptOf = (agency: string) => {
  const found = here.stateOf('receipt', `879.2013-H2.${agency}`) as Receipt;
  return found.is === 'none' ? 'none' : `${found.is} ${found.from}`;
};
const named = (event: string) => here.log.filter(({ name }) => name === event).map(({ stream }) => stream);

describe('a period', () => {
  test('opens a report for each addressee, and closes those that it asks for no more', async () => {
    const running = processesOver(here, processes);
    await here.open('2013-H2', '2013-07-22');
    await running.settle('2013-07-22');
    const all = { police: 'opened', 'commune-x': 'opened', 'commune-y': 'opened', 'commune-z': 'opened' };
    expect(reports()).toEqual({ ...all, front: 'opened', health: 'none' });
    await here.send(regime, 'release-addressee', { agency: 'commune-z', lastDay: '2013-09-30' }, { id: '879' });
    const health = { agency: 'health', group: 'all-members', manner: 'obliged', from: '2013-10-01' };
    await here.send(regime, 'name-addressee', health, { id: '879' });
    await here.send(reportingPeriod, 'renew', {}, { id: '879.2013-H2' });
    await running.settle('2013-10-01');
    expect(reports()).toEqual({ ...all, 'commune-z': 'closed', front: 'opened', health: 'opened' });
    await here.send(reportingPeriod, 'withdraw', { reason: 'x' }, { id: '879.2013-H2' });
    await running.settle('2013-10-02');
    expect(new Set(Object.values(reports()))).toEqual(new Set(['closed']));
    await here.open('2013-H2');
    await running.settle('2014-01-20');
    expect(reports()).toMatchObject({ police: 'opened', 'commune-z': 'closed', health: 'opened' });
  });

  test('for which no template is named has its reports on paper', async () => {
    const running = processesOver(here, processes);
    await here.open('2013');
    await running.settle('2014-01-20');
    expect(named('AgencyReportOpened')).toEqual([]);
  });
});

describe('a receipt', () => {
  test('follows from a submission and from its being taken back, and stays where the report was given back', async () => {
    const running = processesOver(here, processes);
    await here.open('2013-H2');
    await running.settle('2014-01-03');
    await here.toReport('submit', told.seen('log:10'), { ...head, today: '2014-01-03' });
    await running.settle('2014-01-03');
    expect(receiptOf('police')).toBe('received submission');
    await here.toReport('return', { remarks: 'Xem lại' }, { by: by('head.labour') });
    await running.settle('2014-01-04');
    expect(receiptOf('police')).toBe('received submission');
    await here.toReport('submit', told.seen('log:11'), { ...head, today: '2014-01-05' });
    await here.toReport('withdraw-submission', { reason: 'x' }, head);
    await running.settle('2014-01-05');
    expect(receiptOf('police')).toBe('withdrawn submission');
    expect(await here.receive('police')).toBeNull();
    await here.toReport('submit', told.seen('log:12'), { ...head, today: '2014-01-08' });
    await running.settle('2014-01-08');
    expect(receiptOf('police')).toBe('received paper');
  });
});

describe('in any order, with duplicates and after a rebuild', () => {
  test('each report is opened once, missed once and told of once, and receipts say what stands', async () => {
    for (let seed = 1; seed <= 25; seed++) {
      here = await reportingProvince();
      const chance = chanceFrom(seed);
      const running = processesOver(here, processes, chance);
      await here.open('2013-H2', '2013-07-22');
      await running.settle('2013-07-22');
      await here.toReport('submit', told.seen('log:10'), { ...head, today: '2014-01-03' });
      await here.toReport('withdraw-submission', { reason: 'x' }, { ...head, today: '2014-01-04' });
      await here.toReport('submit', told.seen('log:11'), { ...head, today: '2014-01-05' });
      await here.receive('commune-x');
      await running.settle('2014-01-05');
      await running.fire('2014-01-07');
      await running.fire('2014-01-16');
      const missing = ['commune-y', 'commune-z'].map((agency) => `agencyReport-879.2013-H2.${agency}`);
      const ends = () => [seed, named('ReportMissed').sort(), named('ReportEscalated').sort(), receiptOf('police')];
      const expected = [seed, missing, missing, 'received submission'];
      expect(ends()).toEqual(expected);
      const again = processesOver(here, processes, chance);
      await again.settle('2014-01-17');
      await again.fire('2014-01-17');
      expect([...ends(), named('AgencyReportOpened').length]).toEqual([...expected, 5]);
    }
  });

  test('what came on paper and was withdrawn after its day is missing since', async () => {
    const running = processesOver(here, processes);
    await here.open('2013-H2');
    await here.receive('police');
    await running.settle('2014-01-20');
    await running.fire('2014-01-20');
    expect(named('ReportMissed')).not.toContain('agencyReport-879.2013-H2.police');
    await here.send(receipt, 'withdraw', { reason: 'Nhập nhầm' }, { id: '879.2013-H2.police' });
    await running.settle('2014-01-20');
    expect(named('ReportMissed')).toContain('agencyReport-879.2013-H2.police');
    expect(named('ReportEscalated')).toContain('agencyReport-879.2013-H2.police');
  });
});
