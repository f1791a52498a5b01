import { followUp, indicator, team178 } from '@lien-nganh/contracts/agencies';
import { agenciesWork } from '@lien-nganh/contracts/agencies-work';
import { accounts, agencies, assignments, obligations, units } from '@lien-nganh/contracts/reference';
import { service } from '@lien-nganh/kernel';
import { calendar } from './calendar/calendar.ts';
import { consolidation } from './consolidation/consolidation.ts';
import { outbound } from './integration/outbound.ts';
import { myWork } from './questions/my-work.ts';
import { receiptsOfAPeriod } from './questions/receipts-of-a-period.ts';
import { receipt } from './receipt/receipt.ts';
import { regime } from './regime/regime.ts';
import { reportingPeriod } from './reporting-period/reporting-period.ts';

/** Who reports to whom and when, what came in, and what was made of it. */
export const reporting = service({
  name: 'reporting',
  title: { vi: 'Chế độ báo cáo', en: 'Reporting' },
  streams: [calendar, regime, reportingPeriod, receipt, consolidation],
  questions: [myWork, receiptsOfAPeriod],
  reference: [units, agencies, accounts, assignments, obligations],
  publishes: outbound,
  ignores: [followUp, indicator, team178, ...agenciesWork],
});
