import * as contracts from '@lien-nganh/contracts/reporting';
import { publish, type Publication } from '@lien-nganh/kernel';
import { consolidation } from '../consolidation/consolidation.ts';
import type { Consolidation } from '../consolidation/state.ts';
import { receipt } from '../receipt/receipt.ts';
import { timelinessOf, type Receipt } from '../receipt/state.ts';
import { reportingPeriod } from '../reporting-period/reporting-period.ts';
import type { ReportingPeriod } from '../reporting-period/state.ts';

/** All that leaves this service. Calendars and regimes leave as the periods that follow from them. */
export const outbound: readonly Publication[] = [
  publish(reportingPeriod, contracts.reportingPeriod, (_, state: ReportingPeriod) => {
    if (state.is === 'none') return null;
    const { is, addressees, ...told } = state;
    return { ...told, addressees: addressees.map((one) => ({ ...one })), withdrawn: is === 'withdrawn' };
  }),
  publish(receipt, contracts.receipt, (_, state: Receipt) => {
    if (state.is === 'none') return null;
    const { regime, period, kind, to, agency, group, manner, through, receivedOn, content, obligation } = state;
    return {
      ...{ regime, period, kind, to, agency, group, manner, through, receivedOn, content, obligation },
      timeliness: timelinessOf(state),
      withdrawn: state.is === 'withdrawn',
    };
  }),
  publish(consolidation, contracts.consolidation, (_, state: Consolidation) => {
    if (state.is === 'none') return null;
    const { regime, period, kind, through, obligation, editions } = state;
    return {
      ...{ regime, period, kind, through, obligation },
      editions: editions.map((one) => ({ ...one })),
      withdrawn: state.is === 'withdrawn',
    };
  }),
];
