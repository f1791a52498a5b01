import type { Running } from './platform.ts';
import { today } from './story.ts';
import { until } from './until.ts';

/** An assignment of today over everything: the widest look that anybody outside may have. */
export async function auditorOfTheProvince(platform: Running): Promise<void> {
  const assignment = {
    ...{ decision: '5/QĐ', subject: 'Kiểm toán (mẫu)', agency: 'audit-body', auditors: ['auditor'], agencies: [] },
    ...{ period: { from: '2013-01-01', to: '2099-12-31' }, startsOn: today() },
    ...{ endsOn: '2099-12-31', looksShownFrom: '2099-12-31' },
  };
  const chief = await platform.as('head.audit-body');
  await until('the head of the auditors is known', async () => {
    const { status } = await chief.send('audit/audit-assignment/assign', assignment, 'assign');
    return status < 300;
  });
  const auditor = await platform.as('auditor');
  await until('the auditor may look', async () => (await auditor.get('/api/audit/log')).status === 200);
}
