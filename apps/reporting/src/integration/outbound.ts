import * as contracts from '@lien-nganh/contracts/reporting';
import * as forms from '@lien-nganh/contracts/own-form';
import { systemTotals as systemTotalsContract } from '@lien-nganh/contracts/system-totals';
import * as rules from '@lien-nganh/contracts/reporting-regime';
import { publish, type ContractData, type Publication } from '@lien-nganh/kernel';
import { agencyReport } from '../agency-report/agency-report.ts';
import type { AgencyReport, Opened, Submission } from '../agency-report/state.ts';
import { consolidation } from '../consolidation/consolidation.ts';
import type { Begun, Consolidation, Edition, Pending } from '../consolidation/state.ts';
import { pastFigures } from '../past-figures/past-figures.ts';
import type { PastFigures } from '../past-figures/state.ts';
import { ownForm } from '../own-form/own-form.ts';
import type { OwnForm } from '../own-form/state.ts';
import { receipt } from '../receipt/receipt.ts';
import { timelinessOf, type Receipt } from '../receipt/state.ts';
import { regime } from '../regime/regime.ts';
import type { Regime } from '../regime/state.ts';
import { isAt, type Chosen, type SystemTotals, type Total } from '../system-totals/state.ts';
import { systemTotals } from '../system-totals/system-totals.ts';
import { reportTemplate } from '../report-template/report-template.ts';
import type { ReportTemplate } from '../report-template/state.ts';
import { reportingPeriod } from '../reporting-period/reporting-period.ts';
import type { ReportingPeriod } from '../reporting-period/state.ts';

/** All that leaves this service; calendars leave in the periods that follow from them, and nothing that an officer wrote does. */
export const outbound: readonly Publication[] = [
  publish(reportingPeriod, contracts.reportingPeriod, (_, state: ReportingPeriod) => {
    if (state.is === 'none') return null;
    const { is, addressees, escalateAfterDays: _days, ...told } = state;
    return { ...told, addressees: addressees.map((one) => ({ ...one })), withdrawn: is === 'withdrawn' };
  }),
  publish(receipt, contracts.receipt, (_, state: Receipt) => {
    if (state.is === 'none') return null;
    const { regime: code, period, kind, to, agency, group, manner, through, receivedOn, content, obligation } = state;
    return {
      ...{ regime: code, period, kind, to, agency, group, manner, through, receivedOn, content, obligation },
      ...{ timeliness: timelinessOf(state), from: state.from, withdrawn: state.is === 'withdrawn' },
    };
  }),
  publish(consolidation, contracts.consolidation, (_, state: Consolidation) =>
    state.is === 'none' ? null : consolidated(state),
  ),
  publish(agencyReport, contracts.report, (_, state: AgencyReport) => (state.is === 'none' ? null : reported(state))),
  publish(pastFigures, contracts.pastFigures, (_, state: PastFigures) => {
    if (state.is === 'none') return null;
    const { indicator, agency, figures } = state;
    return { indicator, agency, figures: figures.map((one) => ({ ...one })) };
  }),
  publish(reportTemplate, rules.template, (_, state: ReportTemplate, id) => {
    if (state.is === 'none') return null;
    const { keeper, names, versions, endedOn } = state;
    return { template: id, keeper, names: { ...names }, versions: versions.map((one) => ({ ...one })), endedOn };
  }),
  publish(ownForm, forms.ownForm, (_, state: OwnForm) => {
    if (state.is === 'none') return null;
    const { is: _is, versions, ...told } = state;
    return { ...told, versions: versions.map((one) => ({ ...one, places: [...one.places] })) };
  }),
  publish(systemTotals, systemTotalsContract, (_, state: SystemTotals) => {
    if (state.is === 'none') return null;
    const { is, chosen, totals, ...told } = state;
    return {
      ...told,
      withdrawn: is === 'withdrawn',
      totals: totals.map((one) => ({ ...one, decided: decided(chosen, one) })),
    };
  }),
  publish(regime, rules.regime, (_, state: Regime, id) => {
    if (state.is === 'none') return null;
    const { is: _is, to: recipient, ...told } = state;
    return { ...told, regime: id, recipient };
  }),
];

function decided(chosen: readonly Chosen[], total: Total) {
  const found = chosen.find((one) => isAt(one, total));
  return found === undefined
    ? null
    : { counts: found.counts, account: found.account, agency: found.agency, on: found.on };
}

function consolidated(state: Begun): ContractData<typeof contracts.consolidation> {
  const { is, regime: code, period, kind, through, obligation, narrative, pending, editions } = state;
  return {
    ...{ regime: code, period, kind, through, obligation },
    state: pending === null ? is : 'consolidated',
    written: slotsIn(narrative),
    consolidated: pending === null ? null : madeFrom(pending),
    editions: editions.map(({ made, ...one }) => ({ ...one, filed: [...one.filed], made: made && madeFrom(made) })),
    withdrawn: is === 'withdrawn',
  };
}

function madeFrom({ position, hash, template, leftOut, reports, reasons }: Pending | NonNullable<Edition['made']>) {
  return { position, hash, template, leftOut, reports, reasons };
}

function slotsIn(narrative: readonly { readonly slot: string }[]): string[] {
  return narrative.map(({ slot }) => slot).sort();
}

function reported(state: Opened): ContractData<typeof contracts.report> {
  const { is, regime: code, period, kind, agency, group, manner, through, dueOn, obligation } = state;
  const { accepted, missingOn, escalatedOn } = state;
  return {
    ...{ regime: code, period, kind, agency, group, manner, through, dueOn, obligation, state: is },
    written: slotsIn(state.narrative),
    adjustments: state.adjustments.map(({ adjustment, ref, indicator, difference }) => ({
      ...{ adjustment, ref, indicator, difference },
    })),
    submissions: state.submissions.map(submitted),
    ...{ missingOn, escalatedOn },
    accepted: accepted && {
      on: accepted.on,
      by: accepted.by,
      submission: accepted.submission,
      covers: accepted.covers,
    },
    exceptions: state.exceptions.map(({ exception, by, from, until, records }) => ({
      ...{ exception, by, from, until, records },
    })),
  };
}

function submitted({ position, hash, template, ...one }: Submission) {
  const { submission, on, timeliness, content, signedAs, state, exception } = one;
  return { submission, on, timeliness, content, made: { position, hash, template }, signedAs, state, exception };
}
